"""Articles and claims as rows of the store, and back."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from checker.cache import Extracted, edition
from checker.cache.codec import decode, encode
from checker.errors import StoreError
from checker.model import Article
from checker.store.keys import magnitude, packed, stored_keys
from checker.store.nouns import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping

    from checker.claims.run import Run
    from checker.model import Claim, Language

_PLAIN: Final = ("id", "path", "url", "title", "outlet", "author", "language", "published")
_FAST: Final = 1  # a level of compression: reading is what counts
_NUL: Final = "\0"
# Articles whose figures stay at hand: while an editor types, each check meets those of the one before.
_REMEMBERED: Final = 512


@lru_cache(maxsize=4)
def edition_of(rules: Path) -> bytes:
    """What the figures depend on besides their article; it costs 50 ms."""
    return edition(rules)


def digest_of(article: Article) -> bytes:
    """Of all that is known of an article but its path: moved, it is the same."""
    digest = hashlib.sha256()
    for field in fields(article):
        if field.name != "path":
            part = repr(getattr(article, field.name)).encode("utf-8", "surrogatepass")
            digest.update(b"%d:%b" % (len(part), part))
    return digest.digest()


def article_row(entry: Entry, rules: Path, run: Run) -> dict[str, Any]:
    """The row of an article, without its number and its moments.

    Raises:
        StoreError: Its metadata hold what no database takes.
    """
    article = entry.article
    plain = {name: getattr(article, name) for name in _PLAIN}
    for name, value in plain.items():
        if isinstance(value, str) and _NUL in value:
            raise StoreError(f"'{name}' holds a NUL character; remove it", article.path.replace(_NUL, "\ufffd"))
    return plain | {
        "parts": {
            "headline": article.headline,
            "furniture": article.furniture,
            "primary": article.primary,
            "extracted": article.extracted,
        },
        "text": _compressed(article.text.encode("utf-8", "surrogatepass")),
        "digest": digest_of(article),
        "edition": edition_of(rules),
        "read": _compressed(encode(entry.read)),
        "claims": len(run.claims),
        "posted": packed(stored_keys(run)),
    }


def claim_rows(run: Run, number: int) -> list[dict[str, Any]]:
    """The rows of the claims of the one article of ``run``."""
    return [_claim_row(run, claim, number) for claim in run.claims]


def article_of(row: RowMapping | Mapping[str, Any]) -> Article:
    """The article of a row."""
    parts = row["parts"]
    headline = parts["headline"]
    return Article(
        id=row["id"],
        path=row["path"],
        text=text_of(row["text"]),
        language=cast("Language", row["language"]),
        published=row["published"],
        headline=None if headline is None else (headline[0], headline[1]),
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        url=row["url"],
        primary=parts["primary"],
        furniture=tuple((first, last) for first, last in parts["furniture"]),
        extracted=parts["extracted"],
    )


def text_of(data: bytes) -> str:
    """A text as it was."""
    return _whole(data).decode("utf-8", "surrogatepass")


def entry_of(row: RowMapping | Mapping[str, Any], rules: Path) -> Entry:
    """The article of a row with its figures, found anew where another version of program or rules found them."""
    article = article_of(row)
    if row["edition"] == edition_of(rules):
        try:
            return Entry(article, _decoded(row["read"]))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise StoreError(f"the figures of article '{article.id}' are damaged; add it again") from error
    return read_anew(article, rules)


@lru_cache(maxsize=_REMEMBERED)
def _decoded(data: bytes) -> Extracted:
    return decode(_whole(data))


@lru_cache(maxsize=_REMEMBERED)
def read_anew(article: Article, rules: Path) -> Entry:
    """The article with its figures as this program finds them."""
    from checker.claims import framed  # noqa: PLC0415 - only where the store is older than the program
    from checker.figures import extract  # noqa: PLC0415

    figures = extract(article, rules)
    return Entry(article, Extracted(figures, framed([article], [figures], rules)[0]))


def _claim_row(run: Run, claim: Claim, number: int) -> dict[str, Any]:
    head, frame, framed = run.head(claim), claim.frame, run.framed[0]
    start, end = framed.views[claim.sentence].span if framed.views else (head.start, head.end)
    slots = {
        name: None if slot is None else slot.id
        for name, slot in (
            ("actor", frame.actor),
            ("predicate", frame.predicate),
            ("place", frame.place),
            ("period", frame.period),
            ("stage", frame.stage),
            ("source", frame.source),
        )
    }
    return {
        "article": number,
        "figure": claim.figures[0],
        "kind": head.kind,
        "surface": head.surface.replace(_NUL, "\ufffd"),
        "value": head.number,
        "unit": head.unit,
        "magnitude": magnitude(head, run.articles[0].published),
        "sentence_start": start,
        "sentence_end": end,
        **slots,
    }


def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, _FAST)


def _whole(data: bytes) -> bytes:
    return zlib.decompress(data)
