"""``archive watch``: looks at folders and feeds again and again, and hands on what is new."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.articles.feeds import ENDINGS
from checker.articles.fetching import is_url
from checker.articles.sources import FORMATS, STDIN
from checker.cli import streams
from checker.errors import ClaimCheckerError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn, TypeAlias

    State: TypeAlias = dict[str, tuple[int, int]]

PAUSE: Final = 1.0  # seconds between two looks at a folder
FEEDS_EVERY: Final = 300.0  # seconds between two looks at a feed: publishers ask for no more
_SIDECAR: Final = ".meta.yaml"
_READ: Final = (*FORMATS, *ENDINGS, _SIDECAR)


def follow(paths: Sequence[str], once: Callable[[Sequence[str]], None]) -> NoReturn:
    """Do ``once`` with what is new under ``paths``, for ever.

    A file counts when it looked the same twice in a row: what is being written is left to the next look. What a full
    disk or a database that is away keeps from being kept is tried again.

    Raises:
        ConfigError: Standard input is among the paths, or a path is not there.
    """
    for path in paths:
        if path == STDIN:
            raise ConfigError("only files, folders and feeds can be watched", STDIN)
        if not is_url(path) and not Path(path).exists():
            raise ConfigError("does not exist", path)
    urls = [path for path in paths if is_url(path)]
    folders = [path for path in paths if not is_url(path)]
    done: State = {}
    before: State = {}
    asked = float("-inf")
    streams.say(f"watching {', '.join(paths)}; interrupt to end")
    while True:
        now = states(folders)
        ready = [name for name, state in now.items() if before.get(name) == state and done.get(name) != state]
        if ready and _tried(once, _articles(ready)):
            done |= {name: now[name] for name in ready}
        if urls and time.monotonic() - asked >= FEEDS_EVERY:
            asked = time.monotonic()
            _tried(once, urls)
        before = now
        time.sleep(PAUSE)


def states(paths: Sequence[str]) -> State:
    """When each file under the paths that can be read changed, and its size."""
    found: State = {}
    for path in paths:
        for name in _files(path):
            try:
                state = Path(name).stat()
            except OSError:
                continue
            found[name] = state.st_mtime_ns, state.st_size
    return found


def _files(path: str) -> list[str]:
    if not Path(path).is_dir():
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if name.lower().endswith(_READ) and not name.startswith(".")]
        found += [f"{folder.rstrip('/')}/{name}" for name in shown]
    return sorted(found)


def _articles(names: Sequence[str]) -> list[str]:
    """The files to read: a sidecar stands for the article beside it."""
    found = []
    for name in names:
        if name.endswith(_SIDECAR):
            stem = name.removesuffix(_SIDECAR)
            found += [stem + ending for ending in FORMATS if Path(stem + ending).exists()]
        else:
            found.append(name)
    return list(dict.fromkeys(found))


def _tried(once: Callable[[Sequence[str]], None], paths: Sequence[str]) -> bool:
    """Whether it could be done; why not is said, and the next look tries again."""
    if not paths:
        return True
    try:
        once(paths)
    except ClaimCheckerError as error:
        streams.say(str(error))
        return False
    return True
