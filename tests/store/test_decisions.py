"""What editors decide stays, and can be taken back; drafts go when their time is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from checker import pipeline
from checker.errors import StoreError
from checker.store import drafts
from tests.facts.desk import articles, setup
from tests.store.conftest import entries


@pytest.fixture(scope="module")
def finding():
    """80달러 for 80억 달러."""
    given = articles(wrong="오라클은 일본에 80억 달러(약 21조 원)를 투자한다.")
    return pipeline.check(given, setup()).findings[0]


def test_a_decision_is_kept_with_its_reason(store, finding):
    made = store.record_decision(finding, "dismissed", "부처가 쓴 환율", "김 기자", {"desk": "economy"})
    [found] = store.decisions()
    assert found == made
    assert found.holds
    assert (found.rule, found.fingerprint, found.article) == (finding.rule, finding.fingerprint, "wrong")
    assert found.surfaces == tuple(place.surface for place in finding.locations)
    assert (found.reason, found.editor, found.details) == ("부처가 쓴 환율", "김 기자", {"desk": "economy"})
    assert datetime.now(UTC) - found.decided < timedelta(minutes=5)


def test_a_decision_taken_back_stays_in_the_history(store, finding):
    first = store.record_decision(finding, "dismissed", "a mistake")
    second = store.record_decision(finding, "confirmed", "it is wrong")
    back = store.withdraw_decision(first.number, "the night desk")
    assert not back.holds
    assert store.withdraw_decision(first.number, "somebody else") == back
    assert store.decisions() == (second,)
    assert store.decisions(withdrawn=True) == (second, back)
    with pytest.raises(StoreError, match="no decision 99"):
        store.withdraw_decision(99)


def test_decisions_are_found_by_fingerprint_and_article(store, finding):
    made = store.record_decision(finding, "dismissed", "known")
    assert store.decisions([finding.fingerprint, "other"]) == (made,)
    assert store.decisions(["other"]) == store.decisions([]) == ()
    assert store.decisions(article="wrong") == (made,)
    assert store.decisions(article="right") == ()


def test_decisions_outlive_the_article(store, finding):
    store.add(entries(wrong="오라클은 일본에 80억 달러를 투자한다."))
    made = store.record_decision(finding, "dismissed", "known")
    store.remove(["wrong"])
    assert store.decisions() == (made,)


def test_a_draft_is_kept_until_its_day(store):
    [draft] = articles(draft={"text": "오라클은 80억 달러를 쓴다.", "title": "초고", "outlet": "가온일보"})
    assert store.drafts() == ()
    one = store.keep_draft(draft, days=7, editor="김 기자")
    assert store.draft(one.key) == one
    assert one.article == draft
    assert one.until - one.kept == timedelta(days=7)
    assert drafts.found(store.engine, one.until) == ()
    assert drafts.expire(store.engine, one.until) == 1
    assert store.draft(one.key) is None


def test_a_draft_can_be_forgotten_at_once(store):
    [draft] = articles(draft="오라클은 80억 달러를 쓴다.")
    kept = store.keep_draft(draft, days=7)
    assert store.forget_draft(kept.key)
    assert not store.forget_draft(kept.key)
    assert store.drafts() == ()


def test_a_purge_leaves_nothing(store, finding):
    store.add(entries(a="오라클은 일본에 80억 달러를 투자한다."))
    store.record_decision(finding, "dismissed", "known")
    store.keep_draft(articles(draft="오라클은 80억 달러를 쓴다.")[0], days=7)
    store.purge()
    found = store.stats()
    assert (found.articles, found.claims, found.decisions, found.drafts) == (0, 0, 0, 0)
    assert store.decisions(withdrawn=True) == ()
    assert store.add(entries(a="오라클은 일본에 80억 달러를 투자한다.")).added == 1
