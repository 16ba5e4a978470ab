"""Dates on a page: which numbers begin one, and the figures they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.calendar import day_of_month
from checker.figures.dates import PrintedDate, cjk_date, numeric_date
from checker.figures.english_dates import FISCAL, MONTH, month_first, number_first, ordinal_day
from checker.model import Figure

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.model import Bound

_CLOSING = frozenset(")）")
_DAY_OPENINGS = tuple(f"{word}{bracket}" for word in "昨今前明" for bracket in "(（")
_LAST_DAY = 31
_NUMERIC_SIGNS = frozenset("./-")
_CJK_SIGNS = frozenset("년년월월일日年月号號회財财사会會至到~∼～〜–—-,、· ")
# What stands right behind the first digits of a date; English has more forms.
DATE_SIGNS = _NUMERIC_SIGNS | _CJK_SIGNS | _CLOSING
_SIGNS_IN_ENGLISH = _NUMERIC_SIGNS | frozenset("년年월月일日")
# Signs that stand behind most numbers, and in some dates too (3,4일; 3 월).
_LOOSE_SIGNS = frozenset(", ")
_DIGITS_OF_A_YEAR, _DIGITS_OF_A_DAY, _THOUSANDS = 4, 2, 4
_CENTURIES = frozenset({"19", "20"})
_DAY_GOES_ON = re.compile(r"st|nd|rd|th|[ ][JFMASONDo]")
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
_ABOUT_AFTER_FIRSTS = frozenset("경께쯤무頃ご前左")
_ABOUT_BEFORE_LASTS = frozenset(word[-1] for word in _ABOUT_BEFORE)
_HALF_WIDTH = {ord(wide): str(digit) for digit, wide in enumerate("０１２３４５６７８９")} | {
    ord("／"): "/",
    ord("．"): ".",
}
_LOOK_BACK, _LONGEST = 8, 40
_MONEY_SIGNS = "$€£¥₩￥￦"
_CLAUSE_ENDS = ".!?:\n“\"‘'(—|*#"


def date_at(page: Page, start: int, end: int) -> bool:
    """Whether a date begins with the digits at ``start`` to ``end``; it is then found and read."""
    text = page.text
    english = page.lexicon.language == "en"
    if text[end : end + 1] in _CLOSING:
        return not english and _day_in_brackets(page, start, end)
    sign = text[end : end + 1] if end - start <= _DIGITS_OF_A_YEAR else ""
    if sign in (_SIGNS_IN_ENGLISH if english else DATE_SIGNS) and not (
        sign in _LOOSE_SIGNS and _goes_on(text, end, sign)
    ):
        printed = _of_signs(page, start, sign) if text[start] <= "9" else _full_width(page, start)
        if printed is not None:
            return _found(page, start, printed)
    if english:
        printed = _english(page, start, end)
        return printed is not None and _found(page, start, printed)
    return False


def _day_in_brackets(page: Page, start: int, end: int) -> bool:
    """昨(14)日, 今(5)日: the day of the month between the two letters of the word for it."""
    text = page.text
    if end - start > _DIGITS_OF_A_DAY or text[end + 1 : end + 2] != "日" or not text.endswith(_DAY_OPENINGS, 0, start):
        return False
    day = int(text[start:end])
    return 1 <= day <= _LAST_DAY and _found(page, start, PrintedDate(end, day_of_month(day, page.published)))


def _of_signs(page: Page, start: int, sign: str) -> PrintedDate | None:
    printed = numeric_date(page.text, start) if sign in _NUMERIC_SIGNS else None
    return printed or (cjk_date(page.text, start, page.published) if sign in _CJK_SIGNS else None)


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


def _goes_on(text: str, end: int, sign: str) -> bool:
    """Whether a comma behind digits parts thousands, or a space stands before no word of a date: 3,455억, 80 MW."""
    if sign == " ":
        return text[end + 1 : end + 2] not in _CJK_SIGNS
    return text[end + 1 : end + _THOUSANDS].isdigit()


def _english(page: Page, start: int, end: int) -> PrintedDate | None:
    text = page.text
    if text[start : start + 2] not in _CENTURIES or not text[start + 2 : start + 4].isdigit():
        goes_on = _DAY_GOES_ON.match(text, end) or text.endswith(FISCAL, 0, start)
        if end - start > _DIGITS_OF_A_DAY or not goes_on:
            return None
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
    text, value = page.text, printed.value
    about = printed.approximate or _hedged(text, start, printed.end)
    if printed.high is not None and ".." not in value:
        value = f"{value}..{value[: value.rfind('-') + 1]}{printed.high:02d}"
    bound: Bound = "range" if ".." in value else "about" if about else "exact"
    page.add(Figure(start, printed.end, text[start : printed.end], "date", value, None, "date", bound, None, None))
    return True


def _hedged(text: str, start: int, end: int) -> bool:
    """Whether a word such as 무렵 or about makes a date uncertain."""
    behind = text[end : end + 4].lstrip()
    if behind[:1] in _ABOUT_AFTER_FIRSTS and _ABOUT_AFTER.match(behind):
        return True
    return text[start - 1 : start] in _ABOUT_BEFORE_LASTS and text[max(0, start - 8) : start].lower().endswith(
        _ABOUT_BEFORE
    )
