"""What has been printed before of a draft's figures: what agrees, what contradicts, and what nobody has printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.articles import Lines
from checker.facts.passages import passage_of
from checker.facts.scoring import AGREEING
from checker.facts.values import compare
from checker.model import DraftAnswer, DraftFigure, Earlier, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.model import Claim, Figure


def answer(run: Run, linked: Linked, drafts: frozenset[int]) -> DraftAnswer:
    """For each claim of the articles numbered ``drafts`` what the other articles print of its fact.

    Args:
        run: The drafts with what they are held against.
        linked: The facts of the run.
        drafts: Indexes of articles.
    """
    placer = _Placer(run)
    figures = tuple(
        DraftFigure(placer.location(claim, run.head(claim)), tuple(_earlier(run, linked, index, drafts, placer)))
        for index, claim in enumerate(run.claims)
        if claim.article in drafts
    )
    others = len(run.articles) - len(drafts)
    return DraftAnswer(figures, compared=others, found=others)


def _earlier(run: Run, linked: Linked, index: int, drafts: frozenset[int], placer: _Placer) -> list[Earlier]:
    """The prints of the claim's fact elsewhere, the newest first."""
    fact = linked.fact_of.get(index)
    if fact is None:
        return []
    members = [run.claims[member] for member in linked.facts[fact].claims]
    found = [
        earlier
        for member in members
        if member.article not in drafts
        for earlier in _print(run, run.claims[index], member, placer)
    ]
    return sorted(found, key=lambda one: (_age(one.published), one.location.path, one.location.start))


def _age(day: date | None) -> int:
    return -(day or date.min).toordinal()


def _print(run: Run, claim: Claim, other: Claim, placer: _Placer) -> Iterator[Earlier]:
    values = compare(run, claim, other)
    if values is None:
        return
    article, figure = run.articles[other.article], values.second
    place = placer.location(other, figure)
    yield Earlier(
        location=place,
        outlet=article.outlet or article.id,
        published=article.published,
        value=figure.number,
        unit=figure.unit,
        agrees=values.relation in AGREEING,
        passage=passage_of(run, other.article, place),
    )


class _Placer:
    """Where figures stand; the lines of an article are counted once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lines: dict[int, Lines] = {}

    def location(self, claim: Claim, figure: Figure) -> Location:
        article = self._run.articles[claim.article]
        if claim.article not in self._lines:
            self._lines[claim.article] = Lines(article.text)
        line, column = self._lines[claim.article].position(figure.start)
        return Location(article.id, article.path, line, column, figure.start, figure.end, figure.surface)
