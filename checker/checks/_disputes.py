"""Where the claims of one fact do not say the same: who is borne out, who dissents, and who only rounds."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place
from checker.facts.scoring import AGREEING
from checker.facts.values import Comparison, compare
from checker.figures.intervals import significant_digits

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
        bearing: How many witnesses bear out the other side; copies of one release are one.
        siding: How many bear out the suspect.
        probability: That both are of one fact.
        both_printed: Whether the suspect's own article prints the other number too, so that it may mean two things.
    """

    fact: Fact
    suspect: Claim
    against: Claim
    values: Comparison
    bearing: int
    siding: int
    probability: float
    both_printed: bool = False

    @property
    def internal(self) -> bool:
        """Whether both stand in one article."""
        return self.suspect.article == self.against.article


def disputes(context: Context) -> tuple[Dispute, ...]:
    """Every claim that disagrees with the best-borne version of its fact, once, by fact and position."""
    return context.once(_disputes)


def _disputes(context: Context) -> tuple[Dispute, ...]:
    return tuple(dispute for fact in context.linked.facts for dispute in _of_fact(context, fact))


def _of_fact(context: Context, fact: Fact) -> Iterator[Dispute]:
    claims = context.run.claims
    camps = _camps(context, fact)
    if len(camps) < 2:
        return
    best = max(range(len(camps)), key=lambda i: _weight(context, camps[i], i))
    for number, camp in enumerate(camps):
        if number == best:
            continue
        for index in _spokesmen(context, camp):
            found = _against(context, index, camps[best])
            if found is None:
                continue
            other, values = found
            yield Dispute(
                fact, claims[index], claims[other], values,
                context.linked.witnesses.count(camps[best]), context.linked.witnesses.count(camp),
                max(_probability(context, index, member) for member in camps[best]),
                any(claims[member].article == claims[index].article for member in camps[best]),
            )  # fmt: skip


def _spokesmen(context: Context, camp: Sequence[int]) -> list[int]:
    """The claim that stands for a camp: one slip, however often and wherever it is repeated.

    The earliest article's, in its body rather than in its headline.
    """
    claims = context.run.claims
    first = min(
        camp, key=lambda i: (context.run.published(claims[i]) or date.max, claims[i].article, claims[i].headline, i)
    )
    return [first]


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
    """The claim of a camp that disagrees with ``index`` and tells it most plainly.

    A pinned document tells it best, and what is said of the same party. A slip is plainest inside one article, any
    other difference between two; then of one currency, then near in time.
    """
    claims = context.run.claims
    ranked = []
    for other in camp:
        values = compare(context.run, claims[index], claims[other])
        if values is not None and values.relation not in AGREEING:
            same_article = claims[other].article == claims[index].article
            slip = values.relation in {"slip", "swap"}
            days = _days(context, index, other)
            ranked.append(
                (
                    not context.run.articles[claims[other].article].primary,
                    not slip,
                    _UPDATED < days < _UNDATED,
                    _of_two_parties(context, claims[index], claims[other]),
                    same_article != slip,
                    values.converted,
                    days,
                    other,
                    values,
                )
            )
    if not ranked:
        return None
    *_, other, values = min(ranked, key=lambda x: x[:-1])
    return other, values


