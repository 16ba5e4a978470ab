"""A run that is remembered prints what a run from scratch prints, to the byte, whatever has changed since."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.cache.keys import fresh_edition
from checker.cache.runs import decode, encode
from checker.cli.crew import Crew
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.pipeline import Setup
from checker.rates import embedded
from checker.rates.live import LiveRates
from checker.rates.service import NoSuchRateError
from checker.settings import Settings

from .conftest import PLAIN, RIGHT, ROOT, WRONG

OTHER = WRONG.replace("id: wrong", "id: other").replace("80억", "90억")
RATES = "Date,USD,KRW\n2024-04-18,1.0,{won}\n2024-04-17,1.0,{won}\n"


@pytest.fixture
def searches(monkeypatch):
    """How often all that is in the articles was really searched for."""
    seen = []

    def counted(articles, setup):
        seen.append(len(articles))
        return EXAMINED(articles, setup)

    monkeypatch.setattr("checker.pipeline.examined", counted)
    return seen


EXAMINED = pipeline.examined


@pytest.fixture
def checked(run, articles, searches):
    """Runs ``check``; the number of searches, and whether a run from scratch prints the same bytes."""

    def call(*options, paths=(articles,)):
        command = ("check", *paths, "--format", "json", *options)
        searches.clear()
        remembered = run(*command)
        count = len(searches)
        assert remembered == run(*command, "--no-cache")
        return count

    return call


def test_an_unchanged_desk_is_searched_once(checked):
    assert [checked(), checked(), checked()] == [1, 0, 0]


def rewrite(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


CHANGES = {
    "a text": lambda folder: rewrite(folder / "wrong.md", "21조", "22조"),
    "white space": lambda folder: rewrite(folder / "wrong.md", "오라클은 ", "오라클은  "),
    "a day": lambda folder: rewrite(folder / "wrong.md", "2024-04-18", "2023-04-18"),
    "an id": lambda folder: rewrite(folder / "wrong.md", "id: wrong", "id: wronger"),
    "a title": lambda folder: rewrite(folder / "wrong.md", "id: wrong", "id: wrong\ntitle: 오라클"),
    "an outlet in a sidecar": lambda folder: (folder / "plain.meta.yaml").write_text("outlet: 해동일보\n"),
    "a pinned article": lambda folder: (folder / "right.meta.yaml").write_text("primary: true\n"),
    "a new article": lambda folder: (folder / "zero.md").write_text(OTHER),
    "one article less": lambda folder: (folder / "right.md").unlink(),
    "a name": lambda folder: (folder / "wrong.md").rename(folder / "z.md"),
    "a limit": lambda folder: (folder / "claim-checker.toml").write_text("checks.CU301.limits.warning_share = 9.0\n"),
    "a severity": lambda folder: (folder / "claim-checker.toml").write_text("checks.CU301.severity = 'note'\n"),
    "a check less": lambda folder: (folder / "claim-checker.toml").write_text("disable = ['CU301']\n"),
    "previews": lambda folder: (folder / "claim-checker.toml").write_text("preview = true\n"),
    "names": lambda folder: (folder / "claim-checker.toml").write_text("names = true\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_searched_in_is_searched_anew(checked, articles, change):
    assert checked() == 1
    change(articles)
    assert checked() == 1
    assert checked() == 0


OPTIONS = {
    "language of messages": ("--lang", "ko"),
    "day of publication": ("--published", "2020-01-02"),
    "language of articles": ("--language", "ja"),
    "checks": ("--only", "CU301"),
    "rates": ("--rates", "desk.csv"),
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_what_is_asked_for_otherwise_is_searched_for_anew(checked, desk, options):
    (desk / "desk.csv").write_text(RATES.format(won=2625))
    assert [checked(), checked(*options), checked(*options), checked()] == [1, 1, 0, 0]


def test_the_order_of_articles_and_how_they_are_named_count(checked, articles):
    one, two = articles / "wrong.md", articles / "right.md"
    assert checked(paths=(one, two)) == 1
    assert checked(paths=(two, one)) == 1
    assert checked(paths=(os.path.relpath(one), os.path.relpath(two))) == 1
    assert checked(paths=(one, two)) == 0


def test_other_rates_under_the_same_name_are_other_rates(checked, run, articles, desk):
    for won, status in ((2625, 0), (1375, 1)):
        (desk / "desk.csv").write_text(RATES.format(won=won))
        assert checked("--rates", "desk.csv") == 1
        assert run("check", articles / "wrong.md", "--rates", "desk.csv", "--only", "CU301").status == status


def test_an_updated_table_of_rates_is_seen(desk):
    before = embedded().stamp()
    table = desk / ".cache" / "claim-checker" / "eurofxref-hist.csv"
    table.parent.mkdir(parents=True)
    table.write_text(RATES.format(won=2625))
    assert embedded().stamp() != before
    assert embedded(updated=False).stamp() == before


HIDING = {
    "a suppression in the settings": "[[suppress]]\nrule = 'CU301'\nreason = 'known'\n",
    "one that is over": "[[suppress]]\nrule = 'CU301'\nreason = 'known'\nuntil = 2024-01-01\n",
    "a pattern": "[per-path.'w*']\nseverity = {CU301 = 'note'}\n",
    "a fail level": "fail-on = 'never'\n",
}


@pytest.mark.parametrize("settings", HIDING.values(), ids=HIDING)
def test_what_is_reported_is_decided_anew_each_time(checked, articles, settings):
    assert checked() == 1
    (articles / "claim-checker.toml").write_text(settings)
    assert checked() == 0


def test_a_comment_that_hides_a_finding_is_followed(checked, run, articles):
    (articles / "wrong.md").write_text(WRONG + "\n<!-- claim-checker: ignore CU301 -- the ministry's rate -->\n")
    assert checked() == 1
    assert checked() == 0
    (articles / "wrong.md").write_text(WRONG + "\n<!-- claim-checker: ignore CU302 -- the ministry's rate -->\n")
    checked()
    assert "CU301" in run("check", articles).out


def test_a_baseline_works_on_what_is_remembered(checked, run, articles):
    assert run("baseline", "write", articles, "--file", "known.json").status == 0
    assert checked("--baseline", "known.json") == 0
    assert run("check", articles, "--baseline", "known.json").status == 0


def test_every_format_is_written_from_what_is_remembered(run, articles):
    run("check", articles)
    for name in ("text", "concise", "markdown", "html", "jsonl", "csv", "sarif", "github", "gitlab", "junit", "rdjson"):
        command = ("check", articles, "--format", name)
        assert run(*command) == run(*command, "--no-cache")


EDITS = (
    lambda folder, rng: _pick(folder, rng).write_text(rng.choice((WRONG, RIGHT, PLAIN, OTHER))),
    lambda folder, rng: rewrite(_pick(folder, rng), "2024-04-18", rng.choice(("2024-04-18", "2024-04-18 "))),
    lambda folder, rng: (folder / f"{rng.randrange(5)}.md").write_text(rng.choice((WRONG, RIGHT, OTHER))),
    lambda folder, rng: _pick(folder, rng).rename(folder / f"{rng.randrange(5)}.md"),
    lambda folder, rng: (folder / f"{_pick(folder, rng).stem}.meta.yaml").write_text(
        rng.choice(("outlet: 해동일보\n", "primary: true\n", "title: 오라클\n"))
    ),
    lambda folder, rng: (folder / "claim-checker.toml").write_text(
        rng.choice(("", "disable = ['CU301']\n", "checks.CU301.limits.warning_share = 9.0\n", "lang = 'ko'\n"))
    ),
    lambda folder, rng: (folder / "desk.csv").write_text(RATES.format(won=rng.choice((1375, 2625)))),
)


def _pick(folder, rng):
    return rng.choice(sorted(folder.glob("*.md")))


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_bytes_are_those_of_a_run_from_scratch(checked, articles, seed):
    rng = random.Random(seed)  # noqa: S311 - which edits, not which secrets
    (articles / "desk.csv").write_text(RATES.format(won=1375))
    for _ in range(10):
        rng.choice(EDITS)(articles, rng)
        checked("--rates", rng.choice(("embedded", articles / "desk.csv")))


def test_several_processes_share_the_articles_and_print_the_same(run, articles):
    for number in range(40):
        (articles / f"{number}.md").write_text(WRONG.replace("id: wrong", f"id: a{number}"))
    first = run("check", articles, "--jobs", 2)
    assert run("check", articles, "--jobs", 2) == first
    assert run("check", articles) == first
    assert run("check", articles, "--jobs", 2, "--no-cache") == first


def test_processes_that_write_at_once_do_not_disturb_each_other(articles, desk):
    command = [sys.executable, "-m", "checker", "check", str(articles), "--format", "json", "--fail-on", "never"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    outputs = {process.communicate()[0] for process in started}
    assert len(outputs) == 1
    assert {process.returncode for process in started} == {0}
    assert subprocess.check_output([*command, "--no-cache"], env=environment) in outputs
    assert not list((desk / ".cache").rglob("tmp*"))


@pytest.fixture
def kept(desk):
    """The files of runs, and of the list of checks."""
    return lambda: list((desk / ".cache").glob("claim-checker/runs-*/*/*"))


DAMAGES = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "changed": lambda data: data[:-9] + b"\0" + data[-8:],
    "another's": lambda _: b"claims",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_as_if_it_were_not_there_and_is_mended(checked, kept, damage):
    checked()
    for path in kept():
        path.write_bytes(damage(path.read_bytes()))
    assert checked() == 1
    assert checked() == 0


def test_content_of_another_shape_is_no_run():
    bodies = (b"", b"{}", b"[]", encode(_found(Settings()))[:-1])
    assert [decode(body) for body in bodies] == [None] * len(bodies)


def _read(folder):
    return read([str(folder)], ReadOptions(load_furniture(rules_folder() / "furniture"))).articles


def _found(settings):
    return EXAMINED(_read(ROOT / "seeds" / "articles"), Setup(rules_folder(), settings, embedded(updated=False), "en"))


def test_what_comes_back_is_what_was_kept():
    found = _found(Settings())
    assert found.findings
    assert found.facts
    assert found.rates
    back = decode(encode(found))
    assert back == found
    assert repr(back) == repr(found)


def test_what_would_not_come_back_as_it_is_is_not_kept(checked, monkeypatch):
    monkeypatch.setattr("checker.cache.runs.decode", lambda body: replace(decode(body), findings=()))
    assert checked() == 1
    monkeypatch.setattr("checker.cache.runs.decode", decode)
    assert checked() == 1


def test_rules_that_change_while_they_are_read_leave_nothing_behind(run, articles, rules, desk, monkeypatch):
    def meddled(found, setup):
        rewrite(rules / "checks" / "CU301.yaml", "type:", "# a note\ntype:")
        return EXAMINED(found, setup)

    monkeypatch.setattr("checker.pipeline.examined", meddled)
    assert run("check", articles, "--rules", rules).status == 1
    monkeypatch.setattr("checker.pipeline.examined", EXAMINED)
    files = [path.parent.parent.name for path in (desk / ".cache").glob("claim-checker/*/*/*")]
    assert files == ["runs-1"]  # the list of checks, which was made before


def test_a_changed_rule_is_seen(process, articles, rules):
    command = ("check", articles, "--rules", rules, "--format", "json")
    first = process(*command)
    assert process(*command).stdout == first.stdout
    rewrite(rules / "checks" / "CU301.yaml", "warning_share: {value: 0.03", "warning_share: {value: 9.03")
    changed = process(*command)
    assert changed.stdout == process(*command, "--no-cache").stdout != first.stdout
    page = rules / "checks" / "CU301.en.md"
    page.write_text("# CU301 another page\n")
    told = process("check", articles, "--rules", rules, "--format", "sarif")
    assert told.stdout == process("check", articles, "--rules", rules, "--format", "sarif", "--no-cache").stdout


def test_another_version_of_the_program_searches_anew(checked, monkeypatch):
    assert checked() == 1
    monkeypatch.setattr("checker.__version__", "9.9.9")
    assert [checked(), checked()] == [1, 0]


def test_another_version_of_a_library_is_another_edition(desk, monkeypatch):
    before = fresh_edition(rules_folder())
    (desk / "site" / "rapidfuzz-99.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(desk / "site")])
    assert fresh_edition(rules_folder()) != before


def test_what_a_service_answers_is_never_kept(desk, articles):
    def refuse(*_):
        raise NoSuchRateError

    crew = Crew(None, keeps=True)
    rates = LiveRates("a service", refuse, embedded(updated=False), lambda _: None)
    crew.examined(_read(articles), Setup(rules_folder(), Settings(), rates, "en"))
    assert not (desk / ".cache" / "claim-checker" / "runs-1").exists()


def test_the_oldest_runs_go_when_there_are_too_many(checked, kept, articles, monkeypatch):
    for number in range(6):
        (articles / "more.md").write_text(WRONG.replace("80억", f"8{number}억"))
        checked()
        for path in kept():
            os.utime(path, (path.stat().st_mtime - 60,) * 2)
    full = sum(path.stat().st_size for path in kept())
    monkeypatch.setattr("checker.cache.store._MOST_OF_RUNS", full // 2)
    (articles / "more.md").write_text(WRONG.replace("80억", "99억"))
    assert checked() == 1
    assert sum(path.stat().st_size for path in kept()) <= full // 2
    assert checked() == 0


def test_a_report_of_the_past_says_how_old_the_rates_are_today(run, articles, monkeypatch):
    told = json.loads(run("check", articles, "--format", "json").out)["rates"]

    class Later(pipeline.date):
        @classmethod
        def today(cls):
            return cls(2099, 1, 1)

    monkeypatch.setattr("checker.pipeline.date", Later)
    later = json.loads(run("check", articles, "--format", "json").out)["rates"]
    assert later != told
    assert later == json.loads(run("check", articles, "--format", "json", "--no-cache").out)["rates"]
