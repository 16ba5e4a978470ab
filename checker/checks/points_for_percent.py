"""AR603: per cent printed where percentage points are meant, or the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import operand, result, times
from checker.checks._comparisons import comparisons
from checker.checks._moves import RATES, moves
from checker.checks._operands import Found
from checker.checks._party_shares import won
from checker.checks.base import Context, Gap, Issue, Place, as_json, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.interval import Interval
    from checker.model import Figure

_CODE = "AR603"
_WHOLE = 100.0
# The text itself says which of the two it means, or that the rate is one a year.
_TOLD = re.compile(
    r"상대|배율|비율로는|포인트|%p|%P|ポイント|百分点|percentage point|relative|in relative terms|연평균|매년|"
    r"年平均|每年|annual|per year",
    re.IGNORECASE,
)


@check(_CODE, alone=True)
def points_for_percent(context: Context) -> Iterator[Issue | Gap]:
    """``b - a`` in points and ``(b - a) / a`` in per cent: the printed unit does not fit, the other one does."""
    doubted: set[Place] = set()
    for change in (*_moved(context), *_compared(context), *_won(context)):
        if change.rate[0] not in doubted:
            doubted.add(change.rate[0])
            yield from _confused(context, change)


class _Change(NamedTuple):
    """Two rates, or two amounts, and what is said of their difference."""

    sentence: str
    rate: Found
    first: Found
    last: Found


def _moved(context: Context) -> Iterator[_Change]:
    for move in moves(context):
        if move.rate is not None and move.directions():
            yield _Change(move.sentence, move.rate, move.first, move.last)


def _compared(context: Context) -> Iterator[_Change]:
    for told in comparisons(context):
        yield _Change(told.sentence, told.rate, told.base, told.subject)


def _won(context: Context) -> Iterator[_Change]:
    """Both shares stand in the sentences before."""
    for told in won(context):
        yield _Change(told.sentence, told.rate, *told.shares)


def _confused(context: Context, change: _Change) -> Iterator[Issue]:
    rate, (first, last) = change.rate[1], (change.first[1], change.last[1])
    points_printed, rates = rate.kind == "percent_point", first.kind == "percent"
    # Amounts that are no rates never differ by points.
    if (
        rate.kind not in RATES
        or not (rates or points_printed)
        or (not points_printed and _TOLD.search(change.sentence))
    ):
        return
    readings = _readings(first, last)
    stated = result(context, change.rate[0])
    fits = {unit for unit, reading in readings.items() if _meets(reading, stated)}
    if rate.kind in fits or not fits:
        return
    meant = "percent" if points_printed else "percent_point"
    told = any(f.kind == meant and f.number == rate.number for f in context.run.figures[change.rate[0].article])
    yield Issue(
        _CODE,
        "note" if told and rates else "error" if points_printed else "warning",
        change.rate[0],
        (change.first[0], change.last[0]),
        {
            "expected": context.amount(rate.number or 0.0, meant, change.rate[0]),
            "other": f"{first.surface}, {last.surface}",
            "detail": _detail(context, change),
        },
        variant="" if rates else "amounts",
        working={unit: as_json(reading) for unit, reading in readings.items()},
        confidence=0.85,
    )


def _readings(first: Figure, last: Figure) -> dict[str, Interval]:
    """The difference in every unit that it may have."""
    a, b = operand(first), operand(last).scale(times(last, first))
    readings = {"percent_point": b - a} if first.kind == "percent" else {}
    return {**readings, "percent": ((b - a) / a).scale(_WHOLE)} if a.low > 0 else readings


def _detail(context: Context, change: _Change) -> str:
    first, last = change.first[1], change.last[1]
    base, now = first.number or 1.0, (last.number or 0.0) * times(last, first)
    share = f"{(now / base - 1) * _WHOLE:+.1f} %"
    if first.kind != "percent":
        return f"({last.surface} - {first.surface}) / {first.surface} = {share}"
    unit = context.amount(1, "percent_point", change.rate[0])[1:].strip()
    return f"{last.surface} - {first.surface} = {now - base:+.4g} {unit}; {share}"


def _meets(reading: Interval, stated: Interval) -> bool:
    return reading.meets(stated) or reading.scale(-1.0).meets(stated)
