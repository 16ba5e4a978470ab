"""Finds the files behind the arguments and takes in their bytes, within a limit."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Format: TypeAlias = Literal["text", "markdown", "html", "json", "jsonl", "unknown"]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes; a newspaper's whole year as JSON Lines is smaller, and decoded it still fits in a laptop's memory."""
STDIN: Final = "-"
_SIDECAR: Final = ".meta.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: How reports name it.
        file: Where it is; None for standard input.
        format: By its ending.
    """

    path: str
    file: Path | None
    format: Format

    @property
    def name(self) -> str:
        """The file name without its ending."""
        return self.file.stem if self.file else "stdin"

    @property
    def sidecar(self) -> tuple[Path, str] | None:
        """The file NAME.meta.yaml beside it and how reports name that, None where there is none."""
        if self.file is None:
            return None
        beside = self.file.with_name(self.file.stem + _SIDECAR)
        shown = self.path[: len(self.path) - len(self.file.suffix)] + _SIDECAR
        return (beside, shown) if beside.is_file() else None


def find_sources(paths: Sequence[str]) -> Iterator[Source | InputError]:
    """The files that the arguments name, each once, or why an argument gives none."""
    seen: set[str] = set()
    for argument in paths:
        for item in _find(argument):
            if isinstance(item, InputError):
                yield item
                continue
            real = os.path.realpath(item.file) if item.file else STDIN
            if real not in seen:
                seen.add(real)
                yield item


def _find(argument: str) -> Iterator[Source | InputError]:
    if argument == STDIN:
        yield Source(STDIN, None, "unknown")
        return
    path = Path(argument)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield InputError(_reason(error), argument)
        return
    if stat.S_ISDIR(mode):
        yield from _below(argument)
    elif not path.name.endswith(_SIDECAR):
        yield Source(argument.replace(os.sep, "/"), path, FORMATS.get(path.suffix.lower(), "unknown"))
    elif not any(path.with_name(path.name.removesuffix(_SIDECAR) + ending).exists() for ending in FORMATS):
        yield InputError("describes an article that is not beside it", argument)


def _below(argument: str) -> Iterator[Source | InputError]:
    """The articles of a folder, in the order of their paths."""
    refused: list[OSError] = []
    found: list[tuple[str, Path, Format]] = []
    for folder, folders, names in os.walk(argument, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(folder, name)
            kind = FORMATS.get(file.suffix.lower())
            special = file.exists() and not file.is_file()  # a pipe would wait for ever
            if kind is not None and not name.startswith(".") and not special:
                found.append((os.path.relpath(file, argument).replace(os.sep, "/"), file, kind))
    for error in refused:
        yield InputError(_reason(error), str(error.filename))
    if not found and not refused:
        yield InputError(f"holds no articles ({', '.join(FORMATS)})", argument)
    shown = argument.replace(os.sep, "/").rstrip("/")
    for below, file, kind in sorted(found):
        yield Source(f"{shown}/{below}", file, kind)


def take_bytes(source: Source, stdin: BinaryIO | None) -> bytes:
    """The content of ``source``.

    Raises:
        InputError: It is missing, empty, too large or may not be read.
    """
    try:
        data = _within_limit(source, stdin)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), source.path) from error
    if not data.strip():
        raise InputError("is empty", source.path)
    return data


def _within_limit(source: Source, stdin: BinaryIO | None) -> bytes:
    if source.file is None:
        data = b"" if stdin is None else stdin.read(LARGEST_FILE + 1)
    else:
        if source.file.stat().st_size > LARGEST_FILE:
            raise _too_large(source)
        with source.file.open("rb") as handle:  # a pipe or a device has no size: the read is limited as well
            data = handle.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _too_large(source)
    return data


def _too_large(source: Source) -> InputError:
    return InputError(f"is larger than {LARGEST_FILE >> 20} MB; split it into articles", source.path)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
