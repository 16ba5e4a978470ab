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
_THAT_IS = re.compile(
    r"^[^\d(（。.]{0,4}[(（]\s?(?:즉|即|也就是|相当于|相當於|すなわち|つまり|"
    r"that is,?|i\.e\.,?|equal to|equivalent to)\s?(?:약|約|约|about)?\s?$",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(r"각|각각|各|每|each|per|うち|중|이 중|其中")


@check(_CODE, alone=True)
def unit_conversion_wrong(context: Context) -> Iterator[Issue | Gap]:
    """The first figure times the fixed factor against the second, strictly and with trailing zeros as rounding."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            source, target = _source(context, article, index), Place(article, index)
            if source is None or figure.kind not in _KINDS:
                continue
            times = factor(context.figure(source).unit, figure.unit)
            if times is not None and _restates(context, source, target):
                yield from _judge(context, source, target, times)


def _source(context: Context, article: int, index: int) -> Place | None:
    """What a figure restates: as the extractor has it, or the amount right before a bracket that says "that is"."""
    figures = context.run.figures[article]
    figure, first = figures[index], figures[max(index - 1, 0)]
    if figure.converts is not None:
        return Place(article, figure.converts)
    gap = context.run.articles[article].text[first.end : figure.start]
    said = _THAT_IS.match(gap) and first.kind == figure.kind and first.converts is None
    return Place(article, index - 1) if said and first.value_high is figure.value_high is None else None


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
