"""Which figures are a dissent on a fact, and which are a fact of their own."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.facts import link

from .desk import RULES, articles, setup


def _facts(**texts):
    """The facts, each by the articles that tell it; years and the like left out."""
    run = pipeline.claims(articles(**texts), setup())
    told = [[run.claims[number] for number in fact.claims] for fact in link(run, RULES).facts]
    return [
        "".join(sorted(run.articles[claim.article].id for claim in claims))
        for claims in told
        if claims[0].kind != "duration"
    ]


def _relation(one, two):
    linked = link(pipeline.claims(articles(a=one, b=two), setup()), RULES)
    return [found.values.relation for found in linked.links.values()]


_MANY = {
    "a": "마이크로소프트는 일본 데이터센터에 2년간 29억 달러를 투자한다고 발표했다.",
    "b": "Microsoft will invest $2.9 billion in data centers in Japan over two years.",
    "c": "マイクロソフトは日本のデータセンターに2年間で29億ドルを投資すると発表した。",
    "d": "일본 총리를 만난 마이크로소프트 사장은 일본 데이터센터에 29억 달러를 2년간 투자한다고 말했다.",
    "e": "首相と会ったマイクロソフトの社長は、日本で2年間に29億ドルをデータセンターへ投資すると語った。",
    "f": "After the talks in Tokyo, Microsoft is to invest $2.9 billion in data centers in Japan in two years.",
}
_FEW = {
    "x": "마이크로소프트는 2년에 걸쳐 59억 달러를 일본 데이터센터에 투자하기로 했다.",
    "y": "In Japan, Microsoft plans to invest $5.9 billion in data centers over two years.",
    "z": "微软将在两年内向日本数据中心投资59亿美元。",
}


@pytest.mark.parametrize(("few", "facts"), [("x", ["abcdefx"]), ("xy", ["abcdefxy"]), ("xyz", ["abcdef", "xyz"])])
def test_what_three_witnesses_tell_is_a_fact_and_no_dissent(few, facts):
    assert _facts(**_MANY, **{name: _FEW[name] for name in few}) == facts


_PAID = "TSMC는 애리조나 공장에 {}를 투자한다."


@pytest.mark.parametrize(
    ("one", "two", "facts"),
    [
        ("66억 달러(약 9조1000억원)", "660억 달러(약 91조원)", ["a", "b"]),
        ("66억 달러(약 9조1000억원)", "660억 달러", ["ab"]),
        ("66억 달러", "660억 달러(약 91조원)", ["ab"]),
        ("66억 달러(약 91조원)", "660억 달러(약 91조원)", ["ab"]),
    ],
    ids=["both borne out", "one alone", "the other alone", "one against its own conversion"],
)
def test_two_amounts_that_their_conversions_bear_out_are_no_slip_of_one(one, two, facts):
    assert _facts(a=_PAID.format(one), b=_PAID.format(two)) == facts


_SITE = "네이버는 데이터센터에 {} 투자한다."


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("6600억원을", "6600억달러를", "swap"),
        ("6600억원(약 4억7900만 달러)을", "6600억달러를", "swap"),
        ("6600억달러(약 910조원)를", "6600억원을", "swap"),
        ("6600억원(약 4억7900만 달러)을", "4억8000만 달러를", "compatible"),
        ("6600억원(약 4억7900만 달러)을", "6600억원을", "equal"),
        ("6000억원(약 4억3600만 달러)을", "6000억달러를", "different"),
        ("2000억원 이상을", "208조원을", "slip"),
        ("2000억원 이하를", "208조원을", "different"),
    ],
    ids=[
        "bare",
        "beside dollars",
        "beside won",
        "no equal digits",
        "one currency",
        "one digit tells too little",
        "a floor and what lies above it",
        "a ceiling",
    ],
)
def test_equal_digits_in_two_currencies_are_a_swap_whatever_stands_beside_them(one, two, relation):
    assert _relation(_SITE.format(one), _SITE.format(two)) == [relation]


_EXACT, _ROUND = _SITE.format("5조3600억원을"), "Naver will invest about 5 trillion won in its data center."
_BOTH = "네이버는 데이터센터에 5조원을 투자한다. 네이버는 데이터센터에 5조3600억원을 투자한다."


@pytest.mark.parametrize(
    ("texts", "facts"),
    [({}, ["ab"]), ({"c": _BOTH}, ["ac", "bc"])],
    ids=["nobody tells them apart", "a third article prints both"],
)
def test_amounts_that_one_article_tells_apart_are_apart_in_others(texts, facts):
    assert _facts(a=_EXACT, b=_ROUND, **texts) == facts


@pytest.mark.parametrize(
    ("right", "slip", "facts"),
    [
        (("1.6 million people", "160만 명"), "160,000 people", ["abc"]),
        (("16 people", "16명"), "160 people", ["ab"]),
    ],
    ids=["large", "small"],
)
def test_a_large_count_may_dissent_by_a_power_of_ten_and_a_small_one_not(right, slip, facts):
    texts = {
        "a": f"Microsoft will train {right[0]} in Japan.",
        "b": f"마이크로소프트는 일본에서 {right[1]}을 교육한다.",
        "c": f"Microsoft will train {slip} in Japan.",
    }
    assert _facts(**texts) == facts


_OFFICE = "미국 상무부는 85억 달러의 보조금을 지원한다고 밝혔다. 인텔은 환영했다."


@pytest.mark.parametrize(
    ("other", "facts"),
    [("Intel will receive $8.5 billion in subsidies.", ["ab"]), ("Intel will receive $8.5 billion in revenue.", [])],
    ids=["of the same money", "of other money"],
)
def test_public_money_is_told_of_who_gives_it_or_of_who_takes_it(other, facts):
    assert _facts(a=_OFFICE, b=other) == facts


_SAKAI = (
    "소프트뱅크 데이터센터의 용량은 150MW다. 옛 사카이 공장 터에 오픈AI와 함께 짓는 시설이고 건물은 샤프가 판다. "
    "KDDI와 간사이전력도 참여한다."
)


@pytest.mark.parametrize(
    ("other", "facts"),
    [
        ("소프트뱅크 데이터센터의 용량은 1.5GW다. 오라클과 크루소가 맡고, 엔비디아와 AMD, 마이크론이 부품을 댄다.", []),
        ("소프트뱅크 데이터센터의 용량은 1.5GW다. 사카이 공장 터에 오픈AI와 짓고, 샤프가 건물을 판다.", ["ab"]),
    ],
    ids=["two stories", "one story"],
)
def test_a_slip_is_looked_for_among_articles_of_one_story(other, facts):
    assert _facts(a=other, b=_SAKAI) == facts


_SPENT = "아마존웹서비스는 50억 달러를 투자한다. "
_FIRST = _SPENT + "현대차와 한화큐셀, 기아, SK온, LG에너지솔루션, 카카오, 네이버, 두산도 온다."
_SECOND = _SPENT + "릴라이언스와 타타, 바르티, 인포시스, 아다니, 소프트뱅크, 샤프, 후지쓰도 온다."


@pytest.mark.parametrize(
    ("day", "other", "facts"),
    [
        ("2025-10-29", _SECOND, []),
        ("2024-04-18", _SECOND, ["ab"]),
        ("2025-10-29", _FIRST.replace("도 온다", "가 함께한다"), ["ab"]),
    ],
    ids=["another year, other names", "the same day", "another year, the same names"],
)
def test_a_common_sum_is_no_fact_where_articles_of_other_weeks_have_nothing_else_in_common(day, other, facts):
    assert _facts(a=_FIRST, b={"text": other, "published": day}) == facts
