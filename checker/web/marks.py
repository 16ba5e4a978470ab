"""What is said of each figure of a draft: how it was read, in the draft's own currency, what it was held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.amounts import amount
from checker.model import SEVERITIES
from checker.web.words import home_currencies, share_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Article, Earlier, Figure, Finding, Report, Severity
    from checker.packs.messages import Words
    from checker.rates import Rates
    from checker.web.bench import Bench, Checked

_MOST_EARLIER: Final = 3  # earlier figures that one look can take in


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of the draft.

    Attributes:
        kind: What is counted or measured.
        level: The severity of the gravest finding that needs it; None where there is none.
        suspect: Whether one of them doubts this very figure.
        numbers: The numbers of the notes about it.
        lines: What is said of it, a line each.
        linked: Whether it was held against another figure.
    """

    start: int
    end: int
    surface: str
    kind: str
    level: Severity | None
    suspect: bool
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
    teller = _Teller(checked.articles[0], checked.report, bench.setup.rates, words)
    return tuple(teller.mark(figure, notes) for figure in checked.figures[0])


class _Teller:
    """Says of each figure of an article what the report knows of it."""

    def __init__(self, article: Article, report: Report, rates: Rates, words: Words) -> None:
        self._article, self._rates, self._words = article, rates, words
        self._facts = {
            m.location.start: fact for fact in report.facts for m in fact.members if m.location.path == article.path
        }
        answer = report.draft
        self._compared = None if answer is None else answer.compared
        self._earlier = {} if answer is None else {f.location.start: f.earlier for f in answer.figures}

    def mark(self, figure: Figure, notes: Mapping[int, Finding]) -> Mark:
        """The mark of one figure."""
        mine = {
            number: finding.severity
            for number, finding in notes.items()
            if any((place.path, place.start) == (self._article.path, figure.start) for place in finding.locations)
        }
        return Mark(
            start=figure.start,
            end=figure.end,
            surface=figure.surface,
            kind=figure.kind,
            level=min(mine.values(), key=SEVERITIES.index) if mine else None,
            suspect=any(notes[number].locations[0].start == figure.start for number in mine),
            numbers=tuple(mine),
            lines=tuple(self._lines(figure)),
            linked=figure.start in self._facts,
        )

    def _lines(self, figure: Figure) -> Iterator[str]:
        words = self._words
        yield words("read_as", kind=words(f"kind_{figure.kind}"), amount=_read(figure, words))
        at_home = self._at_home(figure)
        if at_home:
            yield at_home
        yield words("flawed" if figure.flaw else "assumed" if figure.assumed else "as_printed")
        fact = self._facts.get(figure.start)
        if fact is not None:
            yield words("linked", count=len(fact.members) - 1, share=share_of(fact.confidence))
        earlier = self._earlier.get(figure.start)
        if earlier:
            yield from (self._printed(other) for other in earlier[:_MOST_EARLIER])
        elif earlier is not None and self._compared is not None:
            yield words("new_figure", compared=self._compared)
        elif fact is None:
            yield words("alone")

    def _printed(self, other: Earlier) -> str:
        """One earlier figure: who printed it, when, and whether both may be right."""
        words = self._words
        return words(
            "earlier_line",
            outlet=other.outlet,
            day=other.published or "–",
            surface=other.location.surface,
            verdict=words("earlier_agrees" if other.agrees else "earlier_differs"),
        )

    def _at_home(self, figure: Figure) -> str | None:
        """The amount in the currency of the draft's readers, at the rate of its day."""
        home = home_currencies().get(self._article.language)
        if figure.kind != "money" or figure.number is None or home is None or home == figure.unit:
            return None
        quote = self._rates.on(figure.unit, home, self._article.published or date.today())
        if quote is None:
            return None
        shown = amount(figure.number * quote.rate, home, self._words.language)
        return self._words("home", amount=shown, day=quote.day)


def _read(figure: Figure, words: Words) -> str:
    """The value as the reader of the page writes it."""
    if figure.number is None:
        return str(figure.value or figure.surface)
    shown = amount(figure.number, figure.unit, words.language)
    if figure.value_high is not None:
        shown = f"{shown} – {amount(figure.value_high, figure.unit, words.language)}"
    return words(f"bound_{figure.bound}", amount=shown)
