"""Which pairs of claims are worth comparing: those that share a key, so that the number of pairs stays near linear."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from checker.facts.features import specific
from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.claims.run import Run
    from checker.model import Claim

# A block that grows past this is no evidence any more (all news of a big firm); those nearest in time are compared.
_LARGEST = 40


def candidate_pairs(run: Run, drafts: frozenset[int] | None = None) -> list[tuple[int, int]]:
    """Index pairs of claims, the smaller index first, each once, in order.

    Args:
        run: The claims.
        drafts: Articles by index: only pairs by keys that their claims have; None for all.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    named = [frozenset(run.names.root(name) for name in framed.names) for framed in run.framed]
    telling = [frozenset(root for root in found if specific(run, root)) for found in named]
    keys = [list(_keys(run, claim, telling[claim.article])) for claim in run.claims]
    wanted = None if drafts is None else _keys_of(run, keys, drafts)
    for index, found in enumerate(keys):
        for key in found:
            if wanted is None or key in wanted:
                blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > 1:
            members.sort(key=lambda index: (run.published(run.claims[index]) or date.min, index))
            pairs.update(_pairs(members))
    return sorted(pairs)


def _keys_of(run: Run, keys: list[list[tuple[str, ...]]], articles: frozenset[int]) -> set[tuple[str, ...]]:
    return {key for claim, found in zip(run.claims, keys, strict=True) if claim.article in articles for key in found}


def _pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    for place, first in enumerate(members):
        for second in members[place + 1 : place + 1 + _LARGEST]:
            yield (first, second) if first < second else (second, first)


def _keys(run: Run, claim: Claim, telling: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """What a claim can be found by: its article, its names, its digits with any name of the article, its market."""
    head = run.head(claim)
    if head.number is None:
        return
    kind = "money" if head.kind == "money" else dimension(head.unit)
    yield (kind, "article", str(claim.article))
    digits = sorted({key for figure in run.renderings(claim) if figure.number for key in _digits(figure.number)})
    for root in telling:
        for value in digits:
            yield (kind, "digits", value, root)
    frame, framed = claim.frame, run.framed[claim.article]
    for root in telling & {run.names.root(name) for name in claim.names | framed.main}:
        yield (kind, "name", root)
    if frame.predicate is not None and frame.predicate.id == "market_size" and frame.period is not None:
        for value in digits:
            yield (kind, "market", frame.period.id, value)


def _digits(value: float) -> tuple[str, str]:
    """Two overlapping bands of a tenth for the leading digits, whatever the scale: slips of magnitude keep them."""
    place = math.log10(abs(value)) % 1 * _BANDS
    return f"{int(place)}", f"{int(place + 0.5) % _BANDS}'"


_BANDS = 24
