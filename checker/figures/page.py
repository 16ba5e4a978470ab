"""One text being read: what the readers share."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from checker.figures.declared_units import DeclaredUnit
    from checker.figures.lexicon import Lexicon
    from checker.figures.unitwords import UnitWord
    from checker.model import Figure

_start = attrgetter("start")
SPACES = " \u3000\xa0"


class Page:
    """A text, the words that read it, and the figures found so far.

    Attributes:
        text: The whole text.
        lexicon: The words of the article's language.
        published: The day that bare days and months are resolved from.
        found: The figures so far, in order.
        cursor: Everything before it is read.
        declared: Where bare numbers have a unit that stands elsewhere, in order.
    """

    __slots__ = ("cursor", "declared", "found", "lexicon", "published", "text")

    def __init__(self, text: str, lexicon: Lexicon, published: date | None) -> None:
        self.text = text
        self.lexicon = lexicon
        self.published = published
        self.found: list[Figure] = []
        self.cursor = 0
        self.declared: tuple[DeclaredUnit, ...] = ()

    def unit_declared_at(self, position: int) -> UnitWord | None:
        """The unit that a table or list says once for the bare number at ``position``."""
        index = bisect_right(self.declared, position, key=_start) - 1
        place = self.declared[index] if index >= 0 else None
        return place.unit if place and position < place.end else None

    def add(self, figure: Figure) -> None:
        """A figure is found; reading goes on behind it."""
        self.found.append(figure)
        if figure.end > self.cursor:  # noqa: PLR1730 - as below
            self.cursor = figure.end

    def pass_over(self, end: int) -> None:
        """Nothing before ``end`` is a figure."""
        if end > self.cursor:  # noqa: PLR1730 - asked for each number of each text, and max() takes thrice as long
            self.cursor = end
