"""Finds the files behind the arguments and takes in their bytes, within a limit."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Format: TypeAlias = Literal["text", "markdown", "html", "json", "jsonl", "docx", "hwpx", "pdf", "unknown"]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".docx": "docx", ".hwpx": "hwpx", ".pdf": "pdf",
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
        file: Where it is; None for standard input and for what is in memory only.
        format: By its ending.
    """

    path: str
    file: str | None
    format: Format

    @property
    def name(self) -> str:
        """The file name without its ending."""
        if self.path == STDIN and self.file is None:
            return "stdin"
        return os.path.splitext(os.path.basename(self.file or self.path))[0]  # noqa: PTH119, PTH122 - as below

    @property
    def sidecar(self) -> tuple[Path, str] | None:
        """The file NAME.meta.yaml beside it and how reports name that, None where there is none."""
        if self.file is None:
            return None
        beside = os.path.splitext(self.file)[0] + _SIDECAR  # noqa: PTH122 - quicker, for many files
        if not os.path.isfile(beside):  # noqa: PTH113 - likewise
            return None
        return Path(beside), os.path.splitext(self.path)[0] + _SIDECAR  # noqa: PTH122


def find_sources(paths: Sequence[str]) -> Iterator[Source | InputError]:
    """The files that the arguments name, each once, or why an argument gives none."""
    seen: set[str] = set()
    real_folder = cache(os.path.realpath)  # many files share one
    for argument in paths:
        for item in _find(argument):
            if isinstance(item, InputError):
                yield item
                continue
            real = _real_path(item.file, real_folder) if item.file else STDIN
            if real not in seen:
                seen.add(real)
                yield item


def _real_path(file: str, real_folder: Callable[[str], str]) -> str:
    folder, name = os.path.split(file)
    if name == ".." or os.path.islink(file):  # noqa: PTH114 - quicker, for many files
        return os.path.realpath(file)
    return os.path.join(real_folder(folder), name)  # noqa: PTH118


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
        yield Source(argument.replace(os.sep, "/"), argument, format_of(argument))
    elif not any(path.with_name(path.name.removesuffix(_SIDECAR) + ending).exists() for ending in FORMATS):
        yield InputError("describes an article that is not beside it", argument)


def _below(argument: str) -> Iterator[Source | InputError]:
    """The articles of a folder, in the order of their paths."""
    refused: list[OSError] = []
    found: list[tuple[str, str, Format]] = []
    for below, entry in _entries(argument, "", refused):
        kind = FORMATS.get(os.path.splitext(below)[1].lower())  # noqa: PTH122 - quicker, for many files
        if kind is not None and not _is_special(entry):
            found.append((below, entry.path, kind))
    for error in refused:
        yield InputError(_reason(error), str(error.filename))
    if not found and not refused:
        yield InputError(f"holds no articles ({', '.join(FORMATS)})", argument)
    shown = argument.replace(os.sep, "/").rstrip("/")
    for below, file, kind in sorted(found):
        yield Source(f"{shown}/{below}", file, kind)


def _entries(folder: str, below: str, refused: list[OSError]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is in a folder and those in it and is not hidden, each with its path below the first one."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        refused.append(error)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{below}{entry.name}/", refused)
        else:
            yield f"{below}{entry.name}", entry


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Whether it is no plain file: a pipe would wait for ever."""
    if entry.is_file(follow_symlinks=False):  # the listing of the folder has told that already
        return False
    try:
        return not stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False


def take_bytes(source: Source, stdin: BinaryIO | None) -> bytes:
    """The content of ``source``.

    Raises:
        InputError: It is missing, empty, too large or may not be read.
    """
    try:
        data = _within_limit(source, stdin)
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), source.path) from error
    refuse_size(data, source.path)
    return data


def refuse_size(data: bytes, path: str) -> None:
    """Refuse nothing, and too much.

    Raises:
        InputError: It is either.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(path)
    if not data or data.isspace():  # which takes no copy of what is not
        raise InputError("is empty", path)


def format_of(name: str) -> Format:
    """The format that the ending of a file's name tells."""
    return FORMATS.get(os.path.splitext(name)[1].lower(), "unknown")  # noqa: PTH122 - quicker, for many files


def _within_limit(source: Source, stdin: BinaryIO | None) -> bytes:
    if source.file is None:
        data = b"" if stdin is None else stdin.read(LARGEST_FILE + 1)
    else:
        with open(source.file, "rb") as handle:  # noqa: PTH123 - quicker, for many files
            size = os.fstat(handle.fileno()).st_size
            if size > LARGEST_FILE:
                raise _too_large(source.path)
            data = handle.read(size or LARGEST_FILE + 1)  # a pipe or a device has no size, but perhaps no end
    return data


def _too_large(path: str) -> InputError:
    return InputError(f"is larger than {LARGEST_FILE >> 20} MB; split it into articles", path)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
