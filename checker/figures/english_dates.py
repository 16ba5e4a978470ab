"""Dates as printed in English: March 18, 2025; 18 March; mid-2026; fiscal 2027; the 18th."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.calendar import day_of_month, iso, month_and_day, year_after, year_of
from checker.figures.dates import PrintedDate

if TYPE_CHECKING:
    from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19|20)\d{2}"
_MONTH_FIRST = re.compile(
    rf"""
    (?P<mn>{MONTH})[ ]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]*\d{{3}}|\d|[ ]?%)
        (?:[ ]?(?:-|–|to|and)[ ]?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?[ ](?P<yy>{_YEAR}))?
    |(?P<mo>{MONTH})(?:[ ]of)?,?[ ](?P<yo>{_YEAR})
    """,
    re.VERBOSE,
)
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<mn>{MONTH})\b(?:,?[ ](?P<yy>{_YEAR}))?")
_NO_YEAR = r"(?![\d,]|-?[A-Za-z%]|[ ](?:[mbt]illion|per ?cent|MW|GW|people|nm)\b)"
_YEARS = re.compile(
    rf"(?P<ya>(?:19|20)\d{{2}})(?:s\b|(?:-|–|/| to )(?P<yb>(?:19|20)\d{{2}}(?![\d,])|\d{{2}}{_NO_YEAR}))?"
    r"(?![\d,]*\d|\.\d)"
)
FISCAL = ("FY", "FY ")
_SHORT_YEAR = re.compile(r"[0-3]\d(?![\d.,%-])")
# As far back as "last year's " reaches.
_LOOK_BACK = 12
_ORDINAL_DAY = re.compile(r"(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b")
_ORDINAL_NOUN = re.compile(r"\s+(?!of\b|to\b|in\b|at\b|that\b|and\b|for\b|a\b|the\b)[a-z]{4,}")


def month_first(text: str, start: int, published: date | None) -> PrintedDate | None:
    """``March 18, 2025``, ``Nov. 5-7``, ``March 2025``: the date that begins with the month at ``start``."""
    found = _MONTH_FIRST.match(text, start)
    if found is None:
        return None
    if found["mo"]:
        return PrintedDate(found.end(), iso(found["yo"], _month_number(found["mo"])))
    return _day_of_month(found, found["day2"], published)


def number_first(text: str, start: int, published: date | None) -> PrintedDate | None:
    """``18 March 2025``, ``2026-27``, ``1980s``, ``2027``: the date that begins with the digit at ``start``."""
    found = _DAY_FIRST.match(text, start)
    if found is not None:
        return _day_of_month(found, None, published)
    if text.endswith(FISCAL, 0, start) and (short := _SHORT_YEAR.match(text, start)):
        return PrintedDate(short.end(), iso(year_of(short[0])))
    years = _YEARS.match(text, start)
    if years is None:
        return None
    if " to " in years[0] and text.endswith(("from ", "From "), 0, start):
        return PrintedDate(years.end("ya"), years["ya"])  # the beginning and the end, not a span
    if years["yb"]:
        low = int(years["ya"])
        high = year_after(low, years["yb"])
        return PrintedDate(years.end(), f"{low}..{high}", high) if high > low else None
    return PrintedDate(years.end(), iso(year_of(years["ya"])), approximate=years[0].endswith("s"))


def _day_of_month(found: re.Match[str], last: str | None, published: date | None) -> PrintedDate | None:
    month, day = _month_number(found["mn"]), int(found["day"])
    if not 1 <= day <= 31:
        return None
    high = int(last) if last else None
    if found["yy"]:
        return PrintedDate(found.end(), iso(found["yy"], month, day), high)
    before = found.string[max(0, found.start() - _LOOK_BACK) : found.start()].lower()
    return PrintedDate(found.end(), month_and_day(month, day, before, published), high)


def ordinal_day(text: str, start: int, published: date | None) -> PrintedDate | None:
    """``the 18th`` as a day of the month; an ordinal with a noun behind it is none."""
    found = _ORDINAL_DAY.match(text, start)
    if found is None or not text[max(0, start - 7) : start].lower().endswith(("on the ", "by the ", "of the ")):
        return None
    if _ORDINAL_NOUN.match(text[found.end() : found.end() + 16]):
        return None
    return PrintedDate(found.end(), day_of_month(int(found["d"]), published))


def _month_number(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1
