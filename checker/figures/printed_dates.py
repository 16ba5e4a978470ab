"""Dates on a page: which numbers begin one, and the figures they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.dates import PrintedDate, cjk_date, numeric_date
from checker.figures.english_dates import MONTH, month_first, number_first, ordinal_day
from checker.model import Figure

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.model import Bound

_NUMERIC_SIGNS = frozenset("./-")
_CJK_SIGNS = frozenset("년년월월일日年月号號회財财사会會至到~∼～〜–—-,、· ")
_SIGNS = _NUMERIC_SIGNS | _CJK_SIGNS
_SIGNS_IN_ENGLISH = _NUMERIC_SIGNS | frozenset("년年월月일日")
_MONTH = re.compile(MONTH)
_WORD_BEFORE = re.compile(r"([A-Za-z][\w’'.&]*)[ ]$")
_NO_NAMES = frozenset(
    """
    in by since fiscal year q1 q2 q3 q4 h1 h2 until for from early late during and to fy the through end spring summer
    fall autumn winter before after around about
    """.split()  # noqa: SIM905 - a column of quotes says less
)
_ABOUT_AFTER = re.compile(r"(?:[경께쯤](?![가-힣])|[경께쯤](?=[에까부])|무렵|頃|ごろ|前後|左右|前后)")
_ABOUT_BEFORE = ("around ", "about ", "약 ", "약", "circa ", "約", "约")
_HALF_WIDTH = {ord(wide): str(digit) for digit, wide in enumerate("０１２３４５６７８９")} | {
    ord("／"): "/",
    ord("．"): ".",
}
_LOOK_BACK, _LONGEST = 8, 40
_MONEY_SIGNS = "$€£¥₩￥￦"
_CLAUSE_ENDS = ".!?:\n“\"‘'(—|*#"


def date_at(page: Page, start: int) -> bool:
    """Whether a date begins with the digit at ``start``; it is then found, and reading goes on behind it."""
    text = page.text
    english = page.lexicon.language == "en"
    sign = _sign_behind(text, start)
    if sign in (_SIGNS_IN_ENGLISH if english else _SIGNS):
        printed = _of_signs(page, start, sign) if text[start] <= "9" else _full_width(page, start)
        if printed is not None:
            return _found(page, start, printed)
    if english:
        printed = _english(page, start)
        return printed is not None and _found(page, start, printed)
    return False


def _of_signs(page: Page, start: int, sign: str) -> PrintedDate | None:
    printed = numeric_date(page.text, start) if sign in _NUMERIC_SIGNS else None
    return printed or cjk_date(page.text, start, page.published)


def _full_width(page: Page, start: int) -> PrintedDate | None:
    """２０２５年: the same date in full-width digits."""
    begin = max(0, start - _LOOK_BACK)
    piece = page.text[begin : start + _LONGEST].translate(_HALF_WIDTH)
    printed = numeric_date(piece, start - begin) or cjk_date(piece, start - begin, page.published)
    return printed._replace(end=printed.end + begin) if printed else None


def month_at(page: Page, start: int) -> bool:
    """Whether an English date begins with the month's name at ``start``."""
    printed = month_first(page.text, start, page.published)
    return printed is not None and _found(page, start, printed)


def _sign_behind(text: str, start: int) -> str:
    """What stands behind the first one, two or four digits; a date has one of a few signs there."""
    if not text[start + 1 : start + 2].isdigit():
        return text[start + 1 : start + 2]
    behind = text[start + 2 : start + 3]
    if not behind.isdigit():
        return behind
    return text[start + 4 : start + 5] if text[start + 3 : start + 4].isdigit() else text[start + 3 : start + 4]


def _english(page: Page, start: int) -> PrintedDate | None:
    text = page.text
    if text[start : start + 2] not in {"19", "20"} or not text[start + 2 : start + 4].isdigit():
        return number_first(text, start, page.published) or ordinal_day(text, start, page.published)
    if start and text[start - 1] in _MONEY_SIGNS:
        return None
    printed = number_first(text, start, page.published)
    if printed is None or _counts_something(page, printed.end):
        return None
    if _in_a_title(text, start):
        page.pass_over(printed.end)
        return None
    return printed


def _counts_something(page: Page, end: int) -> bool:
    """``2000 people``, ``2,000``, ``1990 million``: no year."""
    if page.text[end - 1] == "s":
        return False
    position = end + (page.text[end : end + 1] in {" ", "-"})
    return page.lexicon.units.at(page.text, position) is not None or bool(
        page.lexicon.english.scale_behind.match(page.text, end)
    )


def _in_a_title(text: str, start: int) -> bool:
    """``Computex 2025``: a year behind a capitalised word inside a sentence is part of a name."""
    left = text[max(0, start - 24) : start]
    before = _WORD_BEFORE.search(left)
    if before is None or not before[1][:1].isupper() or _MONTH.fullmatch(before[1]) or before[1].lower() in _NO_NAMES:
        return False
    outside = left[: before.start()].rstrip(" ")[-1:]
    return bool(outside) and outside not in _CLAUSE_ENDS


def _found(page: Page, start: int, printed: PrintedDate) -> bool:
    text = page.text
    left, right = text[max(0, start - 8) : start].lower(), text[printed.end : printed.end + 4].lstrip()
    about = printed.approximate or bool(_ABOUT_AFTER.match(right)) or left.endswith(_ABOUT_BEFORE)
    value = printed.value
    if printed.high is not None and ".." not in value:
        value = f"{value}..{value[: value.rfind('-') + 1]}{printed.high:02d}"
    bound: Bound = "range" if ".." in value else "about" if about else "exact"
    page.add(Figure(start, printed.end, text[start : printed.end], "date", value, None, "date", bound, None, None))
    return True
