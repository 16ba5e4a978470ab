"""What is said of each figure of a draft: how it was read, in the draft's own currency, what it was held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.amounts import amount
from checker.model import SEVERITIES
from checker.web.words import home_currencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Article, FactSummary, Figure, Finding, Severity
    from checker.packs.messages import Words
    from checker.web.bench import Bench, Checked


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of the draft.

    Attributes:
        kind: What is counted or measured.
        level: The gravest finding that doubts it or rests on it; None where there is none.
        numbers: The numbers of the notes about it.
        lines: What is said of it, a line each.
        linked: Whether it was held against another figure.
    """

    start: int
    end: int
    surface: str
    kind: str
    level: Severity | None
    numbers: tuple[int, ...]
    lines: tuple[str, ...]
    linked: bool


def marks_of(checked: Checked, bench: Bench, words: Words, notes: Mapping[int, Finding]) -> tuple[Mark, ...]:
    """The marks of the first article, in order of position.

    Args:
        checked: What was found.
        bench: Where rates are known.
        words: The words of the page.
        notes: The findings that are shown, by the numbers of their notes.
    """
    article, figures = checked.articles[0], checked.figures[0]
    facts = {
        m.location.start: fact for fact in checked.report.facts for m in fact.members if m.location.path == article.path
    }
    return tuple(_mark(figure, article, facts.get(figure.start), bench, words, notes) for figure in figures)


def _mark(
    figure: Figure,
    article: Article,
    fact: FactSummary | None,
    bench: Bench,
    words: Words,
    notes: Mapping[int, Finding],
) -> Mark:
    mine = {
        number: finding.severity
        for number, finding in notes.items()
        if any(place.path == article.path and place.start == figure.start for place in finding.locations)
    }
    return Mark(
        figure.start,
        figure.end,
        figure.surface,
        figure.kind,
        min(mine.values(), key=SEVERITIES.index) if mine else None,
        tuple(mine),
        tuple(_lines(figure, article, fact, bench, words)),
        fact is not None,
    )


def _lines(figure: Figure, article: Article, fact: FactSummary | None, bench: Bench, words: Words) -> Iterator[str]:
    yield words("read_as", kind=words(f"kind_{figure.kind}"), amount=_read(figure, words))
    at_home = _at_home(figure, article, bench, words)
    if at_home:
        yield at_home
    yield words("flawed" if figure.flaw else "assumed" if figure.assumed else "as_printed")
    if fact is None:
        yield words("alone")
    else:
        yield words("linked", count=len(fact.members) - 1, share=f"{fact.confidence:.0%}")


def _read(figure: Figure, words: Words) -> str:
    """The value as the reader of the page writes it."""
    if figure.number is None:
        return str(figure.value or figure.surface)
    shown = amount(figure.number, figure.unit, words.language)
    if figure.value_high is not None:
        shown = f"{shown} – {amount(figure.value_high, figure.unit, words.language)}"
    return words(f"bound_{figure.bound}", amount=shown)


def _at_home(figure: Figure, article: Article, bench: Bench, words: Words) -> str | None:
    """The amount in the currency of the draft's readers, at the rate of its day."""
    home = home_currencies().get(article.language)
    if figure.kind != "money" or figure.number is None or home is None or home == figure.unit:
        return None
    quote = bench.setup.rates.on(figure.unit, home, article.published or date.today())
    if quote is None:
        return None
    return words("home", amount=amount(figure.number * quote.rate, home, words.language), day=quote.day)
