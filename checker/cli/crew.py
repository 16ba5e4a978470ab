"""Who reads the articles and finds their figures: this process or several, with a memory or without.

Whoever it is, the results are the same to the byte.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.articles import Reading, read
from checker.articles.sources import STDIN, Source, find_sources
from checker.cli import progress
from checker.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from typing import BinaryIO, TypeAlias, TypeVar

    from checker.articles import ReadOptions
    from checker.cache import Cache, Extracted
    from checker.cli import options
    from checker.model import Article, Figure

    T = TypeVar("T")
    R = TypeVar("R")
    _Run: TypeAlias = tuple[tuple[str, ...], ReadOptions, tuple[InputError, ...]]

_PORTION: Final = 32  # articles handed over at a time


@dataclass(frozen=True, slots=True)
class Crew:
    """Reads and extracts.

    Attributes:
        workers: The processes that share the work; None for this one.
        keeps: Whether what was found is kept.
        folder: Where, if a place was asked for: it is an error where that cannot be used.
    """

    workers: ProcessPoolExecutor | None = None
    keeps: bool = False
    folder: Path | None = None

    def read(self, paths: Sequence[str], options: ReadOptions, stdin: BinaryIO | None) -> Reading:
        """What ``checker.articles.read`` gives."""
        sources = [] if STDIN in paths else list(find_sources(paths))
        if len(sources) <= _PORTION:
            return read(paths, options, stdin)
        parts = list(self._shared(_read, list(_runs(sources, options)), "reading"))
        ids = [article.id for part in parts for article in part.articles]
        if len(set(ids)) < len(ids):  # which of two is told apart by a number depends on those read before
            return read(paths, options, stdin)
        return Reading(
            tuple(chain.from_iterable(part.articles for part in parts)),
            tuple(chain.from_iterable(part.problems for part in parts)),
        )

    def extracted(self, articles: Sequence[Article], rules: Path) -> list[Extracted]:
        """What ``checker.pipeline.extracted`` gives."""
        cache = self._cache(rules)
        known = [cache.get(article) if cache else None for article in articles]
        unknown = [article for article, found in zip(articles, known, strict=True) if found is None]
        parts = self._shared(_extract, [(part, rules) for part in _portions(unknown)], "finding figures")
        fresh = chain.from_iterable(parts)
        return [found or _kept(article, next(fresh), cache) for article, found in zip(articles, known, strict=True)]

    def figures(self, articles: Sequence[Article], rules: Path) -> Iterator[tuple[Figure, ...]]:
        """The figures of each article alone, as its turn comes."""
        for part in self._shared(_figures, [(part, rules) for part in _portions(articles)], "finding figures"):
            yield from part

    def _cache(self, rules: Path) -> Cache | None:
        if not self.keeps:
            return None
        from checker.cache import Cache, default_folder, edition  # noqa: PLC0415 - heavy

        try:
            cache = Cache(self.folder or default_folder(), edition(rules))
            cache.prepare()
        except (OSError, RuntimeError) as error:  # the latter where the user has no home
            if self.folder is not None:
                reason = getattr(error, "strerror", None) or error
                raise ConfigError(f"cannot hold the cache: {reason}", self.folder) from error
            return None
        return cache

    def _shared(self, work: Callable[[T], R], parts: Sequence[T], doing: str) -> Iterator[R]:
        """``work`` done on each part, in order."""
        progress.tell(doing, 0, len(parts))
        done = map(work, parts) if self.workers is None or len(parts) < 2 else self.workers.map(work, parts)
        for number, result in enumerate(done, 1):
            progress.tell(doing, number, len(parts))
            yield result


@contextmanager
def crew_for(running: options.Running) -> Iterator[Crew]:
    """The crew that ``--jobs``, ``--cache-dir`` and ``--no-cache`` ask for."""
    folder = None if running.cache_dir is None else Path(running.cache_dir)
    if running.jobs == 1:
        yield Crew(None, not running.no_cache, folder)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - heavy, like the next
    from multiprocessing import get_context  # noqa: PLC0415

    spawning = get_context("spawn")  # the same everywhere, and safe beside threads
    with ProcessPoolExecutor(running.jobs, spawning, _leave_interruptions_to_the_parent) as workers:
        yield Crew(workers, not running.no_cache, folder)


def _leave_interruptions_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _portions(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while portion := tuple(islice(rest, _PORTION)):
        yield portion


def _kept(article: Article, found: Extracted, cache: Cache | None) -> Extracted:
    if cache:
        cache.put(article, found)
    return found


def _runs(sources: Iterable[Source | InputError], options: ReadOptions) -> Iterator[_Run]:
    """The files in portions, with the problems of finding them at their places."""
    for portion in _portions(sources):
        for problem, run in groupby(portion, lambda item: isinstance(item, InputError)):
            items = tuple(run)
            files = () if problem else tuple(item.path for item in items if isinstance(item, Source))
            yield files, options, tuple(item for item in items if isinstance(item, InputError))


def _read(run: _Run) -> Reading:
    files, options, problems = run
    return read(files, options) if files else Reading((), problems)


def _extract(given: tuple[Sequence[Article], Path]) -> list[Extracted]:
    from checker import pipeline  # noqa: PLC0415 - heavy

    return pipeline.extracted(*given)


def _figures(given: tuple[Sequence[Article], Path]) -> list[tuple[Figure, ...]]:
    from checker import pipeline  # noqa: PLC0415 - heavy

    return pipeline.figures(*given)
