"""A rich console for plain reports, and paragraphs with an indent and no blanks at their ends."""

from __future__ import annotations

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_WIDTH = 80  # where the output is not a terminal


def console_for(out: TextIO) -> Console:
    """A console that writes to ``out``: coloured and as wide as the terminal, or plain and 80 columns wide."""
    width = None if out.isatty() else _WIDTH
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False)


def paragraph(console: Console, text: Text, first: str = "", rest: str | None = None) -> None:
    """Print ``text`` folded to the width, its first line after ``first``, the others after ``rest``."""
    rest = " " * cell_len(first) if rest is None else rest
    room = max(console.width - max(cell_len(first), cell_len(rest)), 20)
    for number, line in enumerate(text.wrap(console, room, overflow="fold")):
        line.rstrip()
        console.print(Text(rest if number else first) + line, soft_wrap=True)
