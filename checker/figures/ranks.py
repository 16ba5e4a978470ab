"""Places in an order: ranked ninth, the fifth-largest, No. 2 globally, 第13名, 居第七; not 第二期."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.emit import emit_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.figures.page import Page
    from checker.packs.vocabulary import RankWords

_REACH = 24
# A paper ranks no further down than this.
_LOWEST = 1000
_HAN = "〇零一二两兩三四五六七八九十百"
_ORDINAL = re.compile(rf"第[ ]?(?P<number>\d{{1,4}}|[{_HAN}]{{1,5}})(?P<counter>名|位|番目)?")
_NUMBERED = ("no. ", "no.", "number ")
_NUMBER_ENDS = ("o. ", "o.", "O. ", "O.", "umber ")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


class Ranks:
    """The words of one language that make a place in an order of an ordinal, compiled."""

    def __init__(self, words: RankWords) -> None:
        self.ordinals = words.ordinals
        self._before = re.compile(rf"(?:{_either(words.before)})[ ]?$", re.IGNORECASE)
        self._behind = re.compile(rf"(?:{_either(words.behind)})", re.IGNORECASE)

    def bears(self, text: str, start: int, end: int) -> bool:
        """Whether the ordinal at ``start`` to ``end`` stands where only a rank stands."""
        if self._behind.match(text, end):
            return True
        return self._before.search(text[max(0, start - _REACH) : start]) is not None


def _either(words: Iterable[str]) -> str:
    return "|".join(words) or r"(?!)"


def read_ordinal(page: Page, start: int, end: int) -> None:
    """An English ordinal in letters, or 第 with its number; where it ranks nothing, its number is none either."""
    text = page.text
    if page.lexicon.language == "en":
        word = text[start:end].lower()
        if page.lexicon.ranks.bears(text, start, end):
            emit_plain(page, (start, end), "rank", page.lexicon.ranks.ordinals[word], "rank")
        return
    found = _ORDINAL.match(text, start)
    if found is None:
        return
    numeral = page.lexicon.grammar.read(found["number"])
    if numeral is not None and numeral.value and page.lexicon.ranks.bears(text, start, found.end()):
        emit_plain(page, found.span(), "rank", float(numeral.value), "rank")
    page.pass_over(found.end("number"))


def rank_at(page: Page, start: int, end: int) -> bool:
    """Whether ``9th`` or ``No. 5`` with its digits at ``start`` to ``end`` is a rank; it is then found."""
    text = page.text
    if end - start > 3:
        return False
    if text[end : end + 2] in _SUFFIXES:
        span = start, end + 2
    elif not text.endswith(_NUMBER_ENDS, 0, start):
        return False
    else:
        sign = next((sign for sign in _NUMBERED if text[max(0, start - len(sign)) : start].lower() == sign), None)
        if sign is None:
            return False
        span = start - len(sign), end
    if span[0] < page.cursor or not page.lexicon.ranks.bears(text, *span):
        return False
    emit_plain(page, span, "rank", float(text[start:end]), "rank")
    return True
