"""``claim-checker completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import sys

import click

from checker.cli.exits import CLEAN
from checker.cli.streams import PROGRAM

_VARIABLE = f"_{PROGRAM.replace('-', '_').upper()}_COMPLETE"  # the one that click looks at


# \b: click leaves the lines of that paragraph as they are.
_HELP = """Print the script by which SHELL completes commands and options.

\b
bash: eval "$(claim-checker completion bash)" in ~/.bashrc
zsh:  eval "$(claim-checker completion zsh)" in ~/.zshrc
fish: claim-checker completion fish > ~/.config/fish/completions/claim-checker.fish
"""


@click.command(help=_HELP, short_help="Print the script by which a shell completes commands and options.")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script by which SHELL completes commands and options."""
    from click.shell_completion import ShellComplete, get_completion_class  # noqa: PLC0415 - only needed here

    shape = get_completion_class(shell)
    if shape is None:
        raise click.ClickException(f"{shell} cannot be completed by this version of click")
    script = ShellComplete.source(shape(context.find_root().command, {}, PROGRAM, _VARIABLE))
    sys.stdout.write(script.strip() + "\n")
    return CLEAN
