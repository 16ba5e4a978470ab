"""CU303: a bracketed conversion that only an old exchange rate gives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from checker.checks._conversions import Conversion, conversions, day_window, deviation, excused, period_average
from checker.checks.base import Context, Gap, Issue, check, number, percent
from checker.figures.intervals import rounded
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.rates import Quote, Window

_CODE = "CU303"
_YEAR = 365.25


@check(_CODE, alone=True, only_notes=True)
def conversion_stale_rate(context: Context) -> Iterator[Issue | Gap]:
    """Where no rate of the day or of the figure's own period gives the amount, the newest older one that does."""
    for conversion in conversions(context):
        published = context.published(conversion.target)
        if published is None:
            continue
        now = day_window(context, conversion, context.limits["days_before"], context.limits["days_after"])
        if now is None or now.widened or _explained(context, conversion, now):
            continue
        old = _newest_fit(context, conversion, published)
        if old is not None:
            yield _issue(context, conversion, published, old, now.nearest(published))


def _explained(context: Context, conversion: Conversion, today: Window) -> bool:
    """Whether the rates of the day, or of the period that the figure names, give the amount: then nothing is stale."""
    average = period_average(context, conversion)
    readings = [today.interval] + ([Interval.point(average)] if average is not None else [])
    share = context.limits["warning_share"]
    return excused(conversion, today) or any(
        abs(deviation(conversion.implied, reading)) <= share for reading in readings
    )


def _newest_fit(context: Context, conversion: Conversion, published: date) -> Quote | None:
    """The newest old rate near the implied one; None where there is none, or so many that it tells nothing."""
    last = published - timedelta(days=int(context.limits["least_age_days"]))
    first = published - timedelta(days=int(context.limits["history_years"] * _YEAR))
    history = context.run.rates.window(conversion.first.unit, conversion.second.unit, first, last)
    if history is None:
        return None
    quotes = history.quotes or (history.first, history.last)
    near = Interval.point(conversion.implied).widen(context.limits["fit_share"])
    hedged = conversion.second.bound == "about"
    band = rounded(conversion.second, loose=hedged).scale(1 / (conversion.first.number or 1.0))
    wide = sum(band.holds(quote.rate) for quote in quotes)
    if wide > context.limits["most_days_share"] * len(quotes):
        return None
    return max((quote for quote in quotes if near.holds(quote.rate)), key=lambda quote: quote.day, default=None)


def _issue(context: Context, conversion: Conversion, published: date, old: Quote, now: Quote) -> Issue:
    shown = conversion.implied / now.rate - 1
    detail = (
        f"{number(conversion.implied)} {conversion.pair}; {number(now.rate)} ({now.day}, {now.source}): "
        f"{percent(shown)}; {number(old.rate)} ({old.day})"
    )
    expected = (conversion.first.number or 0.0) * now.rate
    return Issue(
        _CODE,
        "note",
        conversion.target,
        (conversion.source,),
        {
            "detail": detail, "implied": number(conversion.implied),
            "rate_day": str(old.day), "rate_source": old.source,
            "expected": context.amount(expected, conversion.second.unit, conversion.target),
        },
        working={"implied": conversion.implied, "deviation": shown, "age_days": (published - old.day).days,
                 "rates": {"rate": old.rate, "day": str(old.day), "source": old.source}},
        confidence=0.7,
    )  # fmt: skip
