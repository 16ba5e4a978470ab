"""Two amounts that one article gives the wrong way round: A's to B and B's to A, as all others tell them."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._disputes import Dispute
from checker.claims import STRONG
from checker.facts.values import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.base import Context

# So many witnesses of each amount make it the one article's slip, and not the others'.
_LEAST = 2


class _Said(NamedTuple):
    """A claim of a fact with the party that its own sentence gives it to.

    Attributes:
        claim: Its index in the run.
        fact: The index of the fact.
        article: The index of its article.
        party: The organisation at the top of the claim's actor.
    """

    claim: int
    fact: int
    article: int
    party: str


def crossed(context: Context) -> Iterator[Dispute]:
    """For each pair of amounts given the wrong way round, the first against what the others say of its party."""
    said = [list(_said(context, fact)) for fact in range(len(context.linked.facts))]
    sentences: dict[tuple[int, int], list[_Said]] = defaultdict(list)
    for one in sorted(one for found in said for one in found):
        sentences[one.article, context.run.claims[one.claim].sentence].append(one)
    for together in sentences.values():
        for one, two in combinations(together, 2):
            if one.fact == two.fact or one.party == two.party:
                continue
            told = [_told(context, said[side.fact], side) for side in (one, two)]
            if told == [two.party, one.party]:
                yield from _dispute(context, one, said[two.fact])


def _said(context: Context, fact: int) -> Iterator[_Said]:
    for index in context.linked.facts[fact].claims:
        claim = context.run.claims[index]
        actor = claim.frame.actor
        if claim.kind in STRONG and actor is not None and actor.origin != "carried":
            yield _Said(index, fact, claim.article, context.run.names.root(actor.id))


def _told(context: Context, found: list[_Said], one: _Said) -> str | None:
    """The party that enough other articles give an amount to; None where there are too few of them or two parties."""
    others = [other for other in found if other.article != one.article]
    parties = {other.party for other in others}
    enough = context.linked.witnesses.count([other.claim for other in others]) >= _LEAST
    return parties.pop() if enough and len(parties) == 1 else None


def _dispute(context: Context, one: _Said, found: list[_Said]) -> Iterator[Dispute]:
    """The claim against the first of the amounts that others give to its party."""
    others = [other.claim for other in found if other.article != one.article]
    suspect, against = context.run.claims[one.claim], context.run.claims[others[0]]
    values, fact = compare(context.run, suspect, against), context.linked.facts[found[0].fact]
    if values is not None:
        yield Dispute(fact, suspect, against, values, context.linked.witnesses.count(others), 1, fact.confidence)
