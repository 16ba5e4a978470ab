import io
import json
import os
from datetime import date

import pytest

from checker.articles import Lines, ReadOptions, metadata, read_bytes
from checker.articles.metadata import read_fields
from checker.articles.sources import LARGEST_FILE
from checker.errors import InputError
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture

KO = "가나전자는 새 공장에 5조원을 쓴다고 밝혔다.\n공장은 내년에 문을 연다.\n"


def ids(reading):
    return [article.id for article in reading.articles]


def test_a_folder_is_read_in_order_and_only_its_articles(desk):
    for name in ("b/z.md", "b/a.txt", "a.txt", ".hidden.txt", ".git/x.txt", "b/a.meta.yaml", "notes.py", "c.JSON"):
        desk.put(name, json.dumps({"text": KO}) if name.endswith("JSON") else "id: sidecar" if "meta" in name else KO)
    reading = desk.read()
    assert reading.problems == ()
    assert [article.path for article in reading.articles] == [
        f"{desk.folder}/{x}" for x in ("a.txt", "b/a.txt", "b/z.md", "c.JSON")
    ]
    assert ids(reading) == ["a", "sidecar", "z", "c"]


def test_an_id_is_told_apart_when_two_articles_share_it(desk):
    for name in ("a/x.txt", "b/x.txt", "c/x.txt"):
        desk.put(name, KO)
    desk.put("d/y.md", f"---\nid: x#2\n---\n{KO}")
    assert ids(desk.read()) == ["x", "x#2", "x#3", "x#2#2"]


def test_a_file_named_twice_is_read_once(desk):
    file = desk.put("a.txt", KO)
    assert len(desk.read(desk.folder, file, f"{desk.folder}/./a.txt").articles) == 1


def test_an_explicit_file_may_have_any_ending(desk):
    assert desk.one("a.draft", KO).text == KO


def test_sidecars_named_by_a_wildcard_are_no_articles(desk):
    article, sidecar = desk.put("a.txt", KO), desk.put("a.meta.yaml", "outlet: 시험신문")
    reading = desk.read(article, sidecar)
    assert (len(reading.articles), reading.articles[0].outlet, reading.problems) == (1, "시험신문", ())


def test_front_matter_is_understood(desk):
    article = desk.one(
        "x.md",
        f"---\nid: 007\ntitle: null\nlang: en-US\nauthor: [A, B]\n"
        f"primary: true\npublished: '2025-03-18'\nother: {{a: 1}}\n---\n{KO}",
    )
    assert (article.id, article.title, article.language, article.author, article.primary) == (
        "007",
        None,
        "en",
        "A, B",
        True,
    )
    assert article.published == date(2025, 3, 18)


@pytest.mark.parametrize(
    "block",
    [
        "", "title: 가나, 5조원 투자\n", "title: a: b\n", "title: a:b  \n", "title: a # b\n", "title: a#b\n",
        "title:\noutlet: x\n", "title: ''\n", "title: 'null'\n", "title: null\n", "title: ~\n", "title: 'it''s'\n",
        "title: '가: 나 # 다'\n", "title: it's\n", 'title: "가 나"\n', 'title: "a\\tb"\n', "title: a\n  b\n",
        "title: - a\n", "title: [a, b]\n", "title: a, [b]\n", "title: *a\n", "title: 5 > 3 & 2\n",
        "title: a\r\noutlet: b\r\n", "title: a", "title: a\ntitle: b\n", "title: |\n  a\n", "title: @a\n",
        "title: `a`\n", "title: a\tb\n", "title: \ta\n", "title : a\n", "title:a\n", "- a\n", "a b\n",
        "url: https://a.kr/b?c=d&e=%20#f\n", "id: 007\n", "primary: yes\n", "primary: ''\n",
        "published: 2025-03-18\n", "published: '2025-03-18'\nother: {a: 1}\n", "published: never\n", "lang: xx\n",
        "title: 가나…\u2028다\n", "title: a\x85b\n", "title: 「가」（나）\n", "title: a\x01\n", "title: 50%\n",
        "title: '%'\n", "? title\n: a\n",
        "title: a\n---\n", "title: a\n...\n", "# x\ntitle: a\n", "\ntitle: a\n", "title: 'a\n",
        "title: 'a' b\n", 'title: "a" b\n', "title: a\\b\n",
    ],
)  # fmt: skip
def test_plain_metadata_say_what_yaml_makes_of_them(block, monkeypatch):
    def fields():
        try:
            return read_fields(block, "a.meta.yaml")
        except InputError as error:
            return str(error)

    quick = fields()
    monkeypatch.setattr(metadata, "_simple_fields", lambda _: None)
    assert quick == fields()


