"""A release or a wire that several outlets print is one witness, and one slip in it one finding."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.checks._disputes import disputes
from checker.checks.base import Context
from checker.facts import link
from checker.packs.checks import load_checks
from checker.packs.copies import load_copies
from checker.packs.messages import load_words

from .desk import RULES, articles, setup

# One release with a slip (59 for 29), as three outlets print it, each with a line of its own.
RELEASE = (
    "마이크로소프트는 일본의 클라우드와 인공지능 기반을 넓히기 위해 앞으로 2년간 "
    "모두 {}억 달러를 일본 데이터센터에 투자한다고 발표했다."
)
COPIES = {
    "daily": RELEASE.format(59) + " 회사는 도쿄에 연구소도 연다.",
    "herald": "[단독] " + RELEASE.format(59).replace("발표했다", "밝혔다"),
    "post": RELEASE.format(59).replace("앞으로 ", "") + " 주가는 올랐다.",
}
REPORT = "Microsoft will invest $2.9 billion in data centers in Japan over two years, its largest investment there."
JAPANESE = "マイクロソフトは日本のデータセンターに2年間で29億ドルを投資する。"


def _told(**texts):
    run = pipeline.claims(articles(**texts), setup())
    linked = link(run, RULES)
    check = load_checks(RULES)["XA101"]
    limits = {name: limit.value for name, limit in check.limits.items()}
    return run, linked, list(disputes(Context(run, linked, RULES, check, limits, "en")))


def _money(run):
    return [number for number, claim in enumerate(run.claims) if claim.kind == "money"]


def test_copies_are_one_witness():
    run, linked, _ = _told(**COPIES)
    assert linked.witnesses.count(_money(run)) == 1
    assert linked.witnesses.of(_money(run)) == {0: 0, 1: 0, 2: 0}


def test_reports_of_their_own_are_witnesses_of_their_own():
    run, linked, _ = _told(korean=RELEASE.format(29), english=REPORT, japanese=JAPANESE)
    assert linked.witnesses.count(_money(run)) == 3


def test_short_sentences_are_alike_by_chance():
    text = "오라클은 일본에 80억 달러를 투자한다."
    run, linked, _ = _told(a=text, b=text)
    assert linked.witnesses.count(_money(run)) == 2


def test_three_copies_of_a_slip_do_not_outvote_two_reports():
    findings = pipeline.check(articles(**COPIES, wire=REPORT, nippo=JAPANESE), setup()).findings
    alarms = [finding for finding in findings if finding.severity != "note"]
    assert [finding.locations[0].surface for finding in alarms] == ["59억 달러"]
    assert alarms[0].evidence["articles_with_this_value"] == 1
    assert alarms[0].evidence["articles_with_the_other_value"] == 2


def test_three_copies_against_one_report_are_one_against_one():
    texts = dict(zip(("daily", "herald", "post"), COPIES.values(), strict=True))
    _, _, found = _told(**texts, wire=REPORT)
    assert [(dispute.bearing, dispute.siding) for dispute in found if not dispute.internal] == [(1, 1)]
    findings = pipeline.check(articles(**texts, wire=REPORT), setup()).findings
    assert [finding.severity for finding in findings if finding.severity != "note"] == ["warning"]


@pytest.mark.parametrize("lang", ["en", "ko", "ja", "zh"])
def test_a_pinned_release_outweighs_reports_and_the_finding_says_so(lang):
    pinned = {"text": REPORT, "primary": True}
    texts = {"filing": pinned, "nippo": JAPANESE.replace("29", "59"), "daily": RELEASE.format(59)}
    base = setup()
    run = pipeline.Setup(base.rules, base.settings, base.rates, lang)
    findings = [found for found in pipeline.check(articles(**texts), run).findings if found.severity != "note"]
    assert len(findings) == 1
    assert findings[0].locations[0].surface in {"59億ドル", "59억 달러"}
    assert findings[0].locations[1].article == "filing"
    assert findings[0].evidence["primary"] is True
    assert findings[0].explanation.endswith(load_words(lang)("primary_outweighs", article="filing"))


def test_without_a_pinned_release_nothing_is_said_of_one():
    for finding in pipeline.check(articles(**COPIES, wire=REPORT, nippo=JAPANESE), setup()).findings:
        assert "primary" not in finding.evidence
        assert "first source" not in finding.explanation


def test_what_makes_a_copy_is_data():
    rules = load_copies(RULES)
    assert 0.5 < rules.likeness <= 1
    assert rules.least > rules.piece
