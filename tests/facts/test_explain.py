"""``facts --explain``: why claims belong together, and why near misses do not."""

from __future__ import annotations

import io
import json
import math

import pytest

from checker import pipeline
from checker.cli import main
from checker.packs.linking import load_linking
from checker.packs.messages import load_words, word_languages
from checker.reporting import facts_format_named

from .desk import RULES, articles, setup

STORY = {
    "korean": "오라클은 일본에 10년간 80억 달러를 투자한다.",
    "english": "Oracle will invest $8 billion in Japan over 10 years.",
    "other": "Microsoft will invest $8 billion in Malaysia over four years.",
    "bracket": "엔씨소프트는 300억 원(약 2200만 달러)을 벌었다.",
}


@pytest.fixture(scope="module")
def facts():
    return pipeline.explained_facts(articles(**STORY), setup())


def _fact(facts, surface):
    return next(fact for fact in facts if surface in {member.location.surface for member in fact.members})


def test_the_shares_and_the_bias_make_the_probability(facts):
    for fact in facts:
        for link in [fact.why.weakest, *fact.why.kept_out]:
            if link is not None:
                odds = link.bias + sum(share.adds for share in link.shares)
                assert link.probability == pytest.approx(1 / (1 + math.exp(-odds)), abs=6e-4)


def test_the_weakest_link_joins_two_members_and_reaches_its_limit(facts):
    weakest = _fact(facts, "80억 달러").why.weakest
    assert {weakest.first.article, weakest.second.article} == {"korean", "english"}
    assert weakest.verdict == "linked"
    assert weakest.probability >= weakest.limit == load_linking(RULES).link
    assert "actor_same" in {share.feature for share in weakest.shares}


def test_one_claim_in_two_currencies_needs_no_link(facts):
    assert _fact(facts, "300억 원").why.weakest is None


def test_a_near_miss_names_what_speaks_against_it():
    found = pipeline.explained_facts(
        articles(
            a="Microsoft will invest $2.9 billion in data centers in Japan over two years.",
            b="마이크로소프트는 일본 데이터센터에 2년간 29억 달러를 투자한다.",
            c="Microsoft will invest $2.9 billion in data centers in Thailand over four years.",
        ),
        setup(),
    )
    kept_out = _fact(found, "29억 달러").why.kept_out
    assert len(kept_out) <= 3
    for link in kept_out:
        assert link.verdict in {"below", "told_apart", "outvoted"}
        assert (link.verdict == "below") == (link.probability < link.limit)


@pytest.mark.parametrize("language", word_languages())
@pytest.mark.parametrize("name", ["text", "markdown"])
def test_an_explanation_can_be_read_in_each_language(facts, language, name):
    out = io.StringIO()
    facts_format_named(name).render(facts, load_words(language), out)
    assert load_words(language)("explain_weakest").split()[0] in out.getvalue()


def test_the_command_explains_only_when_asked(tmp_path, capsys):
    for name in ("korean", "english"):
        (tmp_path / f"{name}.md").write_text(f"---\npublished: 2024-04-18\n---\n{STORY[name]}\n", encoding="utf-8")
    for given, told in (((), False), (("--explain",), True)):
        assert main(["facts", str(tmp_path), "--format", "json", *given]) == 0
        facts = json.loads(capsys.readouterr().out)["facts"]
        assert facts
        assert all(("why" in fact) is told for fact in facts)
    assert main(["facts", str(tmp_path), "--format", "csv", "--explain"]) == 2
