"""``text``: a small table a fact, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from checker.reporting import tally
from checker.reporting.clean import one_line
from checker.reporting.console import console_for, paragraph
from checker.reporting.quote import short
from checker.reporting.why import why_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import FactMember, FactSummary
    from checker.packs.messages import Words

SUFFIX = ".txt"


def render(facts: Sequence[FactSummary], words: Words, out: TextIO) -> None:
    """Write each fact with its outlets' values in columns."""
    console = console_for(out)
    for fact in facts:
        heading = " · ".join(
            (one_line(fact.heading), f"{words('spread')} {tally.spread(fact)}", tally.days(fact, words))
        )
        paragraph(console, Text(heading, "bold"), rest="  ")
        for line in _columns([_cells(fact, member, words) for member in fact.members]):
            paragraph(console, Text(line), "  ", "      ")
        for depth, line in why_lines(fact.why, words) if fact.why else ():
            paragraph(console, Text(line), "  " * (depth + 1), "  " * (depth + 3))
        console.print()
    if not facts:
        paragraph(console, Text(words("no_facts")))


def _cells(fact: FactSummary, member: FactMember, words: Words) -> tuple[str, ...]:
    return (
        tally.outlet(member),
        tally.published(member, words),
        short(member.location.surface),
        tally.common_amount(fact, member, words),
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their cells one below the other; 한글 takes two columns a letter."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
