r"""Places in a text, as the protocol has them: lines from 0, and characters in the units that the client chose.

The program counts code points. In UTF-16, which every client knows, a character beyond the first plane is two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Span

_LINE_END: Final = re.compile(r"\r\n|[\r\n]")  # and nothing else: not what str.splitlines() takes for one
_CODECS: Final[Mapping[str, tuple[str, int]]] = {  # and the bytes of a unit
    "utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4),
}  # fmt: skip
_MARK: Final = "\ufeff"


class Places:
    """The lines of a text.

    Args:
        text: The text as the editor holds it.
        encoding: What was agreed on: ``utf-8``, ``utf-16`` or ``utf-32``.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._codec, self._size = _CODECS.get(encoding, _CODECS["utf-16"])
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._mark = len(_MARK) if text.startswith(_MARK) else 0  # which the program does not count

    def position(self, offset: int) -> types.Position:
        """The place of the code point at ``offset`` of the article."""
        at = min(offset + self._mark, len(self._text))
        line = bisect_right(self._starts, at) - 1
        before = self._text[self._starts[line] : at]
        return types.Position(line, len(before.encode(self._codec, "surrogatepass")) // self._size)

    def range(self, span: Span) -> types.Range:
        """The places of both ends of ``span``."""
        return types.Range(self.position(span[0]), self.position(span[1]))

    def offset(self, position: types.Position) -> int:
        """The code point at a place; one beyond its line is at the line's end."""
        if position.line >= len(self._starts):
            return len(self._text) - self._mark
        start = self._starts[position.line]
        ending = _LINE_END.search(self._text, start)
        line = self._text[start : ending.start() if ending else len(self._text)]
        data = line.encode(self._codec, "surrogatepass")[: position.character * self._size]
        return max(0, start + len(data.decode(self._codec, "ignore")) - self._mark)

    def line_start(self, offset: int) -> int:
        """Where the line of ``offset`` begins."""
        at = offset + self._mark
        return max(0, self._starts[bisect_right(self._starts, at) - 1] - self._mark)
