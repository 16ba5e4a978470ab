"""Exchange rates that answer a question twice with what they said the first time: drafts ask the same over and over."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from checker.rates import Rates
    from checker.rates.protocol import Quote, RatesSummary, Stretch, Window

_ANSWERS: Final = 4096  # of each kind; a window holds some days' quotes


class RememberedRates:
    """The rates of ``source``; what it may refuse is asked again."""

    def __init__(self, source: Rates) -> None:
        self._source = source
        self._on = lru_cache(_ANSWERS)(source.on)
        self._window = lru_cache(_ANSWERS)(source.window)
        self._average = lru_cache(_ANSWERS)(source.average)
        self._span = lru_cache(_ANSWERS)(source.span)
        self._history = lru_cache(_ANSWERS)(source.history_days)

    @property
    def source(self) -> str:
        """A short name, as findings print it."""
        return self._source.source

    def on(self, base: str, quote: str, day: date) -> Quote | None:
        """The rate that stood on ``day``."""
        return self._on(base, quote, day)

    def window(self, base: str, quote: str, first: date, last: date) -> Window | None:
        """The rates that stood from ``first`` to ``last``."""
        return self._window(base, quote, first, last)

    def average(self, base: str, quote: str, first: date, last: date) -> float | None:
        """The mean of the daily rates of a period."""
        return self._average(base, quote, first, last)

    def span(self, base: str, quote: str) -> tuple[date, date] | None:
        """The first and the last day with a rate."""
        return self._span(base, quote)

    def history_days(self, base: str, quote: str, implied: float, tolerance: float) -> Stretch | None:
        """Where in the history the rate was."""
        return self._history(base, quote, implied, tolerance)

    def describe(self, today: date) -> RatesSummary:
        """What the source holds."""
        return self._source.describe(today)
