"""Comma-separated values for spreadsheets, in which no cell can start a formula."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA = re.compile(r"[=+\-@＝＋－＠](?![\d.,\s]*%?$)")  # what a spreadsheet would compute; -3% it may


def write_rows(out: TextIO, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a heading and ``rows``, every text in one line and harmless to a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    line = one_line(value).strip()
    return f"'{line}" if _FORMULA.match(line) else line
