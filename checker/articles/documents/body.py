"""What the reader of a document hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """The story of a document.

    Attributes:
        text: Its paragraphs and the rows of its tables, a line each.
        titles: What it calls itself, the likelier first.
        empty: What to say where there is no text.
    """

    text: str
    titles: tuple[str, ...] = ()
    empty: str = "is empty"
