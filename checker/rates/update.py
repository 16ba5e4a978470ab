"""Renews the table of the European Central Bank: fetched, read, and only then put in the old one's place."""

from __future__ import annotations

import io
import os
import secrets
import time
import zipfile
import zlib
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checker.errors import RatesError
from checker.rates.ecb import SOURCE
from checker.rates.layout import read_file, read_layout
from checker.rates.table import EURO, Columns, Table

if TYPE_CHECKING:
    from pathlib import Path

    from checker.rates.protocol import RatesSummary

MOST_BYTES = 64 * 1024 * 1024  # the history has 0.6 MB zipped and 2 MB plain
_PIECE = 64 * 1024


def update(target: Path, *, url: str | None = None, timeout: float = 30.0) -> RatesSummary:
    """Writes the newest table to ``target``; whatever goes wrong, an older one there stays as it is.

    Args:
        target: The file, CSV in the layout of the ECB; its folder is made where there is none.
        url: Where the table is, zipped or plain; None for the place that currencyconverter knows.
        timeout: Seconds for the whole download.

    Raises:
        RatesError: The table cannot be had, is malformed, or holds less than the one in place.
    """
    place = url or _usual_place()
    content = _unzipped(_fetch(place, timeout), place)
    columns = read_layout(content, place, f"updated, {target}")
    _refuse_loss(columns, target, place)
    _write(content, target)
    return Table(SOURCE, lambda: columns).describe(date.today())


def _usual_place() -> str:
    from currency_converter import ECB_URL  # noqa: PLC0415 - heavy

    return str(ECB_URL)


def _fetch(url: str, timeout: float) -> bytes:
    from http.client import HTTPException  # noqa: PLC0415 - heavy, like the next
    from urllib.error import HTTPError  # noqa: PLC0415

    if urlsplit(url).scheme not in {"http", "https"}:
        raise RatesError("cannot be fetched; give an address that starts with http:// or https://", url)
    try:
        return _download(url, timeout)
    except TimeoutError as error:
        raise RatesError(f"did not send the table within {timeout:g} s; try again later", url) from error
    except HTTPError as error:
        error.close()  # it holds the connection
        raise RatesError(f"cannot be fetched: status {error.code}; try again later", url) from error
    except (OSError, HTTPException, ValueError) as error:
        raise RatesError(f"cannot be fetched: {error}; try again later", url) from error


def _download(url: str, timeout: float) -> bytes:
    from urllib.request import Request, urlopen  # noqa: PLC0415 - heavy

    deadline = time.monotonic() + timeout
    body = bytearray()
    request = Request(url, headers={"Accept-Encoding": "identity"})  # noqa: S310 - the scheme is checked before
    with urlopen(request, timeout=timeout) as answer:  # noqa: S310
        while piece := answer.read1(_PIECE):
            body += piece
            if len(body) > MOST_BYTES:
                raise RatesError(f"sends more than {MOST_BYTES} bytes, which is no table of rates", url)
            if time.monotonic() > deadline:
                raise TimeoutError
        length = answer.headers.get("Content-Length", "")
    if length.isdigit() and int(length) != len(body):
        raise RatesError(f"sent {len(body)} of {length} bytes; try again later", url)
    return bytes(body)


def _unzipped(content: bytes, url: str) -> bytes:
    """The one CSV file of an archive, or ``content`` where it is no archive."""
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".csv")]
            if len(tables) != 1 or tables[0].file_size > MOST_BYTES:
                raise RatesError("sends an archive that does not hold one table in CSV", url)
            return archive.read(tables[0])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise RatesError(f"sends a broken archive ({error}); try again later", url) from error


def _refuse_loss(columns: Columns, target: Path, url: str) -> None:
    """A table that ends earlier or begins later than the one in place is no update."""
    try:
        old = read_file(target, "in place").column(EURO).days
    except RatesError:  # none there, or a broken one, which is what an update repairs
        return
    new = columns.column(EURO).days
    if new[-1] < old[-1] or new[0] > old[0]:
        span, kept = (f"{date.fromordinal(days[0])} to {date.fromordinal(days[-1])}" for days in (new, old))
        raise RatesError(f"has rates of {span}, {target} has those of {kept}; delete that file to go back", url)


def _write(content: bytes, target: Path) -> None:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):  # there may be no such folder either
            draft.unlink(missing_ok=True)
        raise RatesError(f"cannot be written: {error.strerror or error}", target) from error
