"""Whether two articles tell one story in the same words: an article and its next version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from checker.model import Article

_END: Final = re.compile(r"[.!?。！？\n]+")
_PIECE: Final = 8  # characters, blanks and marks aside
_SAME_STORY: Final = 0.5
_NEARLY_THE_SAME: Final = 0.8
_LONGER: Final = 3.0  # texts of such different lengths are not held against each other


def same_story(one: Article, two: Article) -> bool:
    """Whether the one may be another version of the other: at least half of their words stand in both."""
    return likeness(one, two) >= _SAME_STORY


def nearly_identical(one: Article, two: Article) -> bool:
    """Whether they differ in a figure or a sentence and not in more."""
    return likeness(one, two) >= _NEARLY_THE_SAME


def likeness(one: Article, two: Article) -> float:
    """From 0 to 1: how much of the two stories stands in both; 0 where they have no sentence in common."""
    texts = _story(one), _story(two)
    sizes = sorted(map(len, texts))
    if not sizes[0] or sizes[1] / sizes[0] > _LONGER:
        return 0.0
    sentences = [set(_sentences(text)) for text in texts]
    if not sentences[0] & sentences[1]:
        return 0.0
    pieces = [_pieces(text) for text in texts]
    return len(pieces[0] & pieces[1]) / max(len(pieces[0] | pieces[1]), 1)


def _story(article: Article) -> str:
    """The text without what is no story."""
    parts, at = [], 0
    for start, end in article.furniture:
        parts.append(article.text[at:start])
        at = end
    return "\n".join((*parts, article.text[at:]))


def _sentences(text: str) -> list[str]:
    return [plain for piece in _END.split(text) if (plain := "".join(piece.split()))]


def _pieces(text: str) -> set[str]:
    plain = "".join(filter(str.isalnum, text)).casefold()
    return {plain[at : at + _PIECE] for at in range(max(len(plain) - _PIECE, 0) + 1)}
