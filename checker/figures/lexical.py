"""Words that are figures by themselves: 절반, 半額, half, decade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.emit import emit_plain

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.model import Kind

_KINDS: dict[str, Kind] = {
    "x": "ratio",
    "percent": "percent",
    "year": "duration",
    "month": "duration",
    "day": "duration",
    "week": "duration",
}
_HALF_BEFORE = ("first ", "second ", "first-", "second-", "other ", "latter ", "one-", "and a ", "a ", "better ")
_HALF_BEHIND = ("-year", " year", " a ", "way", " of 20", "-ye", " time", "-time", " of the year", "-hour")
# double-digit growth, a triple-net lease, a double-edged sword: no multiples.
_COMPOUNDS = (
    "-digit",
    " digit",
    "-net",
    "-edged",
    "-decker",
    "-check",
    "-sided",
    "-glazed",
    "-a",
    "-b",
    "-c",
    " down",
    " click",
)
# raised twice already, twice a week: occasions, not a multiple.
_OCCASIONS = (
    " already",
    " this ",
    " in ",
    " a ",
    " since",
    " before",
    " last ",
    " over",
    " daily",
    " weekly",
    " on ",
    " and",
    " by ",
)
_A_SHARE = re.compile(r"\s(?:of|the|from|lower|higher|more|less|cheaper|as|in|by|since)\b|[,.;)”’\"']|$")


def read_word(page: Page, start: int, end: int) -> None:
    """The figure that a word is, unless its neighbours make it something else."""
    text = page.text
    word = text[start:end]
    rule = page.lexicon.rules.words.get(word) or page.lexicon.rules.words.get(word.lower())
    if rule is None or (page.lexicon.language == "en" and _something_else(text, start, end)):
        return
    if any(text.startswith(other, start - other.find(word)) for other in page.lexicon.rules.no_words if word in other):
        return
    start += word.startswith("の")
    emit_plain(page, (start, end), _KINDS[rule.unit], rule.value, rule.unit)


def _something_else(text: str, start: int, end: int) -> bool:
    """``the first half``, ``half a year``, ``a third party``."""
    left, right = text[max(0, start - 12) : start].lower(), text[end : end + 12].lower()
    word = text[start:end].lower()
    if right.startswith(_COMPOUNDS) or (word == "twice" and right.startswith(_OCCASIONS)):
        return True
    if word == "half":
        return left.endswith(_HALF_BEFORE) or right.startswith(_HALF_BEHIND)
    return word.startswith("a ") and " of" not in word and not _A_SHARE.match(right)
