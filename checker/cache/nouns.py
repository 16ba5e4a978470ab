"""What is kept from run to run. None of it has a date of its own: all of it follows from what it is kept under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.claims.frames import FramedArticle
    from checker.model import (
        ArticleSummary,
        Columns,
        Coverage,
        FactSummary,
        Figure,
        Finding,
        Location,
        Passage,
        RulePage,
        Unchecked,
    )
    from checker.rates import RatesSummary


class Extracted(NamedTuple):
    """What is read in one article by itself: its figures, and their frames."""

    figures: tuple[Figure, ...]
    framed: FramedArticle


@dataclass(frozen=True, slots=True)
class Examined:
    """All that a run finds in its articles, before anybody decides what is reported of it.

    Attributes:
        articles: A line about each.
        findings: With fingerprints, in their order.
        passages: For each location of the findings the text around it.
        columns: For each location of the findings and of what was not checked, its other columns.
        pages: What is said of the checks that found something, by code.
        rates: What the findings rest on, as old as it was then; None where none rests on rates.
    """

    articles: tuple[ArticleSummary, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    facts: tuple[FactSummary, ...]
    coverage: Coverage
    passages: Mapping[Location, Passage]
    columns: Mapping[Location, Columns]
    pages: Mapping[str, RulePage]
    rates: RatesSummary | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The checks that there are, as far as settings and options speak of them.

    Attributes:
        limits: The names of the limits of each check, by its code.
        trial: The codes of those that run only where previews are asked for.
        whole: Whether every check has its rules, and all rules have a check.
    """

    limits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trial: frozenset[str] = frozenset()
    whole: bool = True
