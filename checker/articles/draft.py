"""What a format hands on: a body with what the file says about it, not yet an Article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.articles.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gives it.

    Attributes:
        text: The decoded text, or the body taken out of it.
        known: What the file says about it.
        start: Where the front matter ends.
        number: Its line or place in the file, where a file holds many.
        markdown: Whether headings are marked.
        extracted: Whether ``text`` is a body taken out of another format.
    """

    text: str
    known: Metadata
    start: int = 0
    number: int | None = None
    markdown: bool = False
    extracted: bool = False
