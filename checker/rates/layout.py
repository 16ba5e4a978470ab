"""Reads a table in the layout of the European Central Bank: ``Date,USD,JPY,...``, one row a day, prices of one euro."""

from __future__ import annotations

import csv
import io
import itertools
import math
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.errors import RatesError
from checker.rates.series import Series
from checker.rates.table import EURO, Columns

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MISSING = frozenset(["", "N/A"])
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    day: int
    rates: list[float | None]


def read_layout(content: bytes, path: Path | str, origin: str) -> Columns:
    """The table in ``content``; its rows may come in any order, its cells may be empty or N/A.

    Args:
        content: The file, in UTF-8.
        path: The name that errors give it, a file or an address.
        origin: How it came here, in words.

    Raises:
        RatesError: Something in it is malformed; the error names the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RatesError("is not UTF-8; save the table as UTF-8", path, line) from error
    try:
        codes, rows = _read(csv.reader(io.StringIO(text, newline=""), strict=True), path)
    except csv.Error as error:
        raise RatesError(f"is not CSV: {error}", path) from error
    if not rows:
        raise RatesError("holds no rates; give it a row for each day", path)
    rows.sort(key=lambda row: row.day)
    _refuse_doubles(rows, path)
    return _columns(codes, rows, origin)


def read_file(path: Path, origin: str) -> Columns:
    """The table in the file ``path``.

    Raises:
        RatesError: The file cannot be read, or something in it is malformed.
    """
    return read_layout(content_of(path), path, origin)


def content_of(path: Path) -> bytes:
    """The bytes of the file ``path``.

    Raises:
        RatesError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise RatesError(f"cannot be read: {error.strerror or error}", path) from error


def _read(lines: Reader, path: Path | str) -> tuple[list[str], list[_Row]]:
    codes = _header(next(lines, []), path)
    return codes, [_row(cells, codes, path, lines.line_num) for cells in lines if any(cells)]


def _header(cells: list[str], path: Path | str) -> list[str]:
    first, *codes = [cell.strip() for cell in cells] or [""]
    while codes and not codes[-1]:  # the ECB ends its lines with a comma
        codes.pop()
    if first != "Date" or not codes:
        raise RatesError(f"the first line must be Date,USD,JPY,... and not {_short(','.join(cells))}", path, 1)
    for code in codes:
        if not _CODE.fullmatch(code) or code == EURO:
            raise RatesError(f"{_short(code)} heads no column: use codes such as USD (the euro is the base)", path, 1)
        if codes.count(code) > 1:
            raise RatesError(f"{code} heads two columns; remove one", path, 1)
    return codes


def _row(cells: list[str], codes: list[str], path: Path | str, line: int) -> _Row:
    try:
        day = date.fromisoformat(cells[0].strip()).toordinal()
    except ValueError as error:
        raise RatesError(f"{_short(cells[0])} is not a day; write it as 2026-10-30", path, line) from error
    width = len(codes) + 1
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise RatesError(f"has {len(cells)} cells where the first line has {width}", path, line)
    return _Row(line, day, [_rate(cell, path, line) for cell in cells[1:width]])


def _rate(cell: str, path: Path | str, line: int) -> float | None:
    if cell in _MISSING or cell.strip() in _MISSING:
        return None
    try:
        rate = float(cell)
    except ValueError:
        rate = math.nan
    if not 0 < rate < math.inf:
        raise RatesError(f"{_short(cell)} is not a rate; write a number above 0, or N/A", path, line)
    return rate


def _refuse_doubles(rows: Sequence[_Row], path: Path | str) -> None:
    for row, after in itertools.pairwise(rows):
        if row.day == after.day:
            first, second = sorted((row.line, after.line))
            day = date.fromordinal(row.day)
            raise RatesError(f"{day} stands on line {first} already; remove one of them", path, second)


def _columns(codes: Sequence[str], rows: Sequence[_Row], origin: str) -> Columns:
    series = {EURO: Series.of((row.day, 1.0) for row in rows)}
    series |= {code: Series.of(_points(rows, index)) for index, code in enumerate(codes)}
    return Columns(origin, frozenset(code for code, column in series.items() if column.days), series.__getitem__)


def _points(rows: Sequence[_Row], index: int) -> Iterator[tuple[int, float]]:
    for row in rows:
        rate = row.rates[index]
        if rate is not None:
            yield row.day, rate


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")
