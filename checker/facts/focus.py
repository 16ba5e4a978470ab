"""Which pairs of claims are worth comparing where only a draft is of interest.

A draft is held against many articles that name the same firms. Most of their claims have nothing to do with it: they
are left alone, and so is what they have to do with each other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from checker.claims import STRONG
from checker.facts.blocking import candidate_pairs
from checker.facts.slots import PHASES
from checker.figures.units import factor

if TYPE_CHECKING:
    from datetime import date

    from checker.claims.run import Run
    from checker.model import Claim, Figure
    from checker.rates import Rates

# Further apart than this, with other digits, no frame makes one fact of two amounts; a rate of exchange adds a little.
_FAR = math.log10(2.0) + math.log10(1.25)
# As a share of a power of ten: amounts with the same digits, a scale word apart.
_SLIP = 0.05
# Durations, counts and shares never dissent: only what agrees with one of them bears on it.
_FAR_WEAK = math.log10(1.3)
# So many prints of a figure tell what there is to tell; those nearest to it are taken.
_MOST = 24
_DIGITS = 6  # that a mistyped number is compared in
_CLOSED = frozenset({"exact", "about"})
_COMMON = "USD"


def focused_pairs(run: Run, drafts: frozenset[int]) -> list[tuple[int, int]]:
    """The candidate pairs that bear on the articles numbered ``drafts``.

    These are a claim of theirs with one that may be of its fact, and any two of those that may be of the fact of one
    claim.
    """
    inside = [claim.article in drafts for claim in run.claims]
    pairs = candidate_pairs(run, drafts)
    sizes = {index: _sizes(run, claim) for index, claim in enumerate(run.claims)}
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    kept = {pair for pair in pairs if inside[pair[0]] and inside[pair[1]]}
    for a, b in pairs:
        if inside[a] != inside[b]:
            own, other = (a, b) if inside[a] else (b, a)
            apart = _distance(run.claims[own], run.claims[other], sizes[own], sizes[other])
            if apart is not None:
                near[own].append((apart, other))
    beside = set(pairs)
    for own, found in near.items():
        others = sorted(other for _, other in sorted(found)[:_MOST])
        kept.update((min(own, other), max(own, other)) for other in others)
        kept.update(pair for pair in combinations(others, 2) if pair in beside)
    return sorted(kept)


class _Size:
    """What a printed amount may be told by, whatever its unit.

    Attributes:
        unit: Its unit.
        open: Whether it is a range or has no end on one side.
        money: Whether that is a currency.
        place: The common logarithm of the amount.
        common: Likewise in dollars of its day; None where it is no money or no rate is known.
        digits: The significant digits, as text.
    """

    __slots__ = ("common", "digits", "money", "open", "place", "unit")

    def __init__(self, figure: Figure, number: float, rate: float | None) -> None:
        self.unit = figure.unit
        self.open = figure.bound not in _CLOSED
        self.money = figure.kind == "money"
        self.place = math.log10(abs(number))
        self.common = None if rate is None else self.place + math.log10(rate)
        self.digits = f"{abs(number):.{_DIGITS}e}"


def _sizes(run: Run, claim: Claim) -> list[_Size]:
    day = run.published(claim)
    return [
        _Size(figure, figure.number, _rate(run.rates, figure.unit, day) if figure.kind == "money" and day else None)
        for figure in run.renderings(claim)
        if figure.number
    ]


@lru_cache(maxsize=65536)
def _rate(rates: Rates, unit: str, day: date) -> float | None:
    quote = rates.on(unit, _COMMON, day)
    return None if quote is None else quote.rate


def _distance(one: Claim, other: Claim, ones: list[_Size], others: list[_Size]) -> float | None:
    """How far two claims are from agreeing, in powers of ten; None where nothing could make one fact of them."""
    found = [(abs(_apart(x, y)), x, y) for x, y in product(ones, others)]
    nearest = min((apart for apart, _, _ in found), default=None)
    if nearest is None or one.headline or other.headline or _one_phase(one, other):
        return nearest
    if one.kind in STRONG:
        likely = any(apart < _FAR or _digits_alike(x, y) for apart, x, y in found)
    else:
        likely = any(apart < (_FAR if x.open or y.open else _FAR_WEAK) for apart, x, y in found)
    return nearest if likely else None


def _one_phase(one: Claim, other: Claim) -> bool:
    """Whether both are the size at one end of a growth, which is one size however far apart they are."""
    ends = one.frame.scope, other.frame.scope
    return ends[0] is not None and ends[1] is not None and ends[0].id == ends[1].id and ends[0].id in PHASES


def _digits_alike(one: _Size, other: _Size) -> bool:
    """Whether the amounts are a scale word apart, or one of them is mistyped."""
    printed = one.place - other.place
    return abs(printed - round(printed)) < _SLIP or (one.unit == other.unit and _mistyped(one.digits, other.digits))


def _apart(one: _Size, other: _Size) -> float:
    """The powers of ten between two amounts; nought where nothing compares them, so that they are looked at."""
    if one.unit == other.unit:
        return one.place - other.place
    if one.money and other.money:
        return 0.0 if one.common is None or other.common is None else one.common - other.common
    times = factor(other.unit, one.unit)
    return one.place - other.place - (math.log10(times) if times else 0.0)


def _mistyped(one: str, other: str) -> bool:
    """Whether numbers of one size differ in one digit, or in two that changed places."""
    if one[-3:] != other[-3:]:
        return False
    differing = [at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y]
    return len(differing) == 1 or (len(differing) == 2 and sorted(one) == sorted(other))
