"""Which pairs of claims are worth comparing: those that share a key, so that the number of pairs stays near linear."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.claims.run import Run
    from checker.model import Claim

# A block that grows past this is no evidence any more (every article has a 2년간); only its neighbours are compared.
_LARGEST = 60


def candidate_pairs(run: Run) -> list[tuple[int, int]]:
    """Index pairs of claims, the smaller index first, each once, in order."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(run.claims):
        for key in _keys(run, claim):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(_pairs(members))
    return sorted(pairs)


def _pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    for place, first in enumerate(members):
        for second in members[place + 1 : place + 1 + _LARGEST]:
            yield first, second


def _keys(run: Run, claim: Claim) -> Iterator[tuple[str, ...]]:
    """What a claim can be found by: its actor, its names with its things, its digits, its article."""
    head = run.head(claim)
    if head.number is None:
        return
    kind = "money" if head.kind == "money" else dimension(head.unit)
    yield (kind, "article", str(claim.article))
    framed = run.framed[claim.article]
    roots = {run.names.root(name) for name in claim.names | framed.main}
    if claim.frame.actor is not None:
        roots.add(run.names.root(claim.frame.actor.id))
    digits = {key for figure in run.renderings(claim) if figure.number for key in _digits(figure.number)}
    specific = {root for root in roots if _specific(run, root)}
    for root in specific:
        yield (kind, "name", root)
    anywhere = {run.names.root(name) for name in framed.names}
    for value in sorted(digits):
        for root in anywhere:
            yield (kind, "digits", value, root)
        for thing in claim.objects:
            yield (kind, "digits", value, "of", thing)
    if claim.frame.predicate is not None:
        for root in roots - specific:
            yield (kind, "predicate", claim.frame.predicate.id, root)


def _specific(run: Run, root: str) -> bool:
    entity = run.names.by_id.get(root)
    return entity is None or entity.kind not in {"country", "region", "media"}


def _digits(value: float) -> tuple[str, str]:
    """Two overlapping bands of about a tenth for the leading digits, whatever the scale: slips of magnitude keep them."""
    place = math.log10(abs(value)) % 1 * _BANDS
    return f"{int(place)}", f"{int(place + 0.5) % _BANDS}'"


_BANDS = 24
