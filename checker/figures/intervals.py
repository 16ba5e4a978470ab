"""The numbers that a printed figure may stand for: rounding, hedges and bounds."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.interval import Interval

if TYPE_CHECKING:
    from checker.model import Bound, Figure

# Small whole numbers of things and years are counted, not rounded: 2년 is not 2.4 years.
_COUNTED = frozenset({"count", "duration", "rank", "accelerator"})
_COUNTABLE = 100
# 약 and its kin widen a figure by one step of its written precision to either side.
_HEDGE_STEPS = 1.0
# Halves below have no more than fifteen digits.
_EXACT_HALVES = 1e14
_UPWARDS = frozenset({"at_least", "more_than"})
_DOWNWARDS = frozenset({"at_most", "less_than"})


def allowed(value: float, high: float | None, step: float, bound: Bound) -> tuple[float | None, float | None]:
    """The ends of the interval of a figure in the unit printed; None where it has no end.

    Args:
        value: The printed number.
        high: The upper end of a printed range.
        step: The place value of the last written digit.
        bound: What the words make of it.
    """
    if bound in _UPWARDS:
        return _tidy(float(value)), None
    if bound in _DOWNWARDS:
        return None, _tidy(float(value))
    half = step / 2
    if high is None and bound == "exact" and half.is_integer() and value.is_integer():
        return value - half, value + half
    if high is None:
        half += step * _HEDGE_STEPS if bound == "about" else 0.0
        high = value
    return _tidy(value - half), _tidy(high + half)


def rounded(figure: Figure, *, loose: bool = False) -> Interval:
    """What rounds to the printed number at its precision, whatever bound stands beside it.

    Args:
        figure: A figure with a number.
        loose: Take trailing zeros for rounding too: ``1000억`` for anything between 500억 and 1500억.
    """
    value = figure.number
    if value is None:
        return Interval.everything()
    value, high = sorted((value, value if figure.value_high is None else float(figure.value_high)))
    if figure.kind in _COUNTED and figure.step >= 1 and abs(high) < _COUNTABLE and not loose:
        return Interval(value, high)
    half = (loose_step(value, figure.step) if loose and not _zeros_meant(figure) else figure.step) / 2
    return Interval(value - half, high + half, high_open=True)


def truncated(figure: Figure) -> Interval:
    """What the printed number may have been cut from, at its written precision: 2조 for 2조2600억, 13억 for 13.9억."""
    value = figure.number
    if value is None:
        return Interval.everything()
    return Interval(value, value + figure.step, high_open=True)


def loose_step(value: float, step: float) -> float:
    """The place value of the last digit that is not nought; at least ``step``."""
    if value == 0 or step <= 0:
        return step
    steps = round(abs(value) / step)
    while steps and steps % 10 == 0:
        steps //= 10
        step *= 10
    return step


def significant_digits(figure: Figure) -> int:
    """How many digits the printed number really tells: 1조 7천억 has two, 2,000억 one."""
    value = figure.number
    if not value:
        return 1
    return _digits_of(value, figure.step, meant=_zeros_meant(figure))


def _zeros_meant(figure: Figure) -> bool:
    """Whether a figure ends in a nought behind its point, which nobody writes but to tell that it is one: 30.0."""
    return "." in figure.surface and _LAST_NOUGHT.search(figure.surface) is not None


_LAST_NOUGHT = re.compile(r"\d\.\d*0(?!\d)")


@lru_cache(maxsize=16384)
def _digits_of(value: float, step: float, *, meant: bool) -> int:
    """The same of a number other than nought; each is asked for with every number that it is held against."""
    last = (step if meant else loose_step(value, step)) or abs(value)
    return max(1, math.floor(math.log10(abs(value) / last) + 1e-9) + 1)


def _tidy(value: float) -> float:
    """A number without the noise of binary fractions, which neither whole ones nor halves have."""
    if value.is_integer() or ((value + value).is_integer() and abs(value) < _EXACT_HALVES):
        return value
    return float(f"{value:.15g}")
