"""All that a run found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from checker.model.drafts import DraftAnswer
from checker.model.facts import FactSummary
from checker.model.findings import Finding, RulePage, Unchecked
from checker.model.places import Columns, Location, Passage
from checker.terms import Language

Use: TypeAlias = Literal["used", "unused", "expired"]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line about an article of a report; ``sha256`` is given for an extracted body."""

    id: str
    path: str
    published: date | None
    language: Language
    characters: int
    figures: int
    claims: int
    outlet: str | None = None
    title: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was compared: passing is not proof."""

    figures: int
    claims: int
    facts: int
    compared_pairs: int


@dataclass(frozen=True, slots=True)
class SuppressionUse:
    """What became of a decision not to report something.

    Attributes:
        state: ``expired`` where its last day is over: it hides nothing any more.
        findings: How many findings it hides.
        path: The file in which it is written.
        until: Its last day.
    """

    rule: str
    state: Use
    findings: int
    path: str
    line: int | None
    reason: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many findings are not reported: suppressed, known from the baseline, in articles that did not change."""

    suppressed: int = 0
    baseline: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.suppressed + self.baseline + self.unchanged


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or followed, so that the run is not complete.

    Attributes:
        path: The file it is in; None where it is in none.
        line: The line in that file.
        message: One line that says what is wrong, with the place.
    """

    path: str | None
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found.

    Attributes:
        findings: Ordered by severity, path, position.
        passages: For each location of the findings the text around it.
        rates: One line that names the source of the exchange rates, its span and age.
        suppressions: What became of each that speaks of these articles, in order of path and line.
        hidden: How many findings are not among ``findings``.
        pages: What is said of the checks that found something, by code.
        draft: What has been printed before, where a draft was checked.
        columns: For each location of the findings and of what was not checked, its other columns.
        problems: What could not be read or followed.
    """

    articles: tuple[ArticleSummary, ...]
    findings: tuple[Finding, ...]
    facts: tuple[FactSummary, ...]
    unchecked: tuple[Unchecked, ...]
    coverage: Coverage
    passages: Mapping[Location, Passage] = field(default_factory=dict)
    rates: str = ""
    suppressions: tuple[SuppressionUse, ...] = ()
    hidden: Hidden = Hidden()
    pages: Mapping[str, RulePage] = field(default_factory=dict)
    draft: DraftAnswer | None = None
    columns: Mapping[Location, Columns] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
