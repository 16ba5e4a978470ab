"""The shapes of checks that rules/checks declares instead of a module: a range for a fact, a house style."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

from checker.model import Kind

Digits = Annotated[int, Field(ge=1, le=15)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FactPattern(_Shape):
    """Which figures are meant; what is left out may be anything.

    Attributes:
        actor: Id of rules/entities: whose figure it is.
        predicate: Id of rules/predicates: what is said.
        place: Id of rules/entities: where.
        kind: What is counted or measured.
        unit: The unit of the ends of the range; figures in another unit of its dimension are converted.
        per: What one of; None for plain amounts.
    """

    actor: str | None = None
    predicate: str | None = None
    place: str | None = None
    kind: Kind | None = None
    unit: str
    per: str | None = None

    @model_validator(mode="after")
    def _says_which(self) -> FactPattern:
        if self.actor is None and self.predicate is None and self.place is None:
            raise ValueError("must name an actor, a predicate or a place")
        return self


class RangeRule(_Shape):
    """Between which ends the figures of a fact lie."""

    of: FactPattern
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None

    @model_validator(mode="after")
    def _has_ends(self) -> RangeRule:
        if self.low is None and self.high is None:
            raise ValueError("needs a low or a high end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("its low end is above its high end")
        return self


class ConversionStyle(_Shape):
    """How the house prints an amount that it has converted.

    Attributes:
        digits: At most so many significant digits.
        least: At least so many.
        hedged: Whether about (약, 約) stands before it; None where either is fine.
    """

    digits: Digits | None = None
    least: Digits | None = None
    hedged: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> ConversionStyle:
        if self.digits is None and self.least is None and self.hedged is None:
            raise ValueError("needs digits, least or hedged")
        return self


class StyleRule(_Shape):
    """The style of a house."""

    conversions: ConversionStyle


class Declaration(_Shape):
    """What a declared check tests: a range or a style."""

    range: RangeRule | None = None
    style: StyleRule | None = None
    why: str = ""

    @model_validator(mode="after")
    def _is_one(self) -> Declaration:
        if (self.range is None) == (self.style is None):
            raise ValueError("declares either a range or a style")
        return self

    @property
    def form(self) -> Literal["range", "style"]:
        """Which of the two."""
        return "style" if self.range is None else "range"

    def numbers(self) -> dict[str, float]:
        """What a desk may set like a limit."""
        if self.range is not None:
            ends = {"low": self.range.low, "high": self.range.high}
        elif self.style is not None:
            ends = {"digits": self.style.conversions.digits, "least": self.style.conversions.least}
        else:
            ends = {}
        return {name: float(value) for name, value in ends.items() if value is not None}
