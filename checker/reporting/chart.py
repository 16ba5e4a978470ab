"""Where to draw the values of a fact: time from left to right, amounts from bottom to top."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.reporting.tally import common_amount, outlet, published

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from checker.model import Bound, FactMember, FactSummary
    from checker.packs.messages import Words

WIDTH, HEIGHT = 640, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 130, 610, 20, 150
_LOGARITHMIC = 20.0  # from this ratio on, small values would lie on the ground of a linear scale
_REACH = 14  # how far the stroke of a hedged or open value goes

_UP: frozenset[Bound] = frozenset({"about", "at_least", "more_than", "range"})
_DOWN: frozenset[Bound] = frozenset({"about", "at_most", "less_than", "range"})


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its dot at ``x``, ``y``, the stroke of what its words allow from ``low`` to ``high``, its caption."""

    x: float
    y: float
    low: float
    high: float
    caption: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of a fact and the ends of its axes."""

    points: tuple[Point, ...]
    amounts: tuple[Tick, ...]
    days: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT


def chart(fact: FactSummary, words: Words) -> Chart | None:
    """The drawing of ``fact``, None where fewer than two values can be compared."""
    shown = sorted((m for m in fact.members if m.common is not None), key=lambda member: member.common or 0.0)
    if len(shown) < 2:
        return None
    across, days = _across([member.published for member in shown], words)
    up = _up([member.common or 0.0 for member in shown])
    ends = (shown[0],) if shown[0].common == shown[-1].common else (shown[0], shown[-1])
    return Chart(
        tuple(_point(fact, member, across(member.published), up(member.common or 0.0), words) for member in shown),
        tuple(Tick(up(member.common or 0.0), common_amount(fact, member, words)) for member in ends),
        days,
    )


def _point(fact: FactSummary, member: FactMember, x: float, y: float, words: Words) -> Point:
    parts = (outlet(member), published(member, words), member.location.surface, common_amount(fact, member, words))
    low = y + (_REACH if member.bound in _DOWN else 0)
    return Point(x, y, low, y - (_REACH if member.bound in _UP else 0), " · ".join(parts))


def _up(values: Sequence[float]) -> Callable[[float], float]:
    """The scale of amounts, logarithmic where linear would crush the small ones."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOGARITHMIC:
        return _scale(math.log(low), math.log(high), (_BOTTOM, _TOP), math.log)
    return _scale(low, high, (_BOTTOM, _TOP), float)


def _across(days: Sequence[date | None], words: Words) -> tuple[Callable[[date | None], float], tuple[Tick, ...]]:
    """The scale of days; undated values stand at the left edge."""
    known = sorted({day for day in days if day is not None})
    undated = (Tick(_LEFT, words("undated")),) if None in days else ()
    if not known:
        return lambda _: _LEFT, undated
    start = _LEFT + (80 if undated else 0)
    scale = _scale(known[0].toordinal(), known[-1].toordinal(), (start, _RIGHT), float)
    ends = known[:1] if len(known) == 1 else [known[0], known[-1]]
    ticks = tuple(Tick(scale(day.toordinal()), day.isoformat()) for day in ends)
    return lambda day: _LEFT if day is None else scale(day.toordinal()), undated + ticks


def _scale(
    low: float, high: float, span: tuple[int, int], measure: Callable[[float], float]
) -> Callable[[float], float]:
    first, last = span
    if high == low:
        return lambda _: (first + last) / 2
    return lambda value: round(first + (last - first) * ((measure(value) - low) / (high - low)), 1)
