"""RSS and Atom as publishers write them, and as somebody with bad intentions would."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checker.articles import ReadOptions, feeds, fetching
from checker.articles.feeds import read_feed
from checker.articles.fetching import fetch, is_url
from checker.errors import InputError
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture

pytest.importorskip("feedparser")
OPTIONS = ReadOptions(load_furniture(rules_folder() / "furniture"))
RSS = """<?xml version="1.0" encoding="UTF-8"?>{doctype}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>가온일보</title>
<language>ko-KR</language><item><guid>g-1</guid><title>오라클 일본 투자</title><link>https://example.org/1</link>
<pubDate>Thu, 18 Apr 2024 00:30:00 +0900</pubDate><description>{summary}</description>{more}</item></channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbor Gazette</title><entry><id>tag:1</id>
<title>Oracle</title><link href="https://example.org/2"/><published>2024-04-18T23:30:00-05:00</published>
<author><name>Kim</name></author>
<content type="html">&lt;p&gt;Oracle spends $8 billion.&lt;/p&gt;</content></entry></feed>
"""


def rss(summary="오라클은 80억 달러를 쓴다.", more="", doctype=""):
    return read_feed(RSS.format(summary=summary, more=more, doctype=doctype).encode(), "feed.xml", OPTIONS)


def test_an_entry_is_an_article_at_its_link():
    [article] = rss().articles
    assert (article.id, article.path, article.url) == ("g-1", "https://example.org/1", "https://example.org/1")
    assert (article.outlet, article.language, article.title) == ("가온일보", "ko", "오라클 일본 투자")
    assert article.text.endswith("오라클은 80억 달러를 쓴다.")


def test_the_day_is_that_of_the_place_of_publication():
    assert rss().articles[0].published == date(2024, 4, 18)
    [article] = read_feed(ATOM.encode(), "feed.atom", OPTIONS).articles
    assert article.published == date(2024, 4, 18)
    assert (article.language, article.author) == ("en", "Kim")


def test_the_story_itself_is_taken_and_its_markup_is_not():
    story = (
        "<content:encoded><![CDATA[<p>오라클은 <b>80억</b> 달러를 쓴다.</p><script>alert(1)</script><!-- 90억 -->"
        "<ul><li>하나</li><li>둘 &amp; 셋</li></ul>]]></content:encoded>"
    )
    [article] = rss("짧다", story).articles
    assert article.text.split("\n\n", 1)[1] == "오라클은 80억 달러를 쓴다.\n하나\n둘 & 셋"


def test_no_entity_is_followed_and_none_grows(tmp_path):
    (tmp_path / "secret").write_text("극비 90억 달러")
    bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE rss [<!ENTITY b0 "boom"><!ENTITY x SYSTEM "file://{tmp_path}/secret">{bombs}]>'
    found = rss("오라클은 &x;&b8; 80억 달러를 쓴다.", doctype=doctype)
    text = "".join(article.text for article in found.articles)
    assert "극비" not in text
    assert len(text) < 500


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><p>hello</p></html>", "is no RSS or Atom feed"),
        (b"80", "is no RSS or Atom feed"),
        (RSS.format(summary="", more="", doctype="").encode(), "holds no entries with a text"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_line(data, said):
    found = read_feed(data, "feed.xml", OPTIONS)
    assert [str(problem) for problem in found.problems] == [f"feed.xml: {said}"]


def test_a_feed_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(feeds, "LARGEST_FEED", 10)
    assert "is larger than" in str(rss().problems[0])


@contextmanager
def serving(respond):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            respond(self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(handler, body, status=200, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def test_a_feed_is_fetched():
    with serving(lambda handler: answer(handler, ATOM.encode())) as url:
        assert fetch(url) == ATOM.encode()


def test_a_redirect_to_a_file_is_not_followed():
    with (
        serving(lambda handler: answer(handler, b"", 302, Location="file:///etc/passwd")) as url,
        pytest.raises(InputError, match=r"(?i)cannot be fetched: .*redirect"),
    ):
        fetch(url)


def test_an_endless_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST_FEED", 1000)
    with (
        serving(lambda handler: answer(handler, b"x" * 5000)) as url,
        pytest.raises(InputError, match="is larger than"),
    ):
        fetch(url)


def test_an_answer_that_never_comes_ends_in_one_line():
    done = threading.Event()
    with serving(lambda _handler: done.wait(20)) as url:
        with pytest.raises(InputError, match="cannot be fetched") as refused:
            fetch(url, silence=0.2)
        done.set()
    assert "\n" not in str(refused.value)


def test_a_missing_page_is_said():
    with (
        serving(lambda handler: answer(handler, b"", 404)) as url,
        pytest.raises(InputError, match="cannot be fetched"),
    ):
        fetch(url)


def test_only_pages_are_fetched():
    assert is_url("https://example.org/feed.xml")
    assert not is_url("file:///etc/passwd")
    assert not is_url("feeds/feed.xml")
    assert not is_url("sqlite:///archive.db")
