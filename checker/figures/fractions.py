"""Fractions: 3분의 1, 3分の1, 三分之一, 百分之五, 1/3, 52.5/100."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from checker.figures.emit import emit_plain

if TYPE_CHECKING:
    from checker.figures.page import Page

_DIGITS = r"\d+(?:[,，]\d+)*(?:[.．]\d+)?"
_HAN = r"[〇零一二两兩三四五六七八九十千万萬亿億兆点點]|百(?![ ]{0,3}分)"
_OVER = re.compile(
    rf"""
    (?P<below>{_DIGITS}[만억조万萬億亿兆]?|[일이삼사오육칠팔구십백천만억]{{1,8}}
        |[一二两兩三四五六七八九十百千万萬亿億][一二三四五六七八九十百千万萬亿億 ]{{0,12}})
    [ ]{{0,3}}(?:분의|分[ ]{{0,3}}[の之])[ ]{{0,3}}
    (?P<above>{_DIGITS}|[일이삼사오육칠팔구십백천]{{1,8}}|(?:{_HAN})(?:[ ]{{0,3}}(?:{_HAN})){{0,16}})
    (?P<kilo>k(?![A-Za-z]))?
    """,
    re.VERBOSE,
)
_SLASH = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)/(?P<d>\d{1,3})(?![\d/.]|[ ]?[월月日일])")
_OUT_OF = re.compile(
    r" (?:out of|in) (?:every )?(?P<below>\d{1,3})(?= [a-z]{4,})"
    r"(?! (?:years|months|weeks|days|hours|minutes|states|cities|countries|phases|stages))"
)
# What stands right behind the first number of a fraction.
FRACTION_FIRSTS = frozenset("/ 분分,，")
# A fraction of one with so great a denominator defines a unit (nano: a thousand-millionth).
_DEFINITION = 100_000
_HUNDRED = 100
# Denominators that are no day of a month, up to the largest that is not just two numbers with a stroke between.
_DENOMINATORS = frozenset({*range(2, 11), 20, 25, *range(32, 100), 1000})


def fraction_at(page: Page, start: int, end: int) -> bool:
    """Whether a fraction begins at ``start``, where a number up to ``end`` stands; it is then found."""
    text = page.text
    behind = text[end : end + 1]
    if behind == "/":
        return _slash(page, start)
    if behind == " " and page.lexicon.language == "en":
        return _out_of(page, start, end)
    sign = "분의" if page.lexicon.language == "ko" else "分"
    if text.find(sign, start, end + 8) < 0 and text.find("分", start, end + 8) < 0:
        return False
    return over_at(page, start)


def over_at(page: Page, start: int) -> bool:
    """Whether 3분의 1, 百分之五 or the like begins at ``start``; it is then found."""
    found = _OVER.match(page.text, start)
    if found is None:
        return False
    read = page.lexicon.grammar.read
    below, above = read(found["below"].replace(" ", "")), read(found["above"].replace(" ", ""))
    if below is None or above is None or not below.value:
        return False
    if below.value >= _DEFINITION and above.value == 1:
        page.pass_over(found.end())
        return True
    value = above.value / below.value * (1000 if found["kilo"] else 1)
    _emit(page, start, found.end(), value, percent=below.value >= _HUNDRED and _power_of_ten(below.value))
    return True


def _out_of(page: Page, start: int, end: int) -> bool:
    """3 out of 10 projects, 4 in 5 firms."""
    found = _OUT_OF.match(page.text, end)
    above = page.text[start:end]
    if found is None or not above.isdecimal() or not 0 < int(above) < int(found["below"]) <= _HUNDRED:
        return False
    _emit(page, start, found.end(), int(above) / int(found["below"]), percent=False)
    return True


def _slash(page: Page, start: int) -> bool:
    found = _SLASH.match(page.text, start)
    if found is None:
        return False
    above, below = float(found["n"].replace(",", "")), int(found["d"])
    if below == _HUNDRED:
        _emit(page, start, found.end(), above / below, percent=True)
        return True
    if not (below in _DENOMINATORS and above < below and (above == 1 or below <= 10)):
        return False
    _emit(page, start, found.end(), above / below, percent=False)
    return True


def _emit(page: Page, start: int, end: int, value: float, *, percent: bool) -> None:
    if percent:
        emit_plain(page, (start, end), "percent", value * 100, "percent")
    else:
        emit_plain(page, (start, end), "ratio", value, "x")


def _power_of_ten(value: float) -> bool:
    return value > 0 and math.log10(value).is_integer()
