"""What ``label`` does: gathers findings and decisions, and writes or scores the cases."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker import pipeline
from checker.cli import streams
from checker.cli.exits import CLEAN, UNDONE
from checker.cli.inputs import Intake, and_unread, read_articles
from checker.cli.options import Hiding
from checker.cli.sorting import sorting_of
from checker.errors import ConfigError
from checker.label import Material, cases_from, cases_of, score, write_dataset
from checker.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.cli.desk import Desk
    from checker.label import Case, Keep, Score
    from checker.model import Article, Finding
    from checker.pipeline import Setup
    from checker.store import Decision
    from checker.store.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """What both ways of the command work with."""

    desk: Desk
    setup: Setup
    crew: Crew
    reading: options.Reading


def labelled(paths: Sequence[str], url: str | None, output: Path, keep: Keep, given: Given) -> int:
    """Write the cases of the articles under ``paths``, and those that the archive's decisions hold, into ``output``.

    Raises:
        ConfigError: There are none, or the folder cannot be written.
        StoreError: The archive cannot be read.
    """
    read = read_articles(paths, given.desk.rules, given.reading, given.crew) if paths else Intake((), (), ())
    if paths and not read.articles:
        return UNDONE
    with ExitStack() as stack:
        store = stack.enter_context(open_store(url, given.desk.rules)) if url else None
        decisions = store.decisions() if store is not None else ()
        material = _material(read.articles, store, given.setup)
    cases, unplaced = cases_of(material, decisions, sorting_of(given.desk, read, Hiding()))
    kept, material, bare = cases_from(unplaced, material)
    _tell(bare)
    if not cases and not kept:
        raise ConfigError("nobody decided on any finding in these articles; there is nothing to label")
    write_dataset(output, [*cases, *kept], material, keep)
    streams.say(_summary([*cases, *kept], output, keep if cases else "nothing"))
    return and_unread(CLEAN, read)


def _material(read: Sequence[Article], store: Store | None, setup: Setup) -> Material:
    found = _findings(read, store, setup) if read else ()
    articles = _articles(found, read, store)
    findings = tuple(each for each in found if all((at.path, at.article) in articles for at in each.locations))
    framed = dict(zip(articles, pipeline.framed(tuple(articles.values()), setup), strict=True)) if articles else {}
    return Material(findings, articles, framed)


def scored(folder: Path, given: Given) -> Score | None:
    """How the program does on the cases in ``folder``; None where their articles cannot be read.

    Raises:
        ConfigError: The folder holds no labels, or no articles.
    """
    if not (folder / "articles").is_dir():
        raise ConfigError("has no articles to check; label with --keep sentences or --keep text", folder)
    found = read_articles((str(folder / "articles"),), given.desk.rules, given.reading, given.crew)
    if not found.articles:
        return None
    return score(folder, pipeline.check(found.articles, given.setup).findings)


def _findings(articles: Sequence[Article], store: Store | None, setup: Setup) -> tuple[Finding, ...]:
    """All findings in the articles, and those between them and the archive, whatever suppresses them."""
    own = pipeline.check(articles, setup).findings
    if store is None:
        return own
    from checker.prepublish import against_store  # noqa: PLC0415 - only where there is an archive

    known = {finding.fingerprint for finding in own}
    beside = against_store(articles, store, setup).findings
    return (*own, *(finding for finding in beside if finding.fingerprint not in known))


def _articles(
    findings: Iterable[Finding], read: Iterable[Article], store: Store | None
) -> dict[tuple[str, str], Article]:
    """The articles of the findings, by path and id; those that were not read come from the archive."""
    articles = {(article.path, article.id): article for article in read}
    for finding in findings:
        for place in finding.locations:
            key = place.path, place.article
            entry = store.article(place.article) if key not in articles and store is not None else None
            if entry is not None:
                articles[key] = entry.article
    return articles


def _tell(unplaced: Iterable[Decision]) -> None:
    for decision in unplaced:
        figures = " / ".join(decision.surfaces)
        streams.say(
            f"{decision.article}: the decision on {decision.rule} ({figures}) fits no finding in these articles"
        )


def _summary(cases: Sequence[Case], output: Path, keep: Keep) -> str:
    confirmed = sum(case.verdict == "confirmed" for case in cases)
    texts = {"nothing": "no text", "sentences": "the sentences of their figures", "text": "the whole texts"}[keep]
    return f"{output}: {confirmed} confirmed and {len(cases) - confirmed} dismissed, with {texts}"
