"""Where a command writes: standard output or a file in UTF-8, and one line at a time on standard error."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM: Final = "claim-checker"
_ENCODING: Final = "utf-8"
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")  # a file's name could steer a terminal


def prepare() -> None:
    """Make standard output UTF-8 with line ends as written, whatever the locale; a terminal keeps its own encoding."""
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "surrogateescape")):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding=_ENCODING, errors=errors, newline="")


def say(message: str) -> None:
    """Write one line on standard error, behind the program's name."""
    line = " ".join(message.split()).translate(_CONTROLS)
    sys.stderr.write(f"{PROGRAM}: {line}\n")
    sys.stderr.flush()


def silence() -> None:
    """Give up standard output, which takes nothing more, so that nothing complains at the end of the process."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or the file at ``path``.

    Raises:
        ConfigError: The file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    try:
        with Path(path).open("w", encoding=_ENCODING, errors="backslashreplace", newline="") as file:
            yield file
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path) from error
