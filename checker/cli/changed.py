"""Which articles git says changed since a commit, a branch or a tag."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from checker.articles.sources import STDIN, Source
from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Article


def changed_paths(base: str, articles: Iterable[Article]) -> frozenset[str]:
    """The paths of the articles that differ from where the work left ``base``, committed or not; so do new files.

    An article whose sidecar changed counts, and so does standard input.

    Raises:
        ConfigError: There is no git, no repository, or no such base.
    """
    paths = list(dict.fromkeys(article.path for article in articles))
    changed: dict[Path, frozenset[str]] = {}
    found = set()
    for path in paths:
        if path == STDIN:
            found.add(path)
            continue
        folder = Path(path).absolute().parent
        top = next((known for known in changed if folder.resolve().is_relative_to(known)), None)
        if top is None:
            top = Path(_git(folder, base, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
            changed[top] = _changed(top, base)
        if _names(path) & changed[top]:
            found.add(path)
    return frozenset(found)


def _names(path: str) -> set[str]:
    """The real paths of an article and of its sidecar."""
    sidecar = Source(path, path, "unknown").sidecar
    return {os.path.realpath(path), *([os.path.realpath(sidecar[0])] if sidecar else [])}


def _changed(top: Path, base: str) -> frozenset[str]:
    commit = _git(top, base, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    try:
        start = _git(top, base, "merge-base", commit, "HEAD").strip()
    except ConfigError:  # no common past, as in a shallow clone
        start = commit
    differing = _git(top, base, "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", start, "--")
    new = _git(top, base, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.path.realpath(top / name) for name in (differing + new).split("\0") if name)


def _git(folder: Path, base: str, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a list, no shell
    except OSError as error:
        raise ConfigError(f"--diff {base} needs git, which cannot be run: {error.strerror or error}") from error
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        reason = said[-1] if said else "git knows no such commit, branch or tag"
        raise ConfigError(f"--diff {base}: {reason}")
    return os.fsdecode(done.stdout)
