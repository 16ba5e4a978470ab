"""Transactions for reading and for writing, and what becomes of a database's errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from checker.errors import StoreError
from checker.store.address import shown
from checker.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

_LOCK: Final = 0x636C61696D  # "claim"; writers of one PostgreSQL database queue for it


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction in which every question sees the same state.

    Raises:
        StoreError: The database cannot be reached or read.
    """
    with _told(engine), _reader(engine).connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is kept as a whole or not at all; one at a time, the others wait.

    Raises:
        StoreError: The database cannot be reached or written.
    """
    with _told(engine), engine.execution_options(writing=True).connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def compact(engine: Engine) -> None:
    """Give the room of what was deleted back to the disk, so that nothing of it is left in the files.

    Raises:
        StoreError: The database cannot be reached or written.
    """
    plain = engine.execution_options(isolation_level="AUTOCOMMIT")
    with _told(engine), plain.connect() as connection:
        if engine.dialect.name == "postgresql":
            for table in metadata.sorted_tables:
                connection.execute(text(f"VACUUM FULL {table.name}"))
        else:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _reader(engine: Engine) -> Engine:
    """SQLite's readers see one state anyway."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(_reason(error), shown(engine)) from error


def _reason(error: SQLAlchemyError) -> str:
    """The first line of what the driver says: the statement and its values are no part of it."""
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    return said.split("\n", maxsplit=1)[0] or type(error).__name__
