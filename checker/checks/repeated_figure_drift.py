"""IN201: one article gives one fact two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._disputes import disputes, drifts
from checker.checks._telling import dispute_issue, renderings
from checker.checks.base import Context, Gap, Issue, check, percent
from checker.claims import STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "IN201"


@check(_CODE)
def repeated_figure_drift(context: Context) -> Iterator[Issue | Gap]:
    """Two mentions of one fact in one article: disjoint, or a digit of precision apart."""
    for dispute in disputes(context):
        if dispute.internal and dispute.values.relation != "slip":
            yield dispute_issue(_CODE, "warning", context, dispute)
    for drift in drifts(context):
        low, high = context.figure(drift.low), context.figure(drift.high)
        if low.kind not in STRONG or drift.low.article != drift.high.article or low.converts != high.converts:
            continue
        if drift.spread < context.limits["least_spread"] or drift.spread > context.limits["most_spread"]:
            continue
        yield Issue(
            _CODE,
            "warning" if drift.spread >= context.limits["warning_spread"] else "note",
            drift.low,
            (drift.high,),
            {
                "deviation": percent(-drift.spread / (1 + drift.spread)),
                "detail": renderings(context, (drift.low, drift.high)),
                "expected": high.surface,
            },
            working={"spread": drift.spread},
            confidence=drift.fact.confidence,
        )
