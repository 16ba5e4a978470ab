"""DT651: a date that the calendar does not have, or a weekday that is not that date's."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker.checks._operands import before
from checker.checks.base import Context, Gap, Issue, Place, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "DT651"
_ISO = re.compile(r"^(?P<year>\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})$")
_BARE_DAY = re.compile(r"^\d{1,2}\s?(?:일|日)$")
_YEAR = re.compile(r"\d{4}|['’]\d\d|令和|平成|昭和|'\d\d")
# 13월 5일: the reading of figures gives up on the month and keeps the day.
_NO_MONTH = re.compile(r"(?<![\d.,])(?P<month>1[3-9]|[2-9]\d|00|0)\s?[월月]\s?$")
_OTHER_CALENDAR = re.compile(r"음력|旧暦|陰暦|农历|農曆|阴历|\blunar\b", re.IGNORECASE)
_NEXT_TO = re.compile(r"^\s?[~∼～〜–—-]|^\s?(?:부터|から|至|to\b)")
_OTHER_YEAR = re.compile(r"내년|이듬해|지난해|작년|来年|翌年|昨年|前年|明年|去年|\b(?:last|next)\b", re.IGNORECASE)
_NAMES = {
    "ko": "월화수목금토일", "ja": "月火水木金土日", "zh": "一二三四五六日",
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}  # fmt: skip
_EN = r"(?P<d>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\.|s\.?|sday|day|nesday|rsday|urs\.?|ursday|urday)?"
# The weekday behind the date and the one before it, for each language.
_WEEKDAYS = {
    "ko": (
        re.compile(
            r"^\s?[(（]\s?(?P<d>[월화수목금토일])(?:요일)?(?:\s?[·∙,・/]\s?[^)）~]{1,6})?\s?[)）]|"
            r"^\s(?P<e>[월화수목금토일])요일"
        ),
        re.compile(r"(?P<d>[월화수목금토일])요일(?:인|이던|\s?[(（]|,)?\s?$"),
    ),
    "ja": (
        re.compile(
            r"^\s?[(（]\s?(?P<d>[月火水木金土日])(?:曜日?)?(?:\s?[・･,、/]\s?[^)）~〜～]{1,6})?\s?[)）]|"
            r"^\s?(?P<e>[月火水木金土日])曜"
        ),
        re.compile(r"(?P<d>[月火水木金土日])曜日?(?:の|[(（]|、)?\s?$"),
    ),
    "zh": (
        re.compile(r"^\s?[(（]?\s?(?:星期|周|週|礼拜)(?P<d>[一二三四五六日天])(?!至|到|-)"),
        re.compile(r"(?:星期|周|週|礼拜)(?P<d>[一二三四五六日天])\s?[(（]\s?$"),
    ),
    "en": (
        re.compile(r"^(?:\s?\(|, (?:a )?)" + _EN + r"(?=[,.;)]|$)"),
        re.compile(r"\b" + _EN + r"\s?(?:,|\(|\(?the)?\s?$"),
    ),
}


@check(_CODE, alone=True)
def impossible_date(context: Context) -> Iterator[Issue | Gap]:
    """The calendar, in every year that may be meant."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            place = Place(article, index)
            if figure.kind != "date" or _OTHER_CALENDAR.search(before(context, place, 12)):
                continue
            month = _NO_MONTH.search(before(context, place, 6))
            if month is not None and _BARE_DAY.match(figure.surface):
                yield _missing(place, f"{month[0].strip()} {figure.surface}", "")
            else:
                yield from _read(context, place, figure)


def _read(context: Context, place: Place, figure: Figure) -> Iterator[Issue]:
    parts = _ISO.match(str(figure.value))
    if parts is None:
        return
    year, month, day = 0 if parts["year"] == "-" else int(parts["year"]), int(parts["month"]), int(parts["day"])
    candidates = _candidates(context, place, figure, (year, month, day))
    if not candidates and not _BARE_DAY.match(figure.surface):
        yield _missing(place, figure.surface, _nearest(figure.surface, year, month, day))
    elif candidates:
        yield from _weekday(context, place, figure, candidates)


