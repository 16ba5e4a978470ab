"""The formats of ``extract``: one file a format; the file's name is the format's."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Article, Figure, Frame


class Page(NamedTuple):
    """An article with its figures, and with their frames where they were asked for."""

    article: Article
    figures: tuple[Figure, ...]
    frames: tuple[Frame | None, ...] = ()


class FigureFormat(Protocol):
    """What a module here offers."""

    def render(self, pages: Iterable[Page], out: TextIO, *, frames: bool) -> None:
        """Write the figures of ``pages`` to ``out``, with their frames where ``frames`` is true."""


def figure_format_names() -> tuple[str, ...]:
    """The formats of ``extract``, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def figure_format_named(name: str) -> FigureFormat:
    """The format of that name, which is one of ``figure_format_names``."""
    return cast("FigureFormat", import_module(f"{__name__}.{name}"))
