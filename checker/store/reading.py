"""What the archive holds: one article, lists, numbers, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, or_, select, text

from checker.store.migrations import NEWEST
from checker.store.nouns import ClaimLine, Listed, Stats
from checker.store.rows import edition_of, entry_of, text_of
from checker.store.schema import articles, claims, decisions, drafts, metadata
from checker.store.transactions import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, Engine

    from checker.store.nouns import Entry, Filter

_LISTED: Final = (
    "id", "path", "url", "title", "outlet", "language", "published", "claims", "added", "updated",
)  # fmt: skip
_CLAIM: Final = (
    "figure", "kind", "surface", "value", "unit", "magnitude", "actor", "predicate", "place", "period", "stage",
    "source",
)  # fmt: skip
_PORTION: Final = 200  # articles read at a time


def article(engine: Engine, own: str, rules: Path) -> Entry | None:
    """The article with that id."""
    with reading(engine) as connection:
        row = connection.execute(select(articles).where(articles.c.id == own)).mappings().first()
    return None if row is None else entry_of(row, rules)


def claims_of(engine: Engine, own: str) -> tuple[ClaimLine, ...]:
    """The claims of the article of that id, in order."""
    query = (
        select(claims, articles.c.text.label("whole"))
        .join(articles, articles.c.number == claims.c.article)
        .where(articles.c.id == own)
        .order_by(claims.c.figure)
    )
    with reading(engine) as connection:
        rows = connection.execute(query).mappings().all()
    text = text_of(rows[0]["whole"]) if rows else ""
    return tuple(
        ClaimLine(
            **{name: row[name] for name in _CLAIM}, sentence=text[row["sentence_start"] : row["sentence_end"]].strip()
        )
        for row in rows
    )


def listed(engine: Engine, wanted: Filter) -> tuple[Listed, ...]:
    """The articles that ``wanted`` lets through, the newest first."""
    query = (
        select(*(articles.c[name] for name in _LISTED))
        .where(*_conditions(wanted))
        .order_by(articles.c.published.desc().nulls_last(), articles.c.id)
        .limit(wanted.limit)
    )
    with reading(engine) as connection:
        return tuple(Listed(**row) for row in connection.execute(query).mappings())


def whole(engine: Engine, wanted: Filter, rules: Path) -> Iterator[Entry]:
    """The articles that ``wanted`` lets through, in the order in which they came; a portion at a time."""
    last, left = 0, wanted.limit
    while left is None or left > 0:
        portion = _PORTION if left is None else min(left, _PORTION)
        query = select(articles).where(articles.c.number > last, *_conditions(wanted)).order_by(articles.c.number)
        with reading(engine) as connection:
            rows = connection.execute(query.limit(portion)).mappings().all()
        yield from (entry_of(row, rules) for row in rows)
        if len(rows) < portion:
            return
        last, left = rows[-1]["number"], None if left is None else left - len(rows)


def stats(engine: Engine, rules: Path, now: datetime) -> Stats:
    """Numbers on all that the store holds."""
    with reading(engine) as connection:
        counted = select(func.count(), func.sum(articles.c.claims), func.min(articles.c.published))
        total, found, first = connection.execute(counted).one()
        last = connection.execute(select(func.max(articles.c.published))).scalar_one()
        stale = connection.execute(
            select(func.count()).select_from(articles).where(articles.c.edition != edition_of(rules))
        ).scalar_one()
        return Stats(
            articles=total,
            claims=int(found or 0),
            first=first,
            last=last,
            outlets=_by(connection, "outlet"),
            languages=_by(connection, "language"),
            stale=stale,
            decisions=_many(connection, decisions.c.withdrawn.is_(None)),
            drafts=_many(connection, drafts.c.until > now),
            schema=NEWEST,
            bytes=_bytes(connection),
        )


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    of = articles.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.outlet is not None:
        conditions.append(of.outlet == wanted.outlet)
    if wanted.language is not None:
        conditions.append(of.language == wanted.language)
    if wanted.text is not None:
        pieces = [column.icontains(wanted.text, autoescape=True) for column in (of.id, of.title, of.url)]
        conditions.append(or_(*pieces))
    if wanted.since is not None:
        conditions.append(of.published >= wanted.since)
    if wanted.until is not None:
        conditions.append(and_(of.published.is_not(None), of.published <= wanted.until))
    return conditions


def _by(connection: Connection, name: str) -> dict[str, int]:
    column = func.coalesce(articles.c[name], "").label("value")
    query = select(column, func.count().label("many")).group_by(column)
    found: list[tuple[str, int]] = [(row.value, row.many) for row in connection.execute(query)]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def _many(connection: Connection, condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).where(condition)).scalar_one())


def _bytes(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        sizes = [func.pg_total_relation_size(table.name) for table in metadata.sorted_tables]
        return sum(int(size) for size in connection.execute(select(*sizes)).one())
    pages: Any = connection.execute(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
    return int(pages.scalar_one())
