"""Other distributions that bring checks or rules, found by their entry points.

``claim_checker.checks`` names a module whose functions register with ``@check``, or a function that does so when it is
called; ``claim_checker.packs`` names the folder of the rules that go with them, or a function that gives it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint, EntryPoints, SelectableGroups

CHECKS: Final = "claim_checker.checks"
PACKS: Final = "claim_checker.packs"


@lru_cache(maxsize=1)
def plugin_packs() -> tuple[Path, ...]:
    """The folders of rules that plugins bring, in order of their names.

    Raises:
        ConfigError: A plugin cannot be loaded, or gives no folder.
    """
    return tuple(_folder(point) for point in points(PACKS))


def brings_checks() -> bool:
    """Whether any plugin brings checks of its own."""
    return any(points(CHECKS))


def points(group: str) -> Iterator[EntryPoint]:
    """The entry points of a group, in order of their names."""
    yield from sorted(_installed().select(group=group), key=name_of)


@lru_cache(maxsize=1)
def _installed() -> SelectableGroups | EntryPoints:
    """All entry points; to find them takes a look at every distribution."""
    return entry_points()


def name_of(point: EntryPoint) -> str:
    """``distribution:name``, as the plugin is called in messages."""
    return f"{point.dist.name}:{point.name}" if point.dist else point.name


def loaded(point: EntryPoint) -> Any:  # noqa: ANN401 - whatever the plugin names
    """What a plugin names.

    Raises:
        ConfigError: It cannot be imported.
    """
    try:
        return point.load()
    except Exception as error:
        raise _broken(point, error) from error


def called(point: EntryPoint, function: Any) -> Any:  # noqa: ANN401 - likewise
    """What a function of a plugin gives.

    Raises:
        ConfigError: It raises something.
    """
    try:
        return function()
    except Exception as error:
        raise _broken(point, error) from error


def _broken(point: EntryPoint, error: Exception) -> ConfigError:
    what = f"{type(error).__name__}: {error}"
    return ConfigError(f"plugin '{name_of(point)}' ({point.value}) cannot be loaded: {what}; repair or uninstall it")


def _folder(point: EntryPoint) -> Path:
    found = loaded(point)
    given = called(point, found) if callable(found) else found
    if not isinstance(given, str | Path) or not Path(given).is_dir():
        raise ConfigError(f"plugin '{name_of(point)}' ({point.value}) gives no folder of rules: {given!r}")
    return Path(given)
