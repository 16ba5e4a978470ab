"""``claim-checker explain``: the page of a check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN
from checker.cli.options import place_options

if TYPE_CHECKING:
    from checker.cli import options


@click.command(short_help="Show the page of a check.")
@click.argument("rule", metavar="RULE")
@place_options
def explain(rule: str, desk: options.Desk) -> int:
    """Show what RULE flags, why, how it is computed, when it stays silent and how to change it.

    RULE is a code or a name: CU301, conversion-off-rate.
    """
    from checker.checks import catalogue  # noqa: PLC0415 - heavy, like the next
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.errors import ConfigError  # noqa: PLC0415
    from checker.packs.checks import page  # noqa: PLC0415
    from checker.settings import unknown_check  # noqa: PLC0415

    opened = open_desk(desk)
    codes = {check.name: check.code for check in catalogue(opened.rules)}
    code = codes.get(rule.lower(), rule.upper())
    if code not in codes.values():
        raise ConfigError(unknown_check(rule, codes.values()))
    _show(page(opened.rules, code, opened.lang))
    return CLEAN


def _show(text: str) -> None:
    """A page as it is written, or set for a terminal."""
    if not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from rich.console import Console  # noqa: PLC0415 - heavy, like the next
    from rich.markdown import Markdown  # noqa: PLC0415

    Console().print(Markdown(text))
