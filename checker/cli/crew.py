"""Who reads the articles and finds what is in them: this process or several, with a memory or without.

Whoever it is, the results are the same to the byte.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.articles.reading import Reading, joined, read, read_sources
from checker.articles.sources import STDIN, Source, find_sources
from checker.cli import progress
from checker.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from typing import BinaryIO, TypeVar

    from checker.articles import ReadOptions
    from checker.cache import Cache, Examined, Extracted, Roster
    from checker.cli import options
    from checker.model import Article, Figure
    from checker.pipeline import Setup

    T = TypeVar("T")
    R = TypeVar("R")

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
        if STDIN in paths:
            return read(paths, options, stdin)
        portions = [(portion, options) for portion in _portions(find_sources(paths))]
        return joined(list(self._shared(_read, portions, "reading")))

    def extracted(self, articles: Sequence[Article], rules: Path) -> list[Extracted]:
        """What ``checker.pipeline.extracted`` gives."""
        cache = self._memory(rules)
        known = [cache.get(article) if cache else None for article in articles]
        unknown = [article for article, found in zip(articles, known, strict=True) if found is None]
        parts = self._shared(_extract, [(part, rules) for part in _portions(unknown)], "finding figures")
        fresh = list(chain.from_iterable(parts))
        if cache and fresh and cache.holds():
            for article, found in zip(unknown, fresh, strict=True):
                cache.put(article, found)
        rest = iter(fresh)
        return [found or next(rest) for found in known]

    def examined(self, articles: Sequence[Article], setup: Setup) -> Examined:
        """What ``checker.pipeline.examined`` gives."""
        from checker import pipeline  # noqa: PLC0415 - heavy

        terms = _terms(setup)
        cache = self._memory(setup.rules) if terms else None
        if cache is None or terms is None:
            return pipeline.examined(articles, setup)
        known = cache.examined(articles, terms)
        if known is not None:
            return known
        found = pipeline.examined(articles, setup)
        if cache.holds() and _terms(setup) == terms:
            cache.keep_examined(articles, terms, found)
        return found

    def roster(self, rules: Path) -> Roster:
        """The checks that there are; to find out takes importing all of them."""
        from checker.plugins import brings_checks  # noqa: PLC0415 - heavy

        cache = None if brings_checks() else self._memory(rules)
        known = cache.roster() if cache else None
        if known is not None:
            return known
        from checker.cli.roster import call_the_roll  # noqa: PLC0415 - very heavy

        found = call_the_roll(rules)
        if cache and cache.holds():
            cache.keep_roster(found)
        return found

    def figures(self, articles: Sequence[Article], rules: Path) -> Iterator[tuple[Figure, ...]]:
        """The figures of each article alone, as its turn comes."""
        for part in self._shared(_figures, [(part, rules) for part in _portions(articles)], "finding figures"):
            yield from part

    def _memory(self, rules: Path) -> Cache | None:
        if not self.keeps:
            return None
        from checker.cache import Cache, default_folder  # noqa: PLC0415 - heavy

        try:
            return Cache.opened(self.folder or default_folder(), rules)
        except (OSError, RuntimeError) as error:  # the latter where the user has no home
            if self.folder is not None:
                reason = getattr(error, "strerror", None) or error
                raise ConfigError(f"cannot hold the cache: {reason}", self.folder) from error
            return None

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


# What decides nothing of what is found: how it is said and sorted, and where the rest of the terms comes from.
_NO_TERMS: Final = frozenset(
    {"baseline", "fail_on", "lang", "packs", "per_path", "rates", "required_version", "rules", "suppress"}
)


def _terms(setup: Setup) -> tuple[str, ...] | None:
    """All that what is found depends on besides articles, program and rules; None where nobody can tell.

    A service may answer otherwise tomorrow, and the checks of a plugin may do what they like.
    """
    from checker.plugins import brings_checks  # noqa: PLC0415 - heavy, like the next
    from checker.rates import Table  # noqa: PLC0415

    stamp = setup.rates.stamp() if isinstance(setup.rates, Table) else None
    if stamp is None or brings_checks():
        return None
    return setup.settings.model_dump_json(exclude=set(_NO_TERMS)), setup.lang, stamp.hex()


def _read(given: tuple[Sequence[Source | InputError], ReadOptions]) -> Reading:
    return read_sources(*given)


def _extract(given: tuple[Sequence[Article], Path]) -> list[Extracted]:
    from checker import pipeline  # noqa: PLC0415 - heavy

    return pipeline.extracted(*given)


def _figures(given: tuple[Sequence[Article], Path]) -> list[tuple[Figure, ...]]:
    from checker import pipeline  # noqa: PLC0415 - heavy

    return pipeline.figures(*given)
