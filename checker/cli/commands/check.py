"""``claim-checker check``: all articles against each other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from checker.cli.exits import UNDONE
from checker.cli.options import (
    desk_options,
    hiding_options,
    output_options,
    paths_argument,
    reading_options,
    running_options,
    verdict_options,
)
from checker.reporting import format_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from checker.cli import options
    from checker.cli.desk import Desk
    from checker.model import Report

    Deliver: TypeAlias = Callable[[Report, Desk, options.Output], int]


@click.command(short_help="Cross-check all articles under the paths together.")
@paths_argument
@output_options(format_names(), "text")
@click.option("--statistics", is_flag=True, help="Count the findings of each check instead (text or json).")
@click.option("--watch", "watching", is_flag=True, help="Check again whenever an article or a setting changes.")
@hiding_options
@verdict_options
@reading_options
@running_options
@desk_options
def check(  # noqa: PLR0913 - an argument each for what click was told above
    paths: tuple[str, ...],
    *,
    statistics: bool,
    watching: bool,
    out: options.Output,
    hiding: options.Hiding,
    verdict: options.Verdict,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    """Cross-check all articles under PATH... together; '-' is standard input."""
    from checker.cli.verdicts import deliver, deliver_statistics  # noqa: PLC0415 - heavy
    from checker.cli.watching import watch  # noqa: PLC0415

    once = partial(
        _once,
        paths,
        deliver=deliver_statistics if statistics else deliver,
        out=out,
        hiding=hiding,
        verdict=verdict,
        reading=reading,
        running=running,
        desk=desk,
    )
    return watch(once, paths, desk, hiding) if watching else once()


def _once(  # noqa: PLR0913 - those of the command
    paths: tuple[str, ...],
    *,
    deliver: Deliver,
    out: options.Output,
    hiding: options.Hiding,
    verdict: options.Verdict,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    from checker import pipeline  # noqa: PLC0415 - heavy, like the next
    from checker.cli.crew import crew_for  # noqa: PLC0415
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.inputs import and_unread, read_articles  # noqa: PLC0415
    from checker.cli.sorting import sorting_of  # noqa: PLC0415

    with crew_for(running) as crew:
        opened = open_desk(desk, paths[0], verdict, crew)
        setup = opened.setup(crew)
        found = read_articles(paths, opened.rules, reading, crew)
        if not found.articles:
            return UNDONE
        report = pipeline.check(found.articles, setup, sorting=sorting_of(opened, found, hiding))
    return and_unread(deliver(replace(report, problems=found.problems), opened, out), found)
