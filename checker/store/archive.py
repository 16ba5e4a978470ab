"""Articles in, by whole batches; an article is in the archive with all of its claims, or it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, insert, select, update

from checker.store.keys import day_number, run_of, stored_keys, unpacked
from checker.store.likeness import same_story
from checker.store.nouns import Added
from checker.store.rows import article_of, article_row, claim_rows, edition_of, read_anew
from checker.store.schema import articles, claims, postings
from checker.store.transactions import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine, RowMapping

    from checker.claims.run import Run
    from checker.model import Article
    from checker.store.nouns import ArticleState, Entry

_BATCH: Final = 250  # articles of one transaction: a killed run loses less than a second's work
_MANY: Final = 500  # values of one IN


@dataclass(frozen=True, slots=True)
class _Planned:
    """One article, ready to be written.

    Attributes:
        row: Its row, without number and moments.
        known: The row that it replaces, None where it is new.
        state: What is said of it.
    """

    run: Run
    row: dict[str, Any]
    known: RowMapping | None
    state: ArticleState


def add(engine: Engine, entries: Iterable[Entry], rules: Path) -> Iterator[Added]:
    """Keep articles with their claims, batch by batch; what a batch says of its articles is on the disk."""
    for batch in _batches(entries):
        prepared = [(run, article_row(entry, rules, run)) for entry in batch for run in (run_of(entry, rules),)]
        with writing(engine) as connection:
            planned = _plan(connection, prepared)
            _write(connection, planned)
        yield Added(tuple(plan.state for plan in planned))


def remove(engine: Engine, ids: Sequence[str]) -> tuple[str, ...]:
    """Take articles out, by their ids; those that were there."""
    gone = []
    with writing(engine) as connection:
        for at in range(0, len(ids), _MANY):
            wanted = articles.c.id.in_(ids[at : at + _MANY])
            of = articles.c
            query = select(of.number, of.id, of.posted, of.published).where(wanted)
            for row in connection.execute(query).mappings().all():
                _forget(connection, row)
                connection.execute(delete(articles).where(articles.c.number == row["number"]))
                gone.append(row["id"])
    return tuple(gone)


def refresh(engine: Engine, rules: Path) -> Iterator[int]:
    """Find the figures of articles anew where another version of program or rules found them; how many, by batches."""
    last = 0
    while True:
        with reading(engine) as connection:
            stale = select(articles).where(articles.c.edition != edition_of(rules), articles.c.number > last)
            rows = connection.execute(stale.order_by(articles.c.number).limit(_BATCH)).mappings().all()
        if not rows:
            return
        fresh = [_anew(row, rules) for row in rows]
        with writing(engine) as connection:
            numbers = articles.c.number.in_([row["number"] for row in rows])
            now = connection.execute(select(articles.c.number, articles.c.digest).where(numbers))
            same = {(row.number, row.digest) for row in now}  # what was changed or removed meanwhile is left alone
            kept = [(row["number"], row["digest"]) in same for row in rows]
            _write(connection, [plan for plan, still in zip(fresh, kept, strict=True) if still])
        yield sum(kept)
        last = rows[-1]["number"]


def _anew(row: RowMapping, rules: Path) -> _Planned:
    entry = read_anew(article_of(row), rules)
    run = run_of(entry, rules)
    return _Planned(run, article_row(entry, rules, run) | {"digest": row["digest"]}, row, "unchanged")


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Of two articles with one id in a row the second is in a later batch, so that it meets the first."""
    batch: list[Entry] = []
    ids: set[str] = set()
    for entry in entries:
        if len(batch) == _BATCH or entry.article.id in ids:
            yield batch
            batch, ids = [], set()
        batch.append(entry)
        ids.add(entry.article.id)
    if batch:
        yield batch


