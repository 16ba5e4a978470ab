"""Tables in the text: the columns that a total row closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import alike, plain
from checker.checks._spans import closes
from checker.checks.base import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks._operands import Found
    from checker.checks.base import Context

_ROW = re.compile(r"^[ \t]*\|(.*)$", re.MULTILINE)
_CELL = re.compile(r"[^|\n]*")
_RULE = re.compile(r"^[\s|:+-]*$")
_TOTAL = re.compile(
    r"^\W*(?:총\s?합계|합계|총계|계|전체|総計|合計|計|总计|合计|總計|(?:grand )?total|sum)\W*$",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"소계|小計|小计|subtotal|중간합계|\bof which\b|이 중|うち|其中", re.IGNORECASE)
# Columns that are not added up.
_NO_SUM = re.compile(
    r"평균|단가|비중|증감|증가율|평당|平均|単価|比率|増減|均价|单价|增幅|占比|average|mean|price|rate|share|"
    r"growth|change|per ",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^[\s*\-–—.·]*$")


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def columns(context: Context) -> Iterator[tuple[list[Found], Found]]:
    """(rows, total) for each column of amounts that a row of totals closes."""
    for article in range(len(context.run.articles)):
        for rows in _tables(context.run.articles[article].text):
            yield from _summed(context, article, rows)


def open_columns(context: Context) -> Iterator[tuple[list[Found], int]]:
    """(rows, where the table begins) for each column of like amounts in a table that no row of totals closes."""
    for article in range(len(context.run.articles)):
        for rows in _tables(context.run.articles[article].text):
            names = [row[0].text if row else "" for row in rows[1:]]
            closed = any(row and (_TOTAL.match(row[0].text) or _SUBTOTAL.search(row[0].text)) for row in rows)
            if not closed and not (names and closes(names[-1], names[:-1])):
                for column in range(1, len(rows[0])):
                    cells = [row[column] for row in rows[1:] if column < len(row)]
                    found = [item for cell in cells if (item := _figure(context, article, cell)) is not None]
                    named = bool(_NO_SUM.search(rows[0][column].text))
                    if len(found) == len(rows) - 1 and found and not named:
                        yield found, rows[0][0].start


def _tables(text: str) -> Iterator[list[list[_Cell]]]:
    rows: list[list[_Cell]] = []
    end = -1
    for row in _ROW.finditer(text):
        if rows and row.start() > end + 1:
            yield rows
            rows = []
        end = row.end()
        if not _RULE.match(row[1]):
            rows.append([_Cell(m.start(), m.end(), m[0].strip()) for m in _CELL.finditer(text, row.start(1), row.end())
                         if m.end() > m.start()])  # fmt: skip
    if rows:
        yield rows


def _summed(context: Context, article: int, rows: list[list[_Cell]]) -> Iterator[tuple[list[Found], Found]]:
    totals = [index for index, row in enumerate(rows) if row and _TOTAL.match(row[0].text)]
    names = [row[0].text if row else "" for row in rows[1:]]
    if not totals and names and closes(names[-1], names[:-1]):
        totals = [len(rows) - 1]
    if len(totals) != 1 or any(row and _SUBTOTAL.search(row[0].text) for row in rows):
        return
    at = totals[0]
    parts = rows[1:at] if at == len(rows) - 1 else rows[at + 1 :] if at == 1 else []
    for column in range(1, len(rows[at])):
        if column < len(rows[0]) and not _NO_SUM.search(rows[0][column].text):
            whole = _figure(context, article, rows[at][column])
            cells = [row[column] for row in parts if column < len(row)]
            found = [_figure(context, article, cell) for cell in cells if not _EMPTY.match(cell.text)]
            kept = [item for item in found if item is not None and whole is not None and alike(item[1], whole[1])]
            if whole is not None and len(kept) == len(found) == len(cells) >= 2:
                yield kept, whole


def _figure(context: Context, article: int, cell: _Cell) -> Found | None:
    """The one amount of a cell; None where there is another or none."""
    inside = [
        (Place(article, index), figure)
        for index, figure in enumerate(context.run.figures[article])
        if cell.start <= figure.start and figure.end <= cell.end and figure.converts is None
    ]
    return inside[0] if len(inside) == 1 and plain(inside[0][1]) else None
