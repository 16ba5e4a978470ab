"""The text around figures, for reports to quote, and the columns that other programs count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Columns, Location, Passage
from checker.widths import utf8_bytes, utf16_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.claims.run import Run
    from checker.model import Finding


def columns(run: Run, places: Iterable[Location]) -> Mapping[Location, Columns]:
    """The columns of ``places`` in UTF-16 and UTF-8, out of what stands before them on their lines."""
    number = _numbers(run)
    found: dict[Location, Columns] = {}
    for place in places:
        if place not in found:
            text = run.articles[number[place.path, place.article]].text
            before = text[place.start - place.column + 1 : place.start]
            found[place] = Columns(1 + utf16_units(before), 1 + utf8_bytes(before))
    return found


def passages(run: Run, findings: Sequence[Finding]) -> Mapping[Location, Passage]:
    """The whole sentence of every location."""
    number = _numbers(run)
    found: dict[Location, Passage] = {}
    for finding in findings:
        for place in finding.locations:
            if place not in found:
                found[place] = passage_of(run, number[place.path, place.article], place)
    return found


def _numbers(run: Run) -> Mapping[tuple[str, str], int]:
    return {(article.path, article.id): index for index, article in enumerate(run.articles)}


def passage_of(run: Run, article: int, place: Location) -> Passage:
    """The whole sentence around a place in the article of that index."""
    text = run.articles[article].text
    spans = [view.span for view in run.framed[article].views if view.span[0] <= place.start < view.span[1]]
    start, end = spans[0] if spans else (place.start, place.end)
    return Passage(text[start : place.start], text[place.start : place.end], text[place.end : max(end, place.end)])
