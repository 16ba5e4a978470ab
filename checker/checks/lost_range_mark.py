"""MG503: a range whose mark was lost, so that its ends read as one number (2040kW for 20~40kW)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.base import Context, Gap, Issue, Place, check, number
from checker.figures.units import dimension, factor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "MG503"
# Two digits are as likely a plain number: 12 months, 1-2 months.
_DIGITS = re.compile(r"^(\d{3,6})(?=\D)")
_KINDS = frozenset(
    {"power", "ratio", "percent", "money", "duration", "length", "energy", "count", "area", "accelerator"}
)


@check(_CODE)
def lost_range_mark(context: Context) -> Iterator[Issue | Gap]:
    """The digits split in two give a range that another figure of the run prints with its mark."""
    ranges = [
        (Place(article, index), figure)
        for article, figures in enumerate(context.run.figures)
        for index, figure in enumerate(figures)
        if figure.value_high is not None and figure.number and figure.kind in _KINDS
    ]
    if not ranges:
        return
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            if figure.value_high is None and figure.kind in _KINDS and figure.number:
                yield from _split(context, Place(article, index), figure, ranges)


def _split(context: Context, place: Place, figure: Figure, ranges: list[tuple[Place, Figure]]) -> Iterator[Issue]:
    digits = _DIGITS.match(figure.surface)
    if digits is None:
        return
    text = digits[1]
    for cut in range(1, len(text)):
        low, high = int(text[:cut]), int(text[cut:])
        if text[cut] == "0" or not low < high <= low * context.limits["widest_range"]:
            continue
        twins = [(p, r) for p, r in ranges if _is_range(figure, r, low, high, len(text)) and _alike(context, place, p)]
        if not twins:
            continue
        mark = "~" if context.article(place).language in {"ko", "ja"} else "-"
        yield Issue(
            _CODE,
            "error",
            place,
            (twins[0][0],),
            {
                "expected": figure.surface.replace(text, f"{low}{mark}{high}", 1),
                "detail": f"{figure.surface} = {low}{mark}{high}; {twins[0][1].surface}",
                "ratio": number((figure.number or 1.0) / (twins[0][1].number or 1.0)),
            },
            working={"low": low, "high": high, "printed": figure.number},
            confidence=0.95,
        )
        return


def _is_range(figure: Figure, other: Figure, low: int, high: int, length: int) -> bool:
    """Whether ``other`` is the range from ``low`` to ``high`` in the unit that the figure is printed in."""
    if dimension(figure.unit) != dimension(other.unit):
        return False
    scale = (figure.number or 0.0) / int(str(low) + str(high).zfill(length - len(str(low))))
    times = factor(other.unit, figure.unit) or 1.0
    return _close((other.number or 0.0) * times, low * scale) and _close(
        float(other.value_high or 0) * times, high * scale
    )


def _alike(context: Context, a: Place, b: Place) -> bool:
    """Whether two figures may be of one thing: their articles name a company or a project in common."""
    names = context.run.names
    mine, theirs = ({names.root(n) for n in context.run.framed[p.article].names} for p in (a, b))
    return bool(mine & theirs) or a.article == b.article


def _close(x: float, y: float) -> bool:
    return abs(x - y) <= 1e-6 * max(abs(x), abs(y), 1e-30)
