"""Who says what of whom: the subject of the clause, not the paper that reports it, not the partner."""

from datetime import date

import pytest

from checker.claims import framed
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
