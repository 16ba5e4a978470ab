"""Which units compare, and how the digits of two figures are alike: one mistyped, or two that changed places."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.figures.intervals import significant_digits
from checker.figures.units import dimension, factor

if TYPE_CHECKING:
    from checker.model import Figure


def times_of(first: Figure, second: Figure) -> float | None:
    """What one of the second's unit is in the first's; None where they measure different things."""
    if first.unit == second.unit:
        return 1.0
    if measure(first.unit) != measure(second.unit):
        return None
    if first.unit.startswith("GPU") or first.unit in _COUNTERS:
        return 1.0
    return factor(second.unit, first.unit)


def measure(unit: str) -> str:
    """A name for what two units that can be compared both measure; the counters that name no thing are one."""
    return _ANYTHING if unit in _COUNTERS else dimension(unit)


# 640개, 640枚 and 640张 may count one thing: which of these a language takes says nothing of it.
_ANYTHING = "item"
_COUNTERS = frozenset({"item", "machine", "sheet"})


def likeness(first: Figure, second: Figure, times: float) -> str:
    """How the digits of two different numbers are alike: ``transposed``, ``one_digit``, or ``""``."""
    a, b = _leading(first.number or 0.0), _leading((second.number or 0.0) * times)
    if len(a) != len(b) or a == b or min(significant_digits(first), significant_digits(second)) < 2:
        return ""
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) == 1:
        return "one_digit"
    return "transposed" if len(differing) == 2 and sorted(a) == sorted(b) and differing[1] - differing[0] == 1 else ""


@lru_cache(maxsize=16384)
def _leading(value: float) -> str:
    """The significant digits and the place of the first: ``1.5e+12``'s are ``15`` at place 12."""
    text = f"{abs(value):.6e}"
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace(".", "").rstrip("0").ljust(2, "0") + exponent


def changed_about(first: Figure, second: Figure, times: float) -> bool:
    """Whether two long counts differ in two digits that changed places: no rounding makes 4,687 of 4,678."""
    counted = first.kind in _PIECES and min(significant_digits(first), significant_digits(second)) >= _LONG
    return counted and times == 1.0 and likeness(first, second, 1.0) == "transposed"


_PIECES, _LONG = frozenset({"count", "accelerator"}), 4
