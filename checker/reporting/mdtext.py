"""Text made safe for Markdown: whatever an article says, a reader sees that and nothing else happens."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from checker.packs.place import templates_folder
from checker.reporting.clean import one_line

if TYPE_CHECKING:
    from checker.reporting.quote import Quote

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\u200b"})  # no mentions, no mail links
_SPECIAL = re.compile(r"[\\`*_\[\]{}|~$#!]")
_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(text: object) -> Markdown:
    """``text`` in one line, with a meaning in Markdown nowhere."""
    if isinstance(text, Markdown):
        return text
    escaped = _SPECIAL.sub(r"\\\g<0>", one_line(str(text)))
    return Markdown(_START.sub(_escape_start, _LINK.sub(r"\\\g<0>", escaped)).translate(_ENTITIES))


def markdown_template(name: str) -> Template:
    """The template of that name, in which every value is escaped as it is put in."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=False,  # noqa: S701 - that is for HTML; `finalize` escapes for Markdown
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def marked(quote: Quote) -> Markdown:
    """A quoted passage with its figures in bold."""
    shown = (_bold(quote, at) if piece.figure else escape(piece.text) for at, piece in enumerate(quote.pieces))
    return Markdown("".join(shown))


def _bold(quote: Quote, at: int) -> str:
    """The figure in asterisks, or in a tag where a sign keeps asterisks from counting (30%로)."""
    text = quote.pieces[at].text
    before = "".join(piece.text for piece in quote.pieces[:at])
    after = "".join(piece.text for piece in quote.pieces[at + 1 :])
    count = text and _counts(before[-1:], text[0]) and _counts(after[:1], text[-1])
    return f"**{escape(text)}**" if count else f"<strong>{escape(text)}</strong>"


def _counts(outside: str, inside: str) -> bool:
    """Whether asterisks between the two characters count."""
    if inside.isspace():
        return False
    return inside.isalnum() or not outside or outside.isspace() or _is_sign(outside)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _escape_start(match: re.Match[str]) -> str:
    space, start = match.groups()
    return f"{space}{start}\\" if start.isdigit() else f"{space}\\{start}"
