"""A number as printed."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple, TypeAlias

from checker.interval import Interval

Kind: TypeAlias = Literal[
    "money", "power", "energy", "compute", "data", "accelerator", "count", "area", "length", "mass", "percent",
    "percent_point", "ratio", "rank", "duration", "date", "other",
]  # fmt: skip
Bound: TypeAlias = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]


class Figure(NamedTuple):
    """One number as printed.

    A named tuple, since millions of them are made in one run.

    Attributes:
        start: First code point of the surface in the article's text.
        end: One past the last.
        surface: Number, scale word and unit or counter, as printed.
        kind: What is counted or measured.
        value: The number in ``unit``; ISO text for dates; None where the text gives no number.
        value_high: The upper end of a range, else None; below ``value`` where the range is printed the wrong way round.
        unit: ISO 4217 code, or one of the units of the contract.
        bound: What the words around it make of it.
        low: Lower end of the interval that words and digits allow, in ``unit``; None where unbounded.
        high: Upper end, likewise.
        step: The place value of the last written digit, in ``unit`` (``4.2조`` has 10**11); 0 where there is none.
        converts: Index, in the article's list, of the figure that this one restates in another unit, else None.
        per: What one of (``year``, ``rack``, ``unit``), None for a plain amount.
        assumed: Whether the unit was decided by context (a bare ``$``, ``¥``, 元, 달러).
        flaw: A name for what is malformed in the notation, else None.
    """

    start: int
    end: int
    surface: str
    kind: Kind
    value: float | int | str | None
    value_high: float | int | None
    unit: str
    bound: Bound
    low: float | None
    high: float | None
    step: float = 0.0
    converts: int | None = None
    per: str | None = None
    assumed: bool = False
    flaw: str | None = None

    @property
    def interval(self) -> Interval:
        """The numbers that the words and digits allow, in ``unit``."""
        return Interval(
            -math.inf if self.low is None else self.low,
            math.inf if self.high is None else self.high,
            self.bound == "more_than",
            self.bound == "less_than",
        )

    @property
    def number(self) -> float | None:
        """The value where it is a number, None for dates and for words such as 수백 곳."""
        return None if self.value is None or isinstance(self.value, str) else float(self.value)
