"""A table of rates in memory: columns against the euro, read when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from checker.rates.protocol import Quote, RatesSummary, Stretch, Window
from checker.rates.series import Pair, Series, cross

if TYPE_CHECKING:
    from collections.abc import Callable

EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Columns:
    """The content of a table.

    Attributes:
        origin: How it came here, in words.
        codes: The currencies that have a column, the euro included.
        column: The column of a code; the euro's own holds every day of the table.
    """

    origin: str
    codes: frozenset[str]
    column: Callable[[str], Series]


class Table:
    """Rates from one table.

    Args:
        source: The name that findings print.
        load: Gives the content; called once, at the first question that needs it.
        stamp: Gives a digest of all that the content is made of; None where there is none.
    """

    def __init__(self, source: str, load: Callable[[], Columns], stamp: Callable[[], bytes] | None = None) -> None:
        self._source = source
        self._load = load
        self._stamp = stamp
        self._pairs: dict[tuple[str, str], Pair | None] = {}

    @property
    def source(self) -> str:
        """A short name, as findings print it."""
        return self._source

    def stamp(self) -> bytes | None:
        """A digest of all that the rates are made of: with the same one every answer is the same. None if unknown."""
        return self._stamp() if self._stamp else None

    def on(self, base: str, quote: str, day: date) -> Quote | None:
        """The rate that stood on ``day``."""
        pair = self._pair(base, quote)
        return pair.on(day) if pair else None

    def window(self, base: str, quote: str, first: date, last: date) -> Window | None:
        """The rates that stood from ``first`` to ``last``, both included."""
        pair = self._pair(base, quote)
        return pair.window(first, last) if pair else None

    def average(self, base: str, quote: str, first: date, last: date) -> float | None:
        """The mean of the daily rates of a period."""
        pair = self._pair(base, quote)
        return pair.average(first, last) if pair else None

    def span(self, base: str, quote: str) -> tuple[date, date] | None:
        """The first and the last day with a rate."""
        pair = self._pair(base, quote)
        return (date.fromordinal(pair.days[0]), date.fromordinal(pair.days[-1])) if pair else None

    def history_days(self, base: str, quote: str, implied: float, tolerance: float) -> Stretch | None:
        """Where in the history the rate was within ``tolerance``, a share of the rate, of ``implied``."""
        pair = self._pair(base, quote)
        return pair.search(implied, tolerance) if pair else None

    def describe(self, today: date) -> RatesSummary:
        """What the table holds, and how old it is ``today``."""
        days = self._columns.column(EURO).days
        first, last = date.fromordinal(days[0]), date.fromordinal(days[-1])
        source = f"{self._source} ({self._columns.origin})"
        return RatesSummary(source, first, last, 0, len(self._columns.codes)).on(today)

    @cached_property
    def _columns(self) -> Columns:
        return self._load()

    def _pair(self, base: str, quote: str) -> Pair | None:
        key = (base, quote)
        if key not in self._pairs:
            self._pairs[key] = self._cross(base, quote) if {base, quote} <= self._columns.codes else None
        return self._pairs[key]

    def _cross(self, base: str, quote: str) -> Pair | None:
        read = self._columns.column
        return cross(base, quote, (read(base), read(quote)), self._source, read(EURO).days[-1])
