"""Which figure restates the one before it: 29억 달러(약 3조9000억원), 1,000 MW (1 GW), 6만6000㎡(2만평)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.context import bound_behind
from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.figures.context import CueTable
    from checker.model import Figure

# What may stand between a figure and the one in the bracket behind it.
_INTO = (
    "한화|원화|우리 ?돈|미화|당시 환율로?|현재 환율로?|환율 기준|이하|总计|合|折合|约合|約合|折合约|相当于|相當於"
    "|日本円で|日本円換算で|円換算で|ドル換算で|or|equal to|equivalent to|nearly|worth"
)
_ABOUT = r"약|대략|約|およそ|约|大约|大約|about|around|approximately|approx\.?|roughly|some|nearly|=|≒|≈|~"
_OPENING = re.compile(rf"\s*[^\s()（）\d]{{0,4}}\s*[(（\[]\s*(?:{_INTO})?\s*(?:{_ABOUT})?\s*", re.IGNORECASE)
_CLOSING = re.compile(r"[^()（）\n]{0,24}[)）\]]")
_LONGEST_GAP = 24
# A second rendering in the bracket: (약 37만㎡, 약 11만2000평).
_NEXT = re.compile(
    rf"\s*(?:[,、，;；/·]|또는|혹은|すなわち|または|或|or\b)\s*(?:{_INTO})?\s*(?:{_ABOUT})?\s*", re.IGNORECASE
)
# Without a bracket only words say that an amount is the one before it over again: 30억 달러, 우리 돈 약 4조 원.
_APPOSED = re.compile(
    rf"\s*[,、，]\s*(?:(?:한화로?|원화로|우리 ?돈(?:으로)?|日本円(?:換算)?で|円換算で|"
    rf"ドル換算で|折合|约合|約合|折合约|合|相当于|相當於|or|equivalent to|equal to)\s*)(?:{_ABOUT})?\s*",
    re.IGNORECASE,
)


def with_conversions(text: str, figures: Sequence[Figure], cues: CueTable) -> list[Figure]:
    """The figures, those that restate the amount before them pointing at it; in a bracket they share its bound."""
    linked = list(figures)
    for index in range(1, len(linked)):
        before, second = linked[index - 1], linked[index]
        if second.kind != before.kind:
            continue
        first_at = index - 1
        if before.converts is not None and _further(text, before, second):
            first_at = before.converts
        elif not _follows(text, before, second):
            continue
        if _restates(linked[first_at], second):
            linked[index] = _inheriting(text, linked[first_at], second, cues)._replace(converts=first_at)
    return linked


def _follows(text: str, first: Figure, second: Figure) -> bool:
    """Whether ``second``, of the same kind, opens the bracket behind ``first``, or stands in apposition to it."""
    if second.start - first.end > _LONGEST_GAP:
        return False
    if _APPOSED.fullmatch(text, first.end, second.start):
        return True
    return bool(_OPENING.fullmatch(text, first.end, second.start)) and bool(_CLOSING.match(text, second.end))


def _further(text: str, before: Figure, second: Figure) -> bool:
    """Whether ``second`` follows a restatement within its bracket, in a unit of its own."""
    if second.unit == before.unit:
        return False
    return bool(_NEXT.fullmatch(text, before.end, second.start)) and bool(_CLOSING.match(text, second.end))


def _restates(first: Figure, second: Figure) -> bool:
    if first.number is None or second.number is None:
        return False
    if first.kind == "money":
        return first.unit != second.unit
    return first.kind in _MEASURES and dimension(first.unit) == dimension(second.unit)


_MEASURES = frozenset({"power", "energy", "compute", "data", "area", "length", "mass"})


def _inheriting(text: str, first: Figure, second: Figure, cues: CueTable) -> Figure:
    """A figure in a bracket has the bound that stands behind the bracket (80억달러(11조원) 이상), not one before it."""
    if second.bound != "exact" or first.bound in {"exact", "about", "range"}:
        return second
    closing = _CLOSING.match(text, second.end)
    if closing is None or bound_behind(text, closing.end(), cues) != first.bound:
        return second
    low = None if first.bound in {"at_most", "less_than"} else second.low
    high = None if first.bound in {"at_least", "more_than"} else second.high
    return second._replace(bound=first.bound, low=low, high=high)
