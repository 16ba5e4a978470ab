"""Brings a store to the newest schema, step by step; each step is applied once, in one transaction with its mark."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, insert, inspect, select

from checker.errors import StoreError
from checker.store.schema import metadata, versions
from checker.store.transactions import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine


def _first(connection: Connection) -> None:
    """Version 1: all tables. Once a step 2 exists, what version 1 made must be written out here."""
    metadata.create_all(connection)


# Never reordered, never removed: a store remembers how many of them it has seen.
STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first,)
NEWEST: Final = len(STEPS)


def migrate(engine: Engine, name: str, *, create: bool) -> None:
    """Apply the steps that the store has not seen.

    Args:
        engine: Its database.
        name: How errors name it.
        create: Whether an empty database becomes a store.

    Raises:
        StoreError: It is newer than this program, or no store, and none is to be made.
    """
    with reading(engine) as connection:
        if _version(connection, name) == NEWEST:
            return
    with writing(engine) as connection:
        seen = _version(connection, name)  # again: another process may have been quicker
        if seen == 0 and not create:
            raise StoreError("holds no archive yet; 'claim-checker archive add' makes it", name)
        for number, step in enumerate(STEPS[seen:], seen + 1):
            step(connection)
            connection.execute(insert(versions).values(version=number, applied=datetime.now(UTC)))


def _version(connection: Connection, name: str) -> int:
    """The version of the store's schema, 0 where there is no store.

    Raises:
        StoreError: It is newer than this program.
    """
    if not inspect(connection).has_table(versions.name):
        return 0
    seen = int(connection.execute(select(func.coalesce(func.max(versions.c.version), 0))).scalar_one())
    if seen > NEWEST:
        raise StoreError(f"was written by a newer claim-checker (schema {seen}, here {NEWEST}); update it", name)
    return seen
