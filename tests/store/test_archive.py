"""What goes into the archive comes out of it, once, whole and in its newest version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from checker.errors import StoreError
from checker.store import Entry, Filter, is_store, open_store
from checker.store.migrations import NEWEST
from checker.store.schema import versions
from checker.store.transactions import writing
from tests.store.conftest import RULES, entries
from tests.store.state import faults

ORACLE = "오라클은 일본에 80억 달러를 투자한다. 직원은 300명이다."
SONY = "소니는 5000억 엔을 낸다. 공장은 150MW를 쓴다."


def test_an_article_comes_out_as_it_went_in(store):
    given = entries(a={"text": ORACLE, "outlet": "가온일보", "url": "https://example.org/a", "title": "오라클"}, b=SONY)
    assert store.add(given).states == ("added", "added")
    assert list(store.export()) == given
    assert store.article("a") == given[0]
    assert store.article("c") is None


@pytest.mark.parametrize("text", ["80억 달러\0가 든다.", "line\r\n80억 달러\r\n", "\ufeff80억 달러 🙂 든다."])
def test_any_text_keeps_its_characters(store, text):
    [given] = entries(a=ORACLE)
    odd = Entry(replace(given.article, text=text), given.read)
    store.add([odd])
    assert store.article("a").article.text == text


def test_the_same_article_again_changes_nothing(store):
    store.add(entries(a=ORACLE))
    before = store.list()
    moved = [Entry(replace(entry.article, path="elsewhere/a.md"), entry.read) for entry in entries(a=ORACLE)]
    assert store.add(moved).states == ("unchanged",)
    assert store.list() == before


def test_a_new_text_replaces_the_old_one_with_all_its_claims(store):
    store.add(entries(a=ORACLE, b=SONY))
    assert store.add(entries(a="오라클은 일본에 90억 달러를 투자한다.")).states == ("updated",)
    assert [claim.surface for claim in store.claims("a")] == ["90억 달러"]
    assert len(store.list()) == 2
    assert faults(store) == []
    assert store.candidates(entries(d="오라클 직원은 300명이다.")).entries == ()
    assert [entry.article.id for entry in store.candidates(entries(d="오라클은 9조 원을 쓴다.")).entries] == ["a"]


def test_two_files_of_one_name_are_two_articles(store):
    [one], [two] = entries(a=ORACLE), entries(a=SONY)
    one, two = (
        Entry(replace(entry.article, id="story", path=f"{folder}/story.md"), entry.read)
        for entry, folder in ((one, "morning"), (two, "evening"))
    )
    assert store.add([one]).states == ("added",)
    assert store.add([two]).states == ("added",)
    assert store.add([one, two]).states == ("unchanged", "unchanged")
    assert {line.id for line in store.list()} == {"story", "story#2"}
    later = Entry(replace(two.article, text=two.article.text + " 끝."), two.read)
    assert store.add([later]).states == ("updated",)
    assert store.article("story").article.text == one.article.text


def test_an_article_is_taken_out_with_all_its_claims(store):
    store.add(entries(a=ORACLE, b=SONY))
    assert store.remove(["a", "nobody"]) == ("a",)
    assert [line.id for line in store.list()] == ["b"]
    assert faults(store) == []


def test_a_list_is_by_outlet_language_words_and_days_the_newest_first(store):
    store.add(
        entries(
            old={"text": ORACLE, "published": "2023-01-01", "outlet": "가온일보"},
            new={"text": SONY, "published": "2025-01-01", "title": "100% of it"},
            undated={"text": "Sony pays $5 billion.", "published": None, "outlet": "Harbor Gazette"},
        )
    )

    def ids(**wanted):
        return [line.id for line in store.list(Filter(**wanted))]

    assert ids() == ["new", "old", "undated"]
    assert ids(outlet="가온일보") == ["old"]
    assert ids(language="en") == ["undated"]
    assert ids(since=date(2024, 1, 1)) == ["new"]
    assert ids(until=date(2024, 1, 1)) == ["old"]
    assert ids(text="100%") == ["new"]
    assert ids(text="0_%") == []
    assert ids(limit=1) == ["new"]
    assert [entry.article.id for entry in store.export(Filter(limit=2))] == ["old", "new"]


def test_the_numbers_tell_what_is_there(store):
    store.add(entries(a=ORACLE, b={"text": SONY, "published": "2025-01-01", "outlet": "가온일보"}))
    found = store.stats()
    assert (found.articles, found.claims, found.schema) == (2, 4, NEWEST)
    assert (found.first, found.last) == (date(2024, 4, 18), date(2025, 1, 1))
    assert found.outlets == {"": 1, "가온일보": 1}
    assert found.languages == {"ko": 2}
    assert found.bytes > 0


def test_what_another_version_read_is_read_anew(url, monkeypatch):
    with open_store(url, RULES, create=True) as store:
        monkeypatch.setattr("checker.store.rows.edition_of", lambda _rules: b"an older program")
        monkeypatch.setattr("checker.store.rows.encode", lambda _read: b"{}")
        given = entries(a=ORACLE)
        store.add(given)
        monkeypatch.undo()
        assert store.stats().stale == 1
        assert store.article("a") == given[0]
        assert sum(store.refresh()) == 1
        assert store.stats().stale == 0
        assert store.article("a") == given[0]
        assert store.add(given).states == ("unchanged",)
        assert faults(store) == []


def test_a_store_of_a_newer_program_is_refused_in_one_line(url):
    with open_store(url, RULES, create=True) as store, writing(store.engine) as connection:
        connection.execute(insert(versions).values(version=NEWEST + 1, applied=store_now()))
    with pytest.raises(StoreError, match=f"newer claim-checker.*schema {NEWEST + 1}") as refused:
        open_store(url, RULES)
    assert "\n" not in str(refused.value)


def store_now():
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(UTC)


def test_a_store_that_is_not_there_is_made_only_where_that_is_meant(url):
    with pytest.raises(StoreError, match="archive add"):
        open_store(url, RULES)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("articles", "is not the URL of a store"),
        ("sqlite://archive.db", "three slashes"),
        ("sqlite://", "needs a file"),
        ("sqlite:////nowhere/at/all.db", "folder does not exist"),
        ("mysql://desk:secret@host/name", "not mysql"),
        ("postgresql://desk:secret@host:port/name", "not the URL"),
        ("postgresql://desk:secret@127.0.0.1:1/name", "failed"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url, said):
    with pytest.raises(StoreError, match=said) as refused:
        open_store(url, RULES, create=True)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_url_is_told_from_a_path():
    assert is_store("sqlite:///a.db")
    assert is_store("postgresql+psycopg://host/name")
    assert not is_store("articles/sqlite")
    assert not is_store("-")


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "a.db").write_text("not a database, but long enough to be taken for the head of one" * 20)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{tmp_path}/a.db", RULES)
