"""XA102: one fact printed differently, compatible only by rounding or by the rate of each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._apart import side_by_side, told_apart
from checker.checks._disputes import Drift, drifts
from checker.checks._telling import outlets, renderings
from checker.checks.base import Context, Gap, Issue, check, percent
from checker.claims import STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "XA102"


@check(_CODE)
def cross_article_drift(context: Context) -> Iterator[Issue | Gap]:
    """One finding a fact: every number printed for it, with the two that need explaining most in front."""
    for drift in drifts(context, internal=False, days=context.limits["days"]):
        if context.figure(drift.suspect).kind not in STRONG or drift.spread < context.limits["least_spread"]:
            continue
        if side_by_side(context, drift.suspect, drift.against) or told_apart(context, drift.suspect, drift.against):
            continue
        yield _issue(context, drift)


def _issue(context: Context, drift: Drift) -> Issue:
    """A warning where two amounts of a few days differ and the rates of the days do not make the difference.

    Without a date they have to be two prints of one amount; two that cannot both be right may be of two dates.
    """
    places = (drift.suspect, drift.against, *drift.others)
    near = drift.days is not None and drift.days <= context.limits["days"]
    undated = drift.days is None and drift.agree and drift.spread >= context.limits["undated_spread"]
    wide = drift.spread >= context.limits["warning_spread"] and context.figure(drift.suspect).kind == "money"
    return Issue(
        _CODE,
        "warning" if wide and (near or undated) and not drift.explained else "note",
        drift.suspect,
        places[1:],
        {
            "deviation": percent(drift.spread), "renderings": renderings(context, places),
            "detail": f"{renderings(context, places[:2])}: {percent(drift.spread)}",
            "places": outlets(context, places), "expected": context.figure(drift.against).surface,
        },
        variant="rate" if drift.explained else "",
        working={"spread": drift.spread, "days_apart": drift.days},
        confidence=round(drift.fact.confidence, 2),
    )  # fmt: skip
