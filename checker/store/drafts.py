"""Drafts that somebody asked to keep, until their day comes; nothing keeps a draft by itself."""

from __future__ import annotations

import json
import secrets
import zlib
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from checker.model import Article
from checker.store.nouns import KeptDraft
from checker.store.schema import drafts
from checker.store.transactions import reading, writing

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine, RowMapping

_BYTES = 16  # of a key that nobody guesses


def keep(engine: Engine, article: Article, days: int, editor: str | None, now: datetime) -> KeptDraft:
    """Keep a draft for so many days; those whose time is over go."""
    kept = KeptDraft(secrets.token_urlsafe(_BYTES), article, editor, now, now + timedelta(days=days))
    with writing(engine) as connection:
        connection.execute(delete(drafts).where(drafts.c.until <= now))
        connection.execute(
            insert(drafts).values(key=kept.key, article=_bytes(article), editor=editor, kept=now, until=kept.until)
        )
    return kept


def found(engine: Engine, now: datetime, key: str | None = None) -> tuple[KeptDraft, ...]:
    """The drafts that are kept, the newest first; only the one of ``key`` where that is given."""
    query = select(drafts).where(drafts.c.until > now).order_by(drafts.c.kept.desc(), drafts.c.key)
    if key is not None:
        query = query.where(drafts.c.key == key)
    with reading(engine) as connection:
        return tuple(_draft(row) for row in connection.execute(query).mappings())


def forget(engine: Engine, key: str) -> bool:
    """Delete a draft; whether it was there."""
    with writing(engine) as connection:
        return connection.execute(delete(drafts).where(drafts.c.key == key)).rowcount > 0


def expire(engine: Engine, now: datetime) -> int:
    """Delete the drafts whose time is over; how many they were."""
    with writing(engine) as connection:
        return connection.execute(delete(drafts).where(drafts.c.until <= now)).rowcount


def _bytes(article: Article) -> bytes:
    content = asdict(article) | {"published": article.published and article.published.isoformat()}
    return zlib.compress(json.dumps(content).encode())


def _draft(row: RowMapping) -> KeptDraft:
    content: dict[str, Any] = json.loads(zlib.decompress(row["article"]))
    day, headline = content["published"], content["headline"]
    article = Article(
        **content
        | {
            "published": date.fromisoformat(day) if day else None,
            "headline": (headline[0], headline[1]) if headline else None,
            "furniture": tuple((first, last) for first, last in content["furniture"]),
        }
    )
    return KeptDraft(row["key"], article, row["editor"], row["kept"], row["until"])
