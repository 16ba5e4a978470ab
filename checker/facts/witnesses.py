"""Who tells a fact by itself: articles that print one release or one wire are one witness, however many they are."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.claims.run import Run
    from checker.packs.copies import CopyRules

Pieces = frozenset[int]


class Witnesses:
    """Tells copies from reports of their own; the pieces of a sentence are cut once for a run."""

    def __init__(self, run: Run, rules: CopyRules) -> None:
        self._run, self._rules = run, rules
        self._cut: dict[tuple[int, int], Pieces] = {}
        self._known: dict[tuple[int, ...], dict[int, int]] = {}

    def count(self, claims: Sequence[int]) -> int:
        """How many witnesses tell these claims."""
        return len(set(self.of(claims).values()))

    def of(self, claims: Sequence[int]) -> dict[int, int]:
        """For each article of these claims its witness: the first article that prints the same passage on them."""
        articles = {self._run.claims[claim].article for claim in claims}
        if len(articles) < 2:
            return {article: article for article in articles}
        key = tuple(sorted(claims))
        if key not in self._known:
            self._known[key] = self._grouped(key)
        return self._known[key]

    def _grouped(self, claims: Iterable[int]) -> dict[int, int]:
        first: dict[int, int] = {}
        index: dict[int, list[tuple[Pieces, int]]] = defaultdict(list)
        for claim in claims:
            found = self._run.claims[claim]
            article = found.article
            first.setdefault(article, article)
            pieces = self._pieces(article, found.sentence)
            if pieces is None:
                continue
            rare = self._rare(pieces)
            twin = next((home for piece in rare for other, home in index[piece] if self._alike(pieces, other)), None)
            if twin is None:
                for piece in rare:
                    index[piece].append((pieces, article))
            else:
                one, two = sorted((_top(first, twin), _top(first, article)))
                first[two] = one
        return {article: _top(first, article) for article in first}

    def _rare(self, pieces: Pieces) -> list[int]:
        """So many pieces of the smallest numbers that two sentences that are alike have one of them in common."""
        return sorted(pieces)[: len(pieces) - math.ceil(self._rules.likeness * len(pieces)) + 1]

    def _alike(self, one: Pieces, two: Pieces) -> bool:
        return len(one & two) >= self._rules.likeness * len(one | two)

    def _pieces(self, article: int, sentence: int) -> Pieces | None:
        """The pieces of a sentence, its blanks and marks aside; None where it is too short to tell."""
        if (article, sentence) not in self._cut:
            views = self._run.framed[article].views
            start, end = views[sentence].span if views else (0, 0)
            text = "".join(filter(str.isalnum, self._run.articles[article].text[start:end])).casefold()
            size = self._rules.piece
            long = len(text) >= size and _width(text) >= self._rules.least
            cut = (crc32(text[at : at + size].encode()) for at in range(len(text) - size + 1)) if long else ()
            self._cut[article, sentence] = frozenset(cut)
        return self._cut[article, sentence] or None


def _width(text: str) -> float:
    """The length of a text in letters that say as much as one of Hangul, kana or Han; two of Latin do."""
    return sum(_LATIN if char.isascii() else 1.0 for char in text)


_LATIN = 0.5


def _top(first: dict[int, int], article: int) -> int:
    while first[article] != article:
        article = first[article]
    return article