def test_front_matter_wins_over_the_sidecar(desk):
    desk.put("x.meta.yaml", "outlet: sidecar\nauthor: sidecar")
    article = desk.one("x.md", f"---\noutlet: own\n---\n{KO}")
    assert (article.outlet, article.author) == ("own", "sidecar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (KO, "ko"),
        ("日本의 SoftBank 가 投資를 늘린다고 밝혔다.", "ko"),
        ("工場に500億円を投じる。", "ja"),
        ("公司投资五百亿元建设数据中心。", "zh"),
        ("Acme (가나) will spend $5 billion on a new plant in Ohio.", "en"),
        ("12345", "en"),
    ],
)
def test_the_script_tells_the_language(desk, text, language):
    assert desk.one("a.txt", text).language == language


def test_the_option_decides_the_language(desk):
    desk.options["language"] = "zh"
    assert desk.one("a.md", f"---\nlanguage: en\n---\n{KO}").language == "zh"


def test_standard_input_may_be_text_or_json_or_a_page(desk):
    for content, text in (
        (KO, KO),
        (json.dumps({"text": KO}), KO),
        (f"<!DOCTYPE html><body><p>{KO}</p></body>", KO.split("\n", 1)[0]),
    ):
        (article,) = desk.read("-", stdin=io.BytesIO(content.encode())).articles
        assert (article.id, article.path) == ("stdin", "-")
        assert article.text.startswith(text)
    assert [str(x) for x in desk.read("-", stdin=io.BytesIO(b"")).problems] == ["-: is empty"]


def test_a_json_article_brings_its_fields(desk):
    fields = {"id": 5, "title": "가나전자 투자", "text": KO, "published": "2025-03-18T09:00:00+09:00", "language": "ko",
              "outlet": "시험", "author": ["A", "B"], "url": "https://example.com",
              "primary": True, "more": {}}  # fmt: skip
    article = desk.one("a.json", json.dumps(fields))
    assert article.text == f"가나전자 투자\n\n{KO}"
    assert article.text[slice(*article.headline)] == "가나전자 투자"
    assert (article.id, article.author, article.primary, article.extracted) == ("5", "A, B", True, True)
    assert article.published == date(2025, 3, 18)


def test_a_title_that_the_text_has_is_not_said_twice(desk):
    text = f"가나전자 투자\n{KO}"
    assert desk.one("a.json", json.dumps({"title": "가나전자 투자", "text": text})).text == text


def test_a_json_article_may_be_a_page(desk):
    article = desk.one(
        "a.json", json.dumps({"html": f"<html><body><p>{KO}</p></body></html>", "title": "가나전자 투자"})
    )
    assert article.text.startswith("가나전자 투자\n\n가나전자는 새")


def test_json_may_hold_a_list(desk):
    desk.put("a.json", json.dumps([{"text": KO}, {"text": KO, "id": "own"}, {"title": "x"}]))
    reading = desk.read()
    assert ids(reading) == ["a#1", "own"]
    assert [str(x) for x in reading.problems] == [
        f"{desk.folder}/a.json: article 3: an article must have 'text' or 'html'"
    ]


