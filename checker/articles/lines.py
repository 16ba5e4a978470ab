"""Lines of a text: from an offset to line and column, and the spans of what is written on each line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Span

_LINE_END: Final = re.compile(r"\r\n|[\r\n]")
_WRITTEN: Final = re.compile(r"\S[^\r\n]*(?<=\S)")
_TAIL: Final = 2000  # characters that mostly hold the last lines


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


def written_lines(text: str, start: int = 0) -> Iterator[Span]:
    """The spans of the lines that are not blank, from ``start`` on, without the white space around them."""
    return (found.span() for found in _WRITTEN.finditer(text, start))


def last_lines(text: str, count: int) -> list[Span]:
    """The last ``count`` of the written lines."""
    size = _TAIL
    while True:
        first = max(0, len(text) - size)
        lines = list(written_lines(text, first))
        if first == 0 or len(lines) > count:  # the first of them may be half a line
            return lines[-count:]
        size *= 2


def lines_with(pattern: re.Pattern[str], text: str, start: int = 0) -> Iterator[Span]:
    r"""The written lines after ``start`` in which a match of ``pattern`` ends, in time linear in the text.

    Args:
        pattern: What to look for.
        text: A text whose lines end in ``\n`` alone.
        start: Where to begin, at the start of a line.
    """
    at = start
    while (found := pattern.search(text, at)) is not None:
        first = text.rfind("\n", at, found.end()) + 1 or at
        line = _WRITTEN.search(text, first)
        if line is None:
            return
        yield line.span()
        at = line.end()


def one_line_end(text: str) -> str:
    r"""The text with ``\n`` for ``\r``, every offset as it was."""
    return text.replace("\r", "\n")
