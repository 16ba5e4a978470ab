"""Units that a table or a list says once for its bare numbers: (단위: 억원), Revenue (NT$ billion), in billion won:."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.figures.digits import read_digits
from checker.figures.page import Page
from checker.figures.unitwords import UnitWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.figures.lexicon import Lexicon
    from checker.model import Span

# What few texts hold, and every declaration does.
_HINTS = (
    "단위",
    "単位",
    "单位",
    "單位",
    " in million",
    " in billion",
    " in trillion",
    "illion)",
    "bn)",
    "mn)",
    "m)|",
    "W)",
)
_SAID = re.compile(r"(?:단위|単位|单位|單位)\s?[:：=＝は는]?\s?(?P<unit>[^\s)）\]】\n,、·|/0-9]{1,12})")
_IN_WORDS = re.compile(r"\bin (?P<unit>(?:million|billion|trillion)s?(?: of)? [a-z.]{2,16}(?: [a-z]{2,12})?):")
_HEADING = re.compile(r"[(（](?P<sign>[A-Z]{0,3}[$€£¥₩])?\s?(?P<unit>[^()（）\d|\n]{1,20})[)）]")
_ROW = re.compile(r"^[^\S\n]*(?:\||[-*・▲■]\s|[^\n]*\t).*$", re.MULTILINE)
_CELL = re.compile(r"[^|\n]+")
_FARTHEST, _WIDEST = 4000, 400  # characters that a table and its first row may have


class DeclaredUnit(NamedTuple):
    """Where bare numbers are in ``unit``, whose factor holds the scale word too."""

    start: int
    end: int
    unit: UnitWord


def declared_units(text: str, lexicon: Lexicon) -> tuple[DeclaredUnit, ...]:
    """The places of ``text``, in order, whose bare numbers have a unit that is declared beside them."""
    if not any(hint in text for hint in _HINTS):
        return ()
    found = [*_over_rows(text, lexicon), *_over_columns(text, lexicon), *_over_lines(text, lexicon)]
    return tuple(sorted(found))


def _over_rows(text: str, lexicon: Lexicon) -> Iterator[DeclaredUnit]:
    """(단위: 억원) and the rows of the table or list below it."""
    for said in _SAID.finditer(text):
        unit = _read("", said["unit"], lexicon)
        for row in _rows(text, said.end()) if unit is not None else ():
            if unit is None or _SAID.search(text, *row):
                break  # another table, with a unit of its own
            yield DeclaredUnit(*row, unit)


def _over_columns(text: str, lexicon: Lexicon) -> Iterator[DeclaredUnit]:
    """| Revenue (NT$ billion) | and the cells below it."""
    for heading in _HEADING.finditer(text):
        line = text.rfind("\n", max(0, heading.start() - _WIDEST), heading.start()) + 1
        if heading.start() - line > _WIDEST or not text.startswith("|", line):
            continue
        unit = _headed(heading, lexicon)
        column = text.count("|", line, heading.start())
        for first, last in _rows(text, heading.end()) if unit is not None else ():
            cells = list(_CELL.finditer(text, first, last))
            if unit is None or column > len(cells):
                continue
            cell = cells[column - 1]
            again = _HEADING.search(text, *cell.span())
            if again is not None and _headed(again, lexicon) is not None:
                break  # another table
            yield DeclaredUnit(*cell.span(), unit)


def _headed(heading: re.Match[str], lexicon: Lexicon) -> UnitWord | None:
    return _read(heading["sign"] or "", heading["unit"], lexicon)


def _over_lines(text: str, lexicon: Lexicon) -> Iterator[DeclaredUnit]:
    """By segment, in billion won: search 1,060.2, commerce 985.5."""
    for said in _IN_WORDS.finditer(text):
        unit = _read("", said["unit"].replace("s of", "").replace(" of", ""), lexicon)
        farthest = min(len(text), said.end() + _FARTHEST)
        end = text.find("\n", said.end(), farthest)
        if unit is not None:
            yield DeclaredUnit(said.end(), farthest if end < 0 else end, unit)


def _rows(text: str, start: int) -> Iterator[Span]:
    """The rows right below the line of ``start``, one empty line between at the most."""
    at = text.find("\n", start, start + _WIDEST) + 1
    if text.startswith("\n", at):
        at += 1
    while at and at - start < _FARTHEST:
        row = _ROW.match(text, at)
        if row is None:
            return
        yield row.span()
        at = row.end() + 1


@lru_cache(maxsize=256)
def _read(sign: str, unit: str, lexicon: Lexicon) -> UnitWord | None:
    """What one of the declared unit is, read as a figure of one: 1억원, NT$1 billion; None where that is no figure."""
    text = f"{sign}1 {unit.strip()}" if unit[:1].isascii() else f"{sign}1{unit.strip()}"
    page = Page(text, lexicon, None)
    read_digits(page, len(sign), len(sign) + 1)
    figure = page.found[0] if len(page.found) == 1 else None
    if figure is None or figure.end != len(text) or not isinstance(figure.value, int | float) or figure.kind == "count":
        return None
    return UnitWord("", figure.unit, figure.kind, float(figure.value), assumed=figure.assumed)
