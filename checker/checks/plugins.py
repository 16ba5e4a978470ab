"""Registers the checks that plugins bring (entry points ``claim_checker.checks``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import register_all, registered
from checker.errors import ConfigError
from checker.plugins import CHECKS, called, loaded, name_of, points

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from checker.checks.base import Registered


def load_plugins() -> None:
    """Register the checks of all plugins, after those of the program.

    Raises:
        ConfigError: A plugin cannot be loaded, registers nothing, or takes a code that is taken.
    """
    for point in points(CHECKS):
        if name_of(point) in _taken:
            continue
        before = registered()
        found = loaded(point)
        if callable(found) and found not in [check.function for check in registered().values()]:
            called(point, found)
        _refuse(point, before)


def plugin_codes() -> dict[str, str]:
    """The codes of the checks that plugins have registered, each with its plugin's name."""
    return {code: name for name, codes in _taken.items() for code in codes}


_taken: dict[str, frozenset[str]] = {}  # which plugin has registered what; imports happen once a process


def _refuse(point: EntryPoint, before: dict[str, Registered]) -> None:
    """A plugin that did nothing, or that put itself in the place of another check."""
    after = registered()
    replaced = sorted(code for code, check in before.items() if after[code] != check)
    if replaced:
        register_all(before)
        raise ConfigError(f"plugin '{name_of(point)}' takes the code {replaced[0]}, which another check has")
    new = frozenset(after) - frozenset(before)
    if not new:
        raise ConfigError(f"plugin '{name_of(point)}' ({point.value}) registers no check; use @check(CODE)")
    _taken[name_of(point)] = new
