"""The axes of a plot, in per cent of its room: amounts from bottom to top, days from left to right."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.reporting.ticks import powers_of_ten, round_days, round_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from checker.packs.messages import Words

_LOGARITHMIC: Final = 20.0  # from this ratio on, small values would lie on the ground of a linear scale
_LEAST_SPAN: Final = 0.02  # of the largest value: amounts are written with four digits
_TOP, _BOTTOM = 8.0, 92.0
_UNDATED: Final = 7.0  # where values without a day stand, left of all the others
_DATED: Final = (0.0, 16.0)  # where the others begin, without undated ones and with them
_LEAST_DAYS: Final = timedelta(days=10)  # on either side; the courses reach as far
_ROOM: Final = 0.1  # of the time from the first day to the last, for marks that move aside
_TICKS_UP, _TICKS_ACROSS = 4, 4


class Tick(NamedTuple):
    """A named place on an axis, in per cent."""

    at: float
    label: str


class Scale(NamedTuple):
    """From an amount to per cent from the top."""

    at: Callable[[float], float]
    ticks: tuple[float, ...]


def amounts_axis(values: Sequence[float]) -> Scale:
    """The scale of amounts, logarithmic where linear would crush the small ones."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOGARITHMIC:
        return Scale(_between(math.log(low), math.log(high), math.log), powers_of_ten(low, high, _TICKS_UP))
    room = max(_LEAST_SPAN * max(abs(low), abs(high)) - (high - low), 0.0) / 2
    low, high = low - room, high + room
    return Scale(_between(low, high, float), round_numbers(low, high, _TICKS_UP))


def _between(low: float, high: float, measure: Callable[[float], float]) -> Callable[[float], float]:
    if high == low:
        return lambda _: 50.0
    return lambda value: round(_BOTTOM - (_BOTTOM - _TOP) * (measure(value) - low) / (high - low), 2)


def days_axis(days: Sequence[date | None], words: Words) -> tuple[Callable[[date | None], float], tuple[Tick, ...]]:
    """The scale of days; undated values stand left of it."""
    known = sorted({day for day in days if day is not None})
    undated = (Tick(_UNDATED, words("undated")),) if None in days else ()
    if not known:
        return lambda _: _UNDATED, undated
    start = _DATED[bool(undated)]
    room = max(_LEAST_DAYS, (known[-1] - known[0]) * _ROOM)
    first, last = known[0] - room, known[-1] + room
    span = (last - first).days

    def at(day: date | None) -> float:
        return _UNDATED if day is None else round(start + (100.0 - start) * ((day - first).days / span), 2)

    ticks = tuple(Tick(at(day), label) for day, label in round_days(first, last, _TICKS_ACROSS))
    return at, undated + ticks
