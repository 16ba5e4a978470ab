"""AR603: per cent printed where percentage points are meant, or the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import operand, result
from checker.checks._moves import RATES, Move, moves
from checker.checks.base import Context, Gap, Issue, as_json, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.interval import Interval

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
    for move in moves(context):
        if move.rate is not None and move.first[1].kind == move.last[1].kind == "percent":
            yield from _confused(context, move)


def _confused(context: Context, move: Move) -> Iterator[Issue]:
    rate = move.rate
    if rate is None or rate[1].kind not in RATES or not move.directions():
        return
    points_printed = rate[1].kind == "percent_point"
    if not points_printed and _TOLD.search(move.sentence):
        return
    a, b = operand(move.first[1]), operand(move.last[1])
    points, share = b - a, (b - a) / a
    readings = {"percent_point": points, "percent": share.scale(_WHOLE)} if a.low > 0 else {"percent_point": points}
    stated = result(context, rate[0])
    fits = {unit for unit, reading in readings.items() if _meets(reading, stated)}
    if rate[1].kind in fits or not fits:
        return
    meant = "percent" if points_printed else "percent_point"
    difference = (move.last[1].number or 0.0) - (move.first[1].number or 0.0)
    figures = context.run.figures[move.article]
    told = any(f.kind == meant and f.number == rate[1].number for f in figures)
    yield Issue(
        _CODE,
        "note" if told else "warning",
        rate[0],
        (move.first[0], move.last[0]),
        {
            "expected": context.amount(rate[1].number or 0.0, meant, rate[0]),
            "other": f"{move.first[1].surface}, {move.last[1].surface}",
            "detail": f"{move.last[1].surface} - {move.first[1].surface} = {difference:+.4g} "
            f"{context.amount(1, 'percent_point', rate[0])[1:].strip()}; {_relative(move):+.1f} %",
        },
        working={unit: as_json(reading) for unit, reading in readings.items()},
        confidence=0.85,
    )


def _meets(reading: Interval, stated: Interval) -> bool:
    return reading.meets(stated) or reading.scale(-1.0).meets(stated)


def _relative(move: Move) -> float:
    first = move.first[1].number or 1.0
    return ((move.last[1].number or 0.0) / first - 1) * _WHOLE
