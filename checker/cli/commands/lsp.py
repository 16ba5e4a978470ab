"""``claim-checker lsp``: a language server for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN
from checker.cli.options import desk_options

if TYPE_CHECKING:
    from checker.cli import options


@click.command(short_help="Show the findings in an editor, while one writes.")
@click.option("--stdio", is_flag=True, help="Standard input and output, which is the only way there is.")
@desk_options
def lsp(*, stdio: bool, desk: options.Desk) -> int:  # noqa: ARG001 - clients of editors give it by habit
    """Speak the Language Server Protocol on standard input and output; see docs/lsp.md."""
    from checker.lsp import serve  # noqa: PLC0415 - an extra

    serve(desk)
    return CLEAN
