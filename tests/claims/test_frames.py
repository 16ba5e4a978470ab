"""Who says what of whom: the subject of the clause, not the paper that reports it, not the partner."""

from datetime import date

import pytest

from checker.claims import framed
from checker.claims.building import build_claims
from checker.figures import extract
from checker.model import Article
from checker.packs import rules_folder

RULES = rules_folder()


def frames(text, language):
    article = Article("a", "a.txt", text, language, date(2024, 4, 18))
    figures = extract(article, RULES)
    return {
        figure.surface: frame
        for figure, frame in zip(figures, framed([article], [figures], RULES)[0].frames, strict=True)
    }


def actor(text, language, surface):
    slot = frames(text, language)[surface].actor
    return slot.name if slot else None


@pytest.mark.parametrize(
    ("language", "text", "surface", "name"),
    [
        ("ko", "엔비디아가 5조원, 오라클이 7조원을 투자한다.", "5조원", "Nvidia"),
        ("ko", "엔비디아가 5조원, 오라클이 7조원을 투자한다.", "7조원", "Oracle"),
        ("ko", "니혼게이자이신문은 구글이 3조원을 투자한다고 보도했다.", "3조원", "Google"),
        ("ko", "네이버는 소프트뱅크와 함께 2조원을 투자한다.", "2조원", "Naver"),
        ("ja", "日経によると、グーグルは3000億円を投じる。", "3000億円", "Google"),
        ("ja", "オラクルが1兆円、グーグルが5000億円を投資する。", "5000億円", "Google"),
        ("en", "According to Reuters, Google will invest $3 billion in Japan.", "$3 billion", "Google"),
        ("en", "Oracle plans to spend $8 billion over ten years.", "$8 billion", "Oracle"),
        ("zh", "甲骨文將投資80億美元。", "80億美元", "Oracle"),
    ],
)
def test_the_actor_is_the_subject_of_the_clause(language, text, surface, name):
    assert actor(text, language, surface) == name


def test_the_next_sentence_keeps_the_subject():
    assert actor("오라클은 일본 사업을 키운다. 10년간 80억달러를 들인다.", "ko", "80억달러") == "Oracle"


def test_a_market_has_no_actor():
    frame = frames("가트너에 따르면 일본의 AI 시장은 2027년 30억달러로 커진다.", "ko")["30억달러"]
    assert frame.actor is None
    assert (frame.predicate.id, frame.period.id, frame.place.id) == ("market_size", "2027", "jp")


def test_a_common_noun_stands_for_the_state():
    assert actor("日本の半導体政策が進む。国が500億円を補助する。", "ja", "500億円") == "Government of Japan"


def test_an_unknown_subject_is_nobody_that_we_know():
    assert actor("グーグルの計画だ。民間企業が300億円を出す。", "ja", "300億円") != "Google"


def test_the_state_is_that_of_the_ministry_named_before():
    assert (
        actor("경제산업성이 라피더스를 돕는다. 정부는 9200억엔을 지원했다.", "ko", "9200억엔") == "Government of Japan"
    )


@pytest.mark.parametrize(
    ("language", "text", "surface", "scope"),
    [
        ("en", "Colossus started with 100,000 GPUs and grew.", "100,000 GPUs", "first_phase"),
        ("en", "It grew from a 100,000 GPU cluster.", "100,000 GPU", "first_phase"),
        ("en", "xAI aims to double it to 200,000 GPUs.", "200,000 GPUs", "target"),
        ("ko", "초기 용량 40MW로 짓는다.", "40MW", "first_phase"),
        ("ko", "100메가와트로 시작한다.", "100메가와트", "first_phase"),
        ("ja", "当初の100MWから広げる。", "100MW", "first_phase"),
    ],
)
def test_a_size_is_that_at_the_start_or_in_the_end(language, text, surface, scope):
    assert frames(text, language)[surface].scope.id == scope


def test_of_two_things_at_one_place_the_longer_word_counts():
    found = frames("第1工場に1兆3000億円、第2工場に1兆2000億円を投資する。", "ja")
    assert [found[surface].object.id for surface in ("1兆3000億円", "1兆2000億円")] == ["fab1", "fab2"]


def test_what_stands_before_an_amount_belongs_to_it():
    article = Article("a", "a.txt", "구글은 50억달러, 오라클은 10년간 80억달러를 투자한다.", "ko", date(2024, 4, 18))
    figures = extract(article, RULES)
    found = build_claims(0, article, figures, framed([article], [figures], RULES)[0], 0)
    years = {figures[claim.figures[0]].surface: claim.years for claim in found if claim.kind == "money"}
    assert years == {"50억달러": None, "80억달러": 10}
