"""Findings that a desk has decided not to see: in the text, beside it, in the settings."""

import hashlib
import json
from datetime import date, timedelta

import pytest

from .conftest import WRONG

COMMENT = "<!-- claim-checker: ignore CU301{} -- the ministry's own rate -->"
PAST, FUTURE = (date.today() + timedelta(days) for days in (-1, 1))
BODY = "오라클은 일본에 80억 달러(약 21조 원)를 투자한다."


@pytest.fixture
def wrong(articles):
    for name in ("right.md", "plain.md"):
        (articles / name).unlink()
    return articles / "wrong.md"


@pytest.fixture
def told(run, wrong):
    """What ``check`` says: the rules found, and the state of each suppression."""

    def call(*options):
        report = json.loads(run("check", wrong.parent, "--format", "json", *options).out)
        states = [(use["rule"], use["state"], use["findings"]) for use in report["suppressions"]]
        return [found["rule"] for found in report["findings"]], states, report["hidden"]["suppressed"]

    return call


def commented(text, comment):
    return text.replace(BODY, f"{comment}\n{BODY}")


def test_a_comment_on_the_line_before_hides_the_finding(told, wrong):
    assert told() == (["CU301"], [], 0)
    wrong.write_text(commented(WRONG, COMMENT.format("")))
    assert told() == ([], [("CU301", "used", 1)], 1)


def test_a_comment_is_no_story(run, wrong):
    before = [json.loads(line)["surface"] for line in run("extract", wrong).out.splitlines()]
    wrong.write_text(commented(WRONG, COMMENT.format(" until 2027-01-31").replace("own", "own 3조 달러(약 5억 원)")))
    after = run("extract", wrong, "--frames").out.splitlines()
    assert [json.loads(line)["surface"] for line in after] == before
    text = wrong.read_text()
    assert all(text[found["start"] : found["end"]] == found["surface"] for found in map(json.loads, after))


def test_a_comment_does_not_change_the_fingerprint_of_what_it_leaves(run, wrong):
    def prints():
        return [found["fingerprint"] for found in json.loads(run("check", wrong, "--format", "json").out)["findings"]]

    before = prints()
    wrong.write_text(commented(WRONG, COMMENT.format("").replace("CU301", "XA101")))
    assert prints() == before != []


def test_a_comment_that_is_over_hides_nothing_and_the_day_itself_still_counts(run, told, wrong):
    wrong.write_text(commented(WRONG, COMMENT.format(f" until {PAST}")))
    assert told() == (["CU301"], [("CU301", "expired", 0)], 0)
    text = run("check", wrong, "--lang", "en").out
    assert f"  {wrong}:5 CU301 was over on {PAST}: the ministry's own rate"[:60] in text
    assert run("check", wrong, "--format", "concise").error == (
        f"{wrong}:5: the suppression of CU301 was over on {PAST}; remove it or give it a new day"
    )
    for day in (date.today(), FUTURE):
        wrong.write_text(commented(WRONG, COMMENT.format(f" until {day}")))
        assert told()[0] == []


def test_one_that_hides_nothing_is_told(run, wrong):
    wrong.write_text(commented(WRONG, COMMENT.format("").replace("CU301", "CU301, XA101")))
    assert run("check", wrong, "--format", "github").error == (
        f"{wrong}:5: the suppression of XA101 hides nothing; remove it"
    )
    assert "Suppressions to remove 1\n" in run("check", wrong).out
    assert "## Suppressions to remove\n" in run("check", wrong, "--format", "markdown").out
    assert ">Suppressions to remove</h2>" in run("check", wrong, "--format", "html").out
    assert run("check", wrong, "--format", "github", "--disable", "XA101").err == ""


def test_a_whole_file(told, wrong):
    wrong.write_text(WRONG + "\n" + COMMENT.format("").replace("ignore", "ignore-file") + "\n")
    assert told() == ([], [("CU301", "used", 1)], 1)


def test_a_comment_of_another_paragraph_hides_nothing(told, wrong):
    wrong.write_text(WRONG + "\n" + COMMENT.format("") + "\n다른 문단이다.\n")
    assert told() == (["CU301"], [("CU301", "unused", 0)], 0)


def test_a_comment_that_cannot_be_followed_is_one_line_and_the_article_is_checked(run, wrong):
    wrong.write_text(commented(WRONG, "<!-- claim-checker: ignore CU301 -->"))
    result = run("check", wrong, "--format", "json")
    assert result.status == 2
    assert result.error.startswith(f"{wrong}:5: this comment cannot be followed; write it as ")
    assert [found["rule"] for found in json.loads(result.out)["findings"]] == ["CU301"]


