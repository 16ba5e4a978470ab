"""The commands as click knows them: their tree, and a page of reference for each."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from checker.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM: Final = "claim-checker"
_VERBATIM: Final = "\b"  # click's mark of a paragraph that keeps its lines


class Command(NamedTuple):
    """A command, ``words`` being what stands behind the program's name: ``("baseline", "write")``."""

    words: tuple[str, ...]
    itself: click.Command

    @property
    def name(self) -> str:
        """As it is typed."""
        return " ".join((PROGRAM, *self.words))

    @property
    def is_group(self) -> bool:
        """Whether it only holds others."""
        return isinstance(self.itself, click.Group)

    @property
    def options(self) -> tuple[click.Option, ...]:
        """Those that are not hidden; ``--help`` is not among them."""
        return tuple(p for p in self.itself.params if isinstance(p, click.Option) and not p.hidden)

    @property
    def arguments(self) -> tuple[click.Argument, ...]:
        """What stands behind the command without a dash."""
        return tuple(p for p in self.itself.params if isinstance(p, click.Argument))


def all_commands(group: click.Command = cli, words: tuple[str, ...] = ()) -> Iterator[Command]:
    """Every command below ``group``, a group before its own, in the order of ``--help``."""
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(click.Context(group)):
        command = group.commands[name]
        if not command.hidden:
            yield Command((*words, name), command)
            yield from all_commands(command, (*words, name))


def all_options() -> frozenset[str]:
    """Every spelling of every option, of the program's own among them."""
    spelled = {spelling for command in all_commands() for option in command.options for spelling in _spellings(option)}
    return frozenset(spelled | {spelling for p in cli.params for spelling in _spellings(p)} | {"--help", "-h"})


def overview() -> str:
    """A table of the commands, groups aside, each with the line that ``--help`` gives it."""
    rows = [
        f"| [`{command.name}`]({command.words[0]}.md) | {command.itself.get_short_help_str(200)} |"
        for command in all_commands()
        if not command.is_group
    ]
    return "\n".join(["| command | does |", "|---|---|", *rows, ""])


def reference(name: str) -> str:
    """What click knows of a command and of those below it."""
    return "\n".join(_section(command) for command in all_commands() if command.words[0] == name)


def _section(command: Command) -> str:
    context = click.Context(command.itself, info_name=command.name)
    usage = " ".join(command.itself.collect_usage_pieces(context))
    heading = f"## Reference: `{command.name}`"
    rows = [_row(option) for option in command.options]
    table = ["| option | meaning |", "|---|---|", *rows, ""] if rows else []
    return "\n".join([heading, "", "```text", f"{command.name} {usage}", "```", "", _help(command.itself), "", *table])


def _help(command: click.Command) -> str:
    paragraphs = cleandoc(command.help or "").split("\n\n")
    told = (p.removeprefix(_VERBATIM).strip("\n") if p.startswith(_VERBATIM) else "" for p in paragraphs)
    return "\n\n".join(
        f"```text\n{verbatim}\n```" if verbatim else _cell(paragraph)
        for verbatim, paragraph in zip(told, paragraphs, strict=True)
    )


def _row(option: click.Option) -> str:
    chosen = option.type if isinstance(option.type, click.Choice) else None
    context = click.Context(click.Command(""))
    value = "" if option.is_flag else " NAME" if chosen else f" {option.make_metavar(context)}"
    choices = f" One of {', '.join(f'`{choice}`' for choice in chosen.choices)}." if chosen else ""
    names = ", ".join(_spellings(option))
    default = f" Default: `{option.default}`." if option.show_default and not option.is_flag else ""
    again = " May be given more than once." if option.multiple else ""
    needed = " Required." if option.required else ""
    spelled = f"{names}{value}".replace("|", r"\|")
    return f"| `{spelled}` | {_cell(option.help or '')}{choices}{needed}{again}{default} |"


def _spellings(parameter: click.Parameter) -> tuple[str, ...]:
    return (*parameter.opts, *parameter.secondary_opts)


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("<", r"\<").replace("*", r"\*")
