"""Rates by day: one currency's column of a table, and the pair that two columns make."""

from __future__ import annotations

import itertools
import math
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from statistics import stdev
from typing import TYPE_CHECKING

from checker.interval import Interval
from checker.rates.protocol import Quote, Stretch, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_GAP = 12  # days that a rate stands for; Tokyo's fixing paused for 11 in Golden Week 2019
RETURNS = 250  # a year of trading days
FEWEST_RETURNS = 20  # fewer tell nothing of a pair's volatility
USUAL_VOLATILITY = 0.006  # a day's, as of USD/KRW and USD/JPY, for tables too short to tell
BAND = 2.0  # standard deviations to either side
LEAST_COVER = 0.5  # of a period; less is no average of it


@dataclass(frozen=True, slots=True)
class Series:
    """One column: days as ordinals in ascending order, and on each the price of one euro.

    Attributes:
        note: What a reader should know of the rates besides their source, or nothing.
    """

    days: array[int]
    rates: array[float]
    note: str = ""

    @classmethod
    def of(cls, points: Iterable[tuple[int, float]], note: str = "") -> Series:
        """The series of ``points``, which are in order of day."""
        days, rates = array("l"), array("d")
        for day, rate in points:
            days.append(day)
            rates.append(rate)
        return cls(days, rates, note)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two currencies on the days on which both are known, at least one day.

    Attributes:
        end: The ordinal of the table's last day; the pair itself may end before it (the rouble does).
        volatility: The standard deviation of the daily log returns of the last year.
    """

    base: str
    quote: str
    source: str
    days: array[int]
    rates: array[float]
    end: int
    volatility: float

    def on(self, day: date) -> Quote | None:
        """The rate that stood on ``day``."""
        index = self._standing(day.toordinal())
        return None if index is None else self._quote(index)

    def window(self, first: date, last: date) -> Window | None:
        """The rates that stood from ``first`` to ``last``, both included."""
        start, stop = self._reach(first, last)
        if start == stop:
            return None
        rates = self.rates[start:stop]
        quotes = tuple(self._quote(index) for index in range(start, stop))
        stale = last.toordinal() - self.days[-1] if last.toordinal() > self.end else 0
        widened = BAND * self.volatility * math.sqrt(stale) if stale else 0.0
        interval = Interval(min(rates), max(rates)).widen(min(widened, 1.0))
        return Window(interval, quotes[0], quotes[-1], stale, widened, quotes)

    def average(self, first: date, last: date) -> float | None:
        """The mean of the daily rates from ``first`` to ``last``, where half of the period is known."""
        begin, end = first.toordinal(), last.toordinal()
        covered = min(end, self.days[-1] + LONGEST_GAP, self.end) - max(begin, self.days[0]) + 1
        if end < begin or covered < LEAST_COVER * (end - begin + 1):
            return None
        rates = self.rates[bisect_left(self.days, begin) : bisect_right(self.days, end)]
        if rates:
            return math.fsum(rates) / len(rates)
        standing = self.on(last)
        return standing.rate if standing else None

    def search(self, implied: float, tolerance: float) -> Stretch:
        """Where in the history the rate was within ``tolerance``, a share of the rate, of ``implied``."""
        misses = [abs(implied / rate - 1.0) for rate in self.rates]
        hits = [index for index, miss in enumerate(misses) if miss <= tolerance]
        closest = min(range(len(misses)), key=misses.__getitem__)
        latest = self._quote(hits[-1]) if hits else None
        return Stretch(len(hits), len(misses), latest, self._quote(closest))

    def _reach(self, first: date, last: date) -> tuple[int, int]:
        """The indexes of the rates that stood in the days: from, and one past."""
        standing = self._standing(first.toordinal())
        start = bisect_left(self.days, first.toordinal()) if standing is None else standing
        return start, max(start, bisect_right(self.days, last.toordinal()) if first <= last else 0)

    def _standing(self, day: int) -> int | None:
        index = bisect_right(self.days, day) - 1
        if index < 0 or min(day, self.end) - self.days[index] > LONGEST_GAP:
            return None
        return index

    def _quote(self, index: int) -> Quote:
        return Quote(self.base, self.quote, self.rates[index], date.fromordinal(self.days[index]), self.source)


def cross(base: str, quote: str, columns: tuple[Series, Series], source: str, end: int) -> Pair | None:
    """The pair over the euro, on the days that both columns know; None where there are none."""
    below, above = columns
    prices = dict(zip(below.days, below.rates, strict=True))
    common = Series.of(
        (day, rate / prices[day]) for day, rate in zip(above.days, above.rates, strict=True) if day in prices
    )
    if not common.days:
        return None
    named = ", ".join(dict.fromkeys(part for part in (source, below.note, above.note) if part))
    return Pair(base, quote, named, common.days, common.rates, end, _volatility(common.rates))


def _volatility(rates: array[float]) -> float:
    recent = rates[-RETURNS - 1 :]
    if len(recent) <= FEWEST_RETURNS:
        return USUAL_VOLATILITY
    return stdev(math.log(later / earlier) for earlier, later in itertools.pairwise(recent))
