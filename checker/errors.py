"""Everything that can go wrong on purpose: one tree, each error one line that says where and what to do.

ClaimCheckerError
├── InputError       an article that cannot be read
├── ConfigError      options or settings that cannot be followed
├── RulesError       a rules file that is malformed
├── RatesError       exchange rates that cannot be had
└── StoreError       an archive that cannot be opened or used
"""

from __future__ import annotations

from pathlib import Path


class ClaimCheckerError(Exception):
    """The root: ``str(error)`` is one line, beginning with the file and, where there is one, the line.

    Args:
        message: What is wrong and what to do about it.
        path: The file it is in.
        line: The line in that file, from 1.
    """

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__((place + message).replace("\n", " "))
        self.path = path
        self.line = line


class InputError(ClaimCheckerError):
    """An article that cannot be read; the other articles are still checked."""


class ConfigError(ClaimCheckerError):
    """An option or a setting that cannot be followed."""


class RulesError(ClaimCheckerError):
    """A file under rules/ that is malformed."""


class RatesError(ClaimCheckerError):
    """Exchange rates that cannot be had."""


class StoreError(ClaimCheckerError):
    """An archive that cannot be opened, read or written."""
