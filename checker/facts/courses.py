"""What a printed amount was worth from day to day in the unit of its fact: the line behind a plot of the fact."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from checker.model import Course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.model import FactSummary
    from checker.rates import Rates

_BESIDE: Final = timedelta(days=10)  # before the first article and after the last; conversions may look back a week
_POINTS: Final = 60  # of a line that spans years; more cannot be told apart


def with_courses(fact: FactSummary, rates: Rates) -> FactSummary:
    """``fact`` with a course for each other currency in which somebody printed it.

    Raises:
        RatesError: The rates cannot be read.
    """
    if fact.first is None or fact.last is None:
        return fact
    days = tuple(_days(fact.first - _BESIDE, fact.last + _BESIDE))
    found = (_course(amount, unit, fact.common_unit, days, rates) for unit, amount in _amounts(fact))
    return replace(fact, courses=tuple(course for course in found if len(course.days) > 1))


def _amounts(fact: FactSummary) -> Iterator[tuple[str, float]]:
    """For each other unit the amount that was printed most often, of several the first."""
    counts: dict[str, Counter[float]] = {}
    for member in fact.members:
        if member.unit != fact.common_unit and member.value is not None:
            counts.setdefault(member.unit, Counter())[member.value] += 1
    for unit, values in counts.items():
        yield unit, values.most_common(1)[0][0]


def _course(amount: float, unit: str, into: str, days: tuple[date, ...], rates: Rates) -> Course:
    """The course of ``amount``; without days where ``unit`` is no currency that the rates know."""
    quotes = ((day, rates.on(unit, into, day)) for day in days)
    return Course(amount, unit, tuple((day, amount * quote.rate) for day, quote in quotes if quote is not None))


def _days(first: date, last: date) -> Iterator[date]:
    step = timedelta(days=max(1, (last - first).days // _POINTS))
    while first < last:
        yield first
        first += step
    yield last
