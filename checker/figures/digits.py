"""A figure that begins with a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.figures.emit import emit
from checker.figures.fractions import FRACTION_FIRSTS, fraction_at
from checker.figures.names import LAW_ENDS, end_of_no_figure, in_a_name
from checker.figures.parts import with_unit
from checker.figures.printed_dates import DATE_SIGNS, date_at
from checker.figures.ranks import rank_at

if TYPE_CHECKING:
    from checker.figures.page import Page


def read_digits(page: Page, start: int, digits_end: int) -> None:
    """The figure at the digits from ``start``, if they are none of the many things that are no figure."""
    text, lexicon = page.text, page.lexicon
    run = lexicon.digit_run.match(text, start)
    if run is None:
        return
    end = run.end()
    english = lexicon.language == "en"
    if english and rank_at(page, start, end):
        return
    if start and text[start - 1] in lexicon.name_ends and in_a_name(page, start):
        page.pass_over(end)
        return
    dated = english or text[digits_end : digits_end + 1] in DATE_SIGNS
    if dated and (date_at(page, start, digits_end) or start < page.cursor):
        return
    behind = text[end : end + 1]
    if behind in FRACTION_FIRSTS and fraction_at(page, start, end):
        return
    if english or behind in lexicon.no_figure_firsts or text[end - 1] in LAW_ENDS:
        beyond = end_of_no_figure(page, start, end)
        if beyond is not None:
            page.pass_over(beyond)
            return
    numeral = lexicon.grammar.read(run[0])
    if numeral is None:
        page.pass_over(end)
    else:
        emit(page, with_unit(page, start, end, numeral))
