"""``claim-checker rates``: the exchange rates in force, and how to renew them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN
from checker.cli.options import rates_options

if TYPE_CHECKING:
    from checker.cli import options
    from checker.rates import RatesSummary


@click.group(short_help="Show or renew the exchange rates.", no_args_is_help=False)
def rates() -> None:
    """Show or renew the exchange rates."""


@rates.command(short_help="Show source, span and age of the rates.")
@rates_options
def show(desk: options.Desk) -> int:
    """Show the source of the exchange rates in force, their span and their age."""
    from datetime import date  # noqa: PLC0415 - only needed here

    from checker.cli.desk import open_desk  # noqa: PLC0415 - heavy

    _print(open_desk(desk).rates().describe(date.today()))
    return CLEAN


@rates.command(short_help="Fetch the newest table.")
@click.option("--url", metavar="URL", help="Where the table is, zipped or plain; else the European Central Bank's.")
def update(url: str | None) -> int:
    """Fetch the newest table of the European Central Bank; it serves from then on."""
    from checker.rates import default_table  # noqa: PLC0415 - heavy, like the next
    from checker.rates import update as fetch  # noqa: PLC0415

    _print(fetch(default_table(), url=url))
    return CLEAN


def _print(summary: RatesSummary) -> None:
    rows = {
        "source": summary.source,
        "from": summary.first,
        "to": summary.last,
        "age": f"{summary.age_days} days",
        "currencies": summary.currencies,
    }
    sys.stdout.writelines(f"{name:12}{value}\n" for name, value in rows.items())
