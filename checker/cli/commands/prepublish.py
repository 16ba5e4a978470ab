"""``claim-checker prepublish``: a draft against what has been published."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from checker.cli.exits import UNDONE
from checker.cli.options import desk_options, output_options, reading_options, running_options, verdict_options
from checker.errors import ConfigError
from checker.reporting import format_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.cli import options
    from checker.model import Article


@click.command(short_help="Report only what concerns a draft.")
@click.argument("draft", metavar="DRAFT")
@click.option(
    "--against", metavar="PATH|URL", multiple=True, required=True, help="Published articles: a file, folder or archive."
)
@output_options(format_names(), "text")
@verdict_options
@reading_options
@running_options
@desk_options
def prepublish(
    *,
    draft: str,
    against: tuple[str, ...],
    out: options.Output,
    verdict: options.Verdict,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    """Check DRAFT ('-' is standard input) and report only the findings that touch it.

    --published and --language speak of the draft alone.
    """
    from checker import pipeline  # noqa: PLC0415 - heavy, like the next
    from checker.cli.crew import crew_for  # noqa: PLC0415
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.inputs import and_unread, read_articles  # noqa: PLC0415
    from checker.cli.options import Hiding, Reading  # noqa: PLC0415
    from checker.cli.sorting import sorting_of  # noqa: PLC0415
    from checker.cli.verdicts import deliver  # noqa: PLC0415
    from checker.prepublish import against_store  # noqa: PLC0415
    from checker.store import is_store, open_store  # noqa: PLC0415

    stores = [place for place in against if is_store(place)]
    if len(stores) > 1:
        raise ConfigError("one archive at a time; its articles and those of files may be mixed")
    with crew_for(running) as crew, ExitStack() as open_stores:
        opened = open_desk(desk, draft, verdict, crew)
        store = open_stores.enter_context(open_store(stores[0], opened.rules)) if stores else None
        setup = opened.setup(crew)
        paths = (draft, *(place for place in against if place not in stores))
        found = read_articles(paths, opened.rules, Reading(None, None), crew)
        drafts = _drafts(found.articles, draft)
        if not drafts:
            return UNDONE
        articles = [_as_told(article, reading) if n in drafts else article for n, article in enumerate(found.articles)]
        sorting = sorting_of(opened, found, Hiding())
        if store is None:
            report = pipeline.check(articles, setup, drafts, sorting)
        else:
            beside = [article for number, article in enumerate(articles) if number not in drafts]
            report = against_store([articles[number] for number in sorted(drafts)], store, setup, sorting, beside)
    return and_unread(deliver(replace(report, problems=found.problems), opened, out), found)


def _drafts(articles: Iterable[Article], draft: str) -> frozenset[int]:
    """Which of the articles are the draft's: its path was read first, so none of the others has it."""
    path = draft.replace(os.sep, "/").rstrip("/")
    return frozenset(
        number for number, article in enumerate(articles) if article.path == path or article.path.startswith(f"{path}/")
    )


def _as_told(article: Article, given: options.Reading) -> Article:
    return replace(article, published=given.published or article.published, language=given.language or article.language)