def _of_two_parties(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the sentences of two claims say them of two parties."""
    actors = [claim.frame.actor for claim in (a, b)]
    told = {context.run.names.root(actor.id) for actor in actors if actor is not None and actor.origin != "carried"}
    return len(told) > 1


def _days(context: Context, a: int, b: int) -> int:
    days = context.run.published(context.run.claims[a]), context.run.published(context.run.claims[b])
    return abs((days[0] - days[1]).days) if days[0] and days[1] else _UNDATED


_UNDATED = 10_000
# Articles this many days apart may have been overtaken, and tell less than one beside the figure.
_UPDATED = 180


def _weight(context: Context, camp: Sequence[int], number: int) -> tuple[bool, int, int, int]:
    """A pinned document outweighs copies; then the number of witnesses, then of mentions; then who came first."""
    home = context.linked.witnesses.of(camp)
    mentions = Counter(context.run.claims[index].article for index in camp)
    most: dict[int, int] = defaultdict(int)
    for article, count in mentions.items():
        most[home[article]] = max(most[home[article]], count)
    pinned = any(context.run.articles[article].primary for article in mentions)
    return pinned, len(most), sum(most.values()), -number


def _probability(context: Context, a: int, b: int) -> float:
    link = context.linked.links.get((min(a, b), max(a, b)))
    return link.probability if link else 0.0


@dataclass(frozen=True, slots=True)
class Drift:
    """Agreeing claims of one fact that print different numbers in one unit: the two that tell most.

    Attributes:
        suspect: Of the two the one that a rate, or more digits, bears out less.
        against: The other.
        others: One place for each further number in that unit.
        spread: The larger over the smaller, minus 1.
        days: How many days lie between the two; None where one has no date.
        explained: Whether the rates of the two days make the difference.
        agree: Whether some reading makes both numbers right.
    """

    fact: Fact
    suspect: Place
    against: Place
    others: tuple[Place, ...]
    spread: float
    days: int | None
    explained: bool
    agree: bool


def drifts(context: Context, *, internal: bool, days: float) -> Iterator[Drift]:
    """For each fact and unit the two renderings that need explaining most, where they are not the same number.

    Args:
        context: The run and the limits ``most_spread`` and ``market_spread``.
        internal: Whether to compare within one article or between two.
        days: Renderings this close in time need more explaining than those of other months.
    """
    for fact in context.linked.facts:
        by_unit: dict[str, list[Place]] = defaultdict(list)
        for index in fact.claims:
            for place in context.places(context.run.claims[index]):
                figure = context.figure(place)
                if figure.number and figure.number > 0 and figure.value_high is None:
                    by_unit[figure.unit].append(place)
        for unit, places in sorted(by_unit.items()):
            anchors = [place for other, found in by_unit.items() if other != unit for place in found]
            drift = _drift(context, fact, places, anchors, internal=internal, days=days)
            if drift is not None:
                yield drift


def _drift(
    context: Context, fact: Fact, places: list[Place], anchors: list[Place], *, internal: bool, days: float
) -> Drift | None:
    best: tuple[tuple[bool, bool, float], Place, Place, int | None, bool] | None = None
    limit = context.limits["market_spread" if _market(context, places[0]) else "most_spread"]
    for one, two in combinations(_each_number_once(context, places, internal=internal), 2):
        spread = _spread(context, one, two)
        if (one.article == two.article) != internal or not _SAME < spread <= limit or _bounded(context, one, two):
            continue
        if internal and not _agree(context, one, two):
            continue
        gap = _days_between(context, one, two)
        explained = _explained(context, one, two, anchors)
        rank = not explained, gap is not None and gap <= days, spread
        if best is None or rank > best[0]:
            best = rank, one, two, gap, explained
    if best is None:
        return None
    _, one, two, gap, explained = best
    suspect, against = (
        (one, two) if _off_rate(context, one, anchors) >= _off_rate(context, two, anchors) else (two, one)
    )
    seen = {context.figure(place).number for place in (one, two)}
    others = []
    for place in places:
        if context.figure(place).number not in seen:
            seen.add(context.figure(place).number)
            others.append(place)
    agree = _agree(context, one, two)
    return Drift(fact, suspect, against, tuple(others), _spread(context, one, two), gap, explained, agree)


_SAME = 1e-6
# A fact with more different numbers than this is no fact; the first ones stand for all.
_MOST_NUMBERS = 12
_RATIO_SLACK = 0.02


def _each_number_once(context: Context, places: list[Place], *, internal: bool) -> list[Place]:
    """One place for each number, bound and article, or for each number, bound and day, so that pairs stay few."""
    kept: dict[tuple[object, ...], Place] = {}
    for place in places:
        where = place.article if internal else context.published(place)
        figure = context.figure(place)
        kept.setdefault((figure.number, figure.bound in _BOUNDS, where), place)
    return list(kept.values())[: _MOST_NUMBERS * 2]


def _spread(context: Context, one: Place, two: Place) -> float:
    low, high = sorted((context.figure(one).number or 0.0, context.figure(two).number or 0.0))
    return high / low - 1


def _agree(context: Context, one: Place, two: Place) -> bool:
    """Whether some reading makes both right."""
    values = compare(context.run, _claim_at(context, one), _claim_at(context, two))
    return values is not None and values.relation in AGREEING


def _claim_at(context: Context, place: Place) -> Claim:
    claims = (context.run.claims[index] for index in context.run.claims_in(place.article))
    return next(claim for claim in claims if place.figure in claim.figures)


def _bounded(context: Context, one: Place, two: Place) -> bool:
    """Whether a bound says that the other number may well be the true one: over 20, and 20.8."""
    a, b = context.figure(one), context.figure(two)
    return any(x.bound in _BOUNDS and x.interval.holds(y.number or 0.0) for x, y in ((a, b), (b, a)))


_BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than"})


def _market(context: Context, place: Place) -> bool:
    predicate = context.run.framed[place.article].frames[place.figure].predicate
    return predicate is not None and predicate.id == "market_size"


def _days_between(context: Context, one: Place, two: Place) -> int | None:
    days = context.published(one), context.published(two)
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _explained(context: Context, one: Place, two: Place, anchors: list[Place]) -> bool:
    """Whether the rates of the two days differ as the two amounts do; rounding alone explains nothing here."""
    a, b = context.figure(one), context.figure(two)
    days = context.published(one), context.published(two)
    if days[0] is None or days[1] is None:
        return False
    for unit in sorted({context.figure(anchor).unit for anchor in anchors if context.figure(anchor).kind == "money"}):
        rates = [context.run.rates.on(unit, a.unit, day) for day in days if day]
        if a.kind == "money" and all(rates) and rates[0] and rates[1]:
            expected = rates[1].rate / rates[0].rate
            printed = (b.number or 0.0) / (a.number or 1.0)
            if abs(printed / expected - 1) < _RATIO_SLACK and abs(expected - 1) > _RATIO_SLACK / 2:
                return True
    return False


def _off_rate(context: Context, place: Place, anchors: list[Place]) -> float:
    """How far an amount lies from what the rate of its day makes of the fact's other currency; fewer digits next."""
    figure, day = context.figure(place), context.published(place)
    digits = significant_digits(figure)
    best = 1.0 / digits
    for anchor in anchors:
        other = context.figure(anchor)
        if day is None or other.kind != "money" or figure.kind != "money" or not other.number:
            continue
        quote = context.run.rates.on(other.unit, figure.unit, day)
        if quote is not None:
            best = abs((figure.number or 0.0) / (other.number * quote.rate) - 1)
            break
    return best
