"""Rates from forex-python's service, opt-in; at its first failure the embedded ones take over for good."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker.interval import Interval
from checker.rates.protocol import Quote, Rates, RatesSummary, Stretch, Window
from checker.rates.service import Ask, NoSuchRateError, ServiceError, connect

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_DAYS = 9  # of a window that is asked day by day: a week before publication to the day after
SOON = timedelta(days=5)  # how far past today the latest rate still serves as that day's
ABSURD = 2.0  # times the fallback's rate of the day: no currency of the news halves unseen by a table

_log = logging.getLogger(__name__)


def live(
    fallback: Rates,
    *,
    base_url: str | None = None,
    timeout: float = 5.0,
    warn: Callable[[str], None] = _log.warning,
) -> LiveRates:
    """The rates of forex-python's service, asked as they are needed.

    Args:
        fallback: Serves averages, histories and long windows, what the service lacks, and all once the service fails.
        base_url: Where the service is; None for forex-python's own.
        timeout: Seconds to wait for one answer.
        warn: Told once, in one line, when the service fails.

    Raises:
        RatesError: forex-python is not installed.
    """
    host, ask = connect(base_url, timeout)
    return LiveRates(host, ask, fallback, warn)


class LiveRates:
    """Rates from a service in front of rates from a table.

    Args:
        host: The name of the service.
        ask: Asks it for one rate.
        fallback: The table.
        warn: Told once when the service fails.
    """

    def __init__(self, host: str, ask: Ask, fallback: Rates, warn: Callable[[str], None]) -> None:
        self._host = host
        self._ask = ask
        self._fallback = fallback
        self._warn = warn
        self._broken = False
        self._answers: dict[tuple[str, str, date], Quote | None] = {}

    @property
    def source(self) -> str:
        """The service, and after its failure the fallback."""
        return self._fallback.source if self._broken else f"forex-python ({self._host})"

    def on(self, base: str, quote: str, day: date) -> Quote | None:
        """The service's rate of ``day``, else the fallback's."""
        return self._live(base, quote, day) or self._fallback.on(base, quote, day)

    def window(self, base: str, quote: str, first: date, last: date) -> Window | None:
        """The service's rates of up to ``MOST_DAYS`` days; the fallback's where one is missing or there are more."""
        quotes: dict[date, Quote] = {}
        for day in _days(first, last):
            found = self._live(base, quote, day)
            if found is None:
                return self._fallback.window(base, quote, first, last)
            quotes[found.day] = found
        if not quotes:
            return self._fallback.window(base, quote, first, last)
        ordered = tuple(quotes[day] for day in sorted(quotes))
        rates = [found.rate for found in ordered]
        return Window(Interval(min(rates), max(rates)), ordered[0], ordered[-1], quotes=ordered)

    def average(self, base: str, quote: str, first: date, last: date) -> float | None:
        """The fallback's: a year of single requests would be no kindness."""
        return self._fallback.average(base, quote, first, last)

    def span(self, base: str, quote: str) -> tuple[date, date] | None:
        """The fallback's."""
        return self._fallback.span(base, quote)

    def history_days(self, base: str, quote: str, implied: float, tolerance: float) -> Stretch | None:
        """The fallback's."""
        return self._fallback.history_days(base, quote, implied, tolerance)

    def describe(self, today: date) -> RatesSummary:
        """The fallback's table, with the service named in front of it unless it failed."""
        table = self._fallback.describe(today)
        return table if self._broken else replace(table, source=f"{self.source}, and behind it {table.source}")

    def _live(self, base: str, quote: str, day: date) -> Quote | None:
        """The service's rate, None where it is not to be asked, failed, or has none."""
        today = date.today()
        if self._broken or base == quote or day > today + SOON:
            return None
        key = (base, quote, _weekday(min(day, today)))
        if key not in self._answers:
            self._answers[key] = self._asked(*key)
        return self._answers[key]

    def _asked(self, base: str, quote: str, day: date) -> Quote | None:
        try:
            answer = self._ask(base, quote, day)
        except NoSuchRateError:
            return None
        except ServiceError as error:
            self._give_up(str(error))
            return None
        known = self._fallback.on(base, quote, answer.day)
        if known and not 1 / ABSURD <= answer.rate / known.rate <= ABSURD:
            self._give_up(f"answered {answer.rate:g} {quote} for one {base} of {answer.day}")
            return None
        return Quote(base, quote, answer.rate, answer.day, self.source)

    def _give_up(self, why: str) -> None:
        self._broken = True
        self._warn(f"{self._host}: {why}; using the embedded rates ({self._fallback.source})")


def _days(first: date, last: date) -> list[date]:
    """The days of a short window, none of a long one."""
    count = (last - first).days + 1
    return [first + timedelta(days=number) for number in range(count)] if count <= MOST_DAYS else []


def _weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend: the service would answer with that one's rate."""
    return day - timedelta(days=max(0, day.weekday() - 4))
