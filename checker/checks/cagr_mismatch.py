"""AR602: a compound annual growth rate that its end points and years do not give."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from checker.checks._operands import Dated, before, dated_amounts, neighbourhood
from checker.checks.base import Context, Gap, Issue, Place, as_json, check
from checker.figures.intervals import rounded, significant_digits
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "AR602"
_COMPOUND = re.compile(
    r"cagr|연평균|연 ?평균|年平均|年率|年複利|年均|复合|複合|"
    r"compound annual|per year|a year\b|annually|annual growth|매년|毎年",
    re.IGNORECASE,
)
_REACH, _REACH_BEHIND = 36, 14
_ENDS = re.compile(r"[。！？\n]|\. ")
# A rate and its growth factor: 40 % a year is a factor of 1.4.
_WHOLE = 100.0


@check(_CODE, alone=True)
def cagr_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``(b/a)^(1/n) - 1`` as an interval, for every plausible number of years."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            place = Place(article, index)
            if figure.kind == "percent" and _is_compound(context, place):
                yield from _against_end_points(context, place, figure)


def _is_compound(context: Context, place: Place) -> bool:
    figure, text = context.figure(place), context.article(place).text
    ahead, behind = before(context, place, _REACH), text[figure.end : figure.end + _REACH_BEHIND]
    return bool(_COMPOUND.search(_ENDS.split(ahead)[-1]) or _COMPOUND.search(_ENDS.split(behind)[0]))


def _against_end_points(context: Context, place: Place, rate: Figure) -> Iterator[Issue]:
    series = _series(dated_amounts(context, neighbourhood(context, place)))
    stated, strict = _stated(rate), _stated(rate, loose=False)
    slack = int(context.limits["year_slack"])
    readings: dict[int, Interval] = {}
    for one, two in combinations(series, 2):
        readings, span = _readings(one, two, slack), two[0] - one[0]
        # Another count of the years excuses a rate, and so does a rate that is rounded to tens; not both at once.
        years = [n for n, reading in readings.items() if reading.meets(stated if n == span else strict)]
        if years:
            yield from _converted(context, place, stated, (one, two), years)
            return
    if len(series) < 2:
        return
    (year, first_place, first), (last_year, last_place, last) = series[0], series[-1]
    readings, span = _readings(series[0], series[-1], slack), last_year - year
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


def _converted(
    context: Context, place: Place, stated: Interval, ends: tuple[Dated, Dated], years: list[int]
) -> Iterator[Issue]:
    """The rate fits the amounts first stated: then it must fit their conversions too."""
    figures = context.run.figures[place.article]
    brackets = [
        (end[0], Place(place.article, index), figure)
        for end in ends
        for index, figure in enumerate(figures)
        if figure.converts == end[1].figure and figure.number
    ]
    if len(brackets) < 2 or brackets[0][2].unit != brackets[1][2].unit:
        return
    readings = [_growth(brackets[0][2], brackets[1][2], n) for n in years]
    if any(reading.widen(_CONVERTED_SLACK).meets(stated) for reading in readings):
        return
    (year, one_place, one), (last_year, two_place, two) = brackets
    exact = ((two.number or 1.0) / (one.number or 1.0)) ** (1 / (last_year - year)) - 1
    yield Issue(
        _CODE,
        "note",
        place,
        (one_place, two_place),
        {
            "computed": f"{exact * _WHOLE:.1f} %", "other": f"{one.surface}, {two.surface}",
            "detail": f"({two.surface} / {one.surface})^(1/{last_year - year}) - 1 = {exact * _WHOLE:.1f} %",
        },
        variant="converted",
        working={"computed_percent": exact * _WHOLE},
        confidence=0.8,
    )  # fmt: skip


# Conversions are rounded more coarsely than the amounts they restate.
_CONVERTED_SLACK = 0.02


def _stated(rate: Figure, *, loose: bool = True) -> Interval:
    """The stated growth, its hedge and rounding included; bounds are read at their printed value.

    Unless ``loose`` its trailing zeros are taken for digits.
    """
    hedged = rate.bound == "about"
    interval = rounded(rate, loose=loose and hedged and significant_digits(rate) == 1)
    if hedged:
        interval = interval.widen(0.05)
    return interval.scale(1 / _WHOLE)


def _readings(one: Dated, two: Dated, slack: int) -> dict[int, Interval]:
    """The growth a year between two amounts, for every plausible number of years.

    The first year may be left out of the count; nobody counts one more than lie between two printed years.
    """
    span = two[0] - one[0]
    return {n: _growth(one[2], two[2], n) for n in range(span - slack, span + 1) if n >= 1}


def _growth(first: Figure, last: Figure, years: int) -> Interval:
    ratio = _read(last) / _read(first)
    return ratio.power(1 / years) + Interval.point(-1.0)


def _read(figure: Figure) -> Interval:
    """The rounded figure; behind 이상 nothing below it, before 이하 nothing above."""
    interval, value = _roughly(figure), figure.number or 0.0
    if figure.bound in {"at_least", "more_than"}:
        return Interval(value, interval.high)
    return Interval(interval.low, value) if figure.bound in {"at_most", "less_than"} else interval


def _roughly(figure: Figure) -> Interval:
    """What rounds to the printed number, trailing zeros taken for rounding, but no further than a little."""
    value = figure.number or 0.0
    loose, near = rounded(figure, loose=True), abs(value) * _LOOSEST
    strict = rounded(figure)
    return Interval(
        min(strict.low, max(loose.low, value - near)), max(strict.high, min(loose.high, value + near)), high_open=True
    )


# 1조3500억 may be 1조3452억; nobody prints 2,000억 for 1,500억 beside a rate of growth.
_LOOSEST = 0.015


def _series(found: list[Dated]) -> list[Dated]:
    """The dated amounts of the currency named last, where each year has one amount, in order of time."""
    if len(found) < 2:
        return []
    series = sorted(entry for entry in found if entry[2].unit == found[-1][2].unit)
    years = [year for year, _, _ in series]
    return series if years == sorted(set(years)) else []
