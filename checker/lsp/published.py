"""The published articles that a draft is held against: files that are read again when they change, or an archive."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.articles import read
from checker.articles.sources import Source, find_sources
from checker.cache import Extracted
from checker.cli.beside import suppressions_of
from checker.cli.crew import Crew
from checker.errors import ConfigError, InputError
from checker.model import Article
from checker.store import is_store, open_store
from checker.triage import Suppression
from checker.triage.comments import uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.articles import ReadOptions
    from checker.store.store import Store


class Beside(NamedTuple):
    """A published article with what is read in it by itself, and what is not to be reported of it."""

    article: Article
    read: Extracted
    suppressions: tuple[Suppression, ...]


class Published:
    """What was read already.

    Args:
        root: The folder from which paths are read.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[tuple[str, Path], tuple[object, tuple[Beside, ...]]] = {}
        self._stores: dict[tuple[str, Path], Store] = {}

    def store(self, against: Sequence[str], rules: Path) -> Store | None:
        """The archive that the editor named, None where that were files.

        Raises:
            ConfigError: There is more than one, or files besides.
            StoreError: It cannot be opened.
        """
        named = [item for item in against if is_store(item)]
        if not named:
            return None
        if len(against) > 1:
            raise ConfigError("'against' must be files and folders, or one archive; not both")
        key = named[0], rules
        if key not in self._stores:
            self._stores[key] = open_store(named[0], rules)
        return self._stores[key]

    def articles(self, against: Sequence[str], options: ReadOptions, rules: Path, draft: str) -> tuple[Beside, ...]:
        """The articles under ``against`` without the draft itself; a file that cannot be read is left out.

        Raises:
            InputError: A path does not exist, or holds no articles.
        """
        found: list[Beside] = []
        for source in self._sources(against):
            if source.file is None or _same(source.file, draft):
                continue
            state = os.stat(source.file)  # noqa: PTH116 - a string
            sidecar = source.sidecar
            stamp = state.st_mtime_ns, state.st_size, sidecar and sidecar[0].stat().st_mtime_ns
            key = source.path, rules
            known = self._files.get(key)
            if known is None or known[0] != stamp:
                known = stamp, tuple(_read(source.path, options, rules))
                self._files[key] = known
            found += known[1]
        return tuple(found)

    def _sources(self, against: Sequence[str]) -> Iterator[Source]:
        for item in find_sources([str(self._root / path) for path in against]):
            if isinstance(item, InputError):
                raise item
            yield item


def _read(path: str, options: ReadOptions, rules: Path) -> Iterator[Beside]:
    articles = read([path], options).articles
    said = [entry for entry in suppressions_of(articles) if not isinstance(entry, InputError)]
    plain = [uncommented(article) for article in articles]
    for article, extracted in zip(plain, Crew(keeps=True).extracted(plain, rules), strict=True):
        yield Beside(article, extracted, tuple(said))
        said = []  # they speak of the file, once


def _same(path: str, other: str) -> bool:
    return os.path.realpath(path) == os.path.realpath(other)
