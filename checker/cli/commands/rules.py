"""``claim-checker rules``: all checks, one a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN
from checker.cli.options import place_options

if TYPE_CHECKING:
    from checker.cli import options
    from checker.packs.checks import CheckRules
    from checker.settings import Settings


@click.command(short_help="List all checks.")
@place_options
def rules(desk: options.Desk) -> int:
    """List all checks with the severity that the settings give them."""
    from rich.text import Text  # noqa: PLC0415 - heavy, like the next

    from checker.checks import catalogue  # noqa: PLC0415
    from checker.cli.desk import open_desk  # noqa: PLC0415
    from checker.reporting.console import console_for, paragraph  # noqa: PLC0415

    opened = open_desk(desk)
    console = console_for(sys.stdout)
    for check in catalogue(opened.rules):
        console.print(Text(f"{check.code}  {_severity(check, opened.settings):7}  {check.name}"), soft_wrap=True)
        paragraph(console, Text(check.title(opened.lang)), " " * 16)
    return CLEAN


def _severity(check: CheckRules, settings: Settings) -> str:
    if check.code in settings.disable:
        return "off"
    if check.preview and not settings.preview:
        return "preview"
    decided = settings.checks.get(check.code)
    return (decided.severity if decided else None) or check.severity
