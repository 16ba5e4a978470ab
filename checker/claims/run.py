"""Everything that one run knows, handed as one thing to linking and to the checks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from checker.claims.frames import FramedArticle
    from checker.claims.gazetteer import Gazetteer
    from checker.model import Article, Claim, Figure
    from checker.rates import Rates


@dataclass(frozen=True, slots=True)
class Run:
    """The articles of a run with what was read in them.

    Attributes:
        figures: For each article its figures.
        framed: For each article the frames of its figures.
        claims: All claims, in order of article and position.
        names: The gazetteer.
        rates: Dated exchange rates.
    """

    articles: tuple[Article, ...]
    figures: tuple[tuple[Figure, ...], ...]
    framed: tuple[FramedArticle, ...]
    claims: tuple[Claim, ...]
    names: Gazetteer
    rates: Rates

    def renderings(self, claim: Claim) -> list[Figure]:
        """The figures that state ``claim``, the one stated first at the front."""
        found = self.figures[claim.article]
        return [found[i] for i in claim.figures]

    def head(self, claim: Claim) -> Figure:
        """The figure that states ``claim`` first."""
        return self.figures[claim.article][claim.figures[0]]

    def claims_in(self, article: int) -> range:
        """The indexes of the claims of an article, which stand in a row."""
        first = bisect_left(self.claims, article, key=_article)
        return range(first, bisect_left(self.claims, article + 1, lo=first, key=_article))

    def published(self, claim: Claim) -> date | None:
        """The day that the claim was printed."""
        return self.articles[claim.article].published


def _article(claim: Claim) -> int:
    return claim.article
