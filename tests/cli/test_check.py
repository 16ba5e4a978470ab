"""``check`` and ``prepublish``: what they report, and the status they end with."""

import json

import pytest

from checker.packs import rules_folder
from checker.reporting import format_names

ROOT = rules_folder().parent


def rules_of(result):
    return [finding["rule"] for finding in json.loads(result.out)["findings"]]


def test_a_wrong_conversion_ends_with_one(run, articles):
    result = run("check", articles / "wrong.md", "--format", "json")
    assert result.status == 1
    assert rules_of(result) == ["CU301"]
    assert result.err == ""


def test_a_right_one_ends_with_nought(run, articles):
    result = run("check", articles / "right.md", "--format", "json")
    assert (result.status, rules_of(result)) == (0, [])


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_fail_level_decides_the_status(run, articles, level, status):
    assert run("check", articles / "wrong.md", "--fail-on", level).status == status


def test_a_severity_below_the_fail_level_is_no_failure(run, articles):
    (articles / "claim-checker.toml").write_text("[checks.CU301]\nseverity = 'note'\n")
    assert run("check", articles / "wrong.md").status == 0
    assert run("check", articles / "wrong.md", "--fail-on", "note").status == 1


@pytest.mark.parametrize("name", format_names())
def test_every_format_is_written_and_twice_the_same(run, articles, name):
    first, second = (run("check", articles, "--format", name) for _ in range(2))
    assert first.status == second.status == 1
    assert first.out == second.out
    assert first.out.endswith("\n")


def test_a_report_goes_to_a_file_byte_for_byte(run, articles, desk):
    printed = run("check", articles, "--format", "markdown")
    written = run("check", articles, "--format", "markdown", "--output", desk / "report.md")
    assert written == (1, "", "")
    assert (desk / "report.md").read_bytes().decode() == printed.out


def test_an_article_comes_from_standard_input(run, articles):
    result = run("check", "-", "--format", "json", stdin=(articles / "wrong.md").read_bytes())
    assert rules_of(result) == ["CU301"]
    assert json.loads(result.out)["articles"][0]["path"] == "-"


def test_a_day_of_publication_stands_before_the_articles_own(run, articles):
    result = run("check", articles / "right.md", "--published", "2010-01-04", "--format", "json")
    assert json.loads(result.out)["articles"][0]["published"] == "2010-01-04"


def test_checks_are_switched_off_by_option(run, articles):
    assert run("check", articles / "wrong.md", "--disable", "cu301,XA101").status == 0
    assert run("check", articles / "wrong.md", "--only", "XA101", "--only", "MG501").status == 0
    assert run("check", articles / "wrong.md", "--only", "CU301").status == 1


def test_an_option_runs_a_check_that_the_settings_switched_off(run, articles):
    (articles / "claim-checker.toml").write_text("disable = ['CU301']\n")
    assert run("check", articles / "wrong.md").status == 0
    assert run("check", articles / "wrong.md", "--only", "CU301").status == 1


def test_messages_come_in_the_language_asked_for(run, articles, monkeypatch):
    english = run("check", articles).out
    korean = run("check", articles, "--lang", "ko").out
    assert english != korean
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert run("check", articles).out == korean
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("check", articles).out == english


def test_one_bad_article_does_not_keep_the_others_from_being_checked(run, articles):
    (articles / "empty.md").write_text("")
    result = run("check", articles, "--format", "json")
    assert result.status == 2
    assert result.error == f"{articles}/empty.md: is empty"
    assert "CU301" in rules_of(result)


def test_a_draft_is_held_against_what_was_published(run, articles, desk):
    draft = desk / "draft.md"
    draft.write_text("---\nid: draft\npublished: 2024-04-19\n---\n오라클은 일본에 80억 달러(약 9조 원)를 투자한다.\n")
    result = run("prepublish", draft, "--against", articles, "--format", "json")
    assert result.status == 1
    report = json.loads(result.out)
    assert all(any(place["article"] == "draft" for place in found["locations"]) for found in report["findings"])
    assert "CU301" in rules_of(result)


def test_a_draft_in_the_archive_is_not_held_against_itself(run, articles):
    result = run("prepublish", articles / "right.md", "--against", articles, "--format", "json")
    assert len(json.loads(result.out)["articles"]) == 3


def test_a_draft_comes_from_standard_input_with_its_day(run, articles):
    text = "오라클은 일본에 80억 달러(약 9조 원)를 투자한다.".encode()
    result = run("prepublish", "-", "--against", articles, "--published", "2024-04-19", "--format", "json", stdin=text)
    days = {article["path"]: article["published"] for article in json.loads(result.out)["articles"]}
    assert days.pop("-") == "2024-04-19"
    assert set(days.values()) == {"2024-04-18"}


def test_an_archive_that_does_not_exist_is_refused(run, articles):
    result = run("prepublish", articles / "wrong.md", "--against", "sqlite:///archive.db")
    assert (result.status, result.out) == (2, "")
    assert result.error == "archive.db: does not exist; 'claim-checker archive add' makes it"


def test_the_order_of_sets_does_not_show(process):
    """The same input gives the same bytes, in whatever order a process keeps its sets."""
    seeds = ROOT / "seeds" / "articles"
    first, second = (process("check", seeds, "--format", "json", PYTHONHASHSEED=seed) for seed in "12")
    assert first.returncode == 1
    assert first.stdout == second.stdout
