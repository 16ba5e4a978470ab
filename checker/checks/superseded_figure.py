"""XA103: an older figure than the newest known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._changes import Change, explicit_changes, replaced, told_as_history
from checker.checks._disputes import disputes
from checker.checks._telling import outlets
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.facts.scoring import AGREEING
from checker.facts.values import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim

_CODE = "XA103"


@check(_CODE)
def superseded_figure(context: Context) -> Iterator[Issue | Gap]:
    """A later article prints what a change has replaced; or two articles differ and the later one tells of a change."""
    told: set[Place] = set()
    for change in explicit_changes(context, range(len(context.run.claims))):
        for old in _still_printed(context, change):
            place = context.places(old)[0]
            if place not in told:
                told.add(place)
                yield _issue(context, old, context.run.claims[change.new])
    for dispute in disputes(context):
        pair = replaced(context, dispute)
        if pair is not None and context.places(pair[0])[0] not in told:
            yield _issue(context, *pair)


def _still_printed(context: Context, change: Change) -> Iterator[Claim]:
    """Claims of later articles in the old figure's fact that print it as today's, in articles without the new one."""
    run, linked = context.run, context.linked
    old, new = run.claims[change.old], run.claims[change.new]
    fact, since = linked.fact_of.get(change.old), run.published(new)
    if fact is None or since is None:
        return
    for index in linked.facts[fact].claims:
        claim = run.claims[index]
        day = run.published(claim)
        if claim.article == old.article or day is None or (day - since).days < context.limits["least_days"]:
            continue
        if _agree(context, claim, old) and not _agree(context, claim, new) and not told_as_history(context, claim) \
                and not _prints(context, claim.article, new):  # fmt: skip
            yield claim


def _agree(context: Context, a: Claim, b: Claim) -> bool:
    values = compare(context.run, a, b)
    return values is not None and values.relation in AGREEING


def _prints(context: Context, article: int, claim: Claim) -> bool:
    """Whether an article has the figure of ``claim`` too: then it tells of the change itself."""
    return any(_agree(context, context.run.claims[other], claim) for other in context.run.claims_in(article))


def _issue(context: Context, old: Claim, new: Claim) -> Issue:
    suspect, against = context.places(old)[0], context.places(new)[0]
    days = context.published(suspect), context.published(against)
    return Issue(
        _CODE,
        "note",
        suspect,
        (against,),
        {
            "expected": context.figure(against).surface, "places": outlets(context, (suspect, against)),
            "detail": f"{context.figure(suspect).surface} ({days[0]}) → {context.figure(against).surface} ({days[1]})",
        },
        working={"printed": str(days[0]), "replaced": str(days[1])},
        confidence=0.7,
    )  # fmt: skip
