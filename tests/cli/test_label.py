"""What editors decided becomes labelled cases, and cases measure the program."""

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.articles import ReadOptions, read
from checker.label import details_of
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.pipeline import Setup, check, extracted, framed
from checker.rates import embedded
from checker.settings import Settings
from checker.store import Entry, open_store

from .conftest import ROOT, WRONG

PRIVATE = "이 문장은 아직 아무도 읽으면 안 된다."
DRAFT = f"---\nid: secret-title\ntitle: 비밀 제목\noutlet: 시험신문\npublished: 2024-04-18\n---\n{PRIVATE}\n\n{{}}\n"
BODY = WRONG.split("---\n")[2]
OTHER = "가나전자는 매출이 2023년 100억 원에서 2024년 150억 원으로 20% 늘었다고 밝혔다."
REASON = "the ministry's own rate"


@pytest.fixture
def draft(desk):
    """A draft with a wrong conversion and a wrong growth rate; the first is suppressed with a reason."""
    text = DRAFT.format(f"<!-- claim-checker: ignore CU301 -- {REASON} -->\n{BODY}\n{OTHER}")
    (desk / "draft.md").write_text(text)
    return desk / "draft.md"


@pytest.fixture
def archive(desk, draft):
    """An archive in which an editor confirmed the growth rate."""
    rules = rules_folder()
    url = f"sqlite:///{desk}/news.db"
    setup = Setup(rules, Settings(), embedded(updated=False), "en")
    articles = read([str(draft)], ReadOptions(load_furniture(rules / "furniture"))).articles
    growth = next(found for found in check(articles, setup).findings if found.rule.startswith("AR"))
    with open_store(url, rules, create=True) as store:
        store.record_decision(growth, "dismissed", "too quick")
        store.record_decision(growth, "confirmed", "it is 50 %")
    return url


def rows(folder, name):
    return [json.loads(line) for line in (folder / "gold" / f"{name}.jsonl").read_text().splitlines()]


def test_decisions_and_suppressions_become_cases_with_their_reasons(run, desk, draft, archive):
    result = run("label", draft, "--store", archive, "--output", desk / "cases")
    assert (result.status, result.out) == (0, "")
    assert result.error == f"{desk}/cases: 1 confirmed and 1 dismissed, with no text"
    (confirmed,), (dismissed,) = rows(desk / "cases", "findings"), rows(desk / "cases", "not_findings")
    assert (confirmed["why"], confirmed["severity"], confirmed["required"]) == ("it is 50 %", "error", True)
    assert (dismissed["rule"], dismissed["why"], dismissed["type"]) == ("CU301", REASON, "conversion")
    assert [member["surface"] for member in dismissed["surfaces"]] == ["21조 원", "80억 달러"]
    figures = {row["surface"]: row for row in rows(desk / "cases", "quantities")}
    assert (figures["21조 원"]["value"], figures["21조 원"]["unit"], figures["21조 원"]["actor"]) == (
        21e12,
        "KRW",
        "Oracle",
    )


def test_a_case_without_its_article_has_no_running_text_and_no_name_of_it(run, desk, draft, archive):
    run("label", draft, "--store", archive, "--output", desk / "cases")
    written = [path for path in (desk / "cases").rglob("*") if path.is_file()]
    assert {path.name for path in written} == {
        "README.md", "findings.jsonl", "leftovers.jsonl", "not_findings.jsonl", "quantities.jsonl", "same_fact.jsonl",
    }  # fmt: skip
    said = "".join(path.read_text() for path in written)
    for private in ("투자한다", "아무도", "비밀", "secret", "draft", "시험신문", str(desk)):
        assert private not in said


def test_only_the_sentences_of_the_figures_go_along_where_that_is_asked_for(run, desk, draft, archive):
    run("label", draft, "--store", archive, "--output", desk / "cases", "--keep", "sentences")
    (article,) = (desk / "cases" / "articles").rglob("*.md")
    text = article.read_text()
    assert text == (f'---\nid: "001-ko-case"\nlanguage: "ko"\npublished: "2024-04-18"\n---\n{BODY.strip()}\n{OTHER}\n')
    for name in ("findings", "not_findings"):
        for member in (member for row in rows(desk / "cases", name) for member in row["surfaces"]):
            ((start, end),) = member["spans"]
            assert text[start:end] == member["surface"]
    for row in rows(desk / "cases", "quantities"):
        assert text[row["start"] : row["end"]] == row["surface"]


