"""Paths in, Articles out: the whole way of a file on one screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, Final

from checker.articles.dates import DateFinder
from checker.articles.decoding import decode
from checker.articles.documents import document_kind, is_document, read_document
from checker.articles.draft import Draft
from checker.articles.furniture import FurnitureFinder
from checker.articles.headline import find_headline
from checker.articles.language import detect
from checker.articles.metadata import Metadata, read_sidecar, split_front_matter
from checker.articles.page import read_page
from checker.articles.records import read_json, read_json_lines
from checker.articles.sources import Format, Source, find_sources, format_of, refuse_size, take_bytes
from checker.errors import InputError
from checker.model import Article, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from checker.packs.furniture import FurnitureRules

_HTML_BEGINS: Final = ("<!doctype html", "<html", "<?xml")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        furniture: The words of rules/furniture.
        published: The day of publication of all articles, before anything that the files say.
        language: The language of all articles, likewise.
    """

    furniture: FurnitureRules
    published: date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order of the paths, and what could not be."""

    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


def read(paths: Sequence[str], options: ReadOptions, stdin: BinaryIO | None = None) -> Reading:
    """The articles under ``paths``; one that cannot be read is a problem, and the others are still read.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        options: How to read.
        stdin: Standard input.
    """
    return joined([read_sources(find_sources(paths), options, stdin)])


def read_sources(
    sources: Iterable[Source | InputError], options: ReadOptions, stdin: BinaryIO | None = None
) -> Reading:
    """The articles of a part of what ``find_sources`` gives, in which two may still share an id."""
    reader = _Reader(options, *_finders(options.furniture), stdin)
    articles: list[Article] = []
    problems: list[InputError] = []
    for source in sources:
        for item in reader.read(source) if isinstance(source, Source) else (source,):
            if isinstance(item, InputError):
                problems.append(item)
            else:
                articles.append(item)
    return Reading(tuple(articles), tuple(problems))


def joined(parts: Sequence[Reading]) -> Reading:
    """All parts as one; of the articles that share an id the later ones are told apart."""
    return Reading(
        tuple(_with_own_ids(article for part in parts for article in part.articles)),
        tuple(problem for part in parts for problem in part.problems),
    )


def read_bytes(data: bytes, name: str, options: ReadOptions, beside: Path | None = None) -> Reading:
    """The articles in the bytes of one file that an upload or an editor holds.

    Args:
        data: What the file holds.
        name: How reports name it; its ending tells the format, and where that is unknown the bytes do.
        options: How to read.
        beside: Where the file is or would be, for its sidecar; None for nowhere.
    """
    reader = _Reader(options, *_finders(options.furniture), None)
    source = Source(name, None if beside is None else str(beside), format_of(name))
    items = tuple(reader.read_bytes(data, source))
    return Reading(
        tuple(_with_own_ids(item for item in items if not isinstance(item, InputError))),
        tuple(item for item in items if isinstance(item, InputError)),
    )


@lru_cache(maxsize=4)
def _finders(rules: FurnitureRules) -> tuple[FurnitureFinder, DateFinder]:
    return FurnitureFinder.compile(rules), DateFinder.compile(rules)


@dataclass(frozen=True, slots=True)
class _Reader:
    options: ReadOptions
    furniture: FurnitureFinder
    dates: DateFinder
    stdin: BinaryIO | None

    def read(self, source: Source) -> Iterator[Article | InputError]:
        try:
            data = take_bytes(source, self.stdin)
        except InputError as error:
            yield error
        else:
            yield from self.read_bytes(data, source)

    def read_bytes(self, data: bytes, source: Source) -> Iterator[Article | InputError]:
        try:
            refuse_size(data, source.path)
            beside = source.sidecar
            sidecar = read_sidecar(*beside) if beside else None
            for draft in self._drafts(data, source):
                yield draft if isinstance(draft, InputError) else self._article(draft, source, sidecar)
        except InputError as error:
            yield error

    def _drafts(self, data: bytes, source: Source) -> Iterable[Draft | InputError]:
        own = document_kind(data, source.path) if source.format == "unknown" else source.format
        if own is not None and is_document(own):
            return (read_document(data, own, source.path),)
        text = decode(data, source.path)
        kind = own or _sniffed(text)
        if kind == "html":
            return (read_page(text, source.path, self.dates),)
        if kind == "json":
            return read_json(text, source.path, self.dates)
        if kind == "jsonl":
            return read_json_lines(text, source.path, self.dates)
        known, start = split_front_matter(text, source.path)
        if not text[start:].strip():
            raise InputError("is empty", source.path)
        return (Draft(text, known, start, markdown=kind == "markdown"),)

    def _article(self, draft: Draft, source: Source, sidecar: Metadata | None) -> Article:
        known, text = draft.known.over(sidecar) if sidecar else draft.known, draft.text
        furniture = self.furniture.find(text, draft.start)
        name = source.name if draft.number is None else f"{source.name}#{draft.number}"
        return Article(
            id=known.id or name,
            path=source.path,
            text=text,
            language=self.options.language or known.language or detect(text[draft.start :]),
            published=self.options.published or known.published or self.dates.published_in(text, draft.start),
            headline=find_headline(text, draft.start, known.title, furniture, markdown=draft.markdown),
            title=known.title,
            outlet=known.outlet,
            author=known.author,
            url=known.url,
            primary=bool(known.primary),
            furniture=furniture,
            extracted=draft.extracted,
        )


def _sniffed(text: str) -> Format:
    """The format of a text whose name tells none."""
    begins = text[:200].lstrip().lower()
    if begins.startswith(_HTML_BEGINS):
        return "html"
    return "json" if begins.startswith(("{", "[{")) else "text"


def _with_own_ids(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles; of those that share an id the later ones are told apart."""
    taken: dict[str, int] = {}  # the last number that was given to an id
    for article in articles:
        number, own = taken.get(article.id, 1), article.id
        while own in taken:
            number += 1
            own = f"{article.id}#{number}"
        taken[article.id] = number
        taken.setdefault(own, 1)
        yield article if own == article.id else replace(article, id=own)
