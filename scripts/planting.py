"""Slips as they happen at a desk: what ``benchmark.py`` does to a printed figure, each by a name."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

_NUMBER: Final = re.compile(r"(?<![A-Za-z\d])\d[\d,]*(?:\.\d+)?")
_SCALES: Final = {
    "trillion": "billion", "billion": "million", "million": "billion", "조": "억", "억": "조",
    "兆": "億", "億": "兆", "亿": "万", "만": "억", "万": "億", "萬": "億",
}  # fmt: skip
_CURRENCIES: Final = (("米ドル", "円"), ("美元", "人民币"), ("달러", "원"), ("ドル", "円"), ("엔", "원"),
                      ("円", "ドル"), ("dollars", "yen"), ("yen", "dollars"), ("원", "달러"), ("$", "¥"))  # fmt: skip
_OTHER_DOLLARS: Final = re.compile("台湾|香港|豪|新台|US|NT|HK|대만|홍콩")
_UNITS: Final = (("메가와트", "기가와트"), ("기가와트", "메가와트"), ("megawatts", "gigawatts"),
                 ("gigawatts", "megawatts"), ("MW", "GW"), ("GW", "MW"), ("㎿", "GW"), ("兆瓦", "吉瓦"))  # fmt: skip


def slip(kind: str, surface: str, chance: random.Random) -> str | None:
    """``surface`` with a slip of that kind; None where it cannot have one."""
    changed = _KINDS[kind](surface, chance)
    return None if changed == surface else changed


def _lost_scale(surface: str, _chance: random.Random) -> str | None:
    """80억 달러 -> 80 달러."""
    word = _one_scale(surface)
    return surface.replace(word, "", 1).replace("  ", " ") if word else None


def _other_scale(surface: str, _chance: random.Random) -> str | None:
    """80억 달러 -> 80조 달러."""
    word = _one_scale(surface)
    return surface.replace(word, _SCALES[word], 1) if word else None


def _one_scale(surface: str) -> str | None:
    words = [word for word in _SCALES if word in surface]
    return words[0] if len(words) == 1 and _NUMBER.search(surface) else None


def _tenfold(surface: str, _chance: random.Random) -> str | None:
    """150 -> 1500."""
    found = _NUMBER.search(surface)
    if found is None or "." in found[0]:
        return None
    return surface[: found.start()] + found[0].replace(",", "") + "0" + surface[found.end() :]


def _transposed(surface: str, _chance: random.Random) -> str | None:
    """29 -> 92."""
    found = _NUMBER.search(surface)
    digits = found[0].replace(",", "") if found else ""
    if found is None or len(digits) < 2 or not digits[:2].isdigit() or digits[1] in {"0", digits[0]}:
        return None
    return surface[: found.start()] + digits[1] + digits[0] + digits[2:] + surface[found.end() :]


def _wrong_digit(surface: str, chance: random.Random) -> str | None:
    """150 -> 450: the first digit is another one, three or more away."""
    found = _NUMBER.search(surface)
    if found is None:
        return None
    first = int(found[0][0])
    others = [digit for digit in range(1, 10) if abs(digit - first) >= 3]
    return surface[: found.start()] + str(chance.choice(others)) + surface[found.start() + 1 :]


def _other_currency(surface: str, _chance: random.Random) -> str | None:
    """80억 달러 -> 80억 원."""
    if "(" in surface or _OTHER_DOLLARS.search(surface) or not any(word in surface for word in _SCALES):
        return None
    return _swapped(surface, _CURRENCIES)


def _other_unit(surface: str, _chance: random.Random) -> str | None:
    """150MW -> 150GW."""
    return _swapped(surface, _UNITS)


def _swapped(surface: str, pairs: tuple[tuple[str, str], ...]) -> str | None:
    return next((surface.replace(one, other, 1) for one, other in pairs if one in surface), None)


_KINDS: Final[dict[str, Callable[[str, random.Random], str | None]]] = {
    "lost scale word": _lost_scale,
    "other scale word": _other_scale,
    "tenfold": _tenfold,
    "transposed digits": _transposed,
    "wrong digit": _wrong_digit,
    "other currency": _other_currency,
    "other unit": _other_unit,
}
KINDS: Final = tuple(_KINDS)
