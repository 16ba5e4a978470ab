"""What decides which findings are reported: the settings, the articles' own words, a baseline, changed files."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.changed import changed_paths
from checker.errors import ConfigError
from checker.triage import Baseline, PathRule, Suppression, Triage, read_baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.cli import options
    from checker.cli.desk import Desk
    from checker.cli.inputs import Intake
    from checker.model import Article


def sorting_of(desk: Desk, found: Intake, given: options.Hiding) -> Triage:
    """What decides which findings in ``found`` are reported.

    Raises:
        ConfigError: The baseline cannot be read, or git knows no such base.
    """
    named = given.baseline if given.baseline is not None else desk.settings.baseline
    return Triage(
        today=date.today(),
        suppressions=(*found.suppressions, *_of_settings(desk)),
        per_path=tuple(
            PathRule(pattern, frozenset(own.disable), own.severity) for pattern, own in desk.settings.per_path.items()
        ),
        names=names_from(Path(desk.file.path).absolute().parent, found.articles) if desk.file else {},
        ran=desk.codes(),
        baseline=load_baseline(named) if named is not None else Baseline(),
        changed=changed_paths(given.diff, found.articles) if given.diff is not None else None,
    )


def names_from(folder: Path, articles: Iterable[Article]) -> dict[str, str]:
    """The path of each article from ``folder``, with forward slashes."""
    paths = {article.path for article in articles}
    return {path: path if path == "-" else _relative(path, folder) for path in paths}


def load_baseline(path: str) -> Baseline:
    """The baseline in the file at ``path``.

    Raises:
        ConfigError: It cannot be read, or it is none.
    """
    try:
        return read_baseline(Path(path).read_text(encoding="utf-8"), path)
    except FileNotFoundError as error:
        raise ConfigError("does not exist; 'claim-checker baseline write' makes it", path) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", path) from error


def _relative(path: str, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


def _of_settings(desk: Desk) -> Iterator[Suppression]:
    if desk.file is None:
        return
    path = desk.file.path.absolute()
    written = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    for number, entry in enumerate(desk.settings.suppress):
        line = desk.file.line(("suppress", number))
        yield Suppression(
            entry.rule, entry.reason, written, line, entry.until, surface=entry.surface, pattern=entry.path
        )
