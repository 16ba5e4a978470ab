"""The group of commands, and what becomes of their errors: one line on standard error and an exit status."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from checker import __version__
from checker.cli import streams
from checker.cli.commands.archive import archive
from checker.cli.commands.baseline import baseline
from checker.cli.commands.check import check
from checker.cli.commands.completion import completion
from checker.cli.commands.explain import explain
from checker.cli.commands.extract import extract
from checker.cli.commands.facts import facts
from checker.cli.commands.label import label
from checker.cli.commands.lsp import lsp
from checker.cli.commands.prepublish import prepublish
from checker.cli.commands.rates import rates
from checker.cli.commands.rules import rules
from checker.cli.commands.serve import serve
from checker.cli.exits import BROKEN_PIPE, INTERRUPTED, UNDONE
from checker.errors import ClaimCheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence

# A run makes millions of figures that live to its end: looking for garbage among them costs a fifth of the time.
_SWEEPS: Final = (200_000, 50, 50)
_COMMANDS: Final = (
    check, prepublish, extract, facts, archive, serve, baseline, explain, rules, rates, label, lsp, completion,
)  # fmt: skip


class _Group(click.Group):
    """A group that gives an interruption and a closed pipe a status of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the order of the README, not of the ABC
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            streams.silence()
            return BROKEN_PIPE
        except KeyboardInterrupt:
            return INTERRUPTED
        return status


@click.group(
    cls=_Group,
    commands=_COMMANDS,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name=streams.PROGRAM)
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def cli(debug: bool) -> None:  # noqa: FBT001 - main() reads it, since it deals with the errors
    """Find the figures in news that cannot all be right.

    Reads articles in Korean, Japanese, English and Chinese (text, Markdown, HTML, JSON, JSON Lines).

    Exit status: 0 nothing at or above the fail level, 1 something is, 2 the run could not be done as asked.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What stands behind the program's name; None for those of the process.

    Returns:
        The exit status.
    """
    gc.set_threshold(*_SWEEPS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    streams.prepare()
    try:
        status = cli.main(given, prog_name=streams.PROGRAM, standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        streams.say(_usage(error))
    except ClaimCheckerError as error:
        streams.say(str(error))
    except OSError as error:
        if "--debug" in given:
            raise
        streams.say(f"{error.filename or 'standard output'}: {error.strerror or error}")
        streams.silence()
    except Exception as error:
        if "--debug" in given:
            raise
        streams.say(f"unexpected {type(error).__name__}: {error}; please report it with what --debug shows")
    else:
        return int(status or 0)
    return UNDONE


def _usage(error: click.ClickException) -> str:
    """Click's message, and where to read on."""
    context = getattr(error, "ctx", None)
    help_at = context.command_path if context else streams.PROGRAM
    return f"{error.format_message().rstrip('.')}; see '{help_at} --help'"
