"""What a report quotes: the passages around figures, cut to what a reader needs, and where they stand."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Passage
from checker.reporting.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import Finding, Location

_BEFORE, _BETWEEN, _AFTER, _SURFACE = 100, 160, 60, 80
_CUT = "…"


class Piece(NamedTuple):
    """A piece of a passage; ``figure`` says whether it is one of the figures that the finding needs."""

    text: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage in pieces, in one line, with the places of the figures marked in it."""

    locations: tuple[Location, ...]
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> str:
        """``path:line:column``, and ``line:column`` for each further figure."""
        first, *others = self.locations
        return ", ".join((place(first), *(f"{other.line}:{other.column}" for other in others)))


def quotes(locations: Iterable[Location], passages: Mapping[Location, Passage]) -> tuple[Quote, ...]:
    """The passages around ``locations``; figures of one passage are marked in one quote."""
    groups: dict[tuple[str, int, str], list[Location]] = {}
    for location in locations:
        passage = passages.get(location) or Passage("", location.surface, "")
        text = passage.before + passage.surface + passage.after
        groups.setdefault((location.path, location.start - len(passage.before), text), []).append(location)
    return tuple(
        Quote(tuple(members), tuple(_pieces(text, [(m.start - start, m.end - start) for m in members])))
        for (_, start, text), members in groups.items()
    )


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterable[Piece]:
    """``text`` cut up at ``spans``; of figures that overlap only the first is marked."""
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            between = one_line(text[at:start])
            yield Piece(
                _keep_end(between.lstrip(), _BEFORE) if at == 0 else _keep_ends(between, _BETWEEN), figure=False
            )
            yield Piece(short(text[start:end]), figure=True)
            at = end
    yield Piece(short(one_line(text[at:]).rstrip(), _AFTER), figure=False)


def short(text: str, room: int = _SURFACE) -> str:
    """The beginning of ``text`` in one line."""
    line = one_line(text)
    return line if len(line) <= room else line[:room] + _CUT


def _keep_end(text: str, room: int) -> str:
    return text if len(text) <= room else _CUT + text[-room:]


def _keep_ends(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room // 2]}{_CUT}{text[-room // 2 :]}"


def place(location: Location) -> str:
    """``path:line:column``."""
    return f"{one_line(location.path)}:{location.line}:{location.column}"


def from_root(path: str) -> str:
    """``path`` as services want it: a file of theirs is ``news/a.md`` and never ``./news/a.md``."""
    return posixpath.normpath(path)


def end_of(location: Location) -> tuple[int, int]:
    """The line and column one past the end of the figure."""
    *above, last = surface_lines(location)
    return location.line + len(above), len(last) + (1 if above else location.column)


def surface_lines(location: Location) -> list[str]:
    """The lines of the figure, of which there is more than one where the text breaks it."""
    return location.surface.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def working(finding: Finding) -> tuple[str, ...]:
    """The lines of the working that the check made ready for readers, in the report's language."""
    lines = finding.evidence.get("working", ())
    return tuple(one_line(str(line)) for line in lines) if isinstance(lines, (list, tuple)) else ()


def full_message(finding: Finding) -> str:
    """The message, the working and the suggestion, a line each, for programs that show one text."""
    suggestion = (one_line(finding.suggestion),) if finding.suggestion else ()
    return "\n".join((one_line(finding.message), *working(finding), *suggestion))
