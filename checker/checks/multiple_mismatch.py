"""AR605: a multiple or a fraction that its two figures do not give."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks._operands import Found, after, between, sentences
from checker.checks.base import Context, Gap, Issue, as_json, check, number
from checker.figures.intervals import rounded
from checker.figures.units import dimension, factor
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "AR605"
_KINDS = frozenset({"money", "power", "energy", "compute", "accelerator", "count", "area", "duration", "data"})
# From one figure to another: the particles and prepositions that make two figures a change.
_FROM = re.compile(r"^\s*(?:[(（][^()（）]*[)）]\s*)?(?:에서|부터|から|より|to\b|从|從)")
_BY = re.compile(r"늘|증가|상승|불어|増加|増え|increase|rose|growth|grow|more|增加|增长")
_REACH = 60


@check(_CODE)
def multiple_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``B / A`` as an interval against the stated multiple; "3배 증가" is read as to and as by three times."""
    for _, _, found in sentences(context):
        for position, (_, figure) in enumerate(found):
            if figure.kind == "ratio" and figure.number and figure.number > 1 and figure.per is None:
                yield from _against(context, found, position)


def _against(context: Context, found: list[Found], position: int) -> Iterator[Issue]:
    place, multiple = found[position]
    operands = _operands(context, found, position)
    if operands is None:
        return
    (first_place, first), (last_place, last) = operands
    times = factor(last.unit, first.unit) if first.unit != last.unit else 1.0
    if times is None:
        return
    ratio = rounded(last).scale(times) / rounded(first)
    point = (last.number or 0.0) * times / (first.number or 1.0)
    by = bool(_BY.search(after(context, place, 10)))
    stated = _stated(multiple)
    if stated.meets(ratio) or (by and (stated + Interval.point(1.0)).meets(ratio)):
        if not _bound_misses(context, multiple, last, point):
            return
        variant, severity = "bound", "warning"
    else:
        variant, severity = "", "warning" if _open(last) else "error"
    yield Issue(
        _CODE,
        "error" if severity == "error" else "warning",
        place,
        (first_place, last_place),
        {
            "ratio": number(point), "other": f"{first.surface}, {last.surface}",
            "detail": f"{last.surface} / {first.surface} = {number(point)}",
            "expected": context.amount(round(point, 1), "x", place),
        },
        variant=variant,
        working={"ratio": point, "interval": as_json(ratio), "stated": as_json(stated)},
        confidence=0.85,
    )  # fmt: skip


def _operands(context: Context, found: list[Found], position: int) -> tuple[Found, Found] | None:
    """The two figures before the multiple that a "from" joins; nothing else of their kind may stand between."""
    before = [item for item in found[:position] if item[1].kind in _KINDS and item[1].converts is None]
    place = found[position][0]
    for first, last in pairwise(before[-3:]):
        if dimension(first[1].unit) != dimension(last[1].unit) or not first[1].number or last[1].number is None:
            continue
        if first[1].value_high is not None or last[1].value_high is not None or last != before[-1]:
            continue
        gap = between(context, first[0], last[0])
        if _FROM.match(gap) and len(gap) < _REACH and len(between(context, last[0], place)) < _REACH:
            return first, last
    return None


def _stated(multiple: Figure) -> Interval:
    """The stated multiple; a hedge widens it by a tenth."""
    interval = (
        multiple.interval if multiple.bound in {"at_least", "more_than", "at_most", "less_than"} else rounded(multiple)
    )
    return interval.widen(0.1) if multiple.bound == "about" else interval.widen(0.02)


def _bound_misses(context: Context, multiple: Figure, last: Figure, point: float) -> bool:
    """A floor that only an open end of its operands can reach: the printed figures do not bear it."""
    if multiple.bound not in {"at_least", "more_than"} or not _open(last):
        return False
    return point < (multiple.number or 0.0) * (1 - context.limits["bound_share"])


def _open(figure: Figure) -> bool:
    return figure.bound in {"at_least", "more_than", "at_most", "less_than"}
