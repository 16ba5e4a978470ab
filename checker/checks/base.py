"""What a check is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from checker.amounts import amount
from checker.interval import Interval

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.model import Article, Claim, Figure, Severity, Span
    from checker.packs.checks import CheckRules

T = TypeVar("T")


class Place(NamedTuple):
    """A figure of the run: the article's index and the figure's index in it."""

    article: int
    figure: int


@dataclass(frozen=True, slots=True)
class Issue:
    """What a check found, before it is put in words.

    Attributes:
        rule: The check's code.
        severity: How sure it is that something is wrong.
        suspect: The figure that is doubted.
        others: The figures that it is held against; with the suspect all that the issue needs.
        fields: What fills the wording's gaps, apart from those that follow from the figures.
        variant: Which of the check's wordings fits: ``message_<variant>``.
        working: Values, intervals and rates from which the sum can be redone.
        confidence: From 0 to 1.
        key: What makes the issue the same one when lines move, apart from the figures' surfaces.
        primary: Whether the figure that is held against the suspect stands in a document pinned as the first source.
        bare: A number of the suspect's article that is no figure and is doubted in the suspect's place; the suspect is
            what it is held against then.
    """

    rule: str
    severity: Severity
    suspect: Place
    others: tuple[Place, ...]
    fields: dict[str, str] = field(default_factory=dict)
    variant: str = ""
    working: dict[str, object] = field(default_factory=dict)
    confidence: float = 0.9
    primary: bool = False
    bare: Span | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A comparison that could not be made."""

    rule: str
    reason: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a check sees.

    Attributes:
        run: The articles, figures, claims and rates.
        linked: The facts.
        rules: The folder of the rules in force.
        check: What rules/checks says of this check.
        limits: Its limits, as the desk has set them.
        lang: The language of messages, for amounts inside them.
        known: What ``once`` has worked out, shared by the contexts of one run.
    """

    run: Run
    linked: Linked
    rules: Path
    check: CheckRules
    limits: dict[str, float]
    lang: str
    known: dict[object, Any] = field(default_factory=dict)

    def once(self, asked: Callable[[Context], T]) -> T:
        """What ``asked`` gives, for several checks of one run; it must look at the run and its facts alone."""
        if asked not in self.known:
            self.known[asked] = asked(self)
        found: T = self.known[asked]
        return found

    def article(self, place: Place) -> Article:
        """The article of a figure."""
        return self.run.articles[place.article]

    def figure(self, place: Place) -> Figure:
        """The figure at a place."""
        return self.run.figures[place.article][place.figure]

    def places(self, claim: Claim) -> list[Place]:
        """Where the figures of a claim stand."""
        return [Place(claim.article, figure) for figure in claim.figures]

    def published(self, place: Place) -> date | None:
        """The day that a figure was printed."""
        return self.run.articles[place.article].published

    def amount(self, value: float, unit: str, place: Place | None = None) -> str:
        """An amount as the article of ``place`` would print it, else in the language of messages."""
        return amount(value, unit, self.article(place).language if place else self.lang)


Check: TypeAlias = Callable[[Context], Iterator[Issue | Gap]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A check, and what a run has to know of it.

    Attributes:
        function: What finds the issues.
        alone: Whether it looks at one article at a time: whatever the others say, it says the same of it.
        only_notes: Whether it only ever gives notes, which keep no other finding from being reported.
    """

    function: Check
    alone: bool = False
    only_notes: bool = False


_CHECKS: dict[str, Registered] = {}


def check(code: str, *, alone: bool = False, only_notes: bool = False) -> Callable[[Check], Check]:
    """Makes a function the check of ``code``; its limits, wordings and page are under rules/checks.

    Args:
        code: The permanent code.
        alone: As ``Registered`` has it: such a check looks only at drafts, and at what is held against them.
        only_notes: Likewise: such a check, if it is alone, looks only at drafts.
    """

    def register(function: Check) -> Check:
        _CHECKS[code] = Registered(function, alone, only_notes)
        return function

    return register


def registered() -> dict[str, Registered]:
    """The checks that have been imported, by code."""
    return dict(sorted(_CHECKS.items()))


def register_all(checks: Mapping[str, Registered]) -> None:
    """Make ``checks`` the ones that are registered: what a refused plugin registered is given up."""
    _CHECKS.clear()
    _CHECKS.update(checks)


def percent(share: float) -> str:
    """A deviation for people: ``-33.3 %``."""
    return f"{share * 100:+.1f} %"


def number(value: float) -> str:
    """A ratio or a rate for people, four significant digits or whole thousands."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def as_json(interval: Interval) -> dict[str, float | None]:
    """An interval for the evidence; infinite ends are null."""
    low, high = interval.low, interval.high
    return {"low": None if low == float("-inf") else low, "high": None if high == float("inf") else high}
