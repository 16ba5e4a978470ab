"""Digits that are no figure: in names, clock times, scores, versions, ordinals, articles of a law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.page import SPACES
from checker.figures.parts import sign_before

if TYPE_CHECKING:
    from checker.figures.page import Page

_HYPHENS = frozenset("-‐‑–−－")
_CLOCK_OR_SCORE = re.compile(r":\d|\d*[xX×*]\d|\.\d|/\d{1,2}/\d")
_ODD_FIRSTS = frozenset(":xX×*./0123456789")
_ODD_REST = re.compile(r"[\d:.xX×]{0,12}")
# 50대 50, 7대 3, 8대 1: shares of two sides.
_TWO_SIDES = re.compile(r"대 ?\d{1,3}(?![\d,.만억조])(?![ ]?[개대명곳원년월일장%])")
_LAW = re.compile(r"[ ]?(?:제?\d+[ ]?(?:항|호)|의\d|에 따|에 의|를 위반|을 위반|에 근거|에서 정|에 규정)")
_LAW_BEFORE = re.compile(r"(?:법|법률|시행령|시행규칙|규정|조례|헌법|협약|정관)[ ]?$")
_ENGLISH_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DAY_OR_MONTH = re.compile(r"\d{1,2}[月日월일]|(?:19|20)\d\d[年년]")
_COUNTED = frozenset({"company", "country", "person", "site", "store", "school", "region"})
_AMOUNTS = frozenset("억조億兆亿")
# What a number is behind or before that may be no figure: see end_of_no_figure.
NO_FIGURE_FIRSTS = _ODD_FIRSTS | frozenset("분대" + SPACES)
LAW_ENDS = frozenset("조")
# What may stand before a hyphen and a year: mid-2026 is a date, Covid-19 a name.
_YEAR_OPENERS = ("mid-", "early-", "late-", "pre-", "post-")
_REACH = 12


def in_a_name(page: Page, start: int) -> bool:
    """Whether the digits behind a letter or a mark that ends a name belong to one: A100, GPT-4, No. 5, 제3공장, #7."""
    text = page.text
    before = text[start - 1]
    if before.isalpha() and before.isascii():
        fiscal = text.endswith("FY", 0, start)
        return not (
            fiscal
            or sign_before(page, start) is not None
            or _behind_its_thing(page, start)
            or _amount(page, start)
            or _counted(page, start)
            or _dated(page, start)
        )
    left = text[start - 2 : start - 1] if start > 1 else ""
    if before in _HYPHENS:
        return left.isdigit() or _latin_name(text, start, left)
    if before in "./":
        return left.isdigit() if before == "." else not left.isspace()
    return True


def _latin_name(text: str, start: int, left: str) -> bool:
    """GPT-4 and Covid-19, but not mid-2026."""
    return left.isascii() and left.isalpha() and not text[max(0, start - 6) : start].lower().endswith(_YEAR_OPENERS)


def _behind_its_thing(page: Page, start: int) -> bool:
    """GPU100台: digits right behind the name of what they count."""
    return page.lexicon.language != "en" and page.lexicon.things.before(page.text, start) == ("GPU", "accelerator")


def _amount(page: Page, start: int) -> bool:
    """KDDI102億円: no name of letters and digits ends in a scale word that only amounts have."""
    run = page.lexicon.digit_run.match(page.text, start)
    return run is not None and not _AMOUNTS.isdisjoint(run[0]) and page.text[start - 2 : start].isalpha()


def _counted(page: Page, start: int) -> bool:
    """米IT3社, EU27カ国: capitals before a number of firms, people or places."""
    text = page.text
    if page.lexicon.language == "en" or not text[max(0, start - 2) : start].isupper() or start < 2:
        return False
    run = page.lexicon.digit_run.match(text, start)
    found = page.lexicon.units.at(text, run.end()) if run else None
    return found is not None and found[0].unit in _COUNTED


def _dated(page: Page, start: int) -> bool:
    """Intel9月, Meta10日: where no spaces are written, a day or month may follow a name."""
    return page.lexicon.language != "en" and _DAY_OR_MONTH.match(page.text, start) is not None


def end_of_no_figure(page: Page, start: int, end: int) -> int | None:
    """Where reading goes on if the number at ``start`` to ``end`` is a time, a score, an ordinal or the like."""
    text = page.text
    behind = text[end : end + 1]
    if behind in _ODD_FIRSTS and behind:
        odd = _CLOCK_OR_SCORE.match(text, end)
        if odd is not None:
            rest = _ODD_REST.match(text, odd.end())
            return rest.end() if rest else odd.end()
    if _ordinal_behind(page, end) or (behind == "분" and text[start - 2 : start].strip() == "시"):
        return end
    if page.lexicon.language == "en":
        return end if _ordinal_before(page, start) else None
    sides = _TWO_SIDES.match(text, end) if behind == "대" else None
    if sides is not None:
        return sides.end()
    if text[end - 1] in LAW_ENDS and (_LAW.match(text, end) or _LAW_BEFORE.search(text, max(0, start - 8), start)):
        return end
    return None


def _ordinal_behind(page: Page, end: int) -> bool:
    text = page.text
    position = end + (text[end : end + 1] in SPACES)
    words = page.lexicon.not_after.get(text[position : position + 1])
    if words is None or not text.startswith(words, position):
        return False
    word = next(word for word in words if text.startswith(word, position))
    unit = page.lexicon.units.at(text, position)
    if unit is not None and unit[1] - position > len(word):
        return False
    spaced_letters = position > end and text[position : position + 2] in _ENGLISH_ORDINALS
    return not (page.lexicon.language == "en" and spaced_letters)


def _ordinal_before(page: Page, start: int) -> bool:
    """``phase 2``, ``page 14``: the word before makes it a name."""
    text = page.text
    if not start or text[start - 1] not in SPACES:
        return False
    left = text[max(0, start - _REACH) : start].lower().rstrip(SPACES)
    if not left.endswith(page.lexicon.ordinals):
        return False
    for word in page.lexicon.ordinals:
        if left.endswith(word):
            return not left[: -len(word)][-1:].isalpha()
    return False
