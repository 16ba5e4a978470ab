"""``--watch``: check, wait until a file changes, check again."""

from __future__ import annotations

import os
import sys
import time
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from checker.articles.sources import FORMATS, STDIN
from checker.cli import streams
from checker.cli.configuration import settings_file
from checker.cli.exits import UNDONE
from checker.errors import ClaimCheckerError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import NoReturn, TypeAlias

    from checker.cli import options

    State: TypeAlias = dict[str, tuple[int, int]]

PAUSE: Final = 0.5  # seconds between two looks
_ENDINGS: Final = (*FORMATS, ".meta.yaml")


def watch(once: Callable[[], int], paths: tuple[str, ...], desk: options.Desk, hiding: options.Hiding) -> NoReturn:
    """Do ``once`` whenever an article, a setting, a rule or the baseline changes, until somebody interrupts it.

    Raises:
        ConfigError: Standard input is among the paths: it is read once.
    """
    if STDIN in paths:
        raise ConfigError("--watch needs files; standard input is read only once", STDIN)
    before = {**_articles(paths), **_settings(paths, desk, hiding)}
    while True:
        if sys.stdout.isatty():
            click.clear()
        _said(once)
        sys.stdout.flush()
        streams.say(f"watching {len(before)} files; interrupt to end")
        while (now := {**_articles(paths), **_settings(paths, desk, hiding)}) == before:
            time.sleep(PAUSE)
        if {name for name, _ in now.items() ^ before.items()} - _articles(paths).keys():
            _forget()
        before = now  # what changes from here on is seen at the next look


def _said(once: Callable[[], int]) -> int:
    """A run that cannot be done as asked is one line; the next change may mend it."""
    try:
        return once()
    except ClaimCheckerError as error:
        streams.say(str(error))
        return UNDONE


def _articles(paths: tuple[str, ...]) -> State:
    """When each file under the paths changed, and its size."""
    return dict(entry for path in paths for entry in _below(Path(path), _ENDINGS))


def _settings(paths: tuple[str, ...], desk: options.Desk, hiding: options.Hiding) -> State:
    """Likewise of the settings' file, and of the rules and the baseline that it or an option names."""
    named = [desk.config, desk.rules, hiding.baseline, *desk.packs]
    try:
        found = settings_file(desk.config, paths[0])
    except ClaimCheckerError as error:
        named.append(str(error.path) if error.path else None)
    else:
        if found is not None:
            folder = found[0].path.parent
            named.append(str(found[0].path))
            given = (found[1].rules, found[1].baseline, *found[1].packs)
            named += [str(folder / name) for name in given if name]
    return dict(entry for name in named if name for entry in _below(Path(name), (".yaml",)))


def _below(path: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    if not path.is_dir():
        yield from _state(path)
        sidecar = path.with_name(f"{path.stem}.meta.yaml")
        yield from _state(sidecar) if sidecar != path else ()
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(endings):
                yield from _state(Path(folder, name))


def _state(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        found = path.stat()
    except OSError:
        return
    yield str(path), (found.st_mtime_ns, found.st_size)


def _forget() -> None:
    """Give up what was read of the rules: each room keeps them in functions that remember."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "checker":
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()
