"""The nouns of the program, frozen: Article, Figure, Claim, Fact, Finding, Report.

    Article -> Figure -> Claim -> Fact -> Finding -> Report

Positions count Unicode code points from the start of the article's text; a span is ``(start, end)``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from checker.interval import Interval

Language: TypeAlias = Literal["ko", "ja", "en", "zh"]
Kind: TypeAlias = Literal[
    "money", "power", "energy", "compute", "data", "accelerator", "count", "area", "length", "mass", "percent",
    "percent_point", "ratio", "rank", "duration", "date", "other",
]  # fmt: skip
Bound: TypeAlias = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
Severity: TypeAlias = Literal["error", "warning", "note"]
Use: TypeAlias = Literal["used", "unused", "expired"]
Verdict: TypeAlias = Literal["linked", "below", "told_apart", "outvoted"]
FindingType: TypeAlias = Literal[
    "cross_article", "internal", "conversion", "magnitude", "arithmetic", "unit", "definition", "rank",
    "plausibility", "notation",
]  # fmt: skip
Span: TypeAlias = tuple[int, int]
Evidence: TypeAlias = Mapping[str, object]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
LANGUAGES: tuple[Language, ...] = ("ko", "ja", "en", "zh")


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known about it.

    Attributes:
        id: The front matter's ``id``, else the file name without its ending.
        path: The argument joined with the path below it, with forward slashes.
        text: The decoded text; for HTML, JSON and binary formats the extracted body.
        language: The language it is mainly written in.
        published: The day of publication, None where nothing tells it.
        headline: Where the headline stands in the text, None where it does not.
        title: The headline as the metadata gives it.
        primary: Whether the desk pinned it as the first source (a filing, a release).
        furniture: Spans that are not the story (front matter, menus, bylines, copyright lines), in order, disjoint.
        extracted: Whether ``text`` is a body taken out of another format, so that lines count in that body.
    """

    id: str
    path: str
    text: str
    language: Language
    published: date | None = None
    headline: Span | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    primary: bool = False
    furniture: tuple[Span, ...] = ()
    extracted: bool = False


class Figure(NamedTuple):
    """One number as printed.

    A named tuple, since millions of them are made in one run.

    Attributes:
        start: First code point of the surface in the article's text.
        end: One past the last.
        surface: Number, scale word and unit or counter, as printed.
        kind: What is counted or measured.
        value: The number in ``unit``; ISO text for dates; None where the text gives no number.
        value_high: The upper end of a range, else None.
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


@dataclass(frozen=True, slots=True)
class Slot:
    """One known part of a frame.

    Attributes:
        id: The canonical id (of rules/entities, or a normalised form for names that no rule knows).
        name: What to print: the English name of rules/entities, else the name as printed.
        origin: Where it was read: in the figure's own clause, its sentence, carried on from before, or in the headline.
    """

    id: str
    name: str
    origin: Literal["clause", "sentence", "carried", "headline"] = "sentence"


@dataclass(frozen=True, slots=True)
class Frame:
    """Who says what of whom. A slot is None where the text does not say."""

    actor: Slot | None = None
    predicate: Slot | None = None
    object: Slot | None = None
    place: Slot | None = None
    period: Slot | None = None
    stage: Slot | None = None
    scope: Slot | None = None
    source: Slot | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with its frame; bracketed conversions are further renderings of the same claim.

    Attributes:
        article: Index of its article in the run.
        figures: Indexes, in that article's figures, of all that state it; the one stated first comes first.
        kind: The kind of its figures.
        frame: Who says what of whom.
        sentence: Index of its sentence in the article.
        names: Ids of the entities that the sentence names.
        objects: Ids of the things that the sentence speaks of.
        years: The length of the plan, where the same clause tells it (2년간), in years.
        host: Index in the run's claims of the amount beside it that it belongs to (the 29억 달러 of a 2년간).
        headline: Whether it stands in a headline.
    """

    article: int
    figures: tuple[int, ...]
    kind: Kind
    frame: Frame
    sentence: int
    names: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    years: float | None = None
    host: int | None = None
    headline: bool = False


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
class Location:
    """Where a figure stands, for people and programs."""

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    surface: str


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


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was compared: passing is not proof."""

    figures: int
    claims: int
    facts: int
    compared_pairs: int


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is said of a check: one line, and its whole page as Markdown."""

    title: str
    page: str


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
class Passage:
    """The text around a location that a report quotes: ``before + surface + after`` is a piece of the article."""

    before: str
    surface: str
    after: str


class Columns(NamedTuple):
    """The column of a location, from 1, for programs that do not count code points.

    Attributes:
        utf16: In code units of UTF-16.
        utf8: In bytes of UTF-8.
    """

    utf16: int
    utf8: int


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
class Earlier:
    """A figure of another article that speaks of the same fact as one of a draft.

    Attributes:
        outlet: Who printed it: the outlet, else the article's id.
        value: The number, in ``unit``.
        agrees: Whether some reading makes both figures right.
        passage: The sentence that it stands in.
    """

    location: Location
    outlet: str
    published: date | None
    value: float | None
    unit: str
    agrees: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure of a draft, and what has been printed of the same fact.

    Attributes:
        earlier: The newest first; none where nobody has printed it before.
    """

    location: Location
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What the published articles say of a draft's figures.

    Attributes:
        figures: Those of the draft that claim something, in order.
        compared: How many articles were held against the draft.
        found: How many share something that they may be found by.
        own: The ids of earlier versions of the draft, which were left out.
    """

    figures: tuple[DraftFigure, ...]
    compared: int
    found: int
    own: tuple[str, ...] = ()


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
