"""What other processes do to a store while a test looks on: ``python actors.py NAME URL ...``."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import event, func, select

from checker import pipeline
from checker.packs import rules_folder
from checker.store import Entry, open_store
from checker.store.schema import articles, claims
from checker.store.transactions import reading
from tests.facts.desk import articles as written

RULES = rules_folder()
SHORT = "오라클은 일본에 80억 달러를 투자한다. 직원은 300명이다."
LONG = SHORT + " 소니는 5000억 엔을 낸다. 공장은 150MW를 쓴다. 마이크로소프트는 29억 달러를 쓴다."


def batch(**texts):
    """Articles with what is read in them."""
    found = written(**texts)
    return [Entry(*pair) for pair in zip(found, pipeline.extracted(found, RULES), strict=True)]


def die_when(store, beginning):
    """Kill this process at the first statement that begins so, right after it was executed."""

    @event.listens_for(store.engine, "after_cursor_execute")
    def kill(_connection, _cursor, statement, *_rest):
        if statement.startswith(beginning):
            os.kill(os.getpid(), signal.SIGKILL)


def killed(url, beginning):
    """Replaces ``known`` and adds two, and dies in the middle."""
    with open_store(url, RULES) as store:
        changed = batch(known=LONG, other=SHORT, third=LONG)
        die_when(store, beginning)
        store.add(changed)


def endless(url):
    """Adds one article after the other, and says so, until somebody kills it."""
    text = batch(a=LONG)[0]
    with open_store(url, RULES) as store:
        number = 0
        while True:
            number += 1
            store.add([Entry(replace(text.article, id=f"a{number}", path=f"a{number}.md"), text.read)])
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def write(url, name, rounds):
    """Adds articles and changes one again and again."""
    short, long = batch(a=SHORT, b=LONG)
    with open_store(url, RULES) as store:
        for number in range(int(rounds)):
            version = short if number % 2 else long
            for own in (f"{name}-turning", f"{name}-{number}"):
                store.add([Entry(replace(version.article, id=own, path=f"{own}.md"), version.read)])


def read(url, stop):
    """Looks at the store until the file ``stop`` is there; prints how often, and what was not whole."""
    draft = batch(draft=LONG)
    looks, wrong = 0, []
    with open_store(url, RULES) as store:
        while True:
            last = Path(stop).exists()
            with reading(store.engine) as connection:
                counted = select(claims.c.article, func.count().label("many")).group_by(claims.c.article).subquery()
                query = select(articles.c.id, articles.c.claims, counted.c.many).join(
                    counted, counted.c.article == articles.c.number, isouter=True
                )
                wrong += [row.id for row in connection.execute(query) if row.claims != row.many]
            found = store.candidates(draft)
            wrong += [entry.article.id for entry in found.entries if entry.read.figures[0].surface != "80억 달러"]
            looks += 1
            if last:
                break
    sys.stdout.write(" ".join([str(looks), *wrong]))


if __name__ == "__main__":
    {"killed": killed, "endless": endless, "write": write, "read": read}[sys.argv[1]](*sys.argv[2:])
