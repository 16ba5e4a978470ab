"""Where the sections of a page begin and end; what stands in a fenced block is no heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING: Final = re.compile(r"(#+) (.*)")


class Section(NamedTuple):
    """A section of a page: the level and the words of its heading, and where its text stands, the heading left out."""

    level: int
    title: str
    start: int
    end: int


def sections(text: str) -> tuple[Section, ...]:
    """All sections of ``text``, in order; each holds those of lower levels behind it."""
    found = list(_headings(text))
    return tuple(
        Section(level, title, start, next((at for at, _, other, _ in found[n + 1 :] if other <= level), len(text)))
        for n, (_, start, level, title) in enumerate(found)
    )


def find(text: str, part: str, title: str) -> Section | None:
    """The section whose heading holds ``title``, in the one of the second level whose heading holds ``part``."""
    known = sections(text)
    outer = next((s for s in known if s.level == 2 and part in s.title), None)
    inside = (s for s in known if outer and outer.start <= s.start and s.end <= outer.end and s is not outer)
    return next((section for section in inside if title in section.title), None)


def _headings(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Start and end of each heading, its level and its words."""
    at, fenced = 0, False
    for line in text.splitlines(keepends=True):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and (heading := _HEADING.fullmatch(line.rstrip("\n"))):
            yield at, at + len(line), len(heading[1]), heading[2]
        at += len(line)
