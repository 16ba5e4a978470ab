"""A draft held against the archive is told what it would be told beside a folder of the same articles."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.checks import all_checks
from checker.packs.furniture import load_furniture
from checker.prepublish import against_store
from checker.store import Entry, open_store
from tests.facts.desk import articles, setup
from tests.store.conftest import RULES, entries, kept

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("seeds/articles", "tests/data/news/articles")
REST = "땅은 이미 샀다. 노조는 반긴다. 회사 쪽은 말을 아꼈다. 지역 사회는 전력과 물이 모자라지 않을지 걱정한다."
MOST = 13  # drafts of a folder: each is checked beside all the others
RIGHT = "오라클은 18일 일본에 10년간 80억 달러를 투자한다고 밝혔다."
WRONG = "오라클은 18일 일본에 10년간 80달러를 투자한다고 밝혔다."


@lru_cache
def folder(name):
    """The articles of a folder with what is read in them, and a setup that does not read them again."""
    found = read([str(ROOT / name)], ReadOptions(load_furniture(RULES / "furniture"))).articles
    known = dict(zip(found, pipeline.extracted(found, RULES), strict=True))
    return known, replace(setup(), extraction=lambda given, _rules: [known[article] for article in given])


def grave(report):
    """Rule, severity and suspect of all findings that an editor must look at."""
    return [(found.rule, found.severity, found.locations[0]) for found in report.findings if found.severity != "note"]


@lru_cache
def beside_folder(name):
    """For a good many of the articles of a folder what they are told beside the others."""
    known, ready = folder(name)
    drafts = list(known)[:: max(len(known) // MOST, 1)]
    others = {draft: [article for article in known if article is not draft] for draft in drafts}
    return [(draft, grave(pipeline.check([draft, *others[draft]], ready, frozenset({0})))) for draft in drafts]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_draft_is_told_the_same_of_an_archive_as_of_a_folder(url, name):
    known, ready = folder(name)
    with open_store(url, RULES, create=True) as store:
        store.add([Entry(*pair) for pair in known.items()])
        for draft, expected in beside_folder(name):
            found = against_store([draft], store, ready)
            assert grave(found) == expected, draft.id
            assert found.draft.own == (draft.id,)
        assert any(expected for _, expected in beside_folder(name))


@pytest.mark.parametrize("name", FOLDERS)
def test_checks_that_look_at_one_article_say_the_same_whatever_stands_beside_it(name):
    known, ready = folder(name)
    codes = {code for code, check in all_checks().items() if check.alone}
    assert codes

    def alone(report, article):
        return {
            (found.rule, found.message, found.locations)
            for found in report.findings
            if found.rule in codes and all(place.path == article.path for place in found.locations)
        }

    whole = pipeline.check(list(known), ready)
    for article in known:
        assert alone(whole, article) <= alone(pipeline.check([article], ready), article), article.id


def test_the_archive_tells_what_agrees_what_contradicts_and_what_is_new(url):
    with kept(
        url,
        old={"text": RIGHT, "published": "2024-04-18", "outlet": "가온일보"},
        new={"text": RIGHT.replace("80억 달러", "80억달러"), "published": "2024-04-20", "outlet": "누리경제"},
    ) as store:
        [draft] = articles(draft={"text": WRONG + " 오라클은 직원 4321명을 뽑는다.", "published": "2024-04-21"})
        report = against_store([draft], store, setup())
    assert [found.rule for found in report.findings] == ["MG501"]
    told = {figure.location.surface: figure.earlier for figure in report.draft.figures}
    assert [(one.outlet, str(one.published), one.agrees) for one in told["80달러"]] == [
        ("누리경제", "2024-04-20", False),
        ("가온일보", "2024-04-18", False),
    ]
    assert {one.agrees for one in told["10년간"]} == {True}
    assert told["4321명"] == ()
    assert told["80달러"][0].passage.surface == "80억달러"


def test_an_earlier_version_of_the_draft_does_not_contradict_it(url):
    story = f"{RIGHT} 공장은 오사카에 선다. 문을 여는 것은 내년이다. 직원은 그 뒤에 뽑는다. {REST}"
    with kept(url, yesterday={"text": story, "outlet": "가온일보"}) as store:
        wrong = story.replace("80억 달러", "80달러")
        [again] = articles(yesterday={"text": wrong, "outlet": "가온일보"})
        assert against_store([again], store, setup()).findings == ()
        [renamed] = articles(pasted=wrong)
        report = against_store([renamed], store, setup())
        assert report.findings == ()
        assert report.draft.own == ("yesterday",)
        [copied] = articles(copied={"text": wrong, "outlet": "누리경제"})
        assert [found.rule for found in against_store([copied], store, setup()).findings] == ["MG501"]


def test_a_lone_figure_finds_its_one_old_print_among_many_newer_ones(url):
    old = entries(old={"text": "오라클은 나고야에 7300만 달러를 투자했다.", "published": "2019-03-01"})
    [pattern] = entries(new={"text": RIGHT, "published": "2025-03-01"})
    newer = [Entry(replace(pattern.article, id=f"n{n}", path=f"n{n}.md"), pattern.read) for n in range(60)]
    with open_store(url, RULES, create=True) as store:
        store.add([*old, *newer])
        [draft] = entries(
            draft={"text": f"{RIGHT} 오라클은 앞서 나고야에 7300만 달러를 투자했다.", "outlet": "가온일보"}
        )
        found = store.candidates([draft], most=10)
    assert len(found.entries) == 10
    assert "old" in {entry.article.id for entry in found.entries}


def test_a_draft_with_nothing_in_common_finds_nothing(url):
    with kept(url, a=RIGHT) as store:
        found = store.candidates(entries(draft="날씨가 맑다."))
    assert (found.entries, found.own, found.found) == ((), (), 0)
