"""What the rest of the program knows of exchange rates: the protocol and the nouns it speaks in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from checker.interval import Interval


@dataclass(frozen=True, slots=True)
class Quote:
    """One known rate.

    Attributes:
        base: ISO 4217 code of the currency that is bought, one of it.
        quote: ISO 4217 code of the currency that is paid.
        rate: How many of ``quote`` one ``base`` costs; above nought, finite.
        day: The day the rate is of, which may be earlier than the day asked for.
        source: Who says so.
    """

    base: str
    quote: str
    rate: float
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Window:
    """The rates of some days in a row.

    Attributes:
        interval: From the lowest to the highest rate, moved out at both ends by ``widened``.
        first: The rate that stood on the first day.
        last: The rate that stood on the last day.
        stale_days: 0 inside the table, else the days from the table's end to the last day asked for.
        widened: The share by which the interval was moved out, since the table ends before the days do.
        quotes: The rates themselves, by day; at least ``first`` and ``last`` are meant.
    """

    interval: Interval
    first: Quote
    last: Quote
    stale_days: int = 0
    widened: float = 0.0
    quotes: tuple[Quote, ...] = ()

    def nearest(self, day: date) -> Quote:
        """The rate whose day is closest to ``day``; of two as close, the earlier."""
        return min(self.quotes or (self.first, self.last), key=lambda quote: (abs(quote.day - day), quote.day))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where in a pair's history a rate is found.

    Attributes:
        days: On how many of the ``searched`` days the rate was within the tolerance; 0 where it never was.
        searched: How many days have a rate.
        latest: The last such day's rate, None where there is none.
        closest: The rate of the whole history that comes closest, whether within the tolerance or not.
    """

    days: int
    searched: int
    latest: Quote | None
    closest: Quote


@dataclass(frozen=True, slots=True)
class RatesSummary:
    """What a table of rates holds.

    Attributes:
        source: Who made it and how it came here.
        first: Its first day.
        last: Its last day.
        age_days: Days from its last day to today, 0 at the least.
        currencies: How many it can convert.
    """

    source: str
    first: date
    last: date
    age_days: int
    currencies: int

    def on(self, today: date) -> RatesSummary:
        """The same table as old as it is ``today``."""
        return replace(self, age_days=max(0, (today - self.last).days))

    def __str__(self) -> str:
        age = "1 day old" if self.age_days == 1 else f"{self.age_days} days old"
        return f"{self.source}, {self.first} to {self.last}, {age}, {self.currencies} currencies"


class Rates(Protocol):
    """Dated exchange rates. A currency that the source does not know gets None, never an exception.

    Codes are ISO 4217. A rate is what one ``base`` costs in ``quote``. On days without a rate (weekends, holidays) the
    last known one stands; past the end of the table the last one stands, and a window says how stale it is.

    Raises:
        RatesError: By any method, at the first rate asked, where a table cannot be read.
    """

    def __hash__(self) -> int:
        """By identity: what a source said once may be remembered."""

    @property
    def source(self) -> str:
        """A short name, as findings print it; does not load anything."""

    def on(self, base: str, quote: str, day: date) -> Quote | None:
        """The rate that stood on ``day``."""

    def window(self, base: str, quote: str, first: date, last: date) -> Window | None:
        """The rates that stood from ``first`` to ``last``, both included; None where none did."""

    def average(self, base: str, quote: str, first: date, last: date) -> float | None:
        """The mean of the daily rates of a period; None where less than half of the period is covered."""

    def span(self, base: str, quote: str) -> tuple[date, date] | None:
        """The first and the last day with a rate."""

    def history_days(self, base: str, quote: str, implied: float, tolerance: float) -> Stretch | None:
        """Where in the history the rate was within ``tolerance``, a share of the rate, of ``implied``."""

    def describe(self, today: date) -> RatesSummary:
        """What the source holds, and how old it is ``today``."""