def test_of_json_lines_the_good_ones_are_read(desk):
    desk.put(
        "a.jsonl",
        json.dumps({"text": KO}) + '\r\n\n{"text": \n{"id": "x"}\n' + json.dumps({"text": "줄\u2028바꿈"}) + "\n",
    )
    reading = desk.read()
    assert ids(reading) == ["a#1", "a#5"]
    assert [problem.line for problem in reading.problems] == [3, 4]


def test_a_page_gives_its_story_title_and_date(desk):
    page = (
        '<html lang="en"><head><title>가나전자 5조 투자 | 시험신문</title>'
        '<meta property="og:site_name" content="시험신문">'
        '<meta property="article:published_time" content="2025-03-18T00:30:00+09:00"></head><body><nav>구독하기</nav>'
        f"<article><h1>가나전자 5조 투자</h1><p>{KO}</p><table><tr><td>가나</td><td>5조원</td></tr></table></article>"
        "<footer>ⓒ 시험신문 2019-01-01</footer></body></html>"
    )
    article = desk.one("a.html", page)
    assert (article.title, article.outlet, article.language, article.extracted) == (
        "가나전자 5조 투자",
        "시험신문",
        "ko",
        True,
    )
    assert article.published == date(2025, 3, 18)
    assert article.text[slice(*article.headline)] == article.title
    assert article.text.count(article.title) == 1
    assert "5조원 |" in article.text
    assert "ⓒ" not in article.text


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta name="date" content="2025-03-18">', "", date(2025, 3, 18)),
        (
            '<script type="application/ld+json">{"datePublished": "2025-03-18T01:00:00Z"}</script>',
            "",
            date(2025, 3, 18),
        ),
        ("", '<h1>가나전자 투자</h1><time datetime="2025-03-18">18일</time>', date(2025, 3, 18)),
        ("", "<span>입력 2025.03.18 10:00</span><span>수정 2025.03.20</span>", date(2025, 3, 18)),
        (
            '<link rel="canonical" href="https://example.com/2024/04/10/a">',
            "<footer>Copyright 2019-01-01</footer>",
            None,
        ),
    ],
)
def test_a_page_without_a_date_is_undated(desk, head, body, day):
    page = f"<html><head><title>가나전자 투자</title>{head}</head><body>{body}<div><p>{KO}</p></div></body></html>"
    article = desk.one("a.html", page)
    assert article.published == day
    assert article.text.startswith("가나전자 투자\n")


@pytest.mark.parametrize(
    ("name", "content", "place", "reason"),
    [
        ("a.txt", "", "a.txt: ", "empty"),
        ("a.txt", " \n\n", "a.txt: ", "empty"),
        ("a.md", "---\nid: a\n---\n \n", "a.md: ", "empty"),
        ("a.md", f"---\nid: a\n{KO}", "a.md:1: ", "not closed"),
        ("a.md", f"---\r\nid: a\r\ntitle: [a\r\n---\r\n{KO}", "a.md:", "not YAML"),
        ("a.md", f"---\n- a\n---\n{KO}", "a.md:2: ", "key: value"),
        ("a.md", f"---\nid: a\npublished: someday\n---\n{KO}", "a.md:3: ", "no date"),
        ("a.md", f"---\nid: a\npublished: 2025-02-30\n---\n{KO}", "a.md:3: ", "no date"),
        ("a.md", f"---\nlanguage: fr\n---\n{KO}", "a.md:2: ", "ko, ja, en or zh"),
        ("a.md", f"---\nid: a\n\ntitle: {{a: b}}\n---\n{KO}", "a.md:4: ", "one value"),
        ("a.md", f"---\nprimary: perhaps\n---\n{KO}", "a.md:2: ", "true or false"),
        ("a.md", "---\n" + "[" * 5000 + f"\n---\n{KO}", "a.md:2: ", "nested"),
        ("a.json", '{"text": "a",\n"id": }', "a.json:2: ", "not JSON"),
        ("a.json", "[]", "a.json: ", "no articles"),
        ("a.json", "3", "a.json: ", "object"),
        ("a.json", '{"text": 5}', "a.json: ", "must be text"),
        ("a.json", '{"text": "a\\ud800"}', "a.json: ", "half a character"),
        ("a.json", '{"text": " "}', "a.json: ", "empty"),
        ("a.json", '{"text": "a"}\n{"text": "b"}', "a.json:2: ", ".jsonl"),
        ("a.json", "[" * 100_000, "a.json: ", "nested"),
        ("a.json", '{"text": "a", "id": ' + "1" * 5000 + "}", "a.json: ", "not JSON"),
        ("a.jsonl", '{"text": "a", "published": "x"}\n', "a.jsonl:1: ", "no date"),
        ("a.html", "<html><body></body></html>", "a.html: ", "no article"),
    ],
)
def test_bad_input_is_one_line_that_names_the_place(desk, name, content, place, reason):
    fault = desk.fault(name, content)
    assert fault.startswith(place)
    assert reason in fault


