"""A rich console for plain reports, and paragraphs with an indent and no blanks at their ends."""

from __future__ import annotations

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_WIDTH = 80  # where the output is not a terminal


def console_for(out: TextIO) -> Console:
    """A console that writes to ``out``: coloured and as wide as the terminal, or plain and 80 columns wide."""
    asked = Console(file=out, width=None if out.isatty() else _WIDTH)
    return Console(  # what it is told, it does not ask the terminal and the environment again for every line
        file=out,
        width=asked.width,
        height=asked.height,
        force_terminal=asked.is_terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )


def paragraph(console: Console, text: Text, first: str = "", rest: str | None = None) -> None:
    """Print ``text`` folded to the width, its first line after ``first``, the others after ``rest``."""
    rest = " " * cell_len(first) if rest is None else rest
    room = max(console.width - max(cell_len(first), cell_len(rest)), 20)
    lines = text.wrap(console, room, overflow="fold")
    for line in lines:
        line.rstrip()
    indented = (Text(rest if number else first) + line for number, line in enumerate(lines))
    console.print(Text("\n").join(indented), soft_wrap=True)
