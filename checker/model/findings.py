"""What the checks say, and what they could not compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.model.places import Location
from checker.terms import Severity

FindingType: TypeAlias = Literal[
    "cross_article", "internal", "conversion", "magnitude", "arithmetic", "unit", "definition", "rank",
    "plausibility", "notation",
]  # fmt: skip
Evidence: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of some figures, in words.

    Attributes:
        rule: The permanent code, ``CU301``.
        name: The slug, ``conversion-off-rate``.
        locations: The figures that the finding needs and no others, the suspected one first.
        evidence: The working: values, intervals, rates with dates and source, deviations.
        fingerprint: Does not change when lines move.
    """

    rule: str
    name: str
    type: FindingType
    severity: Severity
    message: str
    explanation: str
    suggestion: str | None
    confidence: float
    fingerprint: str
    locations: tuple[Location, ...]
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A comparison that could not be made, and why."""

    rule: str
    reason: str
    locations: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is said of a check: one line, and its whole page as Markdown."""

    title: str
    page: str
