"""Round numbers and round days for the axes of a plot."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50)
_MONTH, _YEAR = 30.4, 365.25  # days, near enough to choose a step


def round_numbers(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most ``most`` round numbers from ``low`` to ``high``, evenly spaced."""
    if not high > low:
        return (low,)
    magnitude = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (magnitude * factor for factor in (*_STEPS, 20.0, 25.0, 50.0)):
        first = math.ceil(low / step - 1e-9)
        found = tuple(n * step for n in range(first, math.floor(high / step + 1e-9) + 1))
        if len(found) <= most:
            return found
    return (low, high)


def powers_of_ten(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most ``most`` powers of ten from ``low``, which is above nought, to ``high``, evenly spaced."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    step = max(1, math.ceil((last - first + 1) / most))
    return tuple(10.0**power for power in range(first, last + 1, step))


def round_days(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """At most ``most`` days from ``first`` to ``last`` with their labels: days, months or years, as room allows."""
    span = (last - first).days
    for days in _DAYS:
        if span / days <= most:
            return tuple((day, day.isoformat()) for day in _every(first, last, days))[:most]
    for months in _MONTHS:
        if span / (months * _MONTH) <= most:
            return tuple((day, f"{day:%Y-%m}") for day in _first_days(first, last, months))[:most]
    years = next((years for years in _YEARS if span / (years * _YEAR) <= most), _YEARS[-1])
    return tuple((day, f"{day:%Y}") for day in _first_days(first, last, 12 * years))[:most]


def _every(first: date, last: date, days: int) -> Iterator[date]:
    """Every so many days, so that both ends have the same room."""
    day = first + timedelta(days=(last - first).days % days // 2)
    while day <= last:
        yield day
        day += timedelta(days=days)


def _first_days(first: date, last: date, months: int) -> Iterator[date]:
    """The first days of months whose number, counted from year 0, ``months`` divides."""
    at = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    while (day := date(at // 12, at % 12 + 1, 1)) <= last:
        yield day
        at += months
