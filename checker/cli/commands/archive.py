"""``claim-checker archive``: what the newsroom has printed, kept with its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.options import (
    desk_options,
    filter_options,
    paths_argument,
    place_options,
    reading_options,
    running_options,
    store_option,
)

if TYPE_CHECKING:
    from checker.cli import options


@click.group(short_help="Keep what has been printed, for drafts to be held against.", no_args_is_help=False)
def archive() -> None:
    """Keep articles with their claims in a database; 'prepublish DRAFT --against URL' answers from it.

    URL is sqlite:///FILE or postgresql://USER@HOST/NAME; CLAIM_CHECKER_STORE serves where --store is not given.
    """


@archive.command(short_help="Keep articles, or new versions of them.")
@paths_argument
@store_option
@click.option("--watch", "watching", is_flag=True, help="Go on looking for new and changed files and entries.")
@reading_options
@running_options
@desk_options
def add(
    *,
    paths: tuple[str, ...],
    store: str,
    watching: bool,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> int:
    """Keep the articles under PATH...: files, folders, feeds (.xml, .rss, .atom) and the URLs of feeds.

    The same article again changes nothing; another text under the same id replaces it, with all its claims.
    """
    from checker.cli.archives import add as done  # noqa: PLC0415 - heavy
    from checker.cli.archives import watch  # noqa: PLC0415

    return (watch if watching else done)(paths, store, reading, running, desk)


@archive.command(short_help="Keep whatever is put into a folder, from now on.")
@paths_argument
@store_option
@reading_options
@running_options
@desk_options
def watch(
    *, paths: tuple[str, ...], store: str, reading: options.Reading, running: options.Running, desk: options.Desk
) -> int:
    """Keep the articles under PATH... and whatever is put there or changes, until interrupted."""
    from checker.cli.archives import watch as done  # noqa: PLC0415 - heavy

    return done(paths, store, reading, running, desk)


@archive.command(short_help="Take articles out, by their ids.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@store_option
def remove(*, ids: tuple[str, ...], store: str) -> int:
    """Take the articles with these ids out, with all their claims."""
    from checker.cli.archives import remove as done  # noqa: PLC0415 - heavy

    return done(ids, store)


@archive.command("list", short_help="List the articles, the newest first.")
@store_option
@filter_options
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True, help="How.")
def list_(*, store: str, wanted: options.Wanted, form: str) -> int:
    """List the articles that are kept."""
    from checker.cli.archives import listed  # noqa: PLC0415 - heavy

    return listed(store, wanted, form)


@archive.command(short_help="Say what the archive holds.")
@store_option
@place_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How.")
def stats(*, store: str, desk: options.Desk, form: str) -> int:
    """Say how many articles, claims, decisions and drafts there are."""
    from checker.cli.archives import stats as done  # noqa: PLC0415 - heavy

    return done(store, desk, form)


@archive.command(short_help="Write the articles with their claims, or copy them into another archive.")
@store_option
@filter_options
@click.option("--to", metavar="URL", help="Another archive, which takes them as they are; else standard output.")
@click.option("--output", metavar="FILE", help="Where to write them.")
@place_options
def export(*, store: str, wanted: options.Wanted, to: str | None, output: str | None, desk: options.Desk) -> int:
    """Write the articles as JSON Lines, one each with its claims, in a form that 'archive add' and 'check' read."""
    from checker.cli.archives import export as done  # noqa: PLC0415 - heavy

    if to is not None and output is not None:
        raise click.UsageError("--to and --output exclude each other.")
    return done(store, wanted, to, output, desk)


@archive.command(short_help="Find the figures anew in articles that an older version read.")
@store_option
@place_options
def refresh(*, store: str, desk: options.Desk) -> int:
    """Find the figures anew where another version of the program or of the rules found them.

    Answers are right without it, and slower.
    """
    from checker.cli.archives import refresh as done  # noqa: PLC0415 - heavy

    return done(store, desk)


@archive.command(short_help="Delete everything: archive, decisions, drafts, cache.")
@store_option
@click.option("--cache-dir", metavar="DIR", help="Where figures of unchanged articles are kept; else the user's cache.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(*, store: str, cache_dir: str | None, yes: bool) -> int:
    """Delete all articles, decisions and kept drafts of the store, and the figures in the cache."""
    from checker.cli.archives import purge as done  # noqa: PLC0415 - heavy

    if not yes:
        click.confirm("Delete everything in the store and in the cache?", abort=True, err=True)
    return done(store, cache_dir)
