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
        if _scopes_differ(context, one, two) and _one_matter(context, one, two):
            told.add(between)
            yield _issue(context, *_share_first(context, one, two))
    yield from _servers(context)


def _scopes_differ(context: Context, one: Claim, two: Claim) -> bool:
    scopes = [claim.frame.scope.id if claim.frame.scope else None for claim in (one, two)]
    per = [context.run.head(claim).per for claim in (one, two)]
    whole = [scope in _WHOLE for scope in scopes]
    share = [scope in _SHARE or one is not None for scope, one in zip(scopes, per, strict=True)]
    if not ((whole[0] and share[1]) or (whole[1] and share[0])):
        return False
    return not any(_explains(context, claim) for claim in (one, two))


def _one_matter(context: Context, one: Claim, two: Claim) -> bool:
    root = context.run.names.root
    actors = one.frame.actor, two.frame.actor
    same_actor = actors[0] is not None and actors[1] is not None and root(actors[0].id) == root(actors[1].id)
    predicates = one.frame.predicate, two.frame.predicate
    same_act = predicates[0] is not None and predicates[1] is not None and predicates[0].id == predicates[1].id
    return (same_actor or bool(one.names & two.names)) and (same_act or bool(one.objects & two.objects))


def _explains(context: Context, claim: Claim) -> bool:
    """Whether the claim's article gives the other scope as well, with a multiple or a share of the amount."""
    number = context.run.head(claim).number or 0.0
    for index in context.run.claims_in(claim.article):
        other = context.run.claims[index]
        if other.kind != claim.kind or other is claim:
            continue
        value = context.run.head(other).number
        times = max(value / number, number / value) if value and number else 0.0
        if times > 1.5 and abs(times - round(times)) < 0.02 and round(times) <= context.limits["most_parts"]:
            return True
    return False


def _share_first(context: Context, one: Claim, two: Claim) -> tuple[Claim, Claim]:
    """The later article's claim is the suspect; of one day the one told of each."""
    days = context.run.published(one), context.run.published(two)
    if days[0] and days[1] and days[0] != days[1]:
        return (one, two) if days[0] > days[1] else (two, one)
    return (one, two) if one.frame.scope and one.frame.scope.id in _SHARE else (two, one)


def _servers(context: Context) -> Iterator[Issue]:
    """A number of accelerators here, the same number of servers there."""
    by_number: dict[float, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.run.claims:
        head = context.run.head(claim)
        kind = "GPU" if head.unit.startswith("GPU") else "server" if head.unit == "server" else None
        if kind and head.number and head.number >= context.limits["least_servers"]:
            by_number[head.number][kind].append(claim)
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
