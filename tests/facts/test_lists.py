"""One number that a list, a table or a sentence gives to several parties is one fact for each of them."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.facts import link

from .desk import RULES, articles, setup

_MICRON = "Micron said it would spend $200 billion on plants in the United States over ten years."
_TSMC = "TSMC said it would spend $200 billion on plants in the United States over ten years."
_BOTH = {
    "table": "Pledges.\n\n| Firm | Sum |\n|---|---|\n| Micron | $200 billion |\n| TSMC | $200 billion |\n",
    "list": "Pledges of chip makers:\n\n- Micron will invest $200 billion.\n- TSMC will invest $200 billion.\n",
    "sentence": "마이크론은 미국 공장에 2000억 달러를, TSMC는 2000억 달러를 투자한다.",
}


def _facts(**texts):
    run = pipeline.claims(articles(**texts), setup())
    return [{run.claims[index].article for index in fact.claims} for fact in link(run, RULES).facts]


@pytest.mark.parametrize("both", _BOTH)
def test_two_parties_with_one_number_are_two_facts(both):
    facts = [fact for fact in _facts(a=_MICRON, b=_TSMC, c=_BOTH[both]) if fact & {0, 1}]
    assert not any({0, 1} <= fact for fact in facts)


def test_shares_of_partners_are_of_one_thing():
    texts = [
        "SoftBank and OpenAI set up a venture. SoftBank holds 50% and OpenAI 50%.",
        "소프트뱅크와 오픈AI가 합작사를 세웠다. 소프트뱅크가 50%, 오픈AI가 50%를 갖는다.",
    ]
    run = pipeline.claims(articles(a=texts[0], b=texts[1]), setup())
    percents = [n for n, claim in enumerate(run.claims) if claim.kind == "percent"]
    linked = link(run, RULES)
    assert len({linked.fact_of.get(n) for n in percents}) == 1
