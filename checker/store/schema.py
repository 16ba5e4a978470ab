"""The tables of the store, as the newest version has them; ``migrations`` brings older ones here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.types import TypeDecorator

metadata: Final = MetaData()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """In UTC, whatever zone it came in."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """With its zone."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only in a column of exactly this type.
_Number: Final[Any] = BigInteger().with_variant(Integer(), "sqlite")

versions: Final = Table(
    "claim_checker_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied", Moment, nullable=False),
)

# One row holds all of an article, so that no reader sees half of one. Texts are compressed, which also lets
# PostgreSQL hold a NUL.
articles: Final = Table(
    "articles",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("path", String, nullable=False),
    Column("url", String),
    Column("title", String),
    Column("outlet", String),
    Column("author", String),
    Column("language", String(2), nullable=False),
    Column("published", Date),
    Column("parts", JSON, nullable=False),  # headline, furniture, primary, extracted
    Column("text", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),  # of the text and of all that is known of it
    Column("edition", LargeBinary, nullable=False),  # of the program and the rules that found the figures
    Column("read", LargeBinary, nullable=False),  # the figures and their frames
    Column("claims", Integer, nullable=False),
    Column("posted", LargeBinary, nullable=False),  # the keys of its postings, so that they are found again
    Column("added", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Index("articles_digest", "digest"),
    Index("articles_published", "published"),
    sqlite_autoincrement=True,
)

# What people and other programs ask of an archive; the sentence is a piece of the article's text.
claims: Final = Table(
    "claims",
    metadata,
    Column("article", _Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("figure", Integer, primary_key=True, autoincrement=False),  # of its first figure, among the article's
    Column("kind", String, nullable=False),
    Column("surface", String, nullable=False),
    Column("value", Float),
    Column("unit", String, nullable=False),
    Column("magnitude", Float),  # log10 of the amount in dollars of its day, else in its own unit
    Column("actor", String),
    Column("predicate", String),
    Column("place", String),
    Column("period", String),
    Column("stage", String),
    Column("source", String),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What a claim can be found by, hashed; in the order in which the newest of a key come first.
postings: Final = Table(
    "postings",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),  # of publication, 0 where nobody knows
    Column("article", _Number, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

decisions: Final = Table(
    "decisions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("article", String, nullable=False),
    Column("surfaces", JSON, nullable=False),
    Column("verdict", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("editor", String),
    Column("decided", Moment, nullable=False),
    Column("withdrawn", Moment),
    Column("withdrawn_by", String),
    Column("details", JSON, nullable=False),
    Index("decisions_fingerprint", "fingerprint"),
    Index("decisions_article", "article"),
    sqlite_autoincrement=True,
)

drafts: Final = Table(
    "drafts",
    metadata,
    Column("key", String, primary_key=True),
    Column("article", LargeBinary, nullable=False),
    Column("editor", String),
    Column("kept", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Index("drafts_until", "until"),
)
