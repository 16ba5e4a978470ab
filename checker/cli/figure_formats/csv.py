"""``csv``: one figure a row, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import jsonable
from checker.reporting.sheet import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.cli.figure_formats import Page

_FIGURE = (
    "start", "end", "surface", "kind", "value", "value_high", "unit", "bound", "low", "high", "converts", "per",
    "assumed", "flaw",
)  # fmt: skip
_FRAME = ("actor", "predicate", "object", "place", "period", "stage", "scope", "source")


def render(pages: Iterable[Page], out: TextIO, *, frames: bool) -> None:
    """Write each figure as one row."""
    columns = ("article", "path", *_FIGURE, *(_FRAME if frames else ()))
    write_rows(out, columns, (row for page in pages for row in _rows(page)))


def _rows(page: Page) -> Iterator[tuple[object, ...]]:
    for number, figure in enumerate(page.figures):
        row = (page.article.id, page.article.path, *(jsonable(getattr(figure, name)) for name in _FIGURE))
        if page.frames:
            frame = page.frames[number]
            slots = [getattr(frame, name) if frame else None for name in _FRAME]
            row += tuple(slot.name if slot else None for slot in slots)
        yield row
