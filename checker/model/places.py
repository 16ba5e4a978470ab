"""Places in articles, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Location:
    """Where a figure stands, for people and programs."""

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The text around a location that a report quotes: ``before + surface + after`` is a piece of the article."""

    before: str
    surface: str
    after: str


class Columns(NamedTuple):
    """The column of a location, from 1, for programs that do not count code points.

    Attributes:
        utf16: In code units of UTF-16.
        utf8: In bytes of UTF-8.
    """

    utf16: int
    utf8: int
