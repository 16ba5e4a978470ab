"""The cache and ``--jobs``: faster, and never another byte."""

import json
import os
import subprocess
import sys
import time

import pytest

from checker.articles import ReadOptions, read
from checker.cache import Cache, Extracted
from checker.cache.keys import digest_of_sources, fresh_edition
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.pipeline import extracted

from .conftest import ROOT, WRONG

SEEDS = ROOT / "seeds" / "articles"


@pytest.fixture
def calls(monkeypatch):
    """The articles that were really read for figures."""
    seen = []

    def counted(articles, rules):
        seen.extend(article.id for article in articles)
        return extracted(articles, rules)

    monkeypatch.setattr("checker.pipeline.extracted", counted)
    return seen


@pytest.fixture
def again(run, articles, calls):
    """Runs ``check`` and says which articles were really read for figures."""

    def call(*options):
        calls.clear()
        result = run("check", articles, "--format", "json", *options)
        assert result.status in {0, 1}, result.err
        return sorted(calls)

    return call


def test_an_unchanged_article_is_not_read_twice(run, articles, again):
    first = run("check", articles, "--format", "json").out
    assert again() == []
    assert run("check", articles, "--format", "json").out == first
    assert run("check", articles, "--format", "json", "--no-cache").out == first


def test_nothing_is_kept_where_nothing_shall_be(again, desk):
    assert again("--no-cache") == ["plain", "right", "wrong"]
    assert not (desk / ".cache").exists()


def test_it_lies_where_xdg_or_an_option_says(again, desk):
    again()
    assert (desk / ".cache" / "claim-checker" / "CACHEDIR.TAG").is_file()
    assert again("--cache-dir", "mine") == ["plain", "right", "wrong"]
    assert again("--cache-dir", "mine") == []
    assert (desk / "mine" / ".gitignore").read_text() == "*\n"


def test_a_changed_text_is_read_again(again, articles):
    again()
    (articles / "wrong.md").write_text(WRONG.replace("21조", "22조"))
    assert again() == ["wrong"]


def test_changed_metadata_are_read_again(run, again, articles):
    before = run("extract", articles / "plain.md", "--frames").out
    again()
    text = (articles / "plain.md").read_text()
    (articles / "plain.md").write_text(text.replace("2024-04-18", "2023-04-18"))
    assert again() == ["plain"]
    (articles / "right.meta.yaml").write_text("outlet: 해동일보\n")
    assert again() == ["right"]
    assert again("--published", "2020-01-02") == ["plain", "right", "wrong"]
    assert run("extract", articles / "plain.md", "--frames").out == before


def test_a_changed_rule_is_seen(again, articles, rules):
    assert again("--rules", rules) == ["plain", "right", "wrong"]
    assert again("--rules", rules) == []
    path = rules / "units" / "power.yaml"
    path.write_text(path.read_text().replace("symbols: [MW, ㎿,", "symbols: [MW,"))
    assert "150㎿" not in run_anew(articles, rules)


def run_anew(articles, rules):
    """``extract --frames`` in a process that remembers nothing but the cache."""
    command = [sys.executable, "-m", "checker", "extract", "--frames", str(articles), "--rules", str(rules)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout.decode()


def test_another_version_or_other_sources_are_another_edition(again, monkeypatch, desk):
    again()
    monkeypatch.setattr("checker.__version__", "9.9.9")
    assert again() == ["plain", "right", "wrong"]
    before = fresh_edition(rules_folder())
    monkeypatch.setattr("checker.cache.keys._PROGRAM", digest_of_sources(desk))
    other = fresh_edition(rules_folder())
    (desk / "a.py").write_text("1")
    monkeypatch.setattr("checker.cache.keys._PROGRAM", digest_of_sources(desk))
    assert len({before, other, fresh_edition(rules_folder())}) == 3


def test_other_rates_are_seen_though_nothing_is_read_again(run, again, articles, desk):
    again()
    (desk / "desk.csv").write_text("Date,USD,KRW\n2024-04-18,1.0,2625\n2024-04-17,1.0,2625\n")
    assert again("--rates", "desk.csv") == []
    assert run("check", articles / "wrong.md", "--rates", "desk.csv", "--only", "CU301").status == 0
    assert run("check", articles / "wrong.md", "--only", "CU301").status == 1


@pytest.mark.parametrize("damage", [b"", b"x", None, b"\0" * 32 + b"{}"])
def test_a_damaged_file_is_as_if_it_were_not_there(run, again, articles, desk, damage):
    first = run("check", articles, "--format", "json").out
    for path in (desk / ".cache").rglob("*"):
        if path.is_file() and path.parent.name != "claim-checker":
            path.write_bytes(path.read_bytes().replace(b"KRW", b"JPY") if damage is None else damage)
    assert run("check", articles, "--format", "json").out == first
    assert again() == []


def test_a_folder_that_cannot_be_made_is_refused_where_it_was_asked_for(run, articles, desk, monkeypatch):
    (desk / "file").write_text("")
    result = run("check", articles, "--cache-dir", "file")
    assert (result.status, result.error) == (2, "file: cannot hold the cache: Not a directory")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "file"))
    assert run("check", articles / "right.md").status == 0


def test_what_nobody_asks_for_goes(again, articles, desk):
    again()
    tag = desk / ".cache" / "claim-checker" / "CACHEDIR.TAG"
    files = list((desk / ".cache").glob("claim-checker/articles-*/*/*"))
    old = time.time() - 40 * 24 * 3600
    for path in (tag, *files):
        os.utime(path, (old, old))
    (articles / "plain.md").unlink()
    assert again() == ["right", "wrong"]
    assert sum(path.exists() for path in files) == 2


@pytest.fixture(scope="module")
def seeds():
    rules = rules_folder()
    reading = read([str(SEEDS)], ReadOptions(load_furniture(rules / "furniture")))
    return reading.articles, extracted(reading.articles, rules)


def test_what_comes_back_is_what_was_put_in(seeds, tmp_path):
    cache = Cache(tmp_path, rules_folder(), b"an edition")
    for article, found in zip(*seeds, strict=True):
        assert cache.get(article) is None
        cache.put(article, found)
        back = cache.get(article)
        assert isinstance(back, Extracted)
        assert back == found
        assert repr(back.figures) == repr(found.figures)


def test_several_processes_print_the_same_bytes(run, desk):
    folder = desk / "many"
    folder.mkdir()
    for number in range(70):
        (folder / f"{number}.md").write_text(
            WRONG.replace("id: wrong", f"id: a{number}").replace("80", f"{80 + number}")
        )
    (folder / "33.md").write_text("")
    (folder / "50.jsonl").write_text('{"text": "80억 달러", "id": "j"}\nno\n')
    for command in (
        ("check", folder, "--format", "json"),
        ("extract", folder),
        ("extract", folder, "--frames"),
        ("facts", folder),
    ):
        one, two = (run(*command, "--jobs", jobs, "--no-cache") for jobs in (1, 2))
        assert one == two
        assert one.err.count("\n") == 2
    (folder / "60.md").write_text(WRONG.replace("id: wrong", "id: a10"))  # an id that two have
    one, two = (run("extract", folder, "--jobs", jobs) for jobs in (1, 2))
    assert one == two
    assert {json.loads(line)["article"] for line in one.out.splitlines()} >= {"a10", "a10#2"}


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_is_one_or_more(run, articles, jobs):
    result = run("check", articles, "--jobs", jobs)
    assert result.status == 2
    assert "--jobs" in result.error
