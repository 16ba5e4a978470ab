"""XA102: one fact printed differently, compatible only by rounding or by the rate of each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._disputes import Drift, drifts
from checker.checks._telling import outlets, renderings
from checker.checks.base import Context, Gap, Issue, Place, check, percent
from checker.claims import STRONG
from checker.figures.intervals import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = "XA102"
_RATE_DAYS = 8


@check(_CODE)
def cross_article_drift(context: Context) -> Iterator[Issue | Gap]:
    """One finding a fact: every rendering, with the two that lie furthest apart in front."""
    for drift in drifts(context):
        low, high = context.figure(drift.low), context.figure(drift.high)
        if low.kind not in STRONG or drift.spread > context.limits["most_spread"]:
            continue
        places = (drift.low, drift.high, *drift.others)
        if len({place.article for place in places}) < 2 or drift.low.article == drift.high.article:
            continue
        own = [place for place in (drift.low, drift.high, *_same_unit(context, drift)) if not _own_rate(context, place, places)]
        yield _issue(context, drift, places, own)


def _issue(context: Context, drift: Drift, places: Sequence[Place], unexplained: list[Place]) -> Issue:
    """A warning where two renderings of a few days differ and no rate of their own day explains one of them."""
    near = [place for place in unexplained if _close_in_time(context, place, places)]
    wide = drift.spread >= context.limits["warning_spread"]
    money = context.figure(drift.low).kind == "money"
    suspect = near[0] if near else drift.low
    rest = tuple(place for place in places if place != suspect)
    return Issue(
        _CODE,
        "warning" if wide and near and money else "note",
        suspect,
        rest,
        {
            "deviation": percent(drift.spread), "renderings": renderings(context, places),
            "detail": renderings(context, (drift.low, drift.high)) + f": {percent(drift.spread)}",
            "places": outlets(context, places), "expected": context.figure(rest[0]).surface,
        },
        variant="" if unexplained else "rate",
        working={"spread": drift.spread, "days_apart": drift.days},
        confidence=drift.fact.confidence,
    )  # fmt: skip


def _same_unit(context: Context, drift: Drift) -> list[Place]:
    unit = context.figure(drift.low).unit
    return [place for place in drift.others if context.figure(place).unit == unit]


def _close_in_time(context: Context, place: Place, places: Sequence[Place]) -> bool:
    """Whether another article printed another number for the fact in the same unit within a few days."""
    figure, day = context.figure(place), context.published(place)
    for other in places:
        there, value = context.published(other), context.figure(other)
        if value.unit != figure.unit or other.article == place.article or not figure.number or not value.number:
            continue
        if abs(value.number / figure.number - 1) < context.limits["warning_spread"]:
            continue
        if day is None or there is None or abs((day - there).days) <= context.limits["days"]:
            return True
    return False


def _own_rate(context: Context, place: Place, places: Sequence[Place]) -> bool:
    """Whether a rendering is what the rate of its own day makes of an amount of the fact in another currency."""
    figure, day = context.figure(place), context.published(place)
    if figure.kind != "money" or day is None:
        return False
    for other in places:
        anchor = context.figure(other)
        if anchor.kind != "money" or anchor.unit == figure.unit or not anchor.number:
            continue
        quote = context.run.rates.on(anchor.unit, figure.unit, day)
        if quote is None:
            continue
        expected = anchor.number * quote.rate
        share = context.limits["own_day_share"]
        if abs((figure.number or 0.0) / expected - 1) <= share or rounded(figure).holds(expected):
            return True
    return False
