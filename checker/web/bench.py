"""What a process that checks has at hand: rules, rates, published articles, and what it has read before."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker import pipeline
from checker.articles import ReadOptions, read, read_bytes
from checker.checks import catalogue
from checker.errors import InputError
from checker.packs.furniture import load_furniture
from checker.packs.messages import load_words
from checker.pipeline import Setup
from checker.prepublish import against_store
from checker.store import open_store
from checker.triage import Suppression, Triage
from checker.triage.comments import in_text, uncommented
from checker.triage.declared import in_front_matter
from checker.web.problems import Problem
from checker.web.remembered import RememberedRates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from checker.cache import Extracted
    from checker.model import Article, Figure, Finding, Language, Report
    from checker.packs.messages import Words
    from checker.pipeline import Extraction
    from checker.rates import Rates
    from checker.store import Decision
    from checker.store.store import Store
    from checker.web.serving import Desk

_REMEMBERED: Final = 64  # drafts of which the figures are kept in memory, for the check after next
# Each language and each part of the way once, so that no editor waits for a table to be compiled.
_WARMING: Final = (
    "가나전자는 2024년 4월 18일 일본에 80억 달러(약 11조 원)를 투자한다. 가나전자의 투자액은 80달러다.",
    "あさひ電機は日本に80億ドル（約1.2兆円）を投資し、売上高は前年比12％増の3兆円だった。",
    "Northgate will spend $3.2 billion (2.9 billion euros) over 5 years. The $3.2 million order is its largest.",
    "东方科技将投资80亿美元（约580亿元人民币），建设100MW数据中心。",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a bench is opened with.

    Attributes:
        desk: The rules and settings in force.
        against: Files and folders of published articles.
        store: The URL of the archive; None for none.
    """

    desk: Desk
    against: tuple[str, ...] = ()
    store: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it came.

    Attributes:
        data: Its bytes.
        name: A name whose ending tells the format.
        path: How answers name it.
        published: The day that the editor gave, before what the text says.
        language: The language that the editor gave, likewise.
    """

    data: bytes
    name: str
    path: str
    published: date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what it does not hold: the articles that were asked about, and their figures."""

    articles: tuple[Article, ...]
    figures: tuple[tuple[Figure, ...], ...]
    report: Report


class Bench:
    """Reads and checks, in this process."""

    def __init__(self, opening: Opening, *, create: bool = False) -> None:
        logging.getLogger("trafilatura").addHandler(logging.NullHandler())
        desk = opening.desk
        self.settings = desk.settings
        self._options = ReadOptions(load_furniture(desk.rules / "furniture"))
        self._codes = frozenset(check.code for check in catalogue(desk.rules)) - set(desk.settings.disable)
        self.published = self._published(opening.against)
        self.store = None if opening.store is None else open_store(opening.store, desk.rules, create=create)
        self.setup = Setup(
            desk.rules,
            desk.settings,
            _rates(desk),
            desk.lang,
            _remembering(desk.rules, len(self.published)),
        )

    def _published(self, against: Sequence[str]) -> tuple[Article, ...]:
        """The published articles.

        Raises:
            InputError: One of them cannot be read.
        """
        if not against:
            return ()
        reading = read(against, self._options)
        if reading.problems:
            raise reading.problems[0]
        return tuple(map(uncommented, reading.articles))

    def warm(self) -> None:
        """Read the tables and the published articles."""
        texts = [Given(text.encode(), f"{number}.txt", f"{number}") for number, text in enumerate(_WARMING)]
        for text in texts:
            self.check([self.read(text)])

    def archive(self) -> Store:
        """The newsroom's archive.

        Raises:
            Problem: There is none.
        """
        if self.store is None:
            raise Problem(404, "no_archive", "the server has no archive; start it with --store")
        return self.store

    def dismissals(self, findings: Sequence[Finding]) -> Mapping[str, Decision]:
        """What editors have dismissed of ``findings``, by fingerprint; the newest decision counts."""
        if self.store is None or not findings:
            return {}
        decided = self.store.decisions([finding.fingerprint for finding in findings])
        newest = {decision.fingerprint: decision for decision in reversed(decided)}
        return {key: decision for key, decision in newest.items() if decision.verdict == "dismissed"}

    def words(self, lang: str) -> Words:
        """The fixed words of reports."""
        return load_words(lang, self.setup.rules / "messages")

    def read(self, given: Given) -> Article:
        """The article in a text.

        Raises:
            Problem: It cannot be read.
        """
        options = replace(self._options, published=given.published, language=given.language)
        reading = read_bytes(given.data, given.name, options)
        if reading.problems or len(reading.articles) != 1:
            raise _unreadable(reading.problems, given)
        return replace(reading.articles[0], path=given.path)

    def figures(self, articles: Sequence[Article]) -> list[Extracted]:
        """The figures and frames of each article, from memory where they are known."""
        return list(self.setup.extraction(articles, self.setup.rules))

    def check(self, articles: Sequence[Article], lang: str | None = None) -> Checked:
        """The articles, held against each other and against what was published.

        Raises:
            Problem: A suppression in one of them cannot be followed.
        """
        told = tuple(item for article in articles for item in _suppressions(article))
        drafts = tuple(map(uncommented, articles))
        setup = replace(self.setup, lang=lang or self.setup.lang)
        sorting = Triage(date.today(), (*told, *self._desk_suppressions()), ran=self._codes)
        if self.store is not None:
            report = against_store(drafts, self.store, setup, sorting)
        else:
            draft = frozenset(range(len(drafts))) if self.published else frozenset[int]()
            report = pipeline.check((*drafts, *self.published), setup, draft, sorting)
        return Checked(drafts, tuple(read.figures for read in self.figures(drafts)), report)

    def _desk_suppressions(self) -> Iterator[Suppression]:
        """Those of the settings that speak of all articles; a draft has no place that a pattern could name."""
        for entry in self.settings.suppress:
            if entry.path is None:
                yield Suppression(entry.rule, entry.reason, "settings", None, entry.until, surface=entry.surface)


def _rates(desk: Desk) -> Rates:
    """The desk's rates; what the live service says today it may say otherwise tomorrow."""
    return desk.rates() if desk.settings.rates == "live" else RememberedRates(desk.rates())


def _suppressions(article: Article) -> Iterator[Suppression]:
    for item in (*in_front_matter(article), *in_text(article)):
        if isinstance(item, InputError):
            raise _unreadable((item,), Given(b"", article.path, article.path))
        yield item


def _unreadable(problems: Sequence[InputError], given: Given) -> Problem:
    """What is wrong with a text, under the name it came with."""
    if not problems:
        return Problem(422, "not_readable", "holds several articles; send one", given.path)
    first = problems[0]
    message = str(first).removeprefix(f"{first.path}: ").removeprefix(f"{first.path}:")
    return Problem(422, "not_readable", message if first.line is None else f"line {message}", given.path)


def _remembering(rules: Path, published: int) -> Extraction:
    """Extraction that remembers the published articles and the latest drafts."""

    @lru_cache(maxsize=published + _REMEMBERED)
    def one(article: Article) -> Extracted:
        return pipeline.extracted((article,), rules)[0]

    def extraction(articles: Sequence[Article], _rules: Path) -> Sequence[Extracted]:
        return [one(article) for article in articles]

    return extraction
