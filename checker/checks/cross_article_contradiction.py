"""XA101: articles give one fact figures that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._apart import side_by_side
from checker.checks._changes import settled_by_change
from checker.checks._crossed import crossed
from checker.checks._disputes import Dispute, disputes
from checker.checks._parts import part_and_whole
from checker.checks._telling import dispute_issue, outlets, place_of
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.facts.values import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Severity

_CODE = "XA101"
# Below this share the figures may still be a rounding that no reading of ours covers.
_LEAST_GAP = 0.1
_SURE = 0.8


@check(_CODE)
def cross_article_contradiction(context: Context) -> Iterator[Issue | Gap]:
    """Disjoint figures of one fact in two articles, close enough in time not to be an update."""
    for dispute in disputes(context):
        if dispute.internal or dispute.values.relation in {"slip", "swap"} or not dispute.values.ratio:
            continue
        if _of_sources(dispute):
            continue  # two researchers who count a market differently: XA104
        if settled_by_change(context, dispute):
            continue  # the later article says that the figure was changed: XA103
        first, second = context.run.published(dispute.suspect), context.run.published(dispute.against)
        if first and second and abs((first - second).days) > context.limits["within"]:
            continue
        places = _places(context, dispute)
        if part_and_whole(context, *places) or side_by_side(context, *places):
            continue
        yield dispute_issue(_CODE, _severity(context, dispute), context, dispute, places=outlets(context, places))
    for dispute in crossed(context):
        yield dispute_issue(_CODE, "warning", context, dispute, places=outlets(context, _places(context, dispute)))


def _places(context: Context, dispute: Dispute) -> list[Place]:
    return [
        place_of(context, dispute.suspect, dispute.values.first),
        place_of(context, dispute.against, dispute.values.second),
    ]


def _of_sources(dispute: Dispute) -> bool:
    """Whether the figures are forecasts or surveys, which differ by who made them."""
    frames = dispute.suspect.frame, dispute.against.frame
    if not any(frame.predicate is not None and frame.predicate.id == "market_size" for frame in frames):
        return False
    first, second = frames[0].source, frames[1].source
    return first is None or second is None or first.id != second.id


def _severity(context: Context, dispute: Dispute) -> Severity:
    """An error needs several witnesses on the other side and frames that are told, not inferred.

    Where the link is weak and no swapped digits speak for a slip, or the suspect's own article prints both numbers and
    few others tell the one, they may well be two things: a note.
    """
    weak = dispute.probability < context.limits["warning_probability"] and likeness(dispute.values) != "transposed"
    if weak or (dispute.both_printed and not _overwhelmed(context, dispute)):
        return "note"
    ratio = abs(dispute.values.ratio or 1.0)
    gap = max(ratio, 1 / ratio) - 1
    told = all(
        c.frame.actor is not None and c.frame.actor.origin != "carried" for c in (dispute.suspect, dispute.against)
    )
    sure = (
        told
        and not dispute.both_printed
        and dispute.probability >= _SURE
        and dispute.bearing >= 2
        and dispute.siding < dispute.bearing
    )
    return "error" if sure and gap >= _LEAST_GAP else "warning"


def _overwhelmed(context: Context, dispute: Dispute) -> bool:
    """Whether so many others tell the one number, in frames so alike, that the second in its article is a slip."""
    others = dispute.bearing - 1  # its own article is one of them
    many = others >= context.limits["overwhelming"] * dispute.siding
    return many and dispute.probability >= context.limits["overwhelming_probability"]