@pytest.mark.parametrize("keep", ["sentences", "text"])
def test_cases_measure_the_program(run, desk, draft, archive, keep):
    run("label", draft, "--store", archive, "--output", desk / "cases", "--keep", keep)
    result = run("label", "--score", desk / "cases")
    lines = result.out.splitlines()
    assert lines[0] == "confirmed 1: 1 found, 0 missed"
    assert lines[1] == "dismissed 1: 0 no longer reported, 1 reported again"
    assert lines[2] == "errors and warnings that nobody judged: 0"
    assert lines[3].endswith(REASON)
    assert result.status == 1
    (desk / "claim-checker.toml").write_text("disable = ['CU301', 'CU302', 'CU303', 'AR601', 'AR602', 'AR603']\n")
    lines = run("label", "--score", desk / "cases", "--config", "claim-checker.toml").out.splitlines()
    assert lines[1] == "dismissed 1: 1 no longer reported, 0 reported again"


def test_a_finding_that_nobody_judged_and_one_that_is_missed_are_told(run, desk, draft, archive):
    run("label", draft, "--store", archive, "--output", desk / "cases", "--keep", "text")
    (article,) = (desk / "cases" / "articles").rglob("*.md")
    text = article.read_text()
    article.write_text(text.replace("으로 20%", "으로 50%") + "오라클은 한국에 10억 달러(약 9조 원)를 투자한다.\n")
    lines = run("label", "--score", desk / "cases").out.splitlines()
    assert lines[0] == "confirmed 1: 0 found, 1 missed"
    assert lines[2] == "errors and warnings that nobody judged: 1"
    assert [line.split()[0] for line in lines[3:]] == ["MISSED", "REPEATED", "UNJUDGED"]


def test_the_front_matter_that_suppressed_does_not_go_along(run, desk):
    matter = "---\npublished: 2024-04-18\nsuppress: [{rule: CU301, reason: own rate}]\n---\n"
    (desk / "a.md").write_text(f"{matter}{BODY}")
    run("label", desk / "a.md", "--output", desk / "cases", "--keep", "text")
    assert "suppress" not in next((desk / "cases" / "articles").rglob("*.md")).read_text()
    assert "1 reported again" in run("label", "--score", desk / "cases").out


def test_a_contradiction_with_the_archive_names_both_articles(run, desk):
    rules, url = rules_folder(), f"sqlite:///{desk}/news.db"
    options = ReadOptions(load_furniture(rules / "furniture"))
    for name, amount in (("old", "80억 달러"), ("new", "80달러")):
        text = f"---\npublished: 2024-04-17\n---\n오라클은 일본에 클라우드 설비를 넓히는 데 {amount}를 투자한다.\n"
        (desk / f"{name}.md").write_text(text)
    old, new = (read([str(desk / f"{name}.md")], options).articles for name in ("old", "new"))
    setup = Setup(rules, Settings(), embedded(updated=False), "en")
    (slip,) = (found for found in check((*new, *old), setup).findings if found.rule == "MG501")
    with open_store(url, rules, create=True) as store:
        store.add([Entry(*pair) for pair in zip(old, extracted(old, rules), strict=True)])
        store.record_decision(slip, "confirmed", "dropped 억")
    (desk / "old.md").unlink()
    run("label", desk / "new.md", "--store", url, "--output", desk / "cases", "--keep", "text")
    (case,), (fact,) = rows(desk / "cases", "findings"), rows(desk / "cases", "same_fact")
    assert {member["path"] for member in case["surfaces"]} == {f"articles/desk/00{n}-ko-case.md" for n in (1, 2)}
    assert fact["members"] == case["surfaces"]
    assert run("label", "--score", desk / "cases").out.startswith("confirmed 1: 1 found, 0 missed\n")


