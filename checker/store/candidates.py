"""The articles of the archive that may speak of what a draft speaks of: a few lookups in an index, never a scan.

Each key of the draft's claims gives its newest articles; an article counts for what the keys in common tell.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sqlalchemy import BigInteger, bindparam, literal_column, select, union_all

from checker.store.archive import is_version
from checker.store.keys import probes, run_of, unpacked
from checker.store.likeness import nearly_identical
from checker.store.nouns import Candidates
from checker.store.rows import entry_of
from checker.store.schema import articles, postings
from checker.store.transactions import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Select

    from checker.model import Article
    from checker.store.nouns import Entry

MOST: Final = 24
_NEWEST: Final = 24  # articles of one key
_KEYS: Final = 384  # keys of one draft
_SIZES: Final = (8, 32, 128)  # keys of one statement, so that databases remember a few statements and not many
_FURTHER: Final = 8  # articles that have nothing in common with the draft itself
_SPARE: Final = 4  # for versions of the draft itself among them


def candidates(engine: Engine, drafts: Sequence[Entry], rules: Path, most: int) -> Candidates:
    """At most ``most`` articles that share a key with the claims of ``drafts``, in order of their paths."""
    weight: dict[int, int] = {}
    for draft in drafts:
        for probe in probes(run_of(draft, rules)):
            weight[probe.key] = max(probe.weight, weight.get(probe.key, 0))
    keys = sorted(weight, key=lambda key: (-weight[key], key))[:_KEYS]
    with reading(engine) as connection:
        ranked = _ranked(_postings(connection, keys), weight)
        chosen = ranked[: most + _SPARE]
        further = _further(connection, chosen, weight) if len(chosen) < most else []
        chosen += further[: min(max(most - len(chosen), 0), _FURTHER)]
        rows = connection.execute(select(articles).where(articles.c.number.in_(chosen))).mappings().all()
    entries = {row["number"]: entry_of(row, rules) for row in rows}
    others: list[Entry] = []
    own: list[Entry] = []
    for number in chosen:
        if number in entries:
            mine = any(_is_own(draft.article, entries[number].article) for draft in drafts)
            (own if mine else others).append(entries[number])
    kept = sorted(others[:most], key=lambda entry: (entry.article.path, entry.article.id))
    return Candidates(tuple(kept), tuple(entry.article for entry in own), len(ranked) + len(further))


def _further(connection: Connection, chosen: Sequence[int], asked: Mapping[int, int]) -> list[int]:
    """Where there is room: articles that share a key with those chosen, since they may bear out what these print."""
    query = select(articles.c.posted).where(articles.c.number.in_(chosen))
    near = {key for data in connection.execute(query).scalars() for key in unpacked(data)} - asked.keys()
    found = _postings(connection, sorted(near)[:_KEYS])
    known = set(chosen)
    return [number for number in _ranked(found, dict.fromkeys(found, 1)) if number not in known]


def _is_own(draft: Article, other: Article) -> bool:
    """Whether ``other`` is the draft itself, kept before; a copy in another outlet is not."""
    if draft.id == other.id and is_version(draft, other):
        return True
    elsewhere = draft.outlet is not None and other.outlet is not None and draft.outlet != other.outlet
    return not elsewhere and nearly_identical(draft, other)


def _postings(connection: Connection, keys: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """For each key that finds something its articles, the newest first, each with its day."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    at = 0
    while at < len(keys):
        size = next((size for size in _SIZES if size >= len(keys) - at), _SIZES[-1])
        part = list(keys[at : at + size])
        filled = part + part[-1:] * (size - len(part))
        rows = connection.execute(_newest(size), {f"k{number}": key for number, key in enumerate(filled)})
        for row in dict.fromkeys(rows.all()):
            found[row.key].append((row.article, row.day))
        at += size
    return found


@lru_cache(maxsize=len(_SIZES))
def _newest(size: int) -> Select[tuple[int, int, int]]:
    """The newest articles of ``size`` keys: a branch for each, which the index answers from its end."""
    columns = postings.c.key, postings.c.day, postings.c.article
    branches = [
        select(
            select(*columns)
            .where(postings.c.key == bindparam(f"k{number}", type_=BigInteger))
            .order_by(postings.c.day.desc(), postings.c.article.desc())
            .limit(literal_column(str(_NEWEST)))
            .subquery()
        )
        for number in range(size)
    ]
    return select(union_all(*branches).subquery())


def _ranked(found: Mapping[int, Sequence[tuple[int, int]]], weight: Mapping[int, int]) -> list[int]:
    """The articles, those that tell most first, of these the newest.

    A key that few articles have tells more: the main story does not crowd out the one earlier print of a lone figure.
    """
    score: dict[int, float] = defaultdict(float)
    days: dict[int, int] = {}
    for key, hits in found.items():
        for article, day in hits:
            score[article] += weight[key] / math.sqrt(len(hits))
            days[article] = day
    return sorted(score, key=lambda article: (-score[article], -days[article], article))