def test_a_check_that_there_is_not_is_named_with_its_line(run, wrong):
    wrong.write_text(commented(WRONG, COMMENT.format("").replace("CU301", "ZZ999")))
    result = run("check", wrong)
    assert (result.status, result.error) == (
        2,
        f"{wrong}:5: there is no check 'ZZ999'; 'claim-checker rules' lists them",
    )


def test_front_matter_hides_the_finding(told, wrong):
    wrong.write_text(
        WRONG.replace("id: wrong", "id: wrong\nsuppress:\n- {rule: CU301, surface: 21조 원, reason: known}")
    )
    assert told() == ([], [("CU301", "used", 1)], 1)


def test_a_sidecar_hides_the_finding(run, told, wrong):
    wrong.rename(wrong.with_suffix(".txt"))
    sidecar = wrong.with_name("wrong.meta.yaml")
    sidecar.write_text(
        "outlet: 해동일보\nsuppress:\n- {rule: CU301, reason: known}\n- {rule: CU301, surface: 3조, reason: no}\n"
    )
    assert told() == ([], [("CU301", "used", 1), ("CU301", "unused", 0)], 1)
    sidecar.write_text("suppress:\n- {rule: CU301}\n")
    assert run("check", wrong.parent).error == f"{sidecar}:2: an entry of 'suppress' must have 'reason'"


def test_a_comment_of_a_web_page_hides_the_finding(told, wrong):
    wrong.unlink()
    long = "이 문단은 기사의 나머지를 이루는 긴 문장으로 채워져 있다. " * 4
    story = f"<p>{long}</p>{COMMENT.format('')}<p>{BODY} {long}</p><p>{long}</p>"
    date_tag = '<meta property="article:published_time" content="2024-04-18">'
    page = f'<html lang="ko"><head>{date_tag}</head><body>{story}</body></html>'
    wrong.with_suffix(".html").write_text(page.replace(COMMENT.format(""), ""))
    assert told()[0] == ["CU301"]
    wrong.with_suffix(".html").write_text(page)
    assert told() == ([], [("CU301", "used", 1)], 1)


@pytest.mark.parametrize(
    ("entry", "rest"),
    [
        ("reason = 'known'", []),
        ("reason = 'known'\npath = 'news/*.md'", []),
        ("reason = 'known'\nsurface = '21조 원'\nuntil = 2999-01-31", []),
        ("reason = 'known'\nsurface = '22조 원'", ["CU301"]),
        ("reason = 'known'\npath = 'drafts/**'", ["CU301"]),
        ("reason = 'known'\nuntil = '2020-01-31'", ["CU301"]),
    ],
)
def test_the_settings_hide_findings(told, desk, entry, rest):
    (desk / "claim-checker.toml").write_text(f"[[suppress]]\nrule = 'CU301'\n{entry}\n")
    assert told()[0] == rest


def test_one_of_the_settings_that_is_over_is_named_with_its_line(run, wrong, desk):
    (desk / "pyproject.toml").write_text(
        "[tool.claim-checker]\nlang = 'en'\n\n[[tool.claim-checker.suppress]]\nrule = 'XA101'\nreason = 'x'\n"
        "[[tool.claim-checker.suppress]]\nrule = 'CU301'\nreason = 'x'\nuntil = 2020-01-31\n"
    )
    lines = run("check", wrong, "--format", "sarif").err.splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        "pyproject.toml:4: the suppression of XA101 hides nothing; remove it",
        "pyproject.toml:7: the suppression of CU301 was over on 2020-01-31; remove it or give it a new day",
    ]


def test_a_draft_brings_its_own_suppressions(run, wrong, desk):
    (desk / "old").mkdir()
    (desk / "old" / "plain.md").write_text(commented(WRONG, COMMENT.format("").replace("CU301", "MG501")))
    wrong.write_text(commented(WRONG, COMMENT.format("")))
    report = json.loads(run("prepublish", wrong, "--against", desk / "old", "--format", "json").out)
    assert "CU301" not in [found["rule"] for found in report["findings"]]
    assert [use["path"] for use in report["suppressions"]] == [str(wrong)]


def test_a_comment_in_the_text_of_a_record_is_followed_and_the_body_keeps_its_digest(run, wrong):
    wrong.unlink()
    body = commented(BODY, COMMENT.format(" until 2999-01-31"))
    record = {"id": "r", "published": "2024-04-18", "text": body}
    wrong.with_suffix(".json").write_text(json.dumps(record))
    report = json.loads(run("check", wrong.parent, "--format", "json").out)
    assert (report["findings"], report["hidden"]["suppressed"]) == ([], 1)
    assert report["articles"][0]["sha256"] == hashlib.sha256(body.encode()).hexdigest()
    surfaces = [json.loads(line)["surface"] for line in run("extract", wrong.parent).out.splitlines()]
    assert surfaces == ["80억 달러", "21조 원"]
