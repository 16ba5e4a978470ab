"""The proof of a draft: its paragraphs with every figure marked, and the notes beside the passage they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.model import SEVERITIES
from checker.reporting.chart import chart
from checker.reporting.quote import quotes, working
from checker.web.marks import Mark, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.model import Article, ArticleSummary, FactSummary, Finding, Location, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.chart import Chart
    from checker.reporting.quote import Quote
    from checker.store import Decision
    from checker.web.bench import Bench, Checked

_LINE: Final = re.compile(r"[^\r\n]+")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+")
_MOST_FACTS: Final = 12


class Piece(NamedTuple):
    """A piece of a line: plain text, or a figure."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that a note quotes, and who printed it; ``beside`` where the note stands beside that very passage."""

    quote: Quote
    outlet: str | None
    published: str | None
    own: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A finding beside the passage that it is about.

    Attributes:
        number: Its place in the draft, from 1.
        finding: What the check says.
        mark: The draft's figure beside which it stands.
        sources: The passages, the draft's first.
        working: The lines of the working.
        why: What the check says beyond them.
        replacement: What may take the figure's place; None for mere advice.
        fact: The id of the fact that its figure belongs to, where that is shown.
        decision: What an editor decided on it.
    """

    number: int
    finding: Finding
    mark: Location
    sources: tuple[Source, ...]
    working: tuple[str, ...]
    why: str
    replacement: str | None
    fact: str | None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the draft with the notes beside it; ``kind`` is ``headline``, ``heading`` or ``text``."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A fact and how it was reported."""

    fact: FactSummary
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Proof:
    """All that the page shows of a check.

    Attributes:
        article: The draft.
        rows: Its lines.
        notes: Those of all rows.
        dismissed: Notes that an editor has dismissed; they stand in no row.
        stories: The facts that the draft shares with others.
        counts: Notes by severity.
        linked: How many of the draft's figures were compared.
        figures: How many it has.
        report: The report itself.
    """

    article: Article
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    dismissed: tuple[Note, ...]
    stories: tuple[Story, ...]
    counts: Mapping[Severity, int]
    linked: int
    figures: int
    report: Report


def proof_of(checked: Checked, bench: Bench, words: Words, decisions: Mapping[str, Decision]) -> Proof:
    """The proof of the first article of ``checked``.

    Args:
        checked: What was found.
        bench: Where rates are known.
        words: The words of the page.
        decisions: Dismissals by fingerprint.
    """
    article, report = checked.articles[0], checked.report
    stories = tuple(_stories(article, report, bench.words(words.language)))
    shown = {story.fact.id for story in stories}
    notes = _notes(article, report, decisions, {m.location: f.id for f in report.facts for m in f.members}, shown)
    open_notes = tuple(note for note in notes if note.decision is None)
    marks = marks_of(checked, bench, words, {note.number: note.finding for note in open_notes})
    return Proof(
        article=article,
        rows=tuple(_rows(article, marks, open_notes)),
        notes=open_notes,
        dismissed=tuple(note for note in notes if note.decision is not None),
        stories=stories,
        counts={level: sum(note.finding.severity == level for note in open_notes) for level in SEVERITIES},
        linked=sum(mark.linked for mark in marks),
        figures=len(marks),
        report=report,
    )


def _notes(
    article: Article,
    report: Report,
    decisions: Mapping[str, Decision],
    fact_of: Mapping[Location, str],
    shown: set[str],
) -> list[Note]:
    """The notes in the order of the draft; numbers are given to those that nobody has dismissed."""
    placed = [
        (place, finding)
        for finding in report.findings
        if (place := next((p for p in finding.locations if p.path == article.path), None)) is not None
    ]
    placed.sort(key=lambda item: (item[0].start, SEVERITIES.index(item[1].severity)))
    known = {summary.path: summary for summary in report.articles}
    notes: list[Note] = []
    number = 0
    for place, finding in placed:
        decision = decisions.get(finding.fingerprint)
        number += decision is None
        fact = fact_of.get(place)
        instead = finding.evidence.get("replacement") if finding.locations[0] == place else None
        notes.append(
            Note(
                number=number if decision is None else 0,
                finding=finding,
                mark=place,
                sources=tuple(_sources(finding, report, known, place)),
                working=working(finding),
                why=_beyond(finding),
                replacement=instead if isinstance(instead, str) else None,
                fact=fact if fact in shown else None,
                decision=decision,
            )
        )
    return notes


def _sources(finding: Finding, report: Report, known: Mapping[str, ArticleSummary], mark: Location) -> Iterator[Source]:
    for quote in quotes(finding.locations, report.passages):
        summary = known.get(quote.locations[0].path)
        day = summary.published.isoformat() if summary and summary.published else None
        outlet = (summary.outlet or summary.title or summary.id) if summary else None
        yield Source(quote, outlet, day, quote.locations[0].path == mark.path, mark in quote.locations)


def _beyond(finding: Finding) -> str:
    """The explanation without the working, with which most of them begin."""
    text = finding.explanation
    for line in working(finding):
        text = text.removeprefix(f"{line}.").lstrip()
    return text


def _rows(article: Article, marks: Sequence[Mark], notes: Sequence[Note]) -> Iterator[Row]:
    """The lines of the story; front matter is not shown."""
    text, begins = article.text, _story(article)
    for line in _LINE.finditer(text, begins):
        if not line[0].strip():
            continue
        mark = _HEADING.match(line[0])
        start, end = line.start() + (mark.end() if mark else 0), line.end()
        titled = article.headline is not None and article.headline[0] < end and start < article.headline[1]
        yield Row(
            "headline" if titled else "heading" if mark else "text",
            tuple(_pieces(text, start, end, [m for m in marks if start <= m.start < end])),
            tuple(note for note in notes if start <= note.mark.start < end),
        )


def _story(article: Article) -> int:
    """Where the story begins: behind front matter."""
    first = article.furniture[0] if article.furniture else (0, 0)
    return first[1] if first[0] == 0 and article.text.startswith("---") else 0


def _pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    at = start
    for mark in marks:
        if mark.start > at:
            yield Piece(text[at : mark.start])
        yield Piece(text[mark.start : min(mark.end, end)], mark)
        at = mark.end
    if at < end:
        yield Piece(text[at:end])


def _stories(article: Article, report: Report, words: Words) -> Iterator[Story]:
    """The facts that the draft shares with other articles, or says more than twice."""
    count = 0
    suspects: dict[Location, Severity] = {}
    for finding in report.findings:  # the gravest come first
        suspects.setdefault(finding.locations[0], finding.severity)
    for fact in report.facts:
        paths = {member.location.path for member in fact.members}
        if article.path in paths and (len(paths) > 1 or len(fact.members) > 2) and count < _MOST_FACTS:
            count += 1
            yield Story(fact, chart(fact, suspects, words))
