"""``claim-checker label``: what editors decided, as labelled cases; and how the program does on them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN, FOUND, UNDONE
from checker.cli.options import desk_options, reading_options, running_options
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.cli import options
    from checker.label import Keep

_KEEPS = ("nothing", "sentences", "text")


@click.command(short_help="Make labelled cases of what editors decided.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--store", metavar="URL", help="The archive in which editors confirmed and dismissed findings.")
@click.option("--output", metavar="DIR", help="A new folder for the cases.")
@click.option(
    "--keep", type=click.Choice(_KEEPS), default="nothing", show_default=True, help="How much of the texts goes along."
)
@click.option("--score", "scoring", is_flag=True, help="PATH is such a folder: how does the program do on it?")
@reading_options
@running_options
@desk_options
def label(  # noqa: PLR0913 - an argument each for what click was told above
    paths: tuple[str, ...],
    *,
    store: str | None,
    output: str | None,
    keep: Keep,
    scoring: bool,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    """Write the findings in [PATH]... on which somebody decided, with the reasons, in the form of the benchmark.

    A decision is one of the archive, or a suppression with its reason. Without PATH, those decisions of the archive are
    written that hold their figures themselves. See docs/labelling.md.
    """
    from checker.cli.crew import crew_for  # noqa: PLC0415 - heavy, like the next
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.cli.labelling import Given, labelled, scored  # noqa: PLC0415
    from checker.cli.options import Verdict  # noqa: PLC0415

    if not paths and (scoring or store is None):
        raise ConfigError("name the articles, or an archive with --store")
    opened = open_desk(desk, paths[0] if paths else "-", Verdict((), (), preview=False, fail_on=None))
    with crew_for(running) as crew:
        given = Given(opened, opened.setup(crew), crew, reading)
        if scoring:
            if len(paths) > 1:
                raise ConfigError("--score takes one folder of cases")
            result = scored(Path(paths[0]), given)
            if result is None:
                return UNDONE
            sys.stdout.write(result.text)
            return FOUND if result.missed or result.repeated else CLEAN
        if output is None:
            raise ConfigError("name a new folder with --output, or give --score and a folder of cases")
        return labelled(paths, store, Path(output), keep, given)
