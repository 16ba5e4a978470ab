"""``baseline``: what is known already, whatever becomes of the lines."""

import json

import pytest

from .conftest import PLAIN, RIGHT, WRONG

FILE = ".claim-checker-baseline.json"


def test_what_is_known_is_hidden_and_counted(run, articles):
    assert run("baseline", "write", articles) == (0, f"{FILE}: 1 finding known\n", "")
    result = run("check", articles, "--baseline", FILE)
    assert result.status == 0
    assert "Not shown: 1 in the baseline" in result.out
    report = json.loads(run("check", articles, "--baseline", FILE, "--format", "json").out)
    assert (report["findings"], report["hidden"]["baseline"]) == ([], 1)


def test_it_is_written_the_same_again_and_in_every_language(run, articles, desk):
    run("baseline", "write", articles)
    first = (desk / FILE).read_bytes()
    run("baseline", "write", articles, "--lang", "ko", "--jobs", "2")
    assert (desk / FILE).read_bytes() == first
    (known,) = json.loads(first)["findings"]
    assert (known["path"], known["rule"], known["surface"]) == ("news/wrong.md", "CU301", "21조 원")


def test_lines_may_move(run, articles):
    run("baseline", "write", articles)
    (articles / "wrong.md").write_text(WRONG.replace("---\n오라클", "---\n\n앞에 한 줄이 더 있다.\n\n오라클"))
    assert run("check", articles, "--baseline", FILE).status == 0


def test_a_new_finding_is_reported(run, articles):
    run("baseline", "write", articles)
    (articles / "plain.md").write_text(PLAIN + "\n소프트뱅크는 일본에 10억 달러(약 9조 원)를 투자한다.\n")
    result = run("check", articles, "--baseline", FILE, "--format", "concise")
    assert result.status == 1
    assert [line.split(":")[0] for line in result.out.splitlines()] == [f"{articles}/plain.md"]
    told = run("baseline", "check", articles)
    assert told.status == 1
    assert told.out.endswith(f"{FILE}: 1 new, 0 no longer found, 1 known\n")
    assert "plain.md:7:21: CU301 error" in told.out
    assert run("baseline", "check", articles, "--fail-on", "never").status == 0


def test_what_is_no_longer_found_is_told_and_pruned(run, articles):
    run("baseline", "write", articles)
    assert run("baseline", "check", articles).status == 0
    (articles / "wrong.md").write_text(RIGHT)
    told = run("baseline", "check", articles)
    assert (told.status, told.out) == (
        1,
        f"news/wrong.md: CU301 21조 원: no longer found\n{FILE}: 0 new, 1 no longer found, 0 known\n",
    )
    assert run("baseline", "prune", articles) == (0, f"{FILE}: dropped 1 finding, 0 findings known\n", "")
    assert run("baseline", "check", articles).status == 0


@pytest.mark.parametrize("options", [("--disable", "CU301"), ("--only", "XA101")])
def test_nothing_is_pruned_of_a_check_that_did_not_run(run, articles, options):
    run("baseline", "write", articles)
    assert run("baseline", "prune", articles, *options).out == f"{FILE}: dropped 0 findings, 1 finding known\n"


def test_nothing_is_pruned_of_an_article_that_was_not_read_unless_it_is_no_more(run, articles):
    run("baseline", "write", articles)
    assert "dropped 0" in run("baseline", "prune", articles / "plain.md").out
    (articles / "wrong.md").unlink()
    assert "dropped 1" in run("baseline", "prune", articles / "plain.md").out


def test_the_settings_may_name_it(run, articles, desk):
    run("baseline", "write", articles, "--file", desk / "known.json")
    (desk / "claim-checker.toml").write_text("baseline = 'known.json'\n")
    assert run("check", articles).status == 0
    assert "1 known" in run("baseline", "write", articles, "--file", desk / "known.json").out.replace("finding ", "")


def test_it_is_the_same_from_another_folder(run, articles, desk, monkeypatch):
    run("baseline", "write", articles)
    monkeypatch.chdir(articles)
    (articles / "wrong.md").write_text(RIGHT)
    assert "dropped 1" in run("baseline", "prune", ".", "--file", desk / FILE).out


def test_a_baseline_that_is_none_is_refused(run, articles, desk):
    missing = run("check", articles, "--baseline", "no.json")
    assert (missing.status, missing.error) == (2, "no.json: does not exist; 'claim-checker baseline write' makes it")
    (desk / FILE).write_text('{"version": 1,\n "findings": [\n}\n')
    for command in (
        ("check", articles, "--baseline", FILE),
        ("baseline", "check", articles),
        ("baseline", "prune", articles),
    ):
        assert run(*command).error.startswith(f"{FILE}:3: is not JSON")


def test_half_of_the_articles_make_no_baseline(run, articles, desk):
    (articles / "empty.md").write_text("")
    for command in ("write", "prune"):
        (desk / FILE).write_text('{"version": 1, "findings": []}')
        assert run("baseline", command, articles).status == 2
        assert (desk / FILE).read_text() == '{"version": 1, "findings": []}'
    assert run("baseline", "write", articles / "plain.md", "--file", "no/where.json").error == (
        "no/where.json: cannot be written: No such file or directory"
    )
