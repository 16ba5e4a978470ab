"""IN201: one article gives one fact two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._apart import listed_apart, side_by_side, told_apart
from checker.checks._changes import changed_places
from checker.checks._disputes import Dispute, disputes, drifts
from checker.checks._operands import of_last_year
from checker.checks._telling import cut_by_headline, dispute_issue, place_of, renderings
from checker.checks.base import Context, Gap, Issue, Place, check, percent
from checker.claims import STRONG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_CODE = "IN201"


@check(_CODE)
def repeated_figure_drift(context: Context) -> Iterator[Issue | Gap]:
    """Two mentions of one fact in one article that are a digit of precision apart."""
    changed = changed_places(context)
    for drift in drifts(context, internal=True, days=0):
        figure, other = context.figure(drift.suspect), context.figure(drift.against)
        if figure.kind not in STRONG or drift.spread < context.limits["least_spread"]:
            continue
        if cut_by_headline(context, drift.suspect, drift.against) or {drift.suspect, drift.against} in changed:
            continue
        if _two_things(context, drift.suspect, drift.against):
            continue
        yield Issue(
            _CODE,
            "warning" if drift.spread >= context.limits["warning_spread"] else "note",
            drift.suspect,
            (drift.against,),
            {
                "deviation": percent((figure.number or 0.0) / (other.number or 1.0) - 1),
                "detail": renderings(context, (drift.suspect, drift.against)), "expected": other.surface,
            },
            working={"spread": drift.spread},
            confidence=round(drift.fact.confidence, 2),
        )  # fmt: skip
    for dispute in disputes(context):
        if dispute.internal and _contradicts(context, dispute, changed):
            yield dispute_issue(_CODE, "warning", context, dispute)


def _contradicts(context: Context, dispute: Dispute, changed: Collection[set[Place]]) -> bool:
    """Whether the two mentions cannot both be right, and neither a slip, a change nor the headline accounts for it."""
    if dispute.values.relation in {"slip", "swap"} or dispute.suspect.headline or dispute.against.headline:
        return False
    places = {context.places(claim)[0] for claim in (dispute.suspect, dispute.against)}
    printed = (
        place_of(context, dispute.suspect, dispute.values.first),
        place_of(context, dispute.against, dispute.values.second),
    )
    return dispute.suspect.kind in STRONG and places not in changed and not _two_things(context, *printed)


def _two_things(context: Context, one: Place, two: Place) -> bool:
    """Whether the article itself says that the two numbers are of two things, or of two years."""
    if len({of_last_year(context, (place, context.figure(place))) for place in (one, two)}) > 1:
        return True
    return told_apart(context, one, two) or side_by_side(context, one, two) or listed_apart(context, one, two)
