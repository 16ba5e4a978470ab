"""Amounts as people of each language read them: ``4조 3,455억 원``, ``2兆2,600億円``, ``$8 billion``, ``29亿美元``."""

from __future__ import annotations

import math

_DIGITS = 4
_TINY, _HUGE = 1e-4, 1e18  # beyond these, numbers are written as powers of ten

# Scale words, the largest first, as powers of ten.
_SCALES = {
    "ko": (("조", 12), ("억", 8), ("만", 4)),
    "ja": (("兆", 12), ("億", 8), ("万", 4)),
    "zh": (("万亿", 12), ("亿", 8), ("万", 4)),
    "en": ((" trillion", 12), (" billion", 9), (" million", 6)),
}

# How each language writes one amount of a unit, ko, ja, zh, en; units that are not here are written after the number.
_UNITS = {
    "KRW": ("{} 원", "{}ウォン", "{}韩元", "{} won"),
    "JPY": ("{} 엔", "{}円", "{}日元", "{} yen"),
    "USD": ("{} 달러", "{}ドル", "{}美元", "${}"),
    "CNY": ("{} 위안", "{}元", "{}元", "{} yuan"),
    "EUR": ("{} 유로", "{}ユーロ", "{}欧元", "€{}"),
    "GBP": ("{} 파운드", "{}ポンド", "{}英镑", "£{}"),
    "TWD": ("{} 대만달러", "{}台湾ドル", "{}新台币", "NT${}"),
    "HKD": ("{} 홍콩달러", "{}香港ドル", "{}港元", "HK${}"),
    "GPU": ("{} 장", "{}基", "{}块", "{} GPUs"),
    "person": ("{} 명", "{}人", "{}人", "{} people"),
    "company": ("{}개사", "{}社", "{}家公司", "{} companies"),
    "site": ("{} 곳", "{}か所", "{}处", "{} sites"),
    "model": ("{}개 모델", "{}モデル", "{}个模型", "{} models"),
    "m2": ("{}㎡", "{}㎡", "{}平方米", "{} m²"),
    "percent": ("{}%",) * 4,
    "percent_point": ("{}%p", "{}ポイント", "{}个百分点", "{} percentage points"),
    "x": ("{}배", "{}倍", "{}倍", "{}x"),
    "rank": ("{}위", "{}位", "第{}", "No. {}"),
    "year": ("{}년", "{}年", "{}年", "{} years"),
    "month": ("{}개월", "{}か月", "{}个月", "{} months"),
    "week": ("{}주", "{}週間", "{}周", "{} weeks"),
    "day": ("{}일", "{}日", "{}天", "{} days"),
    "hour": ("{}시간", "{}時間", "{}小时", "{} hours"),
    "minute": ("{}분", "{}分", "{}分钟", "{} minutes"),
    "second": ("{}초", "{}秒", "{}秒", "{} seconds"),
}
_ORDER = ("ko", "ja", "zh", "en")
_SPELT = frozenset(_UNITS) - {"percent", "percent_point", "x", "rank", "year", "month", "week", "day"}


def amount(value: float, unit: str, language: str) -> str:
    """``value`` of ``unit`` as ``language`` writes it, to about four significant digits."""
    language = language if language in _SCALES else "en"
    if unit.startswith("GPU:"):
        model, printed = unit.removeprefix("GPU:"), amount(value, "GPU", language)
        return printed.replace("GPUs", f"{model} GPUs") if language == "en" else f"{model} {printed}"
    currency = len(unit) == 3 and unit.isupper()
    number = _spelt(abs(value), language) if currency or unit in _SPELT else _plain(abs(value))
    pattern = _UNITS[unit][_ORDER.index(language)] if unit in _UNITS else f"{{}} {unit}"
    return ("-" if value < 0 else "") + pattern.format(number)


def _spelt(value: float, language: str) -> str:
    """The number with scale words."""
    if not _TINY <= value < _HUGE:
        return _plain(value)
    grouped = language in ("ko", "ja")
    value = _rounded(value, _digits(value) if grouped else _DIGITS)
    for place, (word, power) in enumerate(_SCALES[language]):
        if value >= 10**power:
            if not grouped:
                return _plain(value / 10**power) + word
            head, rest = divmod(round(value), 10**power)
            return f"{head:,}{word}{_rest(rest, place + 1, language)}"
    return _plain(value)


def _rest(rest: int, place: int, language: str) -> str:
    """What follows the first scale word: one more, none where nothing is left."""
    scales = _SCALES[language]
    gap = " " if language == "ko" else ""
    if not rest:
        return ""
    if place == len(scales):
        return f"{gap}{rest:,}"
    word, power = scales[place]
    return f"{gap}{rest // 10**power:,}{word}" if rest >= 10**power else ""


def _digits(value: float) -> int:
    """Four significant digits, and a whole group of four after a single one: 4조 3,455억."""
    return _DIGITS + (value >= 10**4 and math.floor(math.log10(value)) % 4 == 0)


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")


def _plain(value: float) -> str:
    """The number in digits, with commas."""
    if value != 0 and not _TINY <= value < _HUGE:
        return f"{value:.{_DIGITS}g}"
    value = _rounded(value, _DIGITS)
    return f"{value:,.0f}" if value.is_integer() else f"{value:,f}".rstrip("0")
