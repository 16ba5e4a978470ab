"""``claim-checker check``: all articles against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.exits import UNDONE
from checker.cli.options import desk_options, output_options, paths_argument, reading_options, verdict_options
from checker.reporting import format_names

if TYPE_CHECKING:
    from checker.cli import options


@click.command(short_help="Cross-check all articles under the paths together.")
@paths_argument
@output_options(format_names(), "text")
@verdict_options
@reading_options
@desk_options
def check(
    paths: tuple[str, ...],
    out: options.Output,
    verdict: options.Verdict,
    reading: options.Reading,
    desk: options.Desk,
) -> int:
    """Cross-check all articles under PATH... together; '-' is standard input."""
    from checker import pipeline  # noqa: PLC0415 - heavy, like the next
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.inputs import and_unread, read_articles  # noqa: PLC0415
    from checker.cli.verdicts import deliver  # noqa: PLC0415

    opened = open_desk(desk, paths[0], verdict)
    setup = opened.setup()
    found = read_articles(paths, opened.rules, reading)
    if not found.articles:
        return UNDONE
    report = pipeline.check(found.articles, setup)
    return and_unread(deliver(report, opened, out), found)
