"""``claim-checker extract``: every figure, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN, UNDONE
from checker.cli.figure_formats import Page, figure_format_named, figure_format_names
from checker.cli.options import desk_options, output_options, paths_argument, reading_options, running_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.cli.desk import Desk
    from checker.model import Article


@click.command(short_help="Print every figure found.")
@paths_argument
@click.option("--frames", is_flag=True, help="Add who says what of whom.")
@output_options(figure_format_names(), "jsonl")
@reading_options
@running_options
@desk_options
def extract(
    paths: tuple[str, ...],
    *,
    frames: bool,
    out: options.Output,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    """Print every figure found under PATH..., in order of position; '-' is standard input."""
    from checker.cli import streams  # noqa: PLC0415 - heavy, like the next
    from checker.cli.crew import crew_for  # noqa: PLC0415
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.inputs import and_unread, read_articles  # noqa: PLC0415

    opened = open_desk(desk, paths[0])
    with crew_for(running) as crew:
        found = read_articles(paths, opened.rules, reading, crew, linked=frames)
        if not found.articles:
            return UNDONE
        pages = (_framed if frames else _plain)(found.articles, opened, crew)
        with streams.output(out.output) as stream:
            figure_format_named(out.format).render(pages, stream, frames=frames)
    return and_unread(CLEAN, found)


def _plain(articles: Sequence[Article], desk: Desk, crew: Crew) -> Iterator[Page]:
    """Each article with its figures, found when its turn comes."""
    for article, figures in zip(articles, crew.figures(articles, desk.rules), strict=True):
        yield Page(article, figures)


def _framed(articles: Sequence[Article], desk: Desk, crew: Crew) -> Iterator[Page]:
    """Each article with its figures and their frames."""
    from checker import pipeline  # noqa: PLC0415 - heavy

    for article, pairs in zip(articles, pipeline.framed(articles, desk.setup(crew)), strict=True):
        yield Page(article, tuple(figure for figure, _ in pairs), tuple(frame for _, frame in pairs))
