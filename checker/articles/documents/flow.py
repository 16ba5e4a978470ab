"""Paragraphs and tables as lines: a paragraph is a line, a row of a table is a line of cells between bars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_LAYOUT_LINES: Final = 3  # more lines in one cell, and the table only arranges text on the page
_LAYOUT_CHARS: Final = 300  # so do more characters
_BAR: Final = "｜"  # what a bar inside a cell becomes, since bars divide cells
_SPACE: Final = re.compile(r"[ \t\u00a0]+")


@dataclass(slots=True)
class _Cell:
    column: int
    width: int = 1
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)


class Flow:
    """Collects a document's text in the order in which it is read; elements may nest as they like."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._sinks: list[list[str]] = [self._lines]
        self._paragraphs: list[list[str]] = []
        self._tables: list[_Table] = []

    @property
    def text(self) -> str:
        """All that was collected; never two empty lines in a row."""
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def add(self, text: str) -> None:
        """Text of the open paragraph; outside of one there is none."""
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def start_paragraph(self) -> None:
        """A paragraph begins; one inside another (a text box) is a line before it."""
        self._paragraphs.append([])

    def end_paragraph(self) -> str:
        """The open paragraph ends.

        Returns:
            Its text, in one line.
        """
        written = "".join(self._paragraphs.pop()) if self._paragraphs else ""
        lines = [_SPACE.sub(" ", line).strip() for line in written.split("\n")]
        self._sinks[-1] += lines
        return " ".join(line for line in lines if line)

    def start_table(self) -> None:
        """A table begins; what its paragraph has said already stands before it."""
        if self._paragraphs and "".join(self._paragraphs[-1]).strip():
            self.end_paragraph()
            self.start_paragraph()
        self._tables.append(_Table())

    def start_row(self) -> None:
        """A row begins."""
        if self._tables:
            self._tables[-1].rows.append([])

    def start_cell(self) -> None:
        """A cell begins, right of the last one."""
        if not self._tables:
            return
        rows = self._tables[-1].rows
        if not rows:
            rows.append([])
        cell = _Cell(rows[-1][-1].column + rows[-1][-1].width if rows[-1] else 0)
        rows[-1].append(cell)
        self._sinks.append(cell.lines)

    def place_cell(self, *, column: int | None = None, width: int | None = None) -> None:
        """Where the last cell stands and how many columns it takes."""
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            cell = self._tables[-1].rows[-1][-1]
            cell.column = min(column, _MOST_COLUMNS) if column is not None else cell.column
            cell.width = max(1, min(width, _MOST_COLUMNS)) if width is not None else cell.width

    def end_cell(self) -> None:
        """The open cell ends."""
        if len(self._sinks) > 1:
            self._sinks.pop()

    def end_table(self) -> None:
        """The open table ends: its rows are lines; one that only arranges text is that text."""
        if not self._tables:
            return
        rows = self._tables.pop().rows
        if self._tables:  # inside another table's cell
            self._sinks[-1] += [" ".join(" ".join(_written(cell)) for cell in row) for row in rows]
        elif _arranges(rows):
            self._sinks[-1] += [line for row in rows for cell in row for line in cell.lines]
        else:
            self._sinks[-1] += ["", *map(_row, rows), ""]


_MOST_COLUMNS: Final = 500  # Word allows 63


def _written(cell: _Cell) -> list[str]:
    return [line for line in cell.lines if line]


def _arranges(rows: list[list[_Cell]]) -> bool:
    """Whether the table is no table: it has one column, or cells full of paragraphs."""
    cells = [cell for row in rows for cell in row]
    full = (len(_written(cell)) > _LAYOUT_LINES or sum(map(len, cell.lines)) > _LAYOUT_CHARS for cell in cells)
    return all(len(row) <= 1 for row in rows) or any(full)


def _row(row: list[_Cell]) -> str:
    """The cells between bars, with empty ones where a merged cell takes their place."""
    written: list[str] = []
    for cell in row:
        written += [""] * (cell.column - len(written))
        written.append(" ".join(_written(cell)).replace("|", _BAR))
        written += [""] * (cell.width - 1)
    return f"| {' | '.join(written)} |"
