"""Closed and open intervals of numbers: what a printed figure may stand for, and what follows from it."""

from __future__ import annotations

import math
from typing import NamedTuple


class Interval(NamedTuple):
    """All numbers between ``low`` and ``high``; an open end excludes its own number, an infinite one has no limit."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval that holds one number."""
        return cls(value, value)

    @classmethod
    def everything(cls) -> Interval:
        """The interval of a figure about which nothing is known."""
        return cls(-math.inf, math.inf, low_open=True, high_open=True)

    def holds(self, value: float) -> bool:
        """Whether ``value`` is one of the numbers."""
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        return self.holds(low) and other.holds(low)

    def gap(self, other: Interval) -> float:
        """How far apart the nearest ends lie, as a share of the smaller end's size; 0 where they meet."""
        if self.meets(other):
            return 0.0
        near, far = (self.high, other.low) if self.high <= other.low else (other.high, self.low)
        size = min(abs(near), abs(far)) or max(abs(near), abs(far))
        return abs(far - near) / size if size else 0.0

    def hull(self, other: Interval) -> Interval:
        """The smallest interval around both."""
        low, low_open = min((self.low, self.low_open), (other.low, other.low_open))
        high, not_open = max((self.high, not self.high_open), (other.high, not other.high_open))
        return Interval(low, high, low_open, not not_open)

    def widen(self, share: float) -> Interval:
        """The same interval with each end moved out by ``share`` of its own size."""
        return Interval(
            self.low - abs(self.low) * share, self.high + abs(self.high) * share, self.low_open, self.high_open
        )

    def scale(self, factor: float) -> Interval:
        """Every number times ``factor``."""
        if factor < 0:
            return Interval(_times(self.high, factor), _times(self.low, factor), self.high_open, self.low_open)
        return Interval(_times(self.low, factor), _times(self.high, factor), self.low_open, self.high_open)

    def __add__(self, other: object) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + other.scale(-1.0)

    def __mul__(self, other: object) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        ends = [
            (_times(a, b), a_open or b_open)
            for a, a_open in ((self.low, self.low_open), (self.high, self.high_open))
            for b, b_open in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low, low_open = min(ends)
        high, closed = max((value, not is_open) for value, is_open in ends)
        return Interval(low, high, low_open, not closed)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; everything where the divisor may be nought."""
        if other.low <= 0 <= other.high:
            if other.low == 0 and other.high > 0 and self.low >= 0:
                return Interval(_over(self.low, other.high), math.inf, self.low_open or other.high_open, high_open=True)
            return Interval.everything()
        inverse = Interval(_over(1.0, other.high), _over(1.0, other.low), other.high_open, other.low_open)
        return self * inverse

    def power(self, exponent: float) -> Interval:
        """Every number, which must not be negative, raised to ``exponent`` above nought."""
        return Interval(max(self.low, 0.0) ** exponent, self.high**exponent, self.low_open, self.high_open)


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    return 0.0 if math.isinf(b) else a / b
