"""What must hold of a store at any moment: articles have all of their claims and postings, and these an article."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from checker.store.keys import unpacked
from checker.store.schema import articles, claims, postings
from checker.store.transactions import reading


def faults(store):
    """What is half there."""
    with reading(store.engine) as connection:
        rows = connection.execute(select(articles)).mappings().all()
        counted = Counter(connection.execute(select(claims.c.article)).scalars())
        posted = Counter(tuple(row) for row in connection.execute(select(postings)))
    expected = Counter(
        (key, row["published"].toordinal() if row["published"] else 0, row["number"])
        for row in rows
        for key in unpacked(row["posted"])
    )
    found = [f"{row['id']} has not all claims" for row in rows if counted[row["number"]] != row["claims"]]
    found += ["claims without an article"] if counted.keys() - {row["number"] for row in rows} else []
    found += ["postings are not those of the articles"] if posted != expected else []
    return found
