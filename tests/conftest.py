"""A server as a newsroom runs it: a process of its own on this machine, on a port that was free."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.store import Entry, open_store

ROOT = Path(__file__).resolve().parents[1]
# A run in the background begins with SIGINT ignored, and what the tests start would inherit that and never end by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

_PLACE = re.compile(r"serving on (http://\S+);")


@dataclass
class Served:
    """A running server: where it is, and what it has said on standard error."""

    url: str
    said: list[str]
    process: subprocess.Popen[str]


@pytest.fixture(scope="session")
def serving(tmp_path_factory):
    """Starts servers; each ends with the tests."""
    running, readers = [], []

    def start(*arguments: object, **environment: str) -> Served:
        home = tmp_path_factory.mktemp("serve")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "CLAIM_"))}
        settings = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home), "PYTHONWARNINGS": "error"}
        command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--workers", "1", *map(str, arguments)]
        process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=home, env=kept | settings | environment, encoding="utf-8"
        )
        running.append(process)
        said: list[str] = []
        for line in process.stderr:
            said.append(line)
            if found := _PLACE.search(line):
                readers.append(Thread(target=said.extend, args=(process.stderr,), daemon=True))
                readers[-1].start()
                return Served(found[1], said, process)
        pytest.fail(f"the server did not start: {''.join(said)}")

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=20)
    for reader in readers:
        reader.join(timeout=20)  # its end of the pipe closes with the last process
    for process in running:
        process.stderr.close()


@pytest.fixture
def run_cli(tmp_path):
    """Runs the command line as a process of its own."""

    def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "CLAIM_"))}
        command = [sys.executable, "-m", "checker", *map(str, arguments)]
        settings = kept | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path)} | environment
        return subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=tmp_path, env=settings, encoding="utf-8"
        )

    return call


@pytest.fixture(scope="session")
def served(serving):
    """A server without an archive."""
    return serving()


@pytest.fixture(scope="session")
def archived(serving, tmp_path_factory):
    """A server with an archive in SQLite, which holds the other articles of seeds/."""
    place = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.db"
    others = [str(path) for path in sorted((ROOT / "seeds/articles").glob("*.md")) if "ko-oracle" not in path.name]
    rules = rules_folder()
    articles = read(others, ReadOptions(load_furniture(rules / "furniture"))).articles
    with open_store(place, rules, create=True) as store:
        store.add(map(Entry, articles, pipeline.extracted(articles, rules)))
    return serving("--store", place)
