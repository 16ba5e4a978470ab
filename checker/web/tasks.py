"""What the interface for programs asks of a bench; the answers are bytes, ready to be sent."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker import pipeline
from checker.cli.exits import fails
from checker.cli.figure_formats import Page
from checker.cli.figure_formats.jsonl import render
from checker.reporting.jsonform import VERSION, dump, fact_form, report_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Article, Frame, Report
    from checker.reporting.jsonform import Json
    from checker.settings import FailLevel
    from checker.web.bench import Bench, Given


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent, and how many findings of each severity it tells."""

    body: bytes
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckTask:
    """``/v1/check``."""

    given: tuple[Given, ...]
    lang: str | None
    fail_on: FailLevel | None

    def __call__(self, bench: Bench) -> Answer:
        """The object of ``check --format json``."""
        report = bench.check([bench.read(text) for text in self.given], self.lang).report
        failed = fails(report.findings, self.fail_on or bench.settings.fail_on)
        form: dict[str, Json] = {"version": VERSION, "failed": failed}
        return Answer(dump(form | report_form(report)).encode(), counts(report))


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """``/v1/extract``."""

    given: tuple[Given, ...]
    frames: bool

    def __call__(self, bench: Bench) -> Answer:
        """The figures, each as a line of ``extract --format jsonl`` has it."""
        articles = [bench.read(text) for text in self.given]
        pages = _framed(articles, bench) if self.frames else _plain(articles, bench)
        lines = io.StringIO()
        render(pages, lines, frames=self.frames)
        known = dump([_article(page) for page in pages])
        figures = ",".join(lines.getvalue().splitlines())
        return Answer(f'{{"version":{VERSION},"articles":{known},"figures":[{figures}]}}'.encode())


@dataclass(frozen=True, slots=True)
class FactsTask:
    """``/v1/facts``."""

    given: tuple[Given, ...]
    lang: str | None

    def __call__(self, bench: Bench) -> Answer:
        """The facts that the given articles speak of."""
        checked = bench.check([bench.read(text) for text in self.given], self.lang)
        own = {article.path for article in checked.articles}
        facts = [fact for fact in checked.report.facts if any(m.location.path in own for m in fact.members)]
        return Answer(dump({"version": VERSION, "facts": [fact_form(fact) for fact in facts]}).encode())


def counts(report: Report) -> Mapping[str, int]:
    """How many findings of each severity a report has."""
    return Counter(finding.severity for finding in report.findings)


def _plain(articles: Sequence[Article], bench: Bench) -> list[Page]:
    return [Page(article, read.figures) for article, read in zip(articles, bench.figures(articles), strict=True)]


def _framed(articles: Sequence[Article], bench: Bench) -> list[Page]:
    pages = []
    for article, pairs in zip(articles, pipeline.framed(articles, bench.setup), strict=True):
        frames: tuple[Frame | None, ...] = tuple(frame for _, frame in pairs)
        pages.append(Page(article, tuple(figure for figure, _ in pairs), frames))
    return pages


def _article(page: Page) -> dict[str, Json]:
    article = page.article
    return {
        "id": article.id,
        "path": article.path,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "characters": len(article.text),
        "figures": len(page.figures),
        "outlet": article.outlet,
        "title": article.title,
    }
