"""What is reported of findings: suppressions, per-path settings, a baseline, changed files."""

import re
from dataclasses import replace
from datetime import date

import pytest

from checker.errors import ConfigError
from checker.model import Article, Finding, Hidden, Location
from checker.triage import Baseline, PathRule, Suppression, Triage, baseline_of, read_baseline, triage
from checker.triage.fingerprints import with_fingerprints

TODAY = date(2026, 7, 1)


def found(rule="CU301", *, path="news/a.md", start=10, surface="21조 원", severity="warning", print_="f1"):
    place = Location(path.rpartition("/")[2], path, 1, start + 1, start, start + len(surface), surface)
    other = Location("b.md", "news/b.md", 1, 1, 0, 3, "80억")
    return Finding(rule, "a-name", "conversion", severity, "words", "", None, 0.9, print_, (place, other))


ARTICLES = [Article(path.rpartition("/")[2], path, "x" * 100, "ko") for path in ("news/a.md", "news/b.md")]


def suppression(**changes):
    said = {"rule": "CU301", "reason": "why", "written": "news/a.md", "line": 3, "path": "news/a.md"}
    return Suppression(**said | changes)


def sorted_out(*suppressions, findings=None, **rules):
    findings = [found()] if findings is None else findings
    return triage(findings, ARTICLES, Triage(today=TODAY, suppressions=suppressions, **rules))


def test_without_decisions_all_is_reported():
    assert triage([found()], ARTICLES, Triage()).findings == (found(),)


@pytest.mark.parametrize(
    "changes",
    [{}, {"article": "a.md"}, {"span": (10, 20)}, {"surface": "21조  원"}, {"until": TODAY},
     {"path": None, "pattern": "news/**"}, {"path": None, "pattern": None}],
)  # fmt: skip
def test_a_suppression_hides_what_it_speaks_of(changes):
    result = sorted_out(suppression(**changes))
    assert (result.findings, result.hidden) == ((), Hidden(suppressed=1))
    assert [(use.state, use.findings) for use in result.suppressions] == [("used", 1)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "XA101"},
        {"path": "news/b.md"},
        {"article": "a#2"},
        {"span": (11, 20)},
        {"span": (0, 10)},
        {"surface": "21조"},
    ],
)
def test_and_nothing_else(changes):
    result = sorted_out(suppression(**changes))
    assert result.findings == (found(),)
    assert [use.state for use in result.suppressions] == ["unused"]


def test_one_that_is_over_hides_nothing_and_is_told():
    result = sorted_out(suppression(until=date(2026, 6, 30)))
    assert result.findings == (found(),)
    assert [(use.state, use.findings) for use in result.suppressions] == [("expired", 0)]


def test_one_of_a_check_that_did_not_run_is_not_called_unused():
    assert sorted_out(suppression(rule="XA101"), ran=frozenset({"CU301"})).suppressions == ()


def test_one_of_articles_that_were_not_read_is_not_called_unused():
    assert sorted_out(suppression(path=None, pattern="old/**"), suppression(path="old/c.md")).suppressions == ()


def test_patterns_speak_of_paths_from_the_folder_of_the_settings():
    entry = suppression(path=None, pattern="drafts/a.md")
    assert sorted_out(entry, names={"news/a.md": "drafts/a.md"}).findings == ()


def test_the_suspect_decides_and_not_what_it_is_held_against():
    assert sorted_out(suppression(path="news/b.md")).findings == (found(),)


def test_a_desk_decides_otherwise_of_some_paths():
    rules = (
        PathRule("news/**", frozenset({"XA101"}), {"CU301": "note"}),
        PathRule("a.md", severity={"CU301": "error"}),
    )
    elsewhere = found(path="old/a.txt")
    result = sorted_out(per_path=rules, findings=[elsewhere, found("XA101"), found()])
    assert result.findings == (found(severity="error"), elsewhere)
    assert result.hidden == Hidden()


def test_only_what_touches_a_changed_article_is_reported():
    assert sorted_out(changed=frozenset({"news/b.md"})).findings == (found(),)
    result = sorted_out(changed=frozenset({"news/c.md"}))
    assert (result.findings, result.hidden) == ((), Hidden(unchanged=1))


