"""Readers and writers in processes of their own, at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from checker.store import open_store
from tests.store.state import faults

ACTORS = Path(__file__).with_name("actors.py")
ROUNDS = 25


def process(*arguments):
    return subprocess.Popen(
        [sys.executable, str(ACTORS), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def outcome(actor):
    out, err = actor.communicate()
    assert actor.returncode == 0, err
    return (out or "").split()


def test_no_reader_sees_half_an_article_and_no_writer_loses_one(url, tmp_path):
    open_store(url, create=True).close()
    stop = tmp_path / "stop"
    readers = [process("read", url, str(stop)) for _ in range(3)]
    writers = [process("write", url, name, str(ROUNDS)) for name in ("one", "two")]
    for writer in writers:
        outcome(writer)
    stop.touch()
    for reader in readers:
        looks, *wrong = outcome(reader)
        assert int(looks) >= 1
        assert wrong == []
    with open_store(url) as store:
        ids = {line.id for line in store.list()}
        expected = {f"{name}-{number}" for name in ("one", "two") for number in range(ROUNDS)}
        assert ids == expected | {"one-turning", "two-turning"}
        assert faults(store) == []


def test_processes_that_make_a_store_at_the_same_time_make_one(url):
    make = "import sys; from checker.store import open_store; open_store(sys.argv[1], create=True).close()"
    root = ACTORS.parents[2]
    makers = [
        subprocess.Popen([sys.executable, "-c", make, url], cwd=root, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for maker in makers:
        outcome(maker)
    with open_store(url) as store:
        assert store.stats().articles == 0
