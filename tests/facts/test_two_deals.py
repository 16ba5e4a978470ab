"""Two deals of one firm may have one round number; several articles that tell each of them keep them apart."""

from __future__ import annotations

from checker import pipeline
from checker.facts import link

from .desk import RULES, articles, setup

_AMD = {
    "a": "OpenAI and AMD signed a pact on Monday. OpenAI will build data centers with 20 GW of AMD chips.",
    "b": "오픈AI와 AMD가 손을 잡았다. 오픈AI는 AMD 칩으로 20GW 규모의 데이터센터를 짓는다.",
    "c": "OpenAIとAMDが提携した。OpenAIはAMDの半導体で20ギガワットのデータセンターを建設する。",
    "d": "OpenAI与AMD结盟。OpenAI将用AMD芯片建设20吉瓦的数据中心。",
}
_ORACLE = {
    "e": "Oracle and SoftBank picked sites in Texas. Oracle will give OpenAI 20 GW of capacity.",
    "f": "오라클과 소프트뱅크가 텍사스 부지를 골랐다. 오라클은 오픈AI에 20GW 용량을 댄다.",
    "g": "オラクルとソフトバンクがテキサスの用地を選んだ。オラクルはOpenAIに20ギガワットの容量を提供する。",
}


def _parties(**texts):
    run = pipeline.claims(articles(**texts), setup())
    facts = link(run, RULES).facts
    return sorted(
        "".join(sorted({run.articles[run.claims[index].article].id for index in fact.claims})) for fact in facts
    )


def test_two_deals_of_one_round_number_are_two_facts():
    assert _parties(**_AMD, **_ORACLE) == ["abcd", "efg"]


def test_each_deal_by_itself_is_one_fact():
    assert _parties(**_AMD) == ["abcd"]
    assert _parties(**_ORACLE) == ["efg"]


def test_a_wrong_unit_is_a_slip_whichever_deal_is_meant():
    slip = {"h": "OpenAI will have capacity of 20 GWh."}
    assert _parties(**_AMD, **_ORACLE, **slip) == ["abcdh", "efg"]
