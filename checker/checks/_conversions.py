"""Bracketed conversions and the rates that may stand behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place
from checker.figures.intervals import loose_step, rounded, significant_digits
from checker.interval import Interval
from checker.packs.bands import load_bands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure
    from checker.rates import Window


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount and the one in the bracket behind it.

    Attributes:
        source: The amount first stated.
        target: The one in the bracket.
        implied: Units of the target's currency for one of the source's, from the printed numbers.
        band: What the implied rate may be, given how both are rounded.
    """

    source: Place
    target: Place
    first: Figure
    second: Figure

    @property
    def implied(self) -> float:
        """The rate that the printed numbers imply."""
        return (self.second.number or 0.0) / (self.first.number or 1.0)

    @property
    def band(self) -> Interval:
        """The rates that the printed numbers imply, given how they are rounded."""
        return rounded(self.second) / rounded(self.first)

    @property
    def pair(self) -> str:
        """The currency pair, as rates are quoted: ``KRW/USD``."""
        return f"{self.second.unit}/{self.first.unit}"


def conversions(context: Context) -> Iterator[Conversion]:
    """Every bracketed conversion from one currency into another, in order."""
    for number, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            if figure.converts is None or figure.kind != "money":
                continue
            source = figures[figure.converts]
            if source.number and figure.number and source.unit != figure.unit and source.value_high is None:
                yield Conversion(Place(number, figure.converts), Place(number, index), source, figure)


def day_window(context: Context, conversion: Conversion, before: float, after: float) -> Window | None:
    """The rates of the days around publication; None where the article has no date or the table no rate."""
    published = context.published(conversion.target)
    if published is None:
        return None
    first, last = published - timedelta(days=int(before)), published + timedelta(days=int(after))
    return context.run.rates.window(conversion.first.unit, conversion.second.unit, first, last)


def band_of(context: Context, conversion: Conversion) -> Interval | None:
    """A wide band of rates for a currency without daily ones, by way of the dollar; None where there is none."""
    bands = load_bands(context.rules)
    day = context.published(conversion.target) or date(2020, 1, 1)
    sides: list[Interval] = []
    for unit in (conversion.first.unit, conversion.second.unit):
        if unit in bands:
            sides.append(Interval(bands[unit].low, bands[unit].high))
            continue
        quote = context.run.rates.on("USD", unit, day) if unit != "USD" else None
        if unit != "USD" and quote is None:
            return None
        sides.append(Interval.point(quote.rate if quote else 1.0))
    return sides[1] / sides[0]


def period_average(context: Context, conversion: Conversion) -> float | None:
    """The mean rate of the year that the figure is of (that year's market), where that year is over."""
    frame = context.run.framed[conversion.source.article].frames[conversion.source.figure]
    published = context.published(conversion.target)
    if frame.period is None or not frame.period.id.isdigit() or published is None:
        return None
    year = int(frame.period.id)
    if year >= published.year:
        return None
    return context.run.rates.average(
        conversion.first.unit, conversion.second.unit, date(year, 1, 1), date(year, 12, 31)
    )


def deviation(implied: float, window: Interval) -> float:
    """How far the rate lies outside the window, as a share of its nearer end; nought inside."""
    if window.holds(implied):
        return 0.0
    end = window.low if implied < window.low else window.high
    return implied / end - 1


def excused(conversion: Conversion, window: Window) -> bool:
    """A hedged amount of one significant digit (약 1000조) is right where its rounding meets the rates."""
    target = conversion.second
    if target.bound != "about" or significant_digits(target) > 1:
        return False
    half = loose_step(target.number or 0.0, target.step) / 2
    value = target.number or 0.0
    return (rounded(conversion.first) * window.interval).meets(Interval(value - half, value + half))
