"""Names that no alias covers have ids of their own, the same in every article that prints them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import pipeline
from checker.claims import morphemes
from checker.claims.unknown import UNKNOWN, normalised
from checker.packs.names import load_names

from .desk import RULES, articles, setup


def _actors(given=None, **texts):
    run = pipeline.claims(articles(**texts), given or setup())
    return [claim.frame.actor and claim.frame.actor.id for claim in run.claims if claim.kind == "money"]


@pytest.mark.parametrize(
    "name",
    [
        "하람정밀",
        "㈜하람정밀",
        "(주)하람정밀",
        "주식회사 하람정밀",
        "하람정밀그룹",
        "하람정밀 그룹",
        "하람정밀 주식회사",
    ],
)
def test_legal_forms_are_no_part_of_a_korean_name(name):
    assert normalised(name, load_names(RULES)) == "하람정밀"


@pytest.mark.parametrize(
    "name", ["Haram Precision", "Haram Precision, Inc.", "The Haram Precision Co., Ltd.", "HARAM PRECISION"]
)
def test_legal_forms_are_no_part_of_an_english_name(name):
    assert normalised(name, load_names(RULES)) == "haramprecision"


@pytest.mark.parametrize("name", ["株式会社青嵐精機", "青嵐精機㈱", "青嵐精機（株）", "青嵐精機グループ"])
def test_legal_forms_are_no_part_of_a_japanese_name(name):
    assert normalised(name.replace("（株）", "(株)"), load_names(RULES)) == "青嵐精機"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("하람정밀은 원주 공장에 300억 원을 투자한다.", "하람정밀"),
        ("㈜하람정밀이 원주 공장에 300억 원을 투자한다.", "하람정밀"),
        ("青嵐精機は新工場に30億円を投資する。", "青嵐精機"),
        ("Haram Precision said it will invest $30 million in a new plant.", "haramprecision"),
        ("青岚精机宣布投资3亿元建设新工厂。", "青岚精机"),
    ],
)
def test_an_unknown_subject_is_the_actor(text, actor):
    assert _actors(a=text) == [UNKNOWN + actor]


@pytest.mark.parametrize(
    "text",
    [
        "회사는 원주 공장에 300억 원을 투자한다.",
        "투자액은 300억 원으로, 정부가 발표했다.",
        "同社は新工場に30億円を投資する。",
        "投資額は30億円と発表した。",
        "It said it will invest $30 million in a new plant.",
        "公司宣布投资3亿元建设新工厂。",
    ],
)
def test_a_common_noun_is_nobody(text):
    assert not any(actor and actor.startswith(UNKNOWN) for actor in _actors(a=text))


def test_a_known_name_stays_what_it_is():
    assert _actors(a="오라클은 일본에 80억 달러를 투자한다.") == ["oracle"]


def test_two_spellings_are_one_actor():
    texts = {"a": "하람프리시전테크는 300억 원을 투자한다.", "b": "㈜하람프리시젼테크는 300억 원을 투자한다."}
    one, two = _actors(**texts)
    assert one == two


def test_another_number_is_another_name():
    one, two = _actors(a="하람정밀소재개발1은 300억 원을 투자한다.", b="하람정밀소재개발2는 300억 원을 투자한다.")
    assert one != two


def test_articles_on_one_unknown_company_are_linked():
    texts = {
        "a": "하람정밀은 원주 공장에 3년간 3250억 원을 투자한다.",
        "b": "주식회사 하람정밀은 원주 공장을 짓는 데 3년간 3250억 원을 투자한다고 밝혔다.",
    }
    facts = pipeline.facts(articles(**texts), setup())
    assert any([member.location.surface for member in fact.members] == ["3250억 원"] * 2 for fact in facts)


def test_another_unknown_company_with_the_same_amount_is_another_fact():
    texts = {"a": "하람정밀은 원주 공장에 3250억 원을 투자한다.", "b": "도담식품은 부산 항만에 3250억 원을 투자한다."}
    facts = pipeline.facts(articles(**texts), setup())
    assert not any(len({member.location.article for member in fact.members}) > 1 for fact in facts)


@pytest.mark.skipif("ko" not in morphemes.installed(), reason="kiwipiepy is not installed")
def test_kiwi_finds_a_name_that_no_pattern_does():
    wanted = setup().settings.model_copy(update={"names": True})
    assert morphemes.recognisers()["ko"]("지난해 12월 빙그레가 300억 원을 벌었다.") == ["빙그레"]
    found = _actors(replace(setup(), settings=wanted), a="지난해 12월 빙그레가 300억 원을 벌었다.")
    assert set(found) == {f"{UNKNOWN}빙그레"}


@pytest.mark.skipif("ja" not in morphemes.installed(), reason="sudachipy is not installed")
def test_sudachi_finds_a_name_that_no_pattern_does():
    wanted = setup().settings.model_copy(update={"names": True})
    found = _actors(replace(setup(), settings=wanted), a="昨年12月、新たにカゴメが30億円を稼いだ。")
    assert set(found) == {f"{UNKNOWN}カゴメ"}


def test_without_the_extras_nothing_is_asked_of_them(monkeypatch):
    monkeypatch.setattr(morphemes, "find_spec", lambda _name: None)
    assert morphemes.recognisers() == {}
    wanted = setup().settings.model_copy(update={"names": True})
    assert _actors(replace(setup(), settings=wanted), a="오라클은 일본에 80억 달러를 투자한다.") == ["oracle"]
