"""A figure that begins with a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.figures.emit import emit
from checker.figures.fractions import fraction_at
from checker.figures.names import end_of_no_figure, in_a_name
from checker.figures.parts import part_of
from checker.figures.printed_dates import date_at
from checker.figures.ranks import rank_at

if TYPE_CHECKING:
    from checker.figures.page import Page


def read_digits(page: Page, start: int, _: int) -> None:
    """The figure at the digits from ``start``, if they are none of the many things that are no figure."""
    run = page.lexicon.digit_run.match(page.text, start)
    if run is None or start < page.cursor:
        return
    end = run.end()
    english = page.lexicon.language == "en"
    if english and rank_at(page, start, end):
        return
    if start and in_a_name(page, start):
        page.pass_over(end)
        return
    if date_at(page, start) or start < page.cursor or fraction_at(page, start, end):
        return
    beyond = end_of_no_figure(page, start, end)
    if beyond is not None:
        page.pass_over(beyond)
        return
    part = part_of(page, start, run[0])
    if part is None:
        page.pass_over(end)
    else:
        emit(page, part)
