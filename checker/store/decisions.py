"""What editors decided on findings: kept for ever, taken back without being lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from checker.errors import StoreError
from checker.store.nouns import Decision
from checker.store.schema import decisions
from checker.store.transactions import reading, writing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Engine, RowMapping

    from checker.model import Finding
    from checker.store.nouns import Verdict


def record(
    engine: Engine,
    finding: Finding,
    verdict: Verdict,
    reason: str,
    editor: str | None,
    details: Mapping[str, Any],
    now: datetime,
) -> Decision:
    """Keep what was decided on ``finding``."""
    row = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "article": finding.locations[0].article if finding.locations else "",
        "surfaces": [place.surface for place in finding.locations],
        "verdict": verdict,
        "reason": reason,
        "editor": editor,
        "decided": now,
        "details": dict(details),
    }
    with writing(engine) as connection:
        made = connection.execute(insert(decisions).values(row).returning(decisions)).mappings().one()
        return _decision(made)


def withdraw(engine: Engine, number: int, editor: str | None, now: datetime) -> Decision:
    """Take a decision back; taken back before, it stays as it was then.

    Raises:
        StoreError: There is none of that number.
    """
    with writing(engine) as connection:
        mine = decisions.c.number == number
        connection.execute(
            update(decisions).where(mine, decisions.c.withdrawn.is_(None)).values(withdrawn=now, withdrawn_by=editor)
        )
        row = connection.execute(select(decisions).where(mine)).mappings().first()
    if row is None:
        raise StoreError(f"there is no decision {number}")
    return _decision(row)


def found(
    engine: Engine, fingerprints: Collection[str] | None, article: str | None, *, withdrawn: bool
) -> tuple[Decision, ...]:
    """Decisions, the newest first."""
    conditions: list[ColumnElement[bool]] = []
    if fingerprints is not None:
        conditions.append(decisions.c.fingerprint.in_(sorted(fingerprints)))
    if article is not None:
        conditions.append(decisions.c.article == article)
    if not withdrawn:
        conditions.append(decisions.c.withdrawn.is_(None))
    query = select(decisions).where(*conditions).order_by(decisions.c.number.desc())
    with reading(engine) as connection:
        return tuple(_decision(row) for row in connection.execute(query).mappings())


def _decision(row: RowMapping) -> Decision:
    return Decision(**{**row, "surfaces": tuple(row["surfaces"])})
