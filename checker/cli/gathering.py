"""Paths, feeds and the URLs of feeds to articles; what cannot be read is said, and the rest goes on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.articles import Reading, ReadOptions
from checker.articles.feeds import ENDINGS, LARGEST_FEED, read_feed
from checker.articles.fetching import fetch, is_url
from checker.cli import streams
from checker.cli.inputs import read_articles
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.model import Article


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read, and whether that was all."""

    articles: tuple[Article, ...]
    complete: bool


def gather(paths: Sequence[str], rules: Path, given: options.Reading, crew: Crew) -> Gathered:
    """The articles under ``paths``: files, folders, feeds in either, and feeds at URLs.

    Raises:
        ConfigError: There are feeds, and feedparser is not installed.
    """
    from checker.packs.furniture import load_furniture  # noqa: PLC0415 - heavy

    options = ReadOptions(load_furniture(rules / "furniture"), given.published, given.language)
    feeds = [place for path in paths for place in feeds_of(path)]
    plain = [path for path in paths if not is_url(path) and not _is_feed(path) and not _only_feeds(path)]
    articles: list[Article] = []
    complete = True
    if plain:
        found = read_articles(plain, rules, given, crew)
        articles += found.articles
        complete = not found.problems
    for place in feeds:
        reading = _feed(place, options)
        articles += reading.articles
        complete = complete and not reading.problems
        for problem in reading.problems:
            streams.say(str(problem))
    return Gathered(tuple(articles), complete)


def feeds_of(path: str) -> Iterator[str]:
    """The feeds that an argument names: itself, or those in the folder."""
    if is_url(path) or _is_feed(path):
        yield path
    elif Path(path).is_dir():
        yield from sorted(_below(path))


def _below(path: str) -> Iterator[str]:
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in names if _is_feed(name))  # noqa: PTH118 - as it was given


def _is_feed(path: str) -> bool:
    return path.lower().endswith(ENDINGS) and not is_url(path) and not Path(path).is_dir()


def _only_feeds(path: str) -> bool:
    """Whether a folder holds feeds and nothing else that can be read."""
    from checker.articles.sources import Source, find_sources  # noqa: PLC0415 - not for plain files

    if not Path(path).is_dir() or not any(True for _ in _below(path)):
        return False
    return not any(isinstance(source, Source) for source in find_sources([path]))


def _feed(place: str, options: ReadOptions) -> Reading:
    shown = place.replace(os.sep, "/")
    try:
        if is_url(place):
            return read_feed(fetch(place), place, options)
        with Path(place).open("rb") as file:
            return read_feed(file.read(LARGEST_FEED + 1), shown, options)
    except InputError as error:
        return Reading((), (error,))
    except OSError as error:
        return Reading((), (InputError(f"cannot be read: {error.strerror or error}", shown),))
