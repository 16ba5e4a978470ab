"""Suppressions in texts, front matter and pages: what they speak of, and that nothing in them is story."""

from datetime import date

import pytest

from checker.errors import InputError
from checker.model import Article
from checker.triage.comments import in_text, paragraph_of, without_comments
from checker.triage.declared import declared, in_front_matter
from checker.triage.pages import in_page

LINE = "<!-- claim-checker: ignore CU301 until 2027-01-31 -- agreed with the desk -->"


def article(text, *, extracted=False):
    return Article("a", "a.md", text, "ko", extracted=extracted)


def paragraphs(text):
    return [text[slice(*found.span)].strip() for found in in_text(article(text))]


def test_all_that_a_comment_says():
    (found,) = in_text(article(f"하나\n\n{LINE}\n80억 달러\n"))
    assert (found.rule, found.until, found.reason) == ("CU301", date(2027, 1, 31), "agreed with the desk")
    assert (found.written, found.line, found.path, found.article) == ("a.md", 3, "a.md", "a")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_comment_speaks_of_its_paragraph_and_alone_of_the_next(newline):
    text = f"하나\n\n{LINE}\n둘\n둘 더\n\n셋\n\n{LINE}\n\n넷\n\n다섯 {LINE} 여섯\n\n일곱\n".replace("\n", newline)
    assert [[part.split()[-1] for part in found.splitlines()] for found in paragraphs(text)] == [
        ["-->", "둘", "더"],
        ["넷"],
        ["여섯"],
    ]


def test_of_two_comments_each_speaks_of_what_follows_both():
    assert paragraphs(f"{LINE}\n{LINE}\n\n하나\n\n둘") == ["하나", "하나"]


def test_a_comment_at_the_end_speaks_of_nothing():
    text = f"하나\n\n{LINE}\n"
    assert paragraph_of(text, (4, len(text) - 1)) == (4, len(text) - 1)


def test_several_codes_and_the_whole_file():
    text = "<!-- claim-checker: ignore-file CU301, xa101 -- a test page -->\n하나\n"
    assert [(found.rule, found.span, found.until) for found in in_text(article(text))] == [
        ("CU301", None, None),
        ("XA101", None, None),
    ]


def test_a_comment_may_go_over_lines():
    (found,) = in_text(article("<!-- claim-checker:\n  ignore CU301\n  -- because\n  of this -->\n하나"))
    assert found.reason == "because of this"


@pytest.mark.parametrize(
    "words",
    [
        "ignore CU301",
        "ignore -- why",
        "ignore CU301 --",
        "ignore all -- why",
        "igonre CU301 -- why",
        "",
        "ignore CU301 why",
    ],
)
def test_a_comment_that_cannot_be_followed_is_named_with_its_line(words):
    (problem,) = in_text(article(f"하나\n\n<!-- claim-checker: {words} -->\n둘\n"))
    assert isinstance(problem, InputError)
    assert str(problem).startswith("a.md:3: this comment cannot be followed; write it as <!-- claim-checker: ignore")


def test_a_day_that_there_is_not_is_named():
    (problem,) = in_text(article("<!-- claim-checker: ignore CU301 until 2027-02-30 -- why -->"))
    assert str(problem) == "a.md:1: 'until' is no date: '2027-02-30'; write it as 2027-01-31"


def test_other_comments_are_nobodys_business():
    assert list(in_text(article("<!-- a note on claim-checker: ignore it -->\n<!-- CU301 -->\n하나"))) == []


def test_a_comment_is_blank_and_nothing_moves():
    text = f"80억 달러 {LINE}\n<!-- claim-checker:\nignore CU301 -- x -->끝"
    blank = without_comments(text)
    assert len(blank) == len(text)
    assert blank.split() == ["80억", "달러", "끝"]
    assert blank.count("\n") == text.count("\n")


FRONT = """---
id: a
suppress:
  - rule: cu301
    surface: 21조 원
    reason: the ministry's own rate
    until: 2027-01-31
  - {rule: XA101, reason: known}
---
하나
"""


def test_front_matter_declares_suppressions():
    first, second = in_front_matter(article(FRONT))
    assert (first.rule, first.surface, first.until, first.line) == ("CU301", "21조 원", date(2027, 1, 31), 4)
    assert (second.rule, second.reason, second.until, second.line) == ("XA101", "known", None, 8)
    assert first.span is None


def test_a_body_that_was_taken_out_of_a_page_has_no_front_matter():
    assert list(in_front_matter(article(FRONT, extracted=True))) == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("suppress:\n- rule: CU301\n", "a.meta.yaml:2: an entry of 'suppress' must have 'reason'"),
        ("suppress:\n- reason: x\n", "a.meta.yaml:2: an entry of 'suppress' must have 'rule'"),
        ("id: a\nsuppress: [CU301]\n", "a.meta.yaml:2: an entry of 'suppress' must have 'rule' and 'reason'"),
        ("suppress: CU301\n", "a.meta.yaml:1: an entry of 'suppress' must have 'rule' and 'reason'"),
        ("suppress: {rule: A, reason: b, why: c}\n", "a.meta.yaml:1: 'why' is not a key of 'suppress'"),
        ("suppress: {rule: [A], reason: b}\n", "a.meta.yaml:1: 'rule' of 'suppress' must be text"),
        ("suppress: {rule: A, reason: ''}\n", "a.meta.yaml:1: 'reason' of 'suppress' must be text"),
        ("suppress: {rule: A, reason: b, until: soon}\n", "a.meta.yaml:1: 'until' is no date: 'soon'"),
    ],
)
def test_metadata_that_cannot_be_followed_are_named_with_their_line(block, message):
    (problem,) = declared(block, "a.meta.yaml", "a.txt")
    assert isinstance(problem, InputError)
    assert str(problem).startswith(message)


@pytest.mark.parametrize("block", ["", "id: a\n", "suppress:\n", "suppress: []\n", "- a\n"])
def test_metadata_without_suppressions_declare_none(block):
    assert [found for found in declared(block, "a.meta.yaml", "a.txt") if not isinstance(found, InputError)] == []


PAGE = f"""<html><body><h1>제목</h1>
{LINE}
<p>오라클은 <b>80억</b> 달러를&nbsp;투자한다.</p>
<ul><li>하나 {LINE} 둘</li><li>셋</li></ul>
<!-- claim-checker: ignore-file MG501 -- a test page -->
</body></html>"""
STORY = "제목\n오라클은 80억 달러를 투자한다.\n- 하나 둘\n하나 둘\n셋\n"


def test_a_comment_of_a_page_speaks_of_its_block_and_between_blocks_of_the_next():
    first, second, whole = in_page(PAGE, article(STORY, extracted=True))
    assert STORY[slice(*first.span)].strip() == "오라클은 80억 달러를 투자한다."
    assert STORY[slice(*second.span)].strip() == "하나 둘"
    assert (first.line, second.line, whole.line) == (2, 4, 5)
    assert (whole.rule, whole.span) == ("MG501", None)


def test_a_comment_outside_the_story_speaks_of_nothing():
    (found,) = in_page(f"<p>{LINE} 광고 문구</p><p>하나</p>", article("하나\n", extracted=True))
    assert found.span == (0, 0)
