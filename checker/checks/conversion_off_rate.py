"""CU301: a bracketed conversion that no exchange rate of its day gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.checks._conversions import Conversion, band_of, conversions, day_window, deviation, excused, period_average
from checker.checks._telling import converted_digits, in_style
from checker.checks.base import Context, Gap, Issue, as_json, check, number, percent
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rates import Window

_CODE = "CU301"


@check(_CODE, alone=True)
def conversion_off_rate(context: Context) -> Iterator[Issue | Gap]:
    """Compares the implied rate with the rates of the days around publication and of the period the figure names."""
    for conversion in conversions(context):
        if context.published(conversion.target) is None:
            yield from _undated(context, conversion)
            continue
        window = day_window(context, conversion, context.limits["days_before"], context.limits["days_after"])
        if window is None:
            yield from _unrated(context, conversion)
            continue
        yield from _dated(context, conversion, window)


def _dated(context: Context, conversion: Conversion, window: Window) -> Iterator[Issue]:
    nearest = window.nearest(context.published(conversion.target) or window.last.day)
    off = deviation(conversion.implied, window.interval)
    average = period_average(context, conversion)
    if average is not None:
        off = min(off, deviation(conversion.implied, Interval.point(average)), key=abs)
    if abs(off) <= context.limits["warning_share"] or excused(conversion, window):
        return
    impossible = abs(off) > context.limits["error_share"] and not conversion.band.meets(window.interval)
    shown = conversion.implied / nearest.rate - 1
    expected = (conversion.first.number or 0.0) * nearest.rate
    detail = (
        f"{number(conversion.implied)} {conversion.pair} / {number(nearest.rate)} ({nearest.day}, {nearest.source}): "
        f"{percent(shown)}"
    )
    yield Issue(
        _CODE,
        "error" if impossible else "warning",
        conversion.target,
        (conversion.source,),
        {
            "deviation": percent(shown), "detail": detail, "implied": number(conversion.implied),
            "rate": number(nearest.rate), "rate_day": str(nearest.day), "rate_source": nearest.source,
            "expected": in_style(
                context, conversion.target, expected, conversion.second.unit,
                rounded_to=converted_digits(conversion.second),
            ),
        },
        working={
            "implied": conversion.implied, "deviation": shown, "expected": expected,
            "rates": {**as_json(window.interval), "first_day": str(window.first.day), "last_day": str(window.last.day),
                      "rate": nearest.rate, "day": str(nearest.day), "source": nearest.source,
                      "widened": window.widened},
        },
        confidence=0.99 if impossible else 0.9,
    )  # fmt: skip


def _unrated(context: Context, conversion: Conversion) -> Iterator[Issue | Gap]:
    """Without daily rates only what twenty years of rates exclude is wrong: a lost scale word."""
    band = band_of(context, conversion)
    if band is None or conversion.band.widen(context.limits["error_share"]).meets(band):
        yield Gap(_CODE, f"no rate for {conversion.pair}", (conversion.target, conversion.source))
        return
    yield Issue(
        _CODE,
        "error",
        conversion.target,
        (conversion.source,),
        {
            "years": str(int(context.limits["undated_years"])),
            "implied": f"{number(conversion.implied)} {conversion.pair}",
        },
        variant="undated",
        working={"implied": conversion.implied, "rates": as_json(band)},
    )


def _undated(context: Context, conversion: Conversion) -> Iterator[Issue | Gap]:
    """Without a date any rate of a working lifetime may be meant; beyond those the conversion is wrong."""
    rates = context.run.rates
    span = rates.span(conversion.first.unit, conversion.second.unit)
    if span is None:
        yield Gap(_CODE, f"no rate for {conversion.pair}", (conversion.target, conversion.source))
        return
    years = int(context.limits["undated_years"])
    window = rates.window(
        conversion.first.unit,
        conversion.second.unit,
        max(span[0], date(span[1].year - years, span[1].month, 1)),
        span[1],
    )
    if window is None or conversion.band.widen(context.limits["warning_share"]).meets(window.interval):
        yield Gap(_CODE, "the article has no date", (conversion.target, conversion.source))
        return
    yield Issue(
        _CODE,
        "error",
        conversion.target,
        (conversion.source,),
        {"years": str(years), "implied": f"{number(conversion.implied)} {conversion.pair}"},
        variant="undated",
        working={"implied": conversion.implied, "rates": {**as_json(window.interval), "source": rates.source}},
    )
