"""``claim-checker baseline``: the findings that a desk has decided to live with for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.options import desk_options, paths_argument, reading_options, running_options, verdict_options

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from checker.cli import options

_FILE = ".claim-checker-baseline.json"


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (desk_options, running_options, reading_options, verdict_options):
        command = option(command)
    where = click.option("--file", metavar="FILE", default=_FILE, show_default=True, help="Where the baseline is.")
    return paths_argument(where(command))


@click.group(short_help="Write, check or prune the findings that are known already.", no_args_is_help=False)
def baseline() -> None:
    """Write, check or prune the findings that are known already; 'check --baseline FILE' hides them."""


@baseline.command(short_help="Make all present findings known.")
@_with_options
def write(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Write FILE, in which all that is found under PATH... is known; nothing in it depends on lines."""
    from checker.cli.baselines import write as done  # noqa: PLC0415 - heavy

    return done(paths, file, **given)


@baseline.command(short_help="Say what is new and what is no longer found.")
@_with_options
def check(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Hold what is found under PATH... against FILE.

    Exit status: 1 where a finding at or above the fail level is new, or a known one is no longer found.
    """
    from checker.cli.baselines import check as done  # noqa: PLC0415 - heavy

    return done(paths, file, **given)


@baseline.command(short_help="Drop what is no longer found.")
@_with_options
def prune(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Drop from FILE what is no longer found under PATH...; of articles that are not read nothing is dropped."""
    from checker.cli.baselines import prune as done  # noqa: PLC0415 - heavy

    return done(paths, file, **given)