def _plan(connection: Connection, prepared: Sequence[tuple[Run, dict[str, Any]]]) -> list[_Planned]:
    same = _rows(connection, "digest", [row["digest"] for _, row in prepared])
    alike = _rows(connection, "id", [row["id"] for _, row in prepared])
    taken: set[str] = set()
    planned = []
    for run, row in prepared:
        known: RowMapping | None = same.get(row["digest"])
        if known is not None:
            planned.append(_Planned(run, row | {"id": known["id"]}, known, "unchanged"))
            continue
        article = run.articles[0]
        own, known = _own(connection, article, alike.get(article.id), taken)
        taken.add(own)
        planned.append(_Planned(run, row | {"id": own}, known, "added" if known is None else "updated"))
    return planned


def _own(
    connection: Connection, article: Article, known: RowMapping | None, taken: set[str]
) -> tuple[str, RowMapping | None]:
    """The id under which an article is kept, and the row of its earlier version.

    Files of two folders may have one name and different stories; the second is told apart by a number.
    """
    own = article.id
    for number in count(2):
        if known is None and own not in taken:
            return own, None
        if known is not None and own not in taken and is_version(article, article_of(known)):
            return own, known
        own = f"{article.id}#{number}"
        known = _rows(connection, "id", [own]).get(own)
    raise AssertionError


def is_version(article: Article, known: Article) -> bool:
    """Whether ``article`` is what became of ``known``."""
    if article.path == known.path or (article.url is not None and article.url == known.url):
        return True
    name = PurePosixPath(article.path).stem
    told = article.id != name and not article.id.startswith(f"{name}#")  # by the article, and not by its file's name
    return told or same_story(article, known)


def _rows(connection: Connection, name: str, values: Sequence[Any]) -> dict[Any, RowMapping]:
    """The rows of articles by the values of a column."""
    column = articles.c[name]
    return {row[name]: row for row in connection.execute(select(articles).where(column.in_(values))).mappings()}


def _write(connection: Connection, planned: Sequence[_Planned]) -> None:
    now = datetime.now(UTC)
    new = [plan for plan in planned if plan.known is None]
    numbers = _insert(connection, [plan.row | {"added": now, "updated": now} for plan in new])
    placed = list(zip(new, numbers, strict=True))
    for plan in planned:
        if plan.known is None or _as_it_is(plan):
            continue
        _forget(connection, plan.known)
        moment = plan.known["updated"] if plan.state == "unchanged" else now
        changed = update(articles).where(articles.c.number == plan.known["number"])
        connection.execute(changed.values(plan.row | {"updated": moment}))
        placed.append((plan, plan.known["number"]))
    _index(connection, placed)


def _as_it_is(plan: _Planned) -> bool:
    """Whether nothing has to be written: the same content, read by the same program and rules."""
    return plan.state == "unchanged" and plan.known is not None and plan.known["edition"] == plan.row["edition"]


def _insert(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The numbers of the new rows, in order."""
    if not rows:
        return []
    made = insert(articles).returning(articles.c.number, sort_by_parameter_order=True)
    return list(connection.execute(made, rows).scalars())


def _index(connection: Connection, placed: Sequence[tuple[_Planned, int]]) -> None:
    """The claims and postings of articles."""
    rows = [row for plan, number in placed for row in claim_rows(plan.run, number)]
    if rows:
        connection.execute(insert(claims), rows)
    found = sorted(
        (key, day_number(plan.run.articles[0]), number) for plan, number in placed for key in stored_keys(plan.run)
    )  # in the order of the index, which is quicker to fill
    if found:
        names = ("key", "day", "article")
        connection.execute(insert(postings), [dict(zip(names, values, strict=True)) for values in found])


def _forget(connection: Connection, row: RowMapping) -> None:
    """Take out the claims and postings of the article of ``row``."""
    number = row["number"]
    connection.execute(delete(claims).where(claims.c.article == number))
    day = 0 if row["published"] is None else row["published"].toordinal()
    keys = [{"k": key, "d": day, "a": number} for key in unpacked(row["posted"])]
    if keys:
        at = (
            postings.c.key == bindparam("k"),
            postings.c.day == bindparam("d"),
            postings.c.article == bindparam("a"),
        )
        connection.execute(delete(postings).where(*at), keys)
