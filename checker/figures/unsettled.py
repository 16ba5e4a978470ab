"""Units that only the rest of the article tells: 4조 투입, 226億, 4,000억·6,000억원, 90,000 at one firm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.following import NO_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.figures.lexicon import Lexicon
    from checker.model import Figure, Kind

_LIST_MARK = re.compile(r"\s?[·ㆍ・,、/]\s?|\s?(?:와|과|및|と|和|and|or|또는|에서)\s?")
_SENTENCE_END = re.compile(r"[.!?。]\s")
_REACH = 48
_COUNTED = frozenset({"count", "accelerator"})
# What may open a sentence that speaks on of the same things.
_GOES_ON = re.compile(
    r"(?:(?:about|roughly|some|nearly|around|only|another|a further|of (?:these|those|them),?)[ ])*|(?:it|they)\b.*",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?。]\s+|\n+")
_LARGE = re.compile(r",|illion")
_NOUN = re.compile(r"[ ]([a-z]{3,})\b")
_FAR = 240
# How much larger or smaller an amount may be that is in the same currency without saying so.
_ALIKE = 100
_BRACKET_BEFORE = 4
_NO_NOUN = re.compile(
    r"(?:[.,;:)]|\s*$|\s(?:this|in|by|to|from|at|of them|for|would|will|were|was|are|is|have|had|and|or|as|when|while|"
    r"on|if|within|last|next|currently|today|now|more|apiece|each|before|after|since|so far|bound|bought|deployed|"
    r"destined|due|earmarked|expected|installed|meant|ordered|planned|set|slated|sold|used|together|combined|altogether|overall)\b)(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)


def settled(text: str, figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures with every open unit (``?``) decided, those that nothing decides left out."""
    if not any(figure.unit == "?" for figure in figures):
        return list(figures)
    money = {figure.surface: figure.unit for figure in figures if figure.kind == "money" and figure.unit != "?"}
    result: list[Figure] = []
    for index, figure in enumerate(figures):
        if figure.unit != "?":
            result.append(figure)
            continue
        unit = (
            _from_next(text, figures, index)
            or _from_before(text, result, figure)
            or _from_same_digits(figure, money)
            or _from_sentence(text, result, figure)
        )
        if unit is None and figure.kind == "money" and not _counts_a_noun(text, figure, lexicon):
            unit = ("money", lexicon.local_currency)
        if unit is not None:
            result.append(figure._replace(kind=unit[0], unit=unit[1]))
    return result


def _counts_a_noun(text: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a number without a currency counts a thing that no rule knows: 1.2 trillion widgets."""
    noun = _NOUN.match(text, figure.end) if lexicon.language == "en" else None
    return noun is not None and noun[1].lower() not in NO_NOUNS


def _from_next(text: str, figures: Sequence[Figure], index: int) -> tuple[Kind, str] | None:
    """The unit of the next figure of a list."""
    figure = figures[index]
    for other in figures[index + 1 : index + 3]:
        between = text[figure.end : other.start]
        if other.unit == "?":
            continue
        if figure.kind == "money" and other.kind == "money" and _LIST_MARK.fullmatch(between):
            return other.kind, other.unit
        if figure.kind == "count" and len(between) < _REACH and not _SENTENCE_END.search(between):
            return (other.kind, other.unit) if other.kind in {"count", "accelerator"} else None
        return None
    return None


def _from_before(text: str, before: Sequence[Figure], figure: Figure) -> tuple[Kind, str] | None:
    """The unit of the last thing counted in large numbers: 50,000 GPUs each, while the third takes 60,000.

    A noun of its own behind the number would count something else. Chips are spoken of across one full stop too; so is
    anything where the number opens the sentence (Roughly 90,000 will go to Texas) or a pronoun does.
    """
    if figure.kind != "count" or not _NO_NOUN.match(text, figure.end):
        return None
    for other in reversed(before):
        if figure.start - other.end > _FAR:
            return None
        between = text[other.end : figure.start]
        *passed, clause = _STOP.split(between)
        goes_on = _GOES_ON.fullmatch(clause) is not None
        if len(passed) > 1 + goes_on or ("\n" in between and not goes_on):
            return None
        if other.kind in _COUNTED and _LARGE.search(other.surface):
            follows = not passed or goes_on or other.kind == "accelerator"
            return (other.kind, other.unit) if follows else None
    return None


def _from_sentence(text: str, before: Sequence[Figure], figure: Figure) -> tuple[Kind, str] | None:
    """The currency of an amount like it in the sentence: 31.5 billion yuan ($4.4 billion), up from 17.5 billion."""
    if figure.kind != "money" or figure.number is None:
        return None
    for other in reversed(before):
        if figure.start - other.end > _FAR:
            return None
        between = text[other.end : figure.start]
        if "\n" in between or _SENTENCE_END.search(between):
            return None
        restates = text[max(0, other.start - _BRACKET_BEFORE) : other.start].rstrip("약約约 ").endswith(("(", "（"))
        if other.kind == "money" and other.number and not restates:
            alike = 1 / _ALIKE <= figure.number / other.number <= _ALIKE
            return ("money", other.unit) if alike else None
    return None


def _from_same_digits(figure: Figure, money: dict[str, str]) -> tuple[Kind, str] | None:
    """The currency of a longer print of the same number (226億 in the headline, 226億港元 below)."""
    if figure.kind != "money":
        return None
    for surface, unit in money.items():
        if surface.startswith(figure.surface):
            return "money", unit
    return None