def test_a_decision_whose_draft_is_gone_is_a_case_by_the_figures_kept_with_it(run, desk, draft):
    rules, url = rules_folder(), f"sqlite:///{desk}/news.db"
    setup = Setup(rules, Settings(), embedded(updated=False), "en")
    articles = read([str(draft)], ReadOptions(load_furniture(rules / "furniture"))).articles
    conversion = next(found for found in check(articles, setup).findings if found.rule == "CU301")
    key = articles[0].path, articles[0].id
    details = details_of(conversion, {key: articles[0]}, {key: framed(articles, setup)[0]})
    with open_store(url, rules, create=True) as store:
        store.record_decision(conversion, "dismissed", REASON, details=details)
        store.record_decision(replace(conversion, fingerprint="other"), "dismissed", "not told of what")
    draft.unlink()
    result = run("label", "--store", url, "--output", desk / "cases", "--keep", "text")
    bare, summary = result.err.splitlines()
    assert bare.endswith("the decision on CU301 (21조 원 / 80억 달러) fits no finding in these articles")
    assert (result.status, summary.split(": ", 2)[2]) == (0, "0 confirmed and 1 dismissed, with no text")
    (dismissed,) = rows(desk / "cases", "not_findings")
    assert [member["surface"] for member in dismissed["surfaces"]] == ["21조 원", "80억 달러"]
    figures = {row["surface"]: row for row in rows(desk / "cases", "quantities")}
    assert (figures["80억 달러"]["value"], figures["80억 달러"]["actor"]) == (8e9, "Oracle")
    assert not (desk / "cases" / "articles").exists()


def test_the_benchmarks_own_way_to_score_reads_the_cases(run, desk, draft, archive):
    run("label", draft, "--store", archive, "--output", desk / "cases", "--keep", "text")
    spec = importlib.util.spec_from_file_location("benchmark", ROOT / "scripts" / "benchmark.py")
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules["benchmark"] = benchmark
    spec.loader.exec_module(benchmark)
    benchmark.NEWS = Path(desk / "cases")
    tally, lines = benchmark.score(benchmark.Desk(["desk"]), benchmark.read_labels(["desk"]))
    assert (tally.story["desk"].required, tally.story["desk"].hit) == (1, 1)
    assert [line.split()[1] for line in lines] == ["CU301"]


def test_what_cannot_be_labelled_is_told_in_one_line(run, desk, draft, archive):
    assert run("label").error == "name the articles, or an archive with --store"
    assert run("label", draft).error.startswith("name a new folder with --output")
    (desk / "plain.md").write_text("공장은 150㎿를 쓴다.\n")
    assert run("label", desk / "plain.md", "--output", desk / "x").error.startswith("nobody decided on any finding")
    told = run("label", desk / "plain.md", "--store", archive, "--output", desk / "x").err.splitlines()
    assert told[0].startswith("claim-checker: secret-title: the decision on AR6")
    (desk / "full").mkdir()
    (desk / "full" / "a").touch()
    assert run("label", draft, "--output", desk / "full").error == f"{desk}/full: is not empty; name a new folder"
    run("label", draft, "--output", desk / "cases")
    assert run("label", "--score", desk / "cases").error == (
        f"{desk}/cases: has no articles to check; label with --keep sentences or --keep text"
    )
    assert run("label", "--score", desk / "a", desk / "b").error == "--score takes one folder of cases"
    (desk / "bad" / "articles").mkdir(parents=True)
    (desk / "bad" / "articles" / "a.md").write_text(BODY)
    assert "gold/findings.jsonl: does not exist" in run("label", "--score", desk / "bad").error
    for content, message in (("{\n", "findings.jsonl:1: is not JSON"), ('{"id": "a"}\n', "labels lack 'required'")):
        (desk / "bad" / "gold").mkdir(exist_ok=True)
        (desk / "bad" / "gold" / "findings.jsonl").write_text(content)
        (desk / "bad" / "gold" / "not_findings.jsonl").write_text("")
        assert message in run("label", "--score", desk / "bad").error
