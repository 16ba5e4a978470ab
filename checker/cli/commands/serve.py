"""``claim-checker serve``: a page for editors and an interface for programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exits import CLEAN
from checker.cli.options import desk_options, verdict_options
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.cli import options

_TOKEN = "CLAIM_CHECKER_TOKEN"  # noqa: S105 - the name of a variable, not a token
_WORKERS = max(1, min(8, os.cpu_count() or 1))


@click.command(short_help="Serve the editors' page and the HTTP interface.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port.")
@click.option("--token-file", metavar="FILE", help=f"What others must show; else the variable {_TOKEN}.")
@click.option("--allow-host", metavar="NAME", multiple=True, help="Another name of this server, behind a proxy.")
@click.option("--store", metavar="URL", help="The archive: sqlite:///FILE or postgresql://...")
@click.option("--against", metavar="PATH", multiple=True, help="Or published articles: a file or folder.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(1, 64), default=_WORKERS, help="Processes that check; else the cores."
)
@click.option(
    "--max-upload", metavar="MB", type=click.IntRange(1, 64), default=16, show_default=True, help="Largest request."
)
@click.option(
    "--max-characters", metavar="N", type=click.IntRange(1000), default=200_000, show_default=True, help="Longest text."
)
@click.option(
    "--time-limit", metavar="SECONDS", type=click.FloatRange(0.5), default=10.0, show_default=True, help="Of one check."
)
@verdict_options
@desk_options
def serve(  # noqa: PLR0913 - an argument each for what click was told above
    *,
    host: str,
    port: int,
    token_file: str | None,
    allow_host: tuple[str, ...],
    store: str | None,
    against: tuple[str, ...],
    workers: int,
    max_upload: int,
    max_characters: int,
    time_limit: float,
    verdict: options.Verdict,
    desk: options.Desk,
) -> int:
    """Serve a page where editors check drafts, and /v1/check, /v1/extract and /v1/facts for programs.

    Only this machine is served, unless there is a token.
    """
    from checker.cli import streams  # noqa: PLC0415 - heavy, like the next
    from checker.cli.desk import open_desk  # noqa: PLC0415

    try:
        from checker.web import Serving, run  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigError(f"needs {error.name}; pip install 'claim-checker[web]'") from error

    if store is not None and against:
        raise click.UsageError("--store and --against are two ways to say what was published; give one.")
    serving = Serving(
        host=host,
        port=port,
        token=_token(token_file),
        names=allow_host,
        workers=workers,
        seconds=time_limit,
        megabytes=max_upload,
        characters=max_characters,
        store=store,
        against=against,
    )
    run(serving, open_desk(desk, verdict=verdict), lambda place: streams.say(f"serving on {place}; Ctrl-C ends it"))
    return CLEAN


def _token(file: str | None) -> str | None:
    """The token from a file or from the variable, never from the command line, where others could read it.

    Raises:
        ConfigError: The file cannot be read or is empty.
    """
    if file is None:
        return os.environ.get(_TOKEN) or None
    try:
        token = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}", file) from error
    if not token:
        raise ConfigError("is empty; write the token into it", file)
    return token
