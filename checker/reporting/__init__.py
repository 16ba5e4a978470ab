"""Writes what a run found: a module under ``formats`` is a format of reports, one under ``facts_formats`` of facts.

A format's name is its module's; it has a ``SUFFIX`` for its files and ``render``. Asking for the names imports none.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from checker.errors import ConfigError
from checker.reporting import facts_formats, formats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from checker.model import FactSummary, Report
    from checker.packs.messages import Words

__all__ = ["FactsFormat", "Format", "facts_format_named", "facts_format_names", "format_named", "format_names"]


class Format(Protocol):
    """What a module under ``formats`` offers."""

    SUFFIX: str

    def render(self, report: Report, words: Words, out: TextIO) -> None:
        """Write ``report`` to ``out``."""


class FactsFormat(Protocol):
    """What a module under ``facts_formats`` offers."""

    SUFFIX: str

    def render(self, facts: Sequence[FactSummary], words: Words, out: TextIO) -> None:
        """Write ``facts`` to ``out``."""


def format_names() -> tuple[str, ...]:
    """The formats of ``check`` and ``prepublish``, sorted."""
    return _names(formats)


def format_named(name: str) -> Format:
    """The format of reports of that name.

    Raises:
        ConfigError: There is none.
    """
    return cast("Format", _named(formats, name))


def facts_format_names() -> tuple[str, ...]:
    """The formats of ``facts``, sorted."""
    return _names(facts_formats)


def facts_format_named(name: str) -> FactsFormat:
    """The format of facts of that name.

    Raises:
        ConfigError: There is none.
    """
    return cast("FactsFormat", _named(facts_formats, name))


def _names(folder: ModuleType) -> tuple[str, ...]:
    return tuple(sorted(module.name for module in iter_modules(folder.__path__)))


def _named(folder: ModuleType, name: str) -> ModuleType:
    if name not in _names(folder):
        raise ConfigError(f"there is no format '{name}' here; choose one of {', '.join(_names(folder))}")
    return import_module(f"{folder.__name__}.{name}")
