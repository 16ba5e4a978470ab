"""Lines of a text: from an offset to line and column, and the spans of what is written on each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from checker.model import Span

_LINE_END: Final = re.compile(r"\r\n|[\r\n]")
_WRITTEN: Final = re.compile(r"[^\r\n]+")


class Lines:
    r"""Where the lines of a text begin; ``\n``, ``\r\n`` and ``\r`` end one.

    Args:
        text: The text whose offsets are asked for.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def written_lines(text: str, start: int = 0) -> list[Span]:
    """The spans of the lines that are not blank, from ``start`` on, without the white space around them."""
    spans = []
    for match in _WRITTEN.finditer(text, start):
        line = match.group()
        body = line.strip()
        if body:
            first = match.start() + len(line) - len(line.lstrip())
            spans.append((first, first + len(body)))
    return spans
