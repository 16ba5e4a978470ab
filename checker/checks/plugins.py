"""Checks and rules of other distributions, found by their entry points.

``claim_checker.checks`` names a module whose functions register with ``@check``, or a function that does so when it is
called; ``claim_checker.packs`` names the folder of the rules that go with them, or a function that gives it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.checks.base import register_all, registered
from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

CHECKS: Final = "claim_checker.checks"
PACKS: Final = "claim_checker.packs"


def load_plugins() -> None:
    """Register the checks of all plugins, after those of the program.

    Raises:
        ConfigError: A plugin cannot be loaded, registers nothing, or takes a code that is taken.
    """
    for point in _points(CHECKS):
        if _name(point) in _taken:
            continue
        before = registered()
        found = _loaded(point)
        if callable(found) and found not in registered().values():
            _called(point, found)
        _refuse(point, before)


@lru_cache(maxsize=1)
def plugin_packs() -> tuple[Path, ...]:
    """The folders of rules that plugins bring, in order of their names.

    Raises:
        ConfigError: A plugin cannot be loaded, or gives no folder.
    """
    return tuple(_folder(point) for point in _points(PACKS))


def plugin_codes() -> dict[str, str]:
    """The codes of the checks that plugins have registered, each with its plugin's name."""
    return {code: name for name, codes in _taken.items() for code in codes}


_taken: dict[str, frozenset[str]] = {}  # which plugin has registered what; imports happen once a process


def _points(group: str) -> Iterator[EntryPoint]:
    yield from sorted(entry_points(group=group), key=_name)


def _name(point: EntryPoint) -> str:
    """``distribution:name``, as the plugin is called in messages."""
    return f"{point.dist.name}:{point.name}" if point.dist else point.name


def _loaded(point: EntryPoint) -> Any:  # noqa: ANN401 - whatever the plugin names
    try:
        return point.load()
    except Exception as error:
        raise _broken(point, error) from error


def _called(point: EntryPoint, function: Any) -> Any:  # noqa: ANN401 - likewise
    try:
        return function()
    except Exception as error:
        raise _broken(point, error) from error


def _broken(point: EntryPoint, error: Exception) -> ConfigError:
    what = f"{type(error).__name__}: {error}"
    return ConfigError(f"plugin '{_name(point)}' ({point.value}) cannot be loaded: {what}; repair or uninstall it")


def _refuse(point: EntryPoint, before: dict[str, Any]) -> None:
    """A plugin that did nothing, or that put itself in the place of another check."""
    after = registered()
    replaced = sorted(code for code, function in before.items() if after[code] is not function)
    if replaced:
        register_all(before)
        raise ConfigError(f"plugin '{_name(point)}' takes the code {replaced[0]}, which another check has")
    new = frozenset(after) - frozenset(before)
    if not new:
        raise ConfigError(f"plugin '{_name(point)}' ({point.value}) registers no check; use @check(CODE)")
    _taken[_name(point)] = new


def _folder(point: EntryPoint) -> Path:
    found = _loaded(point)
    given = _called(point, found) if callable(found) else found
    if not isinstance(given, str | Path) or not Path(given).is_dir():
        raise ConfigError(f"plugin '{_name(point)}' ({point.value}) gives no folder of rules: {given!r}")
    return Path(given)
