"""A process that is killed leaves whole articles and loses nothing that it said was kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.actors import LONG, SHORT
from tests.store.conftest import kept
from tests.store.state import faults

ACTORS = Path(__file__).with_name("actors.py")


def process(*arguments):
    return subprocess.Popen([sys.executable, str(ACTORS), *arguments], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM claims", "DELETE FROM postings", "INSERT INTO articles", "INSERT INTO claims"]
)
def test_killed_in_the_middle_of_an_add_it_leaves_the_archive_as_it_was(url, statement):
    with kept(url, known=SHORT) as store:
        before = store.article("known"), store.stats().claims
        with process("killed", url, statement) as other:
            assert other.wait() == -signal.SIGKILL
        assert faults(store) == []
        assert (store.article("known"), store.stats().claims) == before
        assert [line.id for line in store.list()] == ["known"]


def test_killed_at_any_time_it_keeps_what_it_said_was_kept_and_the_next_writer_goes_on(url):
    with kept(url, known=SHORT) as store:
        with process("endless", url) as other:
            said = [int(other.stdout.readline()) for _ in range(5)]
            os.kill(other.pid, signal.SIGKILL)
            said += [int(line) for line in other.stdout if line.endswith("\n")]
        assert faults(store) == []
        ids = {line.id for line in store.list()}
        assert {f"a{number}" for number in said} <= ids
        with kept(url, known=LONG) as again:
            assert again.article("known").article.text.count("달러") == 2
            assert faults(again) == []
