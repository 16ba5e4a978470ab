"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
from contextlib import contextmanager

import pytest

from checker import pipeline
from checker.packs import rules_folder
from checker.store import Entry, open_store
from tests.facts.desk import articles
from tests.store import cluster as servers

RULES = rules_folder()


def absent(what):
    """Skip, or fail where the machine was set up to have it."""
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what}, though REQUIRE_SERVICES=1")
    pytest.skip(what)


@pytest.fixture(scope="package")
def postgresql():
    """The folder of a running server's socket."""
    if servers.binaries() is None:
        absent("no PostgreSQL server is installed (initdb is in none of the usual folders)")
    with servers.cluster() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of a database that holds nothing yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/archive.db"
        return
    with servers.database(request.getfixturevalue("postgresql")) as found:
        yield found


@pytest.fixture
def store(url):
    """An empty store."""
    with open_store(url, RULES, create=True) as opened:
        yield opened


def entries(**texts):
    """Articles written in a test, with what is read in them; see tests.facts.desk."""
    found = articles(**texts)
    return [Entry(*pair) for pair in zip(found, pipeline.extracted(found, RULES), strict=True)]


@contextmanager
def kept(url, **texts):
    """A store that holds these articles."""
    with open_store(url, RULES, create=True) as opened:
        opened.add(entries(**texts))
        yield opened
