"""The newsroom's archive: articles with their claims, editors' decisions, drafts that somebody asked to keep.

One way through SQLAlchemy Core for SQLite and PostgreSQL. ``open_store(url)`` is the door; the rest are nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.store.address import is_store
from checker.store.nouns import (
    Added,
    ArticleState,
    Candidates,
    ClaimLine,
    Decision,
    Entry,
    Filter,
    KeptDraft,
    Listed,
    Stats,
    Verdict,
)

if TYPE_CHECKING:
    from pathlib import Path

    from checker.store.store import Store

__all__ = [
    "Added",
    "ArticleState",
    "Candidates",
    "ClaimLine",
    "Decision",
    "Entry",
    "Filter",
    "KeptDraft",
    "Listed",
    "Stats",
    "Verdict",
    "is_store",
    "open_store",
]


def open_store(url: str, rules: Path | None = None, *, create: bool = False) -> Store:
    """The store at ``url``, brought to the schema of this program.

    Safe to share between threads. A process that forks opens its own.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``.
        rules: The rules by which claims are found again; those that ship with the program where None.
        create: Whether a store that does not exist is made; else that is an error.

    Raises:
        StoreError: The URL names no such database, it cannot be reached or does not exist, SQLAlchemy or the driver
            is not installed, or the store was written by a newer version of the program.
    """
    from checker.packs import rules_folder  # noqa: PLC0415 - heavy, like the next
    from checker.store.address import engine_for  # noqa: PLC0415

    engine = engine_for(url, create=create)
    from checker.store.store import opened  # noqa: PLC0415 - needs SQLAlchemy, which engine_for() has looked for

    return opened(engine, rules or rules_folder(), create=create)