def test_known_findings_are_hidden_as_often_as_they_are_known():
    known = baseline_of([found()], {"news/a.md": "a.md"})
    result = sorted_out(findings=[found(), found(start=50)], baseline=known)
    assert (result.findings, result.hidden) == ((found(start=50),), Hidden(baseline=1))


def test_a_suppressed_finding_is_not_taken_from_the_baseline():
    known = baseline_of([found()], {"news/a.md": "a.md"})
    assert sorted_out(suppression(), baseline=known).hidden == Hidden(suppressed=1)


def test_a_baseline_reads_as_it_was_written_in_whatever_order():
    findings = [found(print_="f2"), found("AR601", path="news/b.md"), found()]
    names = {"news/a.md": "a.md", "news/b.md": "b.md"}
    text = baseline_of(findings, names).text()
    assert text == baseline_of(reversed(findings), names).text()
    assert read_baseline(text, "x").text() == text
    assert [line.strip()[:16] for line in text.splitlines()[3:6]] == [
        '{"path": "a.md",',
        '{"path": "a.md",',
        '{"path": "b.md",',
    ]
    assert '"rule": "CU301", "surface": "21조 원", "against": "80억", "fingerprint": "f1"' in text
    assert "line" not in text


def test_an_empty_baseline_is_a_baseline():
    assert read_baseline(Baseline().text(), "x") == Baseline()


def test_what_is_gone_was_read_and_its_check_ran():
    known = baseline_of([found(), found("XA101", print_="f2"), found(path="news/b.md", print_="f3")],
                        {"news/a.md": "a.md", "news/b.md": "b.md"})  # fmt: skip
    gone = known.gone([], {"a.md"}, {"CU301"})
    assert [old.fingerprint for old in gone] == ["f1"]
    assert [old.fingerprint for old in known.without(gone).known] == ["f2", "f3"]
    assert known.gone([found()], {"a.md"}, {"CU301"}) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "b.json:1: is not JSON: "),
        ("[]", "b.json: is no baseline of version 1"),
        ('{"version": 2, "findings": []}', "b.json: is no baseline of version 1"),
        ('{"version": 1, "findings": {}}', "b.json: is no baseline of version 1"),
        ('{"version": 1,\n "findings": [\n {"fingerprint": "abc"}]}', "b.json:3: a finding must have path, rule, "),
        ('{"version": 1, "findings": [1]}', "b.json: a finding must have "),
    ],
)
def test_a_file_that_is_no_baseline_is_named_with_its_line(text, message):
    with pytest.raises(ConfigError) as refused:
        read_baseline(text, "b.json")
    assert str(refused.value).startswith(message)


def test_a_figure_over_lines_is_one_line_of_the_baseline():
    known = baseline_of([found(surface="21조\n원")], {"news/a.md": "a.md"})
    assert known.known[0].surface == "21조 원"


def test_an_order_is_kept_where_a_severity_changes():
    findings = [found(severity="error", print_="f1"), found("XA101", severity="warning", print_="f2")]
    result = sorted_out(per_path=(PathRule("*", severity={"CU301": "note"}),), findings=findings)
    assert result.findings == (findings[1], replace(findings[0], severity="note"))


def printed(text, *, surface="21조 원", number=1):
    """The fingerprints of findings on each occurrence of a figure in a text."""
    article = Article("a", "a.md", text, "ko")
    places = [match.start() for match in re.finditer(re.escape(surface), text)]
    findings = [replace(found(start=start, surface=surface), locations=(located(start, surface),)) for start in places]
    prints = [finding.fingerprint for finding in with_fingerprints(findings, [article])]
    assert len(set(prints)) == len(prints) == number
    return prints


def located(start, surface):
    return Location("a", "a.md", 1, start + 1, start, start + len(surface), surface)


def test_a_fingerprint_stays_where_lines_move():
    once = printed("앞말 21조 원 뒷말")
    assert printed("\n\n머리글 한 줄\n앞말 21조 원 뒷말\n다른 줄") == once
    assert printed("앞말   21조 원          뒷말") == once
    assert printed("앞말 21조 원 뒷말\r\n다른 줄") == once


def test_another_sentence_has_another_fingerprint():
    assert printed("앞말 21조 원 뒷말") != printed("앞말 21조 원 다른 말")


def test_findings_that_are_alike_are_numbered():
    first, _ = printed("앞말 21조 원 뒷말\n앞말 21조 원 뒷말\n", number=2)
    assert [first] == printed("앞말 21조 원 뒷말")
