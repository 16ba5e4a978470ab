"""A text that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from checker.terms import Language

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known about it.

    Attributes:
        id: The front matter's ``id``, else the file name without its ending.
        path: The argument joined with the path below it, with forward slashes.
        text: The decoded text; for HTML, JSON and binary formats the extracted body.
        language: The language it is mainly written in.
        published: The day of publication, None where nothing tells it.
        headline: Where the headline stands in the text, None where it does not.
        title: The headline as the metadata gives it.
        primary: Whether the desk pinned it as the first source (a filing, a release).
        furniture: Spans that are not the story (front matter, menus, bylines, copyright lines), in order, disjoint.
        extracted: Whether ``text`` is a body taken out of another format, so that lines count in that body.
    """

    id: str
    path: str
    text: str
    language: Language
    published: date | None = None
    headline: Span | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    primary: bool = False
    furniture: tuple[Span, ...] = ()
    extracted: bool = False
