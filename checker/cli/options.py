"""The options that commands share, each group of them handed on as one argument."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from checker.terms import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed import DataclassInstance

    from checker.settings import FailLevel

Given: TypeAlias = Any  # a bundle, in a command that hands all of them on
Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: ``--published`` and ``--language``."""

    published: date | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk decided: ``--config``, ``--rules``, ``--pack``, ``--lang``, ``--rates`` and ``--names``."""

    config: str | None
    rules: str | None
    lang: str | None
    packs: tuple[str, ...] = ()
    rates: str | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which checks run and what fails: ``--disable``, ``--only``, ``--preview`` and ``--fail-on``."""

    disable: tuple[str, ...]
    only: tuple[str, ...]
    preview: bool
    fail_on: FailLevel | None


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is known or did not change: ``--baseline`` and ``--diff``."""

    baseline: str | None = None
    diff: str | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """How the work is done: ``--jobs``, ``--cache-dir`` and ``--no-cache``."""

    jobs: int
    cache_dir: str | None
    no_cache: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles of an archive; None where it does not matter."""

    outlet: str | None = None
    language: Language | None = None
    match: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """What is written where: ``--format`` and ``--output``."""

    format: str
    output: str | None


def _bundle(name: str, shape: type[DataclassInstance], *options: Decorator) -> Decorator:
    """``options`` as one argument ``name`` of type ``shape``, whose fields are named as they are."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def call(**given: Any) -> Any:  # noqa: ANN401 - a command's own
            own = {field.name: given.pop(field.name) for field in fields(shape) if field.name in given}
            given[name] = shape(**own)
            return command(**given)

        wrapped: Callable[..., Any] = call
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        if value is None:
            return None
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f"'{value}' is no date; write it as 2025-03-18.")


def _codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())


paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)

reading_options = _bundle(
    "reading",
    Reading,
    click.option(
        "--published", metavar="DATE", callback=_day, help="Day of publication, before what the articles say."
    ),
    click.option("--language", type=click.Choice(LANGUAGES), help="Language of the articles, likewise."),
)

_place = (
    click.option("--config", metavar="FILE", help="Settings; else the closest pyproject.toml or claim-checker.toml."),
    click.option("--rules", metavar="DIR", help="Another folder of rules."),
    click.option("--pack", "packs", metavar="DIR", multiple=True, help="Rules of your own, laid over the others."),
    click.option("--lang", metavar="LANG", help="Language of messages (ko, en, ja, zh); else the locale's."),
)
place_options = _bundle("desk", Desk, *_place)
_rates = click.option(
    "--rates", metavar="embedded|live|FILE.csv", help="Exchange rates; FILE.csv as the ECB lays it out."
)
rates_options = _bundle("desk", Desk, *_place, _rates)
desk_options = _bundle(
    "desk",
    Desk,
    *_place,
    _rates,
    click.option("--names", is_flag=True, help="Also look for unknown names with kiwipiepy and sudachipy."),
)

verdict_options = _bundle(
    "verdict",
    Verdict,
    click.option("--fail-on", type=click.Choice(("error", "warning", "note", "never")), help="From where on status 1."),
    click.option(
        "--disable", metavar="CODES", multiple=True, callback=_codes, help="Checks to leave out: XA102,IN203."
    ),
    click.option("--only", metavar="CODES", multiple=True, callback=_codes, help="The only checks to run."),
    click.option("--preview", is_flag=True, help="Also run the checks that are on trial."),
)

hiding_options = _bundle(
    "hiding",
    Hiding,
    click.option("--baseline", metavar="FILE", help="Hide the findings that this file knows."),
    click.option("--diff", metavar="BASE", help="Only findings in files that git says changed since BASE."),
)

running_options = _bundle(
    "running",
    Running,
    click.option(
        "--jobs", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="How many processes read."
    ),
    click.option("--cache-dir", metavar="DIR", help="Where figures of unchanged articles are kept."),
    click.option("--no-cache", is_flag=True, help="Keep nothing and use nothing that was kept."),
)


STORE_VARIABLE = "CLAIM_CHECKER_STORE"
store_option = click.option(
    "--store",
    metavar="URL",
    required=True,
    envvar=STORE_VARIABLE,
    help=f"sqlite:///FILE or postgresql://USER@HOST/NAME; else what {STORE_VARIABLE} says.",
)

filter_options = _bundle(
    "wanted",
    Wanted,
    click.option("--outlet", metavar="NAME", help="Only articles of this outlet."),
    click.option("--language", type=click.Choice(LANGUAGES), help="Only articles in this language."),
    click.option("--match", metavar="TEXT", help="Only articles with this in their id, title or URL."),
    click.option("--since", metavar="DATE", callback=_day, help="Only articles published on this day or later."),
    click.option("--until", metavar="DATE", callback=_day, help="Only articles published on this day or before."),
    click.option("--limit", metavar="N", type=click.IntRange(1), help="At most so many."),
)


def output_options(names: Sequence[str], default: str) -> Decorator:
    """``--format`` out of ``names`` and ``--output``."""
    return _bundle(
        "out",
        Output,
        click.option("--format", type=click.Choice(names), default=default, show_default=True, help="What to write."),
        click.option("--output", metavar="FILE", help="Where to write it; else standard output."),
    )
