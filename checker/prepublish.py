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


def against_store(drafts: Sequence[Article], store: Store, setup: Setup, sorting: Triage | None = None) -> Report:
    """What ``pipeline.check`` says of ``drafts`` beside the articles of the archive that may speak of the same things.

    Earlier versions of a draft are left out: it does not contradict itself.

    Raises:
        StoreError: The archive cannot be read.
    """
    own = [Entry(*pair) for pair in zip(drafts, setup.extraction(drafts, setup.rules), strict=True)]
    found = store.candidates(own)
    taken = {draft.path for draft in drafts}
    entries = [*own, *(_elsewhere(entry, taken) for entry in found.entries)]

    def known(_articles: Sequence[Article], _rules: Path) -> list[Extracted]:
        return [entry.read for entry in entries]

    articles = [entry.article for entry in entries]
    return pipeline.check(articles, replace(setup, extraction=known), frozenset(range(len(own))), sorting)


def _elsewhere(entry: Entry, taken: set[str]) -> Entry:
    """The entry, under another path where a draft has that one (both came through standard input)."""
    path = entry.article.path
    return entry if path not in taken else entry._replace(article=replace(entry.article, path=_ARCHIVED + path))
