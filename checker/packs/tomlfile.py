"""A file in TOML that remembers where its keys are written, so that every fault names its line."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = r"[\w-]+|\"[^\"]*\"|'[^']*'"
_PART = re.compile(_NAME)
_HEADER = re.compile(rf"\s*(\[\[?)\s*((?:{_NAME})(?:\s*\.\s*(?:{_NAME}))*)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*((?:{_NAME})(?:\s*\.\s*(?:{_NAME}))*)\s*=")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """One table of a file.

    Attributes:
        path: The file.
        text: All that it holds.
        section: Where the table is in it; empty where it is the whole file.
    """

    path: Path
    text: str
    section: tuple[str, ...] = ()

    def table(self) -> object | None:
        """What the section holds, None where there is no such section.

        Raises:
            ConfigError: The file is not TOML.
        """
        try:
            found: object = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            line = int(place[1]) if place and place[1] else self.text.rstrip().count("\n") + 1
            raise ConfigError(f"is not TOML: {_PLACE.sub('', str(error))}", self.path, line) from error
        for name in self.section:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def error(self, message: str, key: tuple[str | int, ...] = (), value: str = "") -> ConfigError:
        """What is wrong with ``key`` of the table, or with ``value`` in it."""
        return ConfigError(message, self.path, self.line(key, value))

    def line(self, key: tuple[str | int, ...], value: str = "") -> int | None:
        """The line that sets as much of ``key`` as one does, None where the table is written in a form unknown here."""
        wanted = (*self.section, *key)
        lines = self.text.split("\n")
        table: tuple[str | int, ...] = ()
        seen: Counter[tuple[str | int, ...]] = Counter()  # tables of each array of tables
        best, found = 0, None
        for number, line in enumerate(lines, 1):
            header, pair = _HEADER.match(line), _KEY.match(line)
            if header:
                table = _parts(header[2])
                if header[1] == "[[":
                    seen[table] += 1
                    table = (*table, seen[table] - 1)
            here = table if header else (*table, *_parts(pair[1])) if pair else ()
            if best < len(here) and here == wanted[: len(here)]:
                best, found = len(here), number
        if found is None or not value:
            return found
        return next((number for number in range(found, len(lines) + 1) if value in lines[number - 1]), found)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
