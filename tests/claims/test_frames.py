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


def actors(text, language, surfaces):
    """The name of each figure's actor, by what is printed."""
    found = frames(text, language)
    slots = {surface: found[surface].actor for surface in surfaces}
    return {surface: slot and slot.name for surface, slot in slots.items()}


def actor(text, language, surface):
    return actors(text, language, [surface])[surface]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ko", "엔비디아가 5조원, 오라클이 7조원을 투자한다.", {"5조원": "Nvidia", "7조원": "Oracle"}),
        ("ko", "니혼게이자이신문은 구글이 3조원을 투자한다고 보도했다.", {"3조원": "Google"}),
        ("ko", "네이버는 소프트뱅크와 함께 2조원을 투자한다.", {"2조원": "Naver"}),
        ("ja", "日経によると、グーグルは3000億円を投じる。", {"3000億円": "Google"}),
        ("ja", "オラクルが1兆円、グーグルが5000億円を投資する。", {"5000億円": "Google"}),
        ("en", "According to Reuters, Google will invest $3 billion in Japan.", {"$3 billion": "Google"}),
        ("en", "Oracle plans to spend $8 billion over ten years.", {"$8 billion": "Oracle"}),
        ("zh", "甲骨文將投資80億美元。", {"80億美元": "Oracle"}),
    ],
)
def test_the_actor_is_the_subject_of_the_clause(language, text, names):
    assert actors(text, language, names) == names


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


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "xAI builds in Memphis. A third hall targets 2 gigawatts and a million Nvidia GPUs.",
            {"2 gigawatts": "xAI"},
        ),
        ("ko", "네이버는 세종에 짓는다. 엔비디아 GPU를 돌리는 데 270MW를 쓴다.", {"270MW": "Naver"}),
        ("ja", "ソフトバンクは堺市に建てる。エヌビディア製GPUを動かすのに150MWを使う。", {"150MW": "SoftBank"}),
        ("en", "Nvidia GPU sales reached $8 billion.", {"$8 billion": "Nvidia"}),
    ],
)
def test_the_maker_of_a_chip_is_not_who_runs_it(language, text, names):
    assert actors(text, language, names) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Three firms get money: Intel ($8.5 billion), TSMC ($6.6 billion) and Micron.",
            {"$8.5 billion": "Intel", "$6.6 billion": "TSMC"},
        ),
        ("ko", "미국은 인텔(85억달러), TSMC(66억달러)에 보조금을 준다.", {"85억달러": "Intel", "66억달러": "TSMC"}),
        ("ja", "経産省の助成はKDDI102億円、さくらインターネット501億円となる。", {"102億円": "KDDI"}),
        (
            "en",
            "Amazon led with $26.3 billion, ahead of Microsoft at $24.2 billion.",
            {"$24.2 billion": "Microsoft", "$26.3 billion": "Amazon"},
        ),
        (
            "en",
            "Microsoft's revenue rose 13% to $70.1 billion and Alphabet's 14% to $96.4 billion.",
            {"$70.1 billion": "Microsoft", "$96.4 billion": "Alphabet"},
        ),
    ],
)
def test_the_name_right_before_a_figure_owns_it(language, text, names):
    assert actors(text, language, names) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ko", "삼성전자에 이어 650억달러를 투자하는 TSMC도 보조금을 받는다.", {"650억달러": "TSMC"}),
        ("ko", "삼성전자에 이어 650억달러(약 90조원)를 투자하는 TSMC도 보조금을 받는다.", {"650억달러": "TSMC"}),
        ("ja", "オープンAIと組み、5000億ドルを投じるソフトバンクグループが動く。", {"5000億ドル": "SoftBank"}),
        ("ko", "삼성전자는 650억달러를 투자하고 TSMC도 보조금을 받는다.", {"650억달러": "Samsung Electronics"}),
        ("ja", "オラクルは5000億ドルを投じ、ソフトバンクグループが動く。", {"5000億ドル": "Oracle"}),
    ],
)
def test_the_subject_of_a_relative_clause_stands_behind_it(language, text, names):
    assert actors(text, language, names) == names


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("한국은 반도체에 돈을 쓴다. 지난해 투자액은 13억 9000만 달러였다.", "13억 9000만 달러", "South Korea"),
        ("한국은 네이버를 돕는다. 네이버는 웃었다. 투자액은 13억 달러였다.", "13억 달러", "Naver"),
        ("투자는 한국에서 늘었다. 지난해 투자액은 13억 달러였다.", "13억 달러", None),
    ],
)
def test_a_country_that_a_sentence_is_about_is_carried_on_until_somebody_acts(text, surface, name):
    assert actor(text, "ko", surface) == name


@pytest.mark.parametrize(
    ("language", "text", "surface", "predicate"),
    [
        ("ko", "계약 금액은 약 22조7648억원이며 공장에 투자한다.", "22조7648억원", "order"),
        ("ko", "22조7648억원을 공장에 투자하며 계약은 다음 달이다.", "22조7648억원", "invest"),
        ("ja", "補助額は最大4500億円で、工場を建設する。", "4500億円", "subsidise"),
        ("ja", "補助を受け、4500億円で工場を建設する。", "4500億円", "build"),
        ("en", "Revenue grew as it opened the $17 million factory in Ohio.", "$17 million", "build"),
        ("en", "The $3.2 billion project will supply 2.26 gigawatts.", "$3.2 billion", "build"),
        ("en", "The $3.2 billion gas project will supply 2.26 gigawatts.", "$3.2 billion", "build"),
        ("en", "Revenue of $17 million in the factory was reported.", "$17 million", "revenue"),
        ("en", "Meta raised its capital expenditure forecast to $72 billion.", "$72 billion", "capex"),
        ("en", "Meta expects capex of $72 billion.", "$72 billion", "capex"),
        ("ko", "메타의 자본지출은 720억달러다.", "720억달러", "capex"),
        ("ja", "メタの設備投資は720億ドルになる。", "720億ドル", "capex"),
        ("zh", "Meta的资本开支为720亿美元。", "720亿美元", "capex"),
        ("en", "Alphabet shares closed at $190.23 on Thursday.", "$190.23", "price"),
        ("ko", "삼성전자는 7만원에 마감했다.", "7만원", "price"),
        ("ja", "ソフトバンクグループの株価は9000円だった。", "9000円", "price"),
        ("zh", "英特尔股价收于20美元。", "20美元", "price"),
        ("en", "An H100 goes for $30,000.", "$30,000", "price"),
        ("zh", "公司把收入预测下调至61亿美元,资本开支降至140亿美元。", "61亿美元", "revenue"),
        ("en", "It cut its revenue forecast to $6 billion, capital spending fell too.", "$6 billion", "revenue"),
        ("ja", "マイクロン、対米投資3000億ドルに増額 関税は50%", "3000億ドル", "invest"),
    ],
)
def test_the_predicate_is_what_the_figure_is_said_to_be(language, text, surface, predicate):
    assert frames(text, language)[surface].predicate.id == predicate


@pytest.mark.parametrize(
    ("text", "origin"), [("세종에 270MW 용량으로 짓는다.", "clause"), ("세종에는 270MW가 들어선다.", "carried")]
)
def test_a_predicate_that_only_the_kind_suggests_is_carried(text, origin):
    predicate = frames(text, "ko")["270MW"].predicate
    assert (predicate.id, predicate.origin) == ("capacity", origin)
