"""``claim-checker archive`` as a newsroom uses it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import PLAIN, RIGHT, ROOT, WRONG

pytest.importorskip("sqlalchemy")
STORE = "sqlite:///archive.db"
FEED = ROOT / "tests" / "data" / "feed.xml"


@pytest.fixture
def archive(run, articles):
    """A store that holds the right and the plain article."""
    assert articles
    assert run("archive", "add", "news/right.md", "news/plain.md", "--store", STORE).out == (
        "added 2, updated 0, unchanged 0\n"
    )
    return STORE


def test_the_same_folder_again_changes_nothing(run, archive):
    assert run("archive", "add", "news", "--store", archive).out == "added 1, updated 0, unchanged 2\n"
    assert run("archive", "add", "news", "--store", archive).out == "added 0, updated 0, unchanged 3\n"


def test_a_draft_is_held_against_it(run, desk, archive):
    (desk / "draft.md").write_text(
        RIGHT.replace("right", "draft").replace("80억 달러(약 11조 원)", "80달러"), encoding="utf-8"
    )
    found = run("prepublish", "draft.md", "--against", archive, "--format", "json")
    assert found.status == 1
    report = json.loads(found.out)
    assert "MG501" in {finding["rule"] for finding in report["findings"]}
    [figure] = [figure for figure in report["draft"]["figures"] if figure["surface"] == "80달러"]
    assert not figure["new"]
    assert [(one["surface"], one["agrees"], one["published"]) for one in figure["earlier"]] == [
        ("80억 달러", False, "2024-04-18")
    ]
    text = run("prepublish", "draft.md", "--against", archive).out
    assert "≠ 80억 달러 2024-04-18 right, news/right.md" in text
    assert "Printed before" in run("prepublish", "draft.md", "--against", archive, "--format", "markdown").out


def test_an_archive_and_a_folder_serve_together(run, desk, archive):
    (desk / "draft.md").write_text(WRONG.replace("wrong", "draft"), encoding="utf-8")
    report = json.loads(
        run("prepublish", "draft.md", "--against", archive, "--against", "news", "--format", "json").out
    )
    assert {"draft", "right", "wrong"} <= {article["id"] for article in report["articles"]}


def test_what_it_holds_is_listed_counted_and_written(run, archive):
    assert run("archive", "list", "--store", archive, "--match", "RIGHT").out.endswith("  1  right\n")
    [line] = run("archive", "list", "--store", archive, "--limit", "1", "--format", "jsonl").out.splitlines()
    assert json.loads(line)["language"] == "ko"
    assert json.loads(run("archive", "stats", "--store", archive, "--format", "json").out)["articles"] == 2
    assert "articles    2\n" in run("archive", "stats", "--store", archive).out
    lines = [json.loads(line) for line in run("archive", "export", "--store", archive).out.splitlines()]
    assert [line["id"] for line in lines] == ["right", "plain"]
    assert [claim["surface"] for claim in lines[1]["claims"]] == ["150㎿"]


def test_it_can_be_copied_and_what_is_written_is_read_again(run, archive):
    assert run("archive", "export", "--store", archive, "--to", "sqlite:///copy.db").out.startswith("added 2")
    assert run("archive", "export", "--store", archive, "--to", archive).status == 2
    run("archive", "export", "--store", archive, "--output", "all.jsonl")
    assert run("archive", "add", "all.jsonl", "--store", "sqlite:///again.db").out.startswith("added 2")


def test_articles_are_taken_out_and_ids_that_nobody_has_are_said(run, archive):
    gone = run("archive", "remove", "right", "nobody", "--store", archive)
    assert (gone.status, gone.out) == (2, "removed 1\n")
    assert gone.error.startswith("there is no article 'nobody'")
    assert run("archive", "refresh", "--store", archive).out == "refreshed 0\n"


def test_a_purge_empties_the_store_and_the_cache(run, desk, archive):
    cached = list((desk / ".cache").rglob("articles-1/*/*"))
    assert cached
    assert run("archive", "purge", "--yes", "--store", archive).out == "the store and the cache are empty\n"
    assert not any(path.exists() for path in cached)
    assert run("archive", "list", "--store", archive).out == ""


def test_feeds_are_taken_in_from_files_and_folders(run, desk, archive):
    (desk / "drop").mkdir()
    shutil.copy(FEED, desk / "drop" / "feed.xml")
    assert run("archive", "add", "drop", "--store", archive).out == "added 1, updated 0, unchanged 0\n"
    (desk / "drop" / "plain.md").write_text(PLAIN, encoding="utf-8")
    assert run("archive", "add", "drop", "--store", archive).out == "added 0, updated 0, unchanged 2\n"
    (desk / "drop" / "bad.rss").write_text("no feed", encoding="utf-8")
    bad = run("archive", "add", "drop/bad.rss", "--store", archive)
    assert (bad.status, bad.error) == (2, "drop/bad.rss: is no RSS or Atom feed")


def test_a_watched_folder_is_taken_in_as_it_fills(desk, articles):
    assert articles
    command = [sys.executable, "-m", "checker", "archive", "watch", "news", "--store", STORE]
    process = subprocess.Popen(command, env=cli_environment(desk), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "added 3, updated 0, unchanged 0\n"
        (articles / "late.md").write_text(PLAIN.replace("plain", "late"), encoding="utf-8")
        assert process.stdout.readline() == "added 1, updated 0, unchanged 0\n"
        (articles / "late.md").write_text(PLAIN.replace("plain", "late").replace("150", "180"), encoding="utf-8")
        assert process.stdout.readline() == "added 0, updated 1, unchanged 0\n"
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130


def cli_environment(desk):
    import os  # noqa: PLC0415

    return os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(desk / ".cache")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("stats", "--store", "sqlite:///nowhere.db"),
            "nowhere.db: does not exist; 'claim-checker archive add' makes it",
        ),
        (("list", "--store", "archive"), "archive: is not the URL of a store"),
        (("list",), "Missing option '--store'"),
        (("watch", "-", "--store", STORE), "-: only files, folders and feeds can be watched"),
        (("watch", "nowhere", "--store", STORE), "nowhere: does not exist"),
        (("add", "nowhere", "--store", STORE), "nowhere: does not exist"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, desk, arguments, said):
    found = run("archive", *arguments)
    assert found.status == 2
    assert found.error.startswith(said)
    assert not (desk / "nowhere.db").exists()


def test_without_sqlalchemy_the_extra_is_named(run, articles, monkeypatch):
    assert articles
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert "claim-checker[archive]" in run("archive", "add", "news", "--store", STORE).error
    assert "claim-checker[archive]" in run("prepublish", "news/plain.md", "--against", STORE).error


def test_a_check_does_not_load_the_archive(articles):
    code = "import sys; from checker.cli import main; main(['check', sys.argv[1]]); print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(articles)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
