"""A draft against the newsroom's archive, on one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker import pipeline
from checker.store import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.cache import Extracted
    from checker.model import Article, Report
    from checker.pipeline import Setup
    from checker.store.store import Store
    from checker.triage import Triage

_ARCHIVED = "archive:"


def against_store(
    drafts: Sequence[Article],
    store: Store,
    setup: Setup,
    sorting: Triage | None = None,
    beside: Sequence[Article] = (),
) -> Report:
    """What ``pipeline.check`` says of ``drafts`` beside the articles of the archive that may speak of the same things.

    Earlier versions of a draft are left out: it does not contradict itself.

    Args:
        drafts: What is to be published.
        store: The archive.
        setup: Rules, settings, rates, language.
        sorting: What decides which findings are reported; None where all are.
        beside: Further published articles, which are not in the archive.

    Raises:
        StoreError: The archive cannot be read.
    """
    given = (*drafts, *beside)
    read = [Entry(*pair) for pair in zip(given, setup.extraction(given, setup.rules), strict=True)]
    found = store.candidates(read[: len(drafts)])
    taken = {article.path for article in given}
    entries = [*read, *(_elsewhere(entry, taken) for entry in found.entries)]

    def known(_articles: Sequence[Article], _rules: Path) -> list[Extracted]:
        return [entry.read for entry in entries]

    articles = [entry.article for entry in entries]
    report = pipeline.check(
        articles, replace(setup, extraction=known), frozenset(range(len(drafts))), sorting, focused=True
    )
    ids = tuple(article.id for article in found.own)
    told = report.draft and replace(report.draft, found=found.found + len(beside), own=ids)
    return replace(report, draft=told)


def _elsewhere(entry: Entry, taken: set[str]) -> Entry:
    """The entry, under another path where a draft has that one (both came through standard input)."""
    path = entry.article.path
    return entry if path not in taken else entry._replace(article=replace(entry.article, path=_ARCHIVED + path))
