"""``text``: a table an article, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len, set_cell_size

from checker.articles import Lines
from checker.reporting.clean import one_line
from checker.reporting.quote import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.cli.figure_formats import Page
    from checker.model import Figure, Frame

_SURFACE, _CELL = 24, 40  # columns


def render(pages: Iterable[Page], out: TextIO, *, frames: bool) -> None:  # noqa: ARG001 - a page has them or not
    """Write the path of each article and its figures in columns."""
    for number, page in enumerate(pages):
        out.write("\n" if number else "")
        out.write(f"{one_line(page.article.path)}\n")
        out.writelines(f"  {line}\n" for line in _columns(list(_rows(page))))


def _rows(page: Page) -> Iterator[tuple[str, ...]]:
    lines = Lines(page.article.text)
    for number, figure in enumerate(page.figures):
        line, column = lines.position(figure.start)
        frame = page.frames[number] if page.frames else None
        yield (
            f"{line}:{column}",
            short(figure.surface, _SURFACE),
            figure.kind,
            " ".join(filter(None, (_value(figure), figure.unit, figure.per and f"per {figure.per}"))),
            "" if figure.bound == "exact" else figure.bound,
            _told(frame) if frame else "",
        )


def _value(figure: Figure) -> str:
    value = "?" if figure.value is None else _number(figure.value)
    return value if figure.value_high is None else f"{value}..{_number(figure.value_high)}"


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.15g}" if isinstance(value, float) else f"{value:,}"


def _told(frame: Frame) -> str:
    slots = (frame.actor, frame.predicate, frame.object, frame.place, frame.period, frame.stage, frame.source)
    return " / ".join(one_line(slot.name) for slot in slots if slot)


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their cells one below the other; 한글 takes two columns a letter."""
    widths = [min(max(map(cell_len, column)), _CELL) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (set_cell_size(cell, max(width, cell_len(cell))) for width, cell in zip(widths, row, strict=True))
        yield "  ".join(cells).rstrip()
