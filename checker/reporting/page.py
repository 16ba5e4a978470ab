"""What the HTML report shows, ready for its template: findings with their articles, facts with their plots, filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import SEVERITIES
from checker.reporting.chart import chart, numbered
from checker.reporting.clean import one_line
from checker.reporting.quote import quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import ArticleSummary, FactMember, FactSummary, Finding, Location, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.chart import Chart
    from checker.reporting.quote import Quote


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its class in the page, what it is called, how many findings have it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Clipping:
    """A quoted passage and the article that it is from, None where the report has none of that name."""

    quote: Quote
    article: ArticleSummary | None

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return _outlet(self.article, self.quote.locations[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it.

    Attributes:
        number: From 1, in the order of the report.
        title: What the check is about, in one line.
        keys: The classes by which filters find it.
        facts: The numbers of the disputed facts that it touches.
    """

    number: int
    finding: Finding
    title: str
    clippings: tuple[Clipping, ...]
    keys: tuple[str, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A value in the table below a plot; ``number`` names its mark."""

    number: int | None
    member: FactMember
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact that findings touch, its plot, and their numbers."""

    number: int
    fact: FactSummary
    chart: Chart | None
    rows: tuple[Row, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All of it."""

    findings: tuple[Shown, ...]
    disputes: tuple[Dispute, ...]
    agreed: tuple[FactSummary, ...]
    rules: tuple[Choice, ...]
    outlets: tuple[Choice, ...]


def page(report: Report, words: Words) -> Page:
    """The page of ``report``."""
    articles = {(article.path, article.id): article for article in report.articles}
    disputed = disputed_facts(report)
    disputes = tuple(_dispute(number, fact, report, words) for number, fact in enumerate(disputed, 1))
    rules = {code: f"r{number}" for number, code in enumerate(sorted({finding.rule for finding in report.findings}))}
    named = [_outlets(finding, articles) for finding in report.findings]
    outlets = {name: f"o{number}" for number, name in enumerate(sorted({name for names in named for name in names}))}
    shown = tuple(
        Shown(
            number,
            finding,
            report.pages[finding.rule].title if finding.rule in report.pages else finding.name.replace("-", " "),
            tuple(Clipping(quote, _article(quote, articles)) for quote in quotes(finding.locations, report.passages)),
            (finding.severity, rules[finding.rule], *(outlets[name] for name in names)),
            tuple(dispute.number for dispute in disputes if number in dispute.findings),
        )
        for number, (finding, names) in enumerate(zip(report.findings, named, strict=True), 1)
    )
    counts = Counter(key for each in shown for key in each.keys)
    titles = {finding.rule: f"{finding.rule} {finding.name}" for finding in report.findings}
    return Page(
        shown,
        disputes,
        tuple(fact for fact in report.facts if fact.id not in {each.id for each in disputed}),
        tuple(Choice(key, titles[code], counts[key]) for code, key in rules.items()),
        tuple(Choice(key, name, counts[key]) for name, key in outlets.items()),
    )


def disputed_facts(report: Report) -> tuple[FactSummary, ...]:
    """The facts of which findings need a figure, in the order of the findings."""
    places = {
        place: number for number, finding in reversed([*enumerate(report.findings)]) for place in finding.locations
    }
    touched = [(min(found), fact) for fact in report.facts if (found := _touching(fact, places))]
    return tuple(fact for _, fact in sorted(touched, key=lambda each: each[0]))


def filter_rules(choices: Iterable[Choice], select: str) -> str:
    """The style by which ``select`` hides what the chosen option does not have; it needs no script."""
    return "\n".join(
        f'body:has(#{select} > [value="{choice.key}"]:checked) .finding:not(.{choice.key}) {{ display: none }}'
        for choice in choices
    )


def _touching(fact: FactSummary, places: Mapping[Location, int]) -> list[int]:
    return [places[member.location] for member in fact.members if member.location in places]


def _dispute(number: int, fact: FactSummary, report: Report, words: Words) -> Dispute:
    suspects = _suspects(report)
    members = {member.location for member in fact.members}
    rows = tuple(Row(at, member, suspects.get(member.location)) for at, member in numbered(fact, suspects))
    touching = tuple(at for at, finding in enumerate(report.findings, 1) if members & {*finding.locations})
    return Dispute(number, fact, chart(fact, suspects, words), rows, touching)


def _suspects(report: Report) -> Mapping[Location, Severity]:
    """The first place of each finding, with the gravest severity."""
    found: dict[Location, Severity] = {}
    for severity in reversed(SEVERITIES):
        found |= {f.locations[0]: severity for f in report.findings if f.severity == severity and f.locations}
    return found


def _article(quote: Quote, articles: Mapping[tuple[str, str], ArticleSummary]) -> ArticleSummary | None:
    place = quote.locations[0]
    return articles.get((place.path, place.article))


def _outlets(finding: Finding, articles: Mapping[tuple[str, str], ArticleSummary]) -> tuple[str, ...]:
    places = finding.locations
    return tuple(dict.fromkeys(_outlet(articles.get((place.path, place.article)), place) for place in places))


def _outlet(article: ArticleSummary | None, place: Location) -> str:
    return one_line((article and article.outlet) or place.article)
