"""Whether a headline's figure is a slip of a body's, though it is rounded: 70조 for 718조, 1조2000억 for 11조9000억."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.values import likeness
from checker.figures.intervals import rounded, significant_digits, truncated

if TYPE_CHECKING:
    from checker.facts.values import Comparison
    from checker.model import Figure

# The powers of ten that lie between two scale words or between one and none, and a digit lost or doubled.
_POWERS = (1, 2, 3, 4, 6, 8, 9, 12)
# One digit rounds far: 7 for anything from 6.5 to 7.5, but nobody calls 13 ten.
_FARTHEST = 1.15


def power_between(values: Comparison) -> int | None:
    """The power of ten by which the body's figure, the second, has to be divided to round to the headline's."""
    first, second, ratio = values.first, values.second, values.ratio
    if not first.number or not ratio or ratio < 0 or first.value_high is not None or second.value_high is not None:
        return None
    return next(
        (p for size in _POWERS for p in (size, -size) if _rounds_to(first, first.number * ratio / 10.0**p)), None
    )


def _rounds_to(headline: Figure, amount: float) -> bool:
    near = 1 / _FARTHEST < amount / (headline.number or 1.0) < _FARTHEST
    loose = rounded(headline, loose=True).holds(amount)
    return near and (loose or truncated(headline).holds(amount))


def telling(values: Comparison) -> bool:
    """Whether the headline's digits say enough to know the body's figure again."""
    return significant_digits(values.first) > 1


def swapped(values: Comparison) -> bool:
    """Whether two neighbouring digits changed places: 2.3 for 3.2."""
    return likeness(values) == "transposed"
