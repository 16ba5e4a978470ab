"""XA104: two named sources, two values for one thing."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._telling import outlets, place_of
from checker.checks.base import Context, Gap, Issue, check, percent
from checker.facts.scoring import AGREEING
from checker.facts.values import Comparison, compare
from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from checker.model import Claim, Slot

_CODE = "XA104"
_KINDS = frozenset({"money", "power", "energy", "count", "accelerator", "area"})
# Further apart than this they do not count the same thing.
_FARTHEST = 10.0


class _Pair(NamedTuple):
    """Two claims with their sources, the one of the later article first."""

    suspect: Claim
    against: Claim
    values: Comparison


@check(_CODE)
def sources_disagree(context: Context) -> Iterator[Issue | Gap]:
    """Claims of one matter, place and year, each with its own named source, whose figures do not meet."""
    matters: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in context.run.claims:
        if claim.kind in _KINDS and _source(context, claim) and claim.frame.predicate and not claim.headline:
            head = context.run.head(claim)
            unit = "money" if claim.kind == "money" else dimension(head.unit)
            matters[unit, claim.frame.predicate.id, _id(claim.frame.period), _id(claim.frame.place), head.per].append(
                claim
            )
    for claims in matters.values():
        told: set[tuple[str, ...]] = set()
        for one, two in combinations(claims, 2):
            pair = _judge(context, one, two)
            names = tuple(sorted((_source(context, one), _source(context, two))))
            if pair is not None and names not in told:
                told.add(names)
                yield _issue(context, pair)


def _id(slot: Slot | None) -> str | None:
    return slot.id if slot is not None else None


def _source(context: Context, claim: Claim) -> str:
    """Who counted: a paper that only passes a figure on is not asked."""
    slot = claim.frame.source
    if slot is None:
        return ""
    entity = context.run.names.by_id.get(slot.id)
    return "" if entity is not None and entity.kind == "media" else context.run.names.root(slot.id)


def _judge(context: Context, one: Claim, two: Claim) -> _Pair | None:
    if one.article == two.article or not _one_matter(one, two):
        return None
    values = compare(context.run, one, two)
    if (
        values is None
        or values.relation in AGREEING
        or not values.ratio
        or not 1 / _FARTHEST < values.ratio < _FARTHEST
    ):
        return None
    if abs(values.ratio - 1) < context.limits["least_spread"] or _names_both(context, one, two):
        return None
    if _source(context, one) == _source(context, two) and context.run.published(one) == context.run.published(two):
        return None  # one source on one day has no two editions: another check's matter
    return _Pair(one, two, values)


def _one_matter(one: Claim, two: Claim) -> bool:
    """The same things named, and the same scope; a market is told by its year."""
    market = _id(one.frame.predicate) == "market_size"
    if market and one.frame.period is None:
        return False
    if not one.objects or one.objects != two.objects or _id(one.frame.scope) != _id(two.frame.scope):
        return False
    return market or _id(one.frame.actor) == _id(two.frame.actor)


def _names_both(context: Context, one: Claim, two: Claim) -> bool:
    """Whether one of the articles tells of both sources, so that its reader knows."""
    names = context.run.names
    for claim, other in ((one, two), (two, one)):
        known = {names.root(name) for name in context.run.framed[claim.article].names}
        if _source(context, other) in known and _source(context, one) != _source(context, two):
            return True
    return False


def _issue(context: Context, pair: _Pair) -> Issue:
    suspect = place_of(context, pair.suspect, pair.values.first)
    against = place_of(context, pair.against, pair.values.second)
    names = [claim.frame.source.name for claim in (pair.suspect, pair.against) if claim.frame.source]
    deviation = percent(1 / (pair.values.ratio or 1.0) - 1)
    first, second = pair.values.first, pair.values.second
    return Issue(
        _CODE,
        "note",
        suspect,
        (against,),
        {
            "deviation": deviation, "expected": second.surface, "places": outlets(context, (suspect, against)),
            "detail": f"{names[0]}: {first.surface}; {names[-1]}: {second.surface}",
        },
        variant="edition" if _source(context, pair.suspect) == _source(context, pair.against) else "",
        working={"sources": names, "ratio": 1 / (pair.values.ratio or 1.0)},
        confidence=0.7,
    )  # fmt: skip
