"""How printed figures are read in arithmetic, so that every plausible reading is tried before a word is said."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._operands import Found, sentences
from checker.figures.intervals import rounded, truncated
from checker.figures.units import dimension, factor
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.base import Context, Place
    from checker.model import Figure

AMOUNTS = frozenset({"money", "power", "energy", "compute", "accelerator", "count", "area", "data", "length", "mass"})
_FLOORS, _CEILINGS = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than"})
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
# 20%대, in the twenties: the printed number is the floor of a decade.
_DECADE = re.compile(r"\s?(?:대(?![비])|台)")


def operand(figure: Figure) -> Interval:
    """All that a term of a sum, a quotient or a product may stand for.

    A hedged amount is also read as rounded in its trailing zeros; the hedge of a conversion in brackets only says that
    it is a conversion.
    """
    interval = rounded(figure)
    if figure.bound == "about" and figure.converts is None:
        interval = interval.hull(rounded(figure, loose=True)).hull(figure.interval)
    if figure.bound in _FLOORS:
        return Interval(interval.low, math.inf)
    if figure.bound in _CEILINGS:
        return Interval(-math.inf if interval.low < 0 else 0.0, interval.high)
    return interval


def result(context: Context, place: Place) -> Interval:
    """All that a stated result may stand for: rounded, cut, or rounded up at its last digit, and hedged."""
    figure = context.figure(place)
    interval = operand(figure).hull(truncated(figure)) if figure.number is not None else operand(figure)
    behind = context.article(place).text[figure.end : figure.end + 3]
    if figure.kind in {"percent", "percent_point"}:
        low = interval.low - figure.step / 2
        decade = 10.0 if _DECADE.match(behind) and (figure.number or 0.0) % 10 == 0 else 1.0
        return Interval(low, max(interval.high, (figure.number or 0.0) + decade * figure.step))
    return interval


def plain(figure: Figure) -> bool:
    """Whether it is one amount, first stated, no range, no amount per unit."""
    return figure.kind in AMOUNTS and figure.number is not None and figure.value_high is None and figure.flaw is None


def stated_first(found: list[Found]) -> list[Found]:
    """The plain amounts that are no conversions and no prices per unit."""
    return [item for item in found if plain(item[1]) and item[1].converts is None and item[1].per is None]


def alike(a: Figure, b: Figure) -> bool:
    """Whether two figures measure the same thing, so that they may be added and compared.

    GPUs of one model are GPUs; every other counter and every currency stands for itself.
    """
    if a.kind != b.kind or dimension(a.unit) != dimension(b.unit):
        return False
    return a.kind == "accelerator" or factor(a.unit, b.unit) is not None


def times(a: Figure, b: Figure) -> float:
    """What one unit of ``a`` is in ``b``, both being alike."""
    return factor(a.unit, b.unit) or 1.0


def bare(text: str) -> str:
    """The text without what stands in brackets."""
    return _BRACKET.sub("", text)


def conversion_of(context: Context, place: Place, unit: str) -> Found | None:
    """The bracketed amount in ``unit`` that restates a figure."""
    for index, figure in enumerate(context.run.figures[place.article]):
        if figure.converts == place.figure and figure.unit == unit and figure.number is not None:
            return place._replace(figure=index), figure
    return None


class Neighbours(NamedTuple):
    """The figures of a sentence with those of the sentences right before and right behind it."""

    text: str
    before: list[Found]
    found: list[Found]
    behind: list[Found]


def neighbours(context: Context) -> Iterator[Neighbours]:
    """Every sentence with figures, and its neighbours where they have any."""
    told = list(sentences(context))
    at = {(article, _sentence(context, found)): found for article, _, found in told}
    for article, text, found in told:
        here = _sentence(context, found)
        yield Neighbours(text, at.get((article, here - 1), []), found, at.get((article, here + 1), []))


def _sentence(context: Context, found: list[Found]) -> int:
    place = found[0][0]
    return context.run.framed[place.article].sentence_of[place.figure]


def ends(interval: Interval, number: float) -> float:
    """How far outside the interval a number lies; 0 inside."""
    return max(0.0, interval.low - number, number - interval.high)
