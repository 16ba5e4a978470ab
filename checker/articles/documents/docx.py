"""A .docx of Word or another word processor: Office Open XML, ISO/IEC 29500, in either of its editions.

Read is what a reader of the finished page would see: insertions yes, deletions no, neither comments nor hidden text, no
headers and footers. Footnotes stand at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.articles.documents.body import Body
from checker.articles.documents.flow import Flow
from checker.articles.documents.package import Package, local

if TYPE_CHECKING:
    from collections.abc import Mapping

_STORY: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_STYLES: Final = "word/styles.xml"
_PROPERTIES: Final = "docProps/core.xml"
# Not part of the finished page. A fallback says again what stands beside it; `tabs` are where tabs would stop.
_LEFT_OUT: Final = frozenset({
    "Fallback", "comment", "del", "delText", "instrText", "moveFrom", "pPrChange", "rPrChange", "sectPr", "tabs",
})  # fmt: skip
_SIGNS: Final[Mapping[str, str]] = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF: Final = frozenset({"0", "false", "off"})


def read_docx(data: bytes, path: str) -> Body:
    """The story of a .docx.

    Raises:
        InputError: It is damaged, has a password, or unpacks to more than a document holds.
    """
    package = Package(data, path)
    titles, properties = _Titles(), Properties()
    for name, handler in ((_STYLES, titles), (_PROPERTIES, properties)):
        if name in package.names:
            package.feed(name, handler)
    story = _Story(frozenset(titles.ids))
    package.feed(_STORY, story)
    notes = _Story()
    for name in _NOTES:
        if name in package.names:
            package.feed(name, notes)
    text = "\n\n".join(part for part in (story.flow.text, notes.flow.text) if part.strip())
    return Body(text, tuple(title for title in (story.title, properties.title) if title))


class _Story:
    """Takes the events of a part that holds paragraphs.

    Args:
        titles: The styles of a paragraph that is the title.
    """

    def __init__(self, titles: frozenset[str] = frozenset()) -> None:
        self.flow = Flow()
        self.title: str | None = None
        self._titles = titles
        self._left_out = 0  # how deep in what is left out
        self._runs: list[list[str] | None] = []  # the open runs; None where a paragraph or hidden text is open
        self._writing = False
        self._titled = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        elif name in {"p", "r"}:
            self._runs.append([] if name == "r" else None)
            if name == "p":
                self.flow.start_paragraph()
        elif name == "t":
            self._writing = True
        elif name in _SIGNS:
            self.data(_SIGNS[name], sign=True)
        elif name == "vanish" and self._runs and _value(attributes) not in _OFF:
            self._runs[-1] = None
        elif name == "pStyle":
            self._titled = _value(attributes) in self._titles
        else:
            self._start_of_table(name, attributes)

    def data(self, text: str, *, sign: bool = False) -> None:
        """Characters, or what a sign among them stands for."""
        if (self._writing or sign) and not self._left_out and self._runs and (run := self._runs[-1]) is not None:
            run.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
            return
        name = local(tag)
        if name == "t":
            self._writing = False
        elif name == "r" and self._runs:
            self.flow.add("".join(self._runs.pop() or ()))
        elif name == "p" and self._runs:
            self._runs.pop()
            written = self.flow.end_paragraph()
            if self._titled and written and self.title is None:
                self.title = written
            self._titled = False
        elif name == "tc":
            self.flow.end_cell()
        elif name == "tbl":
            self.flow.end_table()

    def _start_of_table(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tbl":
            self.flow.start_table()
        elif name == "tr":
            self.flow.start_row()
        elif name == "tc":
            self.flow.start_cell()
        elif name == "gridSpan":
            self.flow.place_cell(width=number(_value(attributes)))


class _Titles:
    """Finds the styles that Word calls Title, whatever their ids are in its language."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._style = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if local(tag) == "style":
            self._style = next((value for key, value in attributes.items() if local(key) == "styleId"), "")
        elif local(tag) == "name" and _value(attributes).lower() == "title" and self._style:
            self.ids.add(self._style)

    def data(self, text: str) -> None:
        """Characters."""

    def end(self, tag: str) -> None:
        """An element ends."""


class Properties:
    """Finds the title among the properties of a document."""

    def __init__(self) -> None:
        self._title: list[str] = []
        self._open = False

    @property
    def title(self) -> str | None:
        """The title, None where there is none."""
        return " ".join("".join(self._title).split()) or None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a handler's
        """An element begins."""
        self._open = local(tag) == "title"

    def data(self, text: str) -> None:
        """Characters."""
        if self._open:
            self._title.append(text)

    def end(self, tag: str) -> None:  # noqa: ARG002 - a handler's
        """An element ends."""
        self._open = False


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def number(written: str) -> int | None:
    """A whole number as an attribute has it, None where it has none."""
    return int(written) if written.isdecimal() and len(written) < 6 else None