def _candidates(context: Context, place: Place, figure: Figure, parts: tuple[int, int, int]) -> list[date]:
    """The dates that may be meant: one where the year is printed, else those of the years or months beside it."""
    year, month, day = parts
    published = context.published(place)
    if _YEAR.search(figure.surface):
        tried = [(year, month)]
    elif _BARE_DAY.match(figure.surface):
        tried = _months(context, place, year, month)
    else:
        # An undated article's day of February is there or not whatever its year.
        tried = [(y, month) for y in (range(year - 1, year + 2) if year else range(2000, 2028))]
    found = [date(y, m, day) for y, m in tried if 1 <= m <= 12 and 1 <= day <= monthrange(y, m)[1]]
    if _OTHER_YEAR.search(before(context, place, 10)):
        return found
    near = [d for d in found if published and abs((d - published).days) <= context.limits["weekday_days"]]
    return found if _YEAR.search(figure.surface) or not near else near


def _months(context: Context, place: Place, year: int, month: int) -> list[tuple[int, int]]:
    """The months that a bare day may be of: those about publication, and that of every date printed before it."""
    if not year:
        return []
    about = [divmod(year * 12 + month - 1 + shift, 12) for shift in (-1, 0, 1)]
    printed = [_ISO.match(str(figure.value)) for figure in context.run.figures[place.article][: place.figure]]
    months = {(int(found["year"]), int(found["month"])) for found in printed if found and found["year"] != "-"}
    return [*((y, m + 1) for y, m in about), *((y + shift, m) for y, m in sorted(months) for shift in (-1, 0, 1))]


def _nearest(surface: str, year: int, month: int, day: int) -> str:
    """The date as printed with the last day of its month, where only the day is too high."""
    if not 1 <= month <= 12:
        return ""
    last = monthrange(year or 2001, month)[1]
    return re.sub(rf"(?<!\d){day}(?!\d)", str(last), surface, count=1) if day > last else ""


def _missing(place: Place, printed: str, expected: str) -> Issue:
    return Issue(
        _CODE,
        "error",
        place,
        (),
        {"detail": printed, "expected": expected},
        variant="" if expected else "nameless",
        working={"printed": printed},
        confidence=0.95,
    )


def _weekday(context: Context, place: Place, figure: Figure, candidates: list[date]) -> Iterator[Issue]:
    language = context.article(place).language
    printed = _printed(context, place, language)
    explicit = bool(_YEAR.search(figure.surface))
    if printed is None or (not explicit and context.published(place) is None):
        return
    if any(candidate.weekday() == printed for candidate in candidates):
        return
    published = context.published(place)
    best = min(candidates, key=lambda d: abs((d - published).days) if published else 0)
    right, wrong = _weekday_name(best.weekday(), language), _weekday_name(printed, language)
    days = (best + timedelta(days=step) for step in (1, -1, 2, -2, 3, -3))
    fitting = next(day for day in days if day.weekday() == printed)
    near = published is not None and abs((best - published).days) <= context.limits["sure_days"]
    yield Issue(
        _CODE,
        "error" if explicit or near else "warning",
        place,
        (),
        {
            "expected": right, "other": wrong,
            "detail": f"{best.isoformat()}: {right}; {wrong}: {fitting.isoformat()}",
        },
        variant="weekday",
        working={"tried": [day.isoformat() for day in candidates], "weekday": right, "printed": wrong},
        confidence=0.95 if explicit else 0.8,
    )  # fmt: skip


def _weekday_name(number: int, language: str) -> str:
    name = _NAMES[language][number]
    return {"ko": f"{name}요일", "ja": f"{name}曜日", "zh": f"星期{name}"}.get(language, name)


def _printed(context: Context, place: Place, language: str) -> int | None:
    """The weekday that stands at the date, from 0 for Monday."""
    figure, text = context.figure(place), context.article(place).text
    behind, ahead = text[figure.end : figure.end + 16], text[max(0, figure.start - 16) : figure.start]
    if _NEXT_TO.match(behind):
        return None
    found = _WEEKDAYS[language][1].search(ahead) or _WEEKDAYS[language][0].match(behind)
    if found is None:
        return None
    name = found["d"] or found.groupdict().get("e") or ""
    if language == "en":
        return next(i for i, day in enumerate(_NAMES["en"]) if day.startswith(name))
    return _NAMES[language].index({"天": "日"}.get(name, name) if language == "zh" else name)
