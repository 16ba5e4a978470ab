"""``claim-checker facts``: what more than one figure speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN, UNDONE
from checker.cli.options import desk_options, output_options, paths_argument, reading_options, running_options
from checker.reporting import facts_format_names

if TYPE_CHECKING:
    from checker.cli import options


@click.command(short_help="Print the facts that more than one figure speaks of.")
@paths_argument
@output_options(facts_format_names(), "text")
@reading_options
@running_options
@desk_options
@click.option("--explain", is_flag=True, help="Also say why the figures belong together, and near misses do not.")
def facts(
    paths: tuple[str, ...],
    out: options.Output,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
    explain: bool,  # noqa: FBT001 - click hands it by name
) -> int:
    """Print what more than one figure under PATH... speaks of: who, what, where, when, and each outlet's value."""
    from checker import pipeline  # noqa: PLC0415 - heavy, like the next
    from checker.cli import streams  # noqa: PLC0415
    from checker.cli.crew import crew_for  # noqa: PLC0415
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.inputs import and_unread, read_articles  # noqa: PLC0415
    from checker.reporting import facts_format_named  # noqa: PLC0415

    if explain and out.format == "csv":
        raise click.UsageError("a table in csv has no room for --explain; use text, markdown or json.")
    opened = open_desk(desk, paths[0])
    with crew_for(running) as crew:
        setup = opened.setup(crew)
        found = read_articles(paths, opened.rules, reading, crew)
        if not found.articles:
            return UNDONE
        summaries = (pipeline.explained_facts if explain else pipeline.facts)(found.articles, setup)
    words = opened.words()
    with streams.output(out.output) as stream:
        facts_format_named(out.format).render(summaries, words, stream)
    return and_unread(CLEAN, found)
