"""A store's URL -> the engine of its database, set up so that readers never wait for the writer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checker.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

URL_LIKE: Final = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
BUSY: Final = 30.0  # seconds that a writer waits for another one
_FORMS: Final = "write sqlite:///FILE or postgresql://USER@HOST/NAME"
_READERS: Final = 8  # connections that stay open
_BURST: Final = 56  # further ones for a moment, so that fifty editors at once do not queue
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",  # readers see the last commit while a writer writes
    "PRAGMA synchronous=FULL",  # what was said to be kept is on the disk
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
    "PRAGMA cache_size=-65536",  # KB, negative
    "PRAGMA mmap_size=1073741824",
    "PRAGMA temp_store=MEMORY",
)


def is_store(place: str) -> bool:
    """Whether ``place`` is a store's URL and not a path."""
    return URL_LIKE.match(place) is not None


def engine_for(url: str, *, create: bool) -> Engine:
    """The engine of ``url``; nothing is asked of a server yet.

    Raises:
        StoreError: It is no URL of a store, SQLAlchemy or the driver is missing, or the file is not there.
    """
    try:
        from sqlalchemy import make_url  # noqa: PLC0415 - heavy, and an extra
        from sqlalchemy.exc import ArgumentError  # noqa: PLC0415
    except ImportError as error:
        raise StoreError("an archive needs SQLAlchemy; pip install 'claim-checker[archive]'") from error
    if URL_LIKE.match(url) is None:
        raise StoreError(f"is not the URL of a store; {_FORMS}", url)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"not the URL of a store; {_FORMS}") from error  # it may hold a password: not printed
    kind = parsed.drivername.split("+", maxsplit=1)[0]
    if kind == "sqlite":
        return _sqlite(parsed, create=create)
    if kind in {"postgresql", "postgres"}:
        return _postgresql(parsed)
    raise StoreError(f"stores are SQLite and PostgreSQL, not {kind}; {_FORMS}")


def shown(engine: Engine) -> str:
    """The URL without its password."""
    return engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=True)


def _sqlite(url: URL, *, create: bool) -> Engine:
    from sqlalchemy import create_engine, event  # noqa: PLC0415

    if url.host:
        raise StoreError(f"'{url.host}' would be a host; write three slashes: sqlite:///FILE", url.render_as_string())
    if not url.database or url.database == ":memory:":
        raise StoreError("a store in SQLite needs a file; write sqlite:///FILE", url.render_as_string())
    file = Path(url.database)
    if file.is_dir():
        raise StoreError("is a folder; name a file", file)
    if not create and not file.exists():
        raise StoreError("does not exist; 'claim-checker archive add' makes it", file)
    if create and not file.parent.is_dir():
        raise StoreError("its folder does not exist; make it first", file)
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        connect_args={"timeout": BUSY},
        pool_size=_READERS,
        max_overflow=_BURST,
        pool_use_lifo=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None  # the driver would begin transactions too late; _begin() does
    for pragma in _PRAGMAS:
        connection.execute(pragma).fetchall()


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that reads first and then writes might have to give up half way."""
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")


def _postgresql(url: URL) -> Engine:
    from sqlalchemy import create_engine  # noqa: PLC0415

    try:
        import psycopg  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise StoreError("PostgreSQL needs psycopg; pip install 'claim-checker[postgresql]'") from error
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": 10, "application_name": "claim-checker"},
        pool_size=_READERS,
        max_overflow=_BURST,
        pool_use_lifo=True,
        pool_pre_ping=True,
    )
