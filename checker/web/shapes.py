"""The forms of the interface for programs; OpenAPI is made of them. Answers are those of the command line."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.model import Bound, FindingType, Kind, Language, Severity
from checker.settings import FailLevel

MOST_ARTICLES = 100


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class ArticleAsked(_Asked):
    """An article: `text` or `html`, and what is known about it."""

    text: str | None = Field(default=None, description="The text; the title goes first where it lacks it.")
    html: str | None = Field(default=None, description="Or the page, of which the main text is read.")
    id: str | None = None
    title: str | None = None
    published: str | None = Field(default=None, description="Day of publication: `2025-03-18`.")
    language: Language | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    primary: bool | None = Field(default=None, description="Whether it is a first source: a filing, a release.")


class ArticlesAsked(_Asked):
    """What every request brings."""

    articles: list[ArticleAsked] = Field(min_length=1, max_length=MOST_ARTICLES)
    lang: str | None = Field(default=None, description="Language of messages: `en`, `ko`, `ja` or `zh`.")


class CheckAsked(ArticlesAsked):
    """Articles to check, together and against what the newsroom has published."""

    fail_on: FailLevel | None = Field(default=None, description="From which severity on `failed` is true.")


class ExtractAsked(ArticlesAsked):
    """Articles whose figures are wanted."""

    frames: bool = Field(default=False, description="Whether to say who says what of whom.")


class FactsAsked(ArticlesAsked):
    """Articles whose facts are wanted."""


class LocationTold(_Told):
    """Where a figure stands: `text[start:end] == surface`, in code points."""

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    surface: str


class ArticleTold(_Told):
    """One line about an article."""

    id: str
    path: str
    published: str | None
    language: Language
    characters: int
    figures: int
    claims: int | None = None
    outlet: str | None = None
    title: str | None = None
    sha256: str | None = Field(default=None, description="Of the text that offsets count in.")


class FindingTold(_Told):
    """What a check says of some figures."""

    rule: str
    name: str
    type: FindingType
    severity: Severity
    message: str
    explanation: str
    suggestion: str | None
    confidence: float
    fingerprint: str = Field(description="Does not change when lines move.")
    locations: list[LocationTold]
    evidence: dict[str, Any] = Field(description="The working; `replacement` may take the first location's place.")


class MemberTold(LocationTold):
    """One printed value of a fact."""

    outlet: str
    published: str | None
    value: float | None
    unit: str
    bound: Bound
    common: float | None = Field(description="In the fact's common unit, at the rate of its day.")


class FactTold(_Told):
    """Figures that speak of the same thing."""

    id: str
    label: str
    members: list[MemberTold]
    common_unit: str
    spread: float | None
    confidence: float
    first: str | None
    last: str | None


class UncheckedTold(_Told):
    """A comparison that could not be made, and why."""

    rule: str
    reason: str
    locations: list[LocationTold]


class SuppressionTold(_Told):
    """What became of a decision not to report something."""

    rule: str
    state: Literal["used", "unused", "expired"]
    findings: int
    path: str
    line: int | None
    reason: str
    until: str | None


class CoverageTold(_Told):
    """How much was compared: passing is not proof."""

    figures: int
    claims: int
    facts: int
    compared_pairs: int


class HiddenTold(_Told):
    """How many findings are not told."""

    suppressed: int
    baseline: int
    unchanged: int


class CheckTold(_Told):
    """The object of `claim-checker check --format json`."""

    version: Literal[1]
    failed: bool = Field(description="Whether a finding is as severe as `fail_on`, or more.")
    articles: list[ArticleTold]
    findings: list[FindingTold]
    facts: list[FactTold]
    unchecked: list[UncheckedTold]
    coverage: CoverageTold
    rates: str
    suppressions: list[SuppressionTold]
    hidden: HiddenTold


class FigureTold(_Told):
    """One figure, with the fields of `claim-checker extract`."""

    model_config = ConfigDict(extra="allow")  # frames, where they were asked for

    article: str
    path: str
    start: int
    end: int
    surface: str
    kind: Kind
    value: float | str | None
    value_high: float | None
    unit: str
    bound: Bound
    low: float | None
    high: float | None
    converts: int | None


class ExtractTold(_Told):
    """The figures of all articles, in order."""

    version: Literal[1]
    articles: list[ArticleTold]
    figures: list[FigureTold]


class FactsTold(_Told):
    """The facts that more than one figure speaks of."""

    version: Literal[1]
    facts: list[FactTold]
