"""Which pairs of claims are worth comparing: those that share a rare key, so that their number stays linear."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.digits import measure
from checker.facts.features import specific
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from checker.claims.run import Run
    from checker.model import Claim, Figure

    _Print: TypeAlias = tuple[int, str, float | None]

# With so many claims each one is compared, at least: in a large corpus all news of a big firm shares its name, and
# what a claim is compared with must not grow with the corpus. The labelled stories have fewer.
_PARTNERS = 30
# Of the claims that repeat one number in one article so many are compared with each: the others are reached by those.
_REPEATS = 8


def candidate_pairs(run: Run, drafts: frozenset[int] | None = None) -> list[tuple[int, int]]:
    """Index pairs of claims, the smaller index first, each once, in order.

    A claim looks for its partners in its rarest blocks first, and in each for those nearest in time.

    Args:
        run: The claims.
        drafts: Articles by index: only pairs by keys that their claims have; None for all.
    """
    days = [(run.published(claim) or date.min).toordinal() for claim in run.claims]
    pairs: set[tuple[int, int]] = set()
    prints = [(claim.article, run.head(claim).unit, run.head(claim).number) for claim in run.claims]
    for index, found in enumerate(_blocks_of(run, days, drafts)):
        for other in _partners(prints[index], sorted(found, key=_size), days, prints):
            pairs.add((index, other) if index < other else (other, index))
    return sorted(pairs)


class _Place(NamedTuple):
    """A block with the place that a claim has in it."""

    block: list[int]
    at: int


def _size(place: _Place) -> int:
    return len(place.block)


def _blocks_of(run: Run, days: Sequence[int], drafts: frozenset[int] | None) -> list[list[_Place]]:
    """For each claim the blocks that it shares with others, each in order of time."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    names = [frozenset(run.names.root(name) for name in framed.names) for framed in run.framed]
    telling = [frozenset(root for root in found if specific(run, root)) for found in names]
    keys = [list(_keys(run, claim, telling[claim.article])) for claim in run.claims]
    wanted = None if drafts is None else _keys_of(run, keys, drafts)
    for index, own in enumerate(keys):
        for key in own:
            if wanted is None or key in wanted:
                blocks[key].append(index)
    found: list[list[_Place]] = [[] for _ in run.claims]
    for _, members in sorted(blocks.items()):
        members.sort(key=lambda index: (days[index], index))
        for at, index in enumerate(members if len(members) > 1 else ()):
            found[index].append(_Place(members, at))
    return found


def _keys_of(run: Run, keys: list[list[tuple[str, ...]]], articles: frozenset[int]) -> set[tuple[str, ...]]:
    return {key for claim, found in zip(run.claims, keys, strict=True) if claim.article in articles for key in found}


def _partners(own: _Print, places: Iterable[_Place], days: Sequence[int], prints: Sequence[_Print]) -> set[int]:
    """The claims that one is compared with."""
    found: set[int] = set()
    repeats = 0
    for place in places:
        for other in islice(_outwards(place, days), _PARTNERS):
            if len(found) >= _PARTNERS:
                return found
            if prints[other] == own and other not in found:
                if repeats >= _REPEATS:
                    continue
                repeats += 1
            found.add(other)
    return found


def _outwards(place: _Place, days: Sequence[int]) -> Iterator[int]:
    """The other members of a block, those nearest in time first."""
    block, at = place
    day = days[block[at]]
    before, behind = at - 1, at + 1
    while before >= 0 or behind < len(block):
        if behind == len(block) or (before >= 0 and day - days[block[before]] < days[block[behind]] - day):
            yield block[before]
            before -= 1
        else:
            yield block[behind]
            behind += 1


def _keys(run: Run, claim: Claim, telling: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """What a claim can be found by: its article, its names, its digits with any name of the article, its market."""
    head = run.head(claim)
    if head.number is None:
        return
    kind = _KINDS.get(head.kind) or measure(head.unit)
    yield (kind, "article", str(claim.article))
    digits = sorted({key for figure in run.renderings(claim) for key in _printed(figure)})
    for root in telling:
        for value in digits:
            yield (kind, "digits", value, root)
    frame, framed = claim.frame, run.framed[claim.article]
    for root in telling & {run.names.root(name) for name in claim.names | framed.main}:
        yield (kind, "name", root)
    if frame.predicate is not None and frame.predicate.id == "market_size" and frame.period is not None:
        for value in digits:
            yield (kind, "market", frame.period.id, value)


# Amounts that are compared whatever their units: currencies by their rates, power and energy since one is taken for the
# other.
_KINDS = {"money": "money", "power": "power", "energy": "power"}


def _printed(figure: Figure) -> Iterator[str]:
    """What a figure's digits can be found by: the leading ones, and all of them where two may have changed places."""
    if figure.number:
        yield from _digits(figure.number)
        if significant_digits(figure) >= _TELLING:
            mantissa, _, place = f"{abs(figure.number):.{_LONGEST}e}".partition("e")
            yield "".join(sorted(mantissa.strip("0"))) + place


# Two digits have the same in common with too many numbers; more than these are not printed.
_TELLING, _LONGEST = 3, 9


def _digits(value: float) -> tuple[str, str]:
    """Two overlapping bands of a tenth for the leading digits, whatever the scale: slips of magnitude keep them."""
    place = math.log10(abs(value)) % 1 * _BANDS
    return f"{int(place)}", f"{int(place + 0.5) % _BANDS}'"


_BANDS = 24
