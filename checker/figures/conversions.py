"""Which figure restates the one before it: 29억 달러(약 3조9000억원), 1,000 MW (1 GW), 6만6000㎡(2만평)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Figure

# What may stand between a figure and the one in the bracket behind it.
_INTO = (
    "한화|원화|우리 ?돈|미화|당시 환율로?|현재 환율로?|환율 기준|이하|总计|合|折合|约合|約合|折合约|相当于|相當於"
    "|日本円で|日本円換算で|円換算で|ドル換算で|or|equal to|equivalent to|nearly|worth"
)
_ABOUT = r"약|대략|約|およそ|约|大约|大約|about|around|approximately|approx\.?|roughly|some|nearly|=|≒|≈|~"
_OPENING = re.compile(rf"\s*[^\s()（）\d]{{0,4}}\s*[(（\[]\s*(?:{_INTO})?\s*(?:{_ABOUT})?\s*", re.IGNORECASE)
_CLOSING = re.compile(r"[^()（）\n]{0,24}[)）\]]")


def with_conversions(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those in a bracket behind another amount pointing at it and sharing its bound."""
    linked = list(figures)
    for index in range(1, len(linked)):
        second = linked[index]
        first_at = index - 1
        first = linked[first_at]
        if second.kind != first.kind or second.start - first.end > 24:
            continue
        if not _restates(first, second) or not _OPENING.fullmatch(text, first.end, second.start):
            continue
        if not _CLOSING.match(text, second.end):
            continue
        linked[index] = _inheriting(first, second)._replace(converts=first_at)
    return linked


def _restates(first: Figure, second: Figure) -> bool:
    if first.number is None or second.number is None:
        return False
    if first.kind == "money":
        return first.unit != second.unit
    return first.kind in _MEASURES and dimension(first.unit) == dimension(second.unit)


_MEASURES = frozenset({"power", "energy", "compute", "data", "area", "length", "mass"})


def _inheriting(first: Figure, second: Figure) -> Figure:
    """A figure in a bracket has the bound that stands behind the bracket (80억달러(11조원) 이상)."""
    if second.bound != "exact" or first.bound in {"exact", "about", "range"}:
        return second
    low = None if first.bound in {"at_most", "less_than"} else second.low
    high = None if first.bound in {"at_least", "more_than"} else second.high
    return second._replace(bound=first.bound, low=low, high=high)
