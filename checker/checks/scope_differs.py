"""XA106: the same number with another scope: each here and in total there, GPUs and GPU servers."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from checker.checks._telling import outlets
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim

_CODE = "XA106"
# How near a multiple must be to a whole number to count parts.
_WHOLE_TIMES = 0.02
# Scopes that make another amount of one number.
_WHOLE = frozenset({"total", "cumulative"})
_SHARE = frozenset({"each"})


@check(_CODE)
def scope_differs(context: Context) -> Iterator[Issue | Gap]:
    """Claims of two articles with one number, one actor and one matter, whose scopes are told and differ."""
    told: set[frozenset[int]] = set()
    for (a, b), link in sorted(context.linked.links.items()):
        one, two = context.run.claims[a], context.run.claims[b]
        between = frozenset({one.article, two.article})
        if link.values.relation != "equal" or len(between) < 2 or between in told:
            continue
        if _scopes_differ(context, one, two) and _one_matter(one, two):
            told.add(between)
            yield _issue(context, *_share_first(context, one, two))
    yield from _servers(context)


def _scopes_differ(context: Context, one: Claim, two: Claim) -> bool:
    told = (_whole(one) and _share(context, two)) or (_whole(two) and _share(context, one))
    return told and not any(_explains(context, claim) for claim in (one, two))


def _whole(claim: Claim) -> bool:
    return claim.frame.scope is not None and claim.frame.scope.id in _WHOLE


def _share(context: Context, claim: Claim) -> bool:
    scope = claim.frame.scope
    return context.run.head(claim).per is not None or (scope is not None and scope.id in _SHARE)


def _one_matter(one: Claim, two: Claim) -> bool:
    """Whether both name one party and tell one act or name one object."""
    acts = {claim.frame.predicate.id if claim.frame.predicate else None for claim in (one, two)}
    same_act = len(acts) == 1 and None not in acts
    return bool(one.names & two.names) and (same_act or bool(one.objects & two.objects))


def _explains(context: Context, claim: Claim) -> bool:
    """Whether the claim's article gives the other scope as well, with a multiple or a share of the amount."""
    number = context.run.head(claim).number or 0.0
    for index in context.run.claims_in(claim.article):
        other = context.run.claims[index]
        value = context.run.head(other).number
        if other is claim or other.kind != claim.kind or not value or not number:
            continue
        times = max(value / number, number / value)
        if abs(times - round(times)) < _WHOLE_TIMES and 2 <= round(times) <= context.limits["most_parts"]:
            return True
    return False


def _share_first(context: Context, one: Claim, two: Claim) -> tuple[Claim, Claim]:
    """The later article's claim is the suspect; of one day the one told of each."""
    days = context.run.published(one), context.run.published(two)
    if days[0] and days[1] and days[0] != days[1]:
        return (one, two) if days[0] > days[1] else (two, one)
    return (two, one) if _whole(one) else (one, two)


def _servers(context: Context) -> Iterator[Issue]:
    """A number of accelerators here, the same number of servers there."""
    by_number: dict[float, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.run.claims:
        head = context.run.head(claim)
        kind = "GPU" if head.unit.startswith("GPU") else "server" if head.unit == "server" else None
        if kind and (head.number or 0.0) >= context.limits["least_servers"]:
            by_number[head.number or 0.0][kind].append(claim)
    for kinds in by_number.values():
        for chip, server in product(kinds["GPU"], kinds["server"]):
            apart = chip.article != server.article or significant_digits(context.run.head(chip)) > 1
            if apart and chip.names & server.names and not _explains_servers(context, chip, server):
                yield _issue(context, server, chip)
                break


def _explains_servers(context: Context, chip: Claim, server: Claim) -> bool:
    """Whether one of the articles counts both, each with its own number."""
    articles = chip.article, server.article
    units = defaultdict(set)
    for article in articles:
        for index in context.run.claims_in(article):
            head = context.run.head(context.run.claims[index])
            if head.unit.startswith("GPU") or head.unit == "server":
                units[article, head.unit == "server"].add(head.number)
    number = context.run.head(chip).number
    sides = [(article, servers) for article in articles for servers in (True, False)]
    return any(
        number in units[article, servers] and units[article, not servers] - {number} for article, servers in sides
    )


def _issue(context: Context, suspect: Claim, against: Claim) -> Issue:
    one, two = (Place(claim.article, claim.figures[0]) for claim in (suspect, against))
    scopes = [_told(context, claim) for claim in (suspect, against)]
    return Issue(
        _CODE,
        "note",
        one,
        (two,),
        {
            "places": outlets(context, (one, two)),
            "detail": f"{context.figure(one).surface} ({scopes[0]}); {context.figure(two).surface} ({scopes[1]})",
        },
        working={"scopes": scopes},
        confidence=0.6,
    )


def _told(context: Context, claim: Claim) -> str:
    head = context.run.head(claim)
    if head.unit == "server" or head.unit.startswith("GPU"):
        return head.unit
    return claim.frame.scope.id if claim.frame.scope else f"per {head.per}" if head.per else ""
