"""UN401: a figure given again in another unit with a value that the units do not allow (10km(16마일))."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._telling import restyled
from checker.checks.base import Context, Gap, Issue, Place, as_json, check, number, percent
from checker.figures.intervals import rounded
from checker.figures.units import factor

if TYPE_CHECKING:
    from collections.abc import Iterator


_CODE = "UN401"
_KINDS = frozenset({"power", "energy", "compute", "data", "area", "length", "mass"})
# A bracket that says how the amount is made up does not restate it: 40MW(20MW씩 2기), 1.2 GW (600 MW each).
_MADE_UP = re.compile(r"\s*(?:[×xX*+/]|씩|ずつ|each\b|apiece\b|per\b|at each\b|以上|以下)")
_SHARED_OUT = re.compile(r"각|각각|各|每|each|per|うち|중|이 중|其中")


@check(_CODE, alone=True)
def unit_conversion_wrong(context: Context) -> Iterator[Issue | Gap]:
    """The first figure times the fixed factor against the second, strictly and with trailing zeros as rounding."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            if figure.converts is None or figure.kind not in _KINDS:
                continue
            source, target = Place(article, figure.converts), Place(article, index)
            times = factor(figures[figure.converts].unit, figure.unit)
            if times is not None and _restates(context, source, target):
                yield from _judge(context, source, target, times)


def _restates(context: Context, source: Place, target: Place) -> bool:
    first, second, text = context.figure(source), context.figure(target), context.article(target).text
    return not _MADE_UP.match(text, second.end) and not _SHARED_OUT.search(text[first.end : second.start])


def _judge(context: Context, source: Place, target: Place, times: float) -> Iterator[Issue]:
    first, second = context.figure(source), context.figure(target)
    expected, printed = (first.number or 0.0) * times, second.number or 0.0
    if not expected or not printed:
        return
    off = printed / expected - 1
    if rounded(first).scale(times).meets(rounded(second)) or abs(off) <= context.limits["warning_share"]:
        return
    loose = rounded(first, loose=True).scale(times).meets(rounded(second, loose=True))
    if loose and abs(off) <= context.limits["error_share"]:
        return
    inverse = (first.number or 0.0) / times
    upside_down = abs(printed / inverse - 1) <= context.limits["warning_share"]
    detail = f"{first.surface} × {number(times)} = {number(expected)} {second.unit}"
    yield Issue(
        _CODE,
        "error" if abs(off) >= context.limits["error_share"] else "warning",
        target,
        (source,),
        {
            "deviation": percent(off), "expected": restyled(context, target, second, expected),
            "detail": detail + (f"; {first.surface} / {number(times)} = {number(inverse)}" if upside_down else ""),
        },
        working={
            "factor": times, "expected": expected, "printed": as_json(rounded(second)), "deviation": off,
            "inverse_fits": upside_down,
        },
        confidence=0.95,
    )  # fmt: skip