def test_a_bad_sidecar_is_named(desk):
    desk.put("a.meta.yaml", "id: a\npublished: never\n")
    assert desk.fault("a.txt", KO).startswith("a.meta.yaml:2: ")


def test_a_bad_file_does_not_stop_the_others(desk):
    desk.put("a.txt", KO)
    desk.put("b.txt", b"\x00")
    reading = desk.read(desk.folder, desk.folder / "nothing.txt")
    assert ids(reading) == ["a"]
    assert [str(x).rsplit(": ", 1)[1] for x in reading.problems][1:] == ["does not exist"]


def test_a_folder_without_articles_is_a_problem(desk):
    desk.put("notes.py", "x")
    assert [problem.path for problem in desk.read().problems] == [str(desk.folder)]


def test_a_sidecar_alone_is_a_problem(desk):
    assert "not beside it" in desk.fault("a.meta.yaml", "id: a")


def test_a_huge_file_is_refused_unread(desk):
    file = desk.put("a.txt", "x")
    os.truncate(file, 200 * 1024 * 1024)
    (problem,) = desk.read(file).problems
    assert str(problem) == f"{file}: is larger than {LARGEST_FILE >> 20} MB; split it into articles"


def test_ids_stay_apart_in_a_large_folder(desk):
    desk.put("a.jsonl", '{"id": "a#2", "text": "가나"}\n' + '{"id": "a", "text": "가나"}\n' * 3000)
    read_ids = ids(desk.read())
    assert read_ids[:4] == ["a#2", "a", "a#3", "a#4"]
    assert len(set(read_ids)) == len(read_ids)


def test_a_pipe_in_a_folder_is_passed_by(desk):
    desk.put("a.txt", KO)
    os.mkfifo(desk.folder / "b.txt")
    assert ids(desk.read()) == ["a"]


def test_lines_count_every_kind_of_line_end():
    text = "가나\r\n다\r라\n\n마"
    lines = Lines(text)
    assert [lines.position(offset) for offset in range(len(text) + 1)] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (5, 1), (5, 2),
    ]  # fmt: skip
    assert Lines("").position(0) == (1, 1)


def test_offsets_count_in_the_whole_file(desk):
    text = f"---\r\nid: a\r\n---\r\n{KO}"
    article = desk.one("a.md", "\ufeff" + text)
    assert article.text == text
    assert article.text.index("5조원") == text.index("5조원")


def test_what_comes_without_a_file_is_read_by_the_ending_of_its_name():
    options = ReadOptions(furniture=load_furniture(rules_folder() / "furniture"))
    (page,) = read_bytes("<h1>공장</h1><p>공장은 150㎿를 쓴다.</p>".encode(), "sub/page.html", options).articles
    assert (page.id, page.path, page.extracted) == ("page", "sub/page.html", True)
    (problem,) = read_bytes(b"", "empty.md", options).problems
    assert str(problem) == "empty.md: is empty"
