"""A .hwpx of Hancom Office: Open Word-processor Markup Language, KS X 6101, in its editions of 2011 and 2024.

Read is what a reader of the finished page would see; no headers and footers, no memos. Footnotes stand at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.articles.documents.body import Body
from checker.articles.documents.docx import Properties, number
from checker.articles.documents.flow import Flow
from checker.articles.documents.package import Package, local
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTION: Final = re.compile(r"Contents/section(\d{1,4})\.xml")
_PROPERTIES: Final = "Contents/content.hpf"
_MANIFEST: Final = "META-INF/manifest.xml"
_NOTES: Final = frozenset({"footNote", "endNote"})
_LEFT_OUT: Final = frozenset({"fieldBegin", "footer", "header", "hiddenComment", "masterPage", "subText"})
_WRITING: Final = frozenset({"t", "mainText"})  # the latter has a gloss above it
_SIGNS: Final[Mapping[str, str]] = {
    "lineBreak": "\n", "tab": "\t", "nbSpace": " ", "fwSpace": " ", "hyphen": "-",
}  # fmt: skip


def read_hwpx(data: bytes, path: str) -> Body:
    """The story of a .hwpx.

    Raises:
        InputError: It is damaged, has a password, or unpacks to more than a document holds.
    """
    package = Package(data, path)
    manifest, properties, story = _Manifest(), Properties(), _Story()
    for name, handler in ((_MANIFEST, manifest), (_PROPERTIES, properties)):
        if name in package.names:
            package.feed(name, handler)
    if manifest.encrypted:
        raise InputError("has a password; save it without one", path)
    sections = sorted((int(found[1]), name) for name in package.names if (found := _SECTION.fullmatch(name)))
    if not sections:
        raise InputError("is damaged: it has no Contents/section0.xml", path)
    for _, name in sections:
        package.feed(name, story)
    text = "\n\n".join(part for part in (story.flow.text, story.notes.text) if part.strip())
    return Body(text, (properties.title,) if properties.title else ())


class _Story:
    """Takes the events of the sections."""

    def __init__(self) -> None:
        self.flow, self.notes = Flow(), Flow()
        self._into = [self.flow]
        self._left_out = 0  # how deep in what is left out
        self._writing = 0
        self._deleted = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        flow = self._into[-1]
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
        elif name in _NOTES:
            self._into.append(self.notes)
        elif name == "p":
            flow.start_paragraph()
        elif name in _WRITING:
            self._writing += 1
        elif name in _SIGNS and self._writing:
            self.data(_SIGNS[name])
        elif name in {"deleteBegin", "deleteEnd"}:
            self._deleted = name == "deleteBegin"
        else:
            _start_of_table(flow, name, attributes)

    def data(self, text: str) -> None:
        """Characters."""
        if self._writing and not self._left_out and not self._deleted:
            self._into[-1].add(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._left_out:
            self._left_out -= 1
            return
        name = local(tag)
        if name in _NOTES and len(self._into) > 1:
            self._into.pop()
        elif name == "p":
            self._into[-1].end_paragraph()
        elif name in _WRITING:
            self._writing -= 1
        elif name == "tc":
            self._into[-1].end_cell()
        elif name == "tbl":
            self._into[-1].end_table()


def _start_of_table(flow: Flow, name: str, attributes: Mapping[str, str]) -> None:
    if name == "tbl":
        flow.start_table()
    elif name == "tr":
        flow.start_row()
    elif name == "tc":
        flow.start_cell()
    elif name == "cellAddr":
        flow.place_cell(column=number(attributes.get("colAddr", "")))
    elif name == "cellSpan":
        flow.place_cell(width=number(attributes.get("colSpan", "")))


class _Manifest:
    """Finds whether parts are encrypted."""

    def __init__(self) -> None:
        self.encrypted = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a handler's
        """An element begins."""
        self.encrypted = self.encrypted or local(tag) == "encryption-data"

    def data(self, text: str) -> None:
        """Characters."""

    def end(self, tag: str) -> None:
        """An element ends."""
