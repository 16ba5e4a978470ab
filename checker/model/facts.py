"""Claims that speak of the same thing, as linking finds them and as an editor reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from checker.model.figures import Bound
from checker.model.places import Location

Verdict: TypeAlias = Literal["linked", "below", "told_apart", "outvoted"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims that speak of the same thing.

    Attributes:
        claims: Indexes into the run's claims, in order of article and position.
        confidence: How sure the weakest needed link is, from 0 to 1.
    """

    claims: tuple[int, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FactMember:
    """One printed value of a fact.

    Attributes:
        printed: The surface as printed.
        value: The number, in ``unit``.
        common: The amount in the fact's common unit at the rate of the article's day, None where there is no rate.
        low: Lower end of what the printed words allow, likewise; None where unbounded too.
        high: Upper end, likewise.
    """

    location: Location
    outlet: str
    published: date | None
    value: float | None
    unit: str
    bound: Bound
    common: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What an amount of one currency was worth from day to day.

    Attributes:
        amount: The amount, in ``unit``.
        unit: ISO 4217 code.
        days: Some days in order, each with the amount in the fact's common unit at the rate of that day.
    """

    amount: float
    unit: str
    days: tuple[tuple[date, float], ...]


class Share(NamedTuple):
    """One piece of evidence for or against a link: what it adds to the log odds is ``weight`` times ``value``.

    Attributes:
        feature: Its name in rules/linking.yaml.
    """

    feature: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        """What it adds to the log odds."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """Two printed figures that were judged to be of one fact, or not, and why.

    Attributes:
        probability: That both are of one fact.
        limit: From which probability on they would be.
        verdict: ``linked``, ``below`` the limit, ``told_apart`` by an article, ``outvoted`` by the rest of the fact.
        bias: The log odds before any evidence.
        shares: The evidence, what weighs most first.
    """

    first: Location
    second: Location
    probability: float
    limit: float
    verdict: Verdict
    bias: float
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why the claims of a fact belong together, and those that nearly joined do not.

    Attributes:
        weakest: The weakest link without which the fact would fall apart; None for one claim in several renderings.
        kept_out: Figures that nearly joined, the nearest first, each held against the member that speaks for it most.
    """

    weakest: JudgedLink | None
    kept_out: tuple[JudgedLink, ...]


@dataclass(frozen=True, slots=True)
class FactSummary:
    """A fact as an editor reads it.

    Attributes:
        label: Who, what, where, when, in English, for other programs.
        heading: The same in the language of messages, for readers.
        common_unit: The unit in which the members can be compared (the one most of them use).
        spread: Largest over smallest common amount, minus 1; None with fewer than two.
        why: Why its claims belong together, where that was asked for.
        courses: What amounts in other currencies were worth over time, where a plot is to be drawn.
    """

    id: str
    label: str
    heading: str
    members: tuple[FactMember, ...]
    common_unit: str
    spread: float | None
    confidence: float
    first: date | None
    last: date | None
    why: Why | None = None
    courses: tuple[Course, ...] = ()
