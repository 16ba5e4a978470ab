"""Where the claims of one fact do not say the same: who is borne out, who dissents, and who only rounds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place
from checker.facts.scoring import AGREEING
from checker.facts.values import Comparison, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Claim, Fact


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim against the one that speaks against it most plainly.

    Attributes:
        suspect: The claim that fewer bear out.
        against: The claim it is held against.
        values: How their figures stand to each other, the suspect's first.
        bearing: How many articles bear out the other side.
        siding: How many articles bear out the suspect.
        probability: That both are of one fact.
    """

    fact: Fact
    suspect: Claim
    against: Claim
    values: Comparison
    bearing: int
    siding: int
    probability: float

    @property
    def internal(self) -> bool:
        """Whether both stand in one article."""
        return self.suspect.article == self.against.article


def disputes(context: Context) -> Iterator[Dispute]:
    """Every claim that disagrees with the best-borne version of its fact, once, by fact and position."""
    for fact in context.linked.facts:
        yield from _of_fact(context, fact)


def _of_fact(context: Context, fact: Fact) -> Iterator[Dispute]:
    claims = context.run.claims
    camps = _camps(context, fact)
    if len(camps) < 2:
        return
    best = max(range(len(camps)), key=lambda i: _weight(context, camps[i], i))
    for number, camp in enumerate(camps):
        if number == best:
            continue
        for index in camp:
            found = _against(context, index, camps[best])
            if found is None:
                continue
            other, values = found
            yield Dispute(
                fact, claims[index], claims[other], values,
                len(_articles(context, camps[best])), len(_articles(context, camp)),
                _probability(context, index, other),
            )  # fmt: skip


def _camps(context: Context, fact: Fact) -> list[list[int]]:
    """The claims of a fact by what they bear out: two that agree under some reading are in one camp."""
    camps: list[list[int]] = []
    for index in fact.claims:
        home = next((camp for camp in camps if _agrees(context, index, camp)), None)
        if home is None:
            camps.append([index])
        else:
            home.append(index)
    return camps


def _agrees(context: Context, index: int, camp: Sequence[int]) -> bool:
    """Whether a claim agrees with most of a camp; the first members stand for a large one."""
    claims = context.run.claims
    votes = [compare(context.run, claims[index], claims[other]) for other in camp[:_JURY]]
    known = [vote.relation in AGREEING for vote in votes if vote is not None]
    return sum(known) * 2 > len(known) if known else False


_JURY = 7


def _against(context: Context, index: int, camp: Sequence[int]) -> tuple[int, Comparison] | None:
    """The claim of a camp that disagrees with ``index`` and is nearest: of one article, of one currency, of the time."""
    claims = context.run.claims
    ranked = []
    for other in camp:
        values = compare(context.run, claims[index], claims[other])
        if values is not None and values.relation not in AGREEING:
            same_article = claims[other].article == claims[index].article
            ranked.append((not same_article, values.converted, _days(context, index, other), other, values))
    if not ranked:
        return None
    _, _, _, other, values = min(ranked, key=lambda x: x[:4])
    return other, values


def _days(context: Context, a: int, b: int) -> int:
    days = context.run.published(context.run.claims[a]), context.run.published(context.run.claims[b])
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 10_000


def _weight(context: Context, camp: Sequence[int], number: int) -> tuple[bool, int, int, int]:
    """A pinned document outweighs copies; then the number of articles, then of mentions; then who came first."""
    articles = _articles(context, camp)
    pinned = any(context.run.articles[article].primary for article in articles)
    return pinned, len(articles), len(camp), -number


def _articles(context: Context, camp: Sequence[int]) -> set[int]:
    return {context.run.claims[index].article for index in camp}


def _probability(context: Context, a: int, b: int) -> float:
    link = context.linked.links.get((min(a, b), max(a, b)))
    return link.probability if link else 0.5


@dataclass(frozen=True, slots=True)
class Drift:
    """Agreeing claims of one fact that print different numbers in one unit.

    Attributes:
        low: The smallest rendering.
        high: The largest.
        others: All other figures of the fact in that unit, and those of the other currency that anchor them.
        spread: Largest over smallest, minus 1.
        days: How many days lie between the two; None where one has no date.
    """

    fact: Fact
    low: Place
    high: Place
    others: tuple[Place, ...]
    spread: float
    days: int | None


def drifts(context: Context) -> Iterator[Drift]:
    """For each fact and unit the renderings that lie furthest apart, where they are not the same number."""
    for fact in context.linked.facts:
        by_unit: dict[str, list[Place]] = defaultdict(list)
        for index in fact.claims:
            for place in context.places(context.run.claims[index]):
                figure = context.figure(place)
                if figure.number and figure.value_high is None:
                    by_unit[figure.unit].append(place)
        for unit, places in sorted(by_unit.items()):
            drift = _drift(context, fact, places, [p for u, ps in by_unit.items() if u != unit for p in ps])
            if drift is not None:
                yield drift


def _drift(context: Context, fact: Fact, places: list[Place], anchors: list[Place]) -> Drift | None:
    values = sorted((context.figure(place).number or 0.0, place) for place in places)
    (low, first), (high, last) = values[0], values[-1]
    if low <= 0 or high / low - 1 < _SAME:
        return None
    others = [place for place in places if place not in {first, last}] + anchors
    days = context.published(first), context.published(last)
    gap = abs((days[0] - days[1]).days) if days[0] and days[1] else None
    return Drift(fact, first, last, tuple(others), high / low - 1, gap)


_SAME = 1e-6
