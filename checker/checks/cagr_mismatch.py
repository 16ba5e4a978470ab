"""AR602: a compound annual growth rate that its end points and years do not give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._operands import Found, before, dated_amounts, neighbourhood
from checker.checks.base import Context, Gap, Issue, Place, as_json, check
from checker.figures.intervals import rounded
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "AR602"
_COMPOUND = re.compile(
    r"cagr|연평균|연 ?평균|年平均|年率|年複利|年均|复合|複合|compound annual|per year|annually|annual growth|매년|毎年", re.IGNORECASE
)
_REACH = 36
# A rate and its growth factor: 40 % a year is a factor of 1.4.
_WHOLE = 100.0


@check(_CODE)
def cagr_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``(b/a)^(1/n) - 1`` as an interval, for every plausible number of years."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            place = Place(article, index)
            if figure.kind == "percent" and _is_compound(context, place):
                yield from _against_end_points(context, place, figure)


def _is_compound(context: Context, place: Place) -> bool:
    figure, text = context.figure(place), context.article(place).text
    around = before(context, place, _REACH) + " " + text[figure.end : figure.end + 14]
    return bool(_COMPOUND.search(around))


def _against_end_points(context: Context, place: Place, rate: Figure) -> Iterator[Issue]:
    ends = _end_points(context, neighbourhood(context, place))
    if ends is None:
        return
    (year, first_place, first), (last_year, last_place, last) = ends
    span = last_year - year
    slack = int(context.limits["year_slack"])
    years = [n for n in range(span - slack, span + slack + 1) if n >= 1]
    stated = _stated(rate)
    readings = {n: _growth(first, last, n) for n in years}
    if any(reading.meets(stated) for reading in readings.values()):
        return
    exact = ((last.number or 1.0) / (first.number or 1.0)) ** (1 / span) - 1
    yield Issue(
        _CODE,
        "error",
        place,
        (first_place, last_place),
        {
            "computed": f"{exact * _WHOLE:.1f} %", "expected": f"{exact * _WHOLE:.1f}%", "years": str(span),
            "detail": f"({last.surface} / {first.surface})^(1/{span}) - 1 = {exact * _WHOLE:.1f} %",
            "other": f"{first.surface}, {last.surface}",
        },
        working={"computed_percent": exact * _WHOLE, "stated_percent": as_json(stated.scale(_WHOLE)),
                 "by_years": {str(n): as_json(r.scale(_WHOLE)) for n, r in readings.items()}},
        confidence=0.9,
    )  # fmt: skip


def _stated(rate: Figure) -> Interval:
    """The stated growth, its hedge and rounding included; bounds are read at their printed value."""
    interval = rounded(rate)
    if rate.bound == "about":
        interval = interval.widen(0.05)
    return interval.scale(1 / _WHOLE)


def _growth(first: Figure, last: Figure, years: int) -> Interval:
    """The growth a year; hedged end points are read as widely as their trailing zeros allow."""
    ratio = _read(last) / _read(first)
    return ratio.power(1 / years) + Interval.point(-1.0)


def _read(figure: Figure) -> Interval:
    return rounded(figure)


def _end_points(
    context: Context, found: list[Found]
) -> tuple[tuple[int, Place, Figure], tuple[int, Place, Figure]] | None:
    """The first and the last dated amount of one currency, where exactly one series of amounts is told."""
    dated = dated_amounts(context, found)
    if len(dated) < 2:
        return None
    unit = dated[-1][2].unit
    series = [entry for entry in dated if entry[2].unit == unit]
    years = [year for year, _, _ in series]
    if len(series) < 2 or len(set(years)) != len(years) or years != sorted(years):
        return None
    return series[0], series[-1]
