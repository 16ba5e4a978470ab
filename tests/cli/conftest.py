"""The command line as a user meets it: in this process, or as one of its own."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.cli import main
from checker.packs import rules_folder

ROOT = Path(__file__).resolve().parents[2]

_ARTICLE = "---\nid: {}\npublished: 2024-04-18\n---\n{}\n"
WRONG = _ARTICLE.format("wrong", "오라클은 일본에 80억 달러(약 21조 원)를 투자한다.")
RIGHT = _ARTICLE.format("right", "오라클은 일본에 80억 달러(약 11조 원)를 투자한다.")
PLAIN = _ARTICLE.format("plain", "공장은 150㎿를 쓴다.")


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line on standard error."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("claim-checker: ")
        return self.err.removeprefix("claim-checker: ").rstrip("\n")


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder of one's own, no settings above it, an English locale and no updated rates."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def articles(desk):
    """Three articles in a folder ``news``: one wrong, one right, one with a single figure."""
    folder = desk / "news"
    folder.mkdir()
    for name, text in (("wrong.md", WRONG), ("right.md", RIGHT), ("plain.md", PLAIN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def rules(desk):
    """A copy of the rules that may be changed."""
    return Path(shutil.copytree(rules_folder(), desk / "rules"))


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command line in this process."""

    def call(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return call


@pytest.fixture
def process():
    """Runs the command line as a process of its own; output is bytes."""

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "checker", *map(str, arguments)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
        settings = kept | {"PYTHONPATH": str(ROOT)} | environment
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=settings)

    return call
