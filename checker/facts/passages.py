"""The text around the figures of findings, for reports to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Location, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.claims.run import Run
    from checker.model import Finding


def passages(run: Run, findings: Sequence[Finding]) -> Mapping[Location, Passage]:
    """The whole sentence of every location."""
    number = {(article.path, article.id): index for index, article in enumerate(run.articles)}
    found: dict[Location, Passage] = {}
    for finding in findings:
        for place in finding.locations:
            if place not in found:
                found[place] = passage_of(run, number[place.path, place.article], place)
    return found


def passage_of(run: Run, article: int, place: Location) -> Passage:
    """The whole sentence around a place in the article of that index."""
    text = run.articles[article].text
    spans = [view.span for view in run.framed[article].views if view.span[0] <= place.start < view.span[1]]
    start, end = spans[0] if spans else (place.start, place.end)
    return Passage(text[start : place.start], text[place.start : place.end], text[place.end : max(end, place.end)])
