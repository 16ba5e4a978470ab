import pytest

STORY = "가나전자는 새 공장에 5조원을 쓴다고 밝혔다. 공장은 내년에 문을 연다.\n이어 3조원을 더 쓴다."


def headline(article):
    return article.headline and article.text[slice(*article.headline)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# 가나전자, 5조원 투자\n\n{STORY}", "가나전자, 5조원 투자"),
        (f"---\nid: a\n---\n\n#  가나전자, 5조원 투자 ##\r\n\r\n{STORY}", "가나전자, 5조원 투자"),
        (f"시험신문\n\n# 가나전자 투자\n# 다른 제목\n{STORY}", "가나전자 투자"),
        (f"## 작은 제목\n\n{STORY}", None),
        (STORY, None),
        (f"#해시 {STORY}", None),
    ],
)
def test_markdown_marks_its_headline(desk, text, expected):
    assert headline(desk.one("a.md", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"가나전자, 5조원 투자\n{STORY}", "가나전자, 5조원 투자"),
        (f"\n\n  가나전자, 5조원 투자  \n\n{STORY}", "가나전자, 5조원 투자"),
        (f"본문 바로가기\nICT\n\n2025.03.18 10:00\n가나전자, 5조원 투자\n{STORY}", "가나전자, 5조원 투자"),
        (f"Acme to spend $5 billion?\n{STORY}", "Acme to spend $5 billion?"),
        (STORY, None),
        ("가나전자, 5조원 투자", None),
        (f"가나전자는 공장을 짓는다./시험통신 캡처 |\n{STORY}", None),
        (f"工場に500億円を投じる。\n{STORY}", None),
        ("가" * 100 + f"\n{STORY * 4}", None),
    ],
)
def test_a_short_first_line_is_a_headline(desk, text, expected):
    assert headline(desk.one("a.txt", text)) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("가나전자, 5조원 투자", f"메뉴\nICT\n가나전자, 5조원 투자\n{STORY}", "가나전자, 5조원 투자"),
        ("가나전자 투자 / 다라전자도", f"가나전자 투자\n다라전자도\n{STORY}", "가나전자 투자\n다라전자도"),
        ("가나전자 투자", f"가나전자 투자 - 시험신문\n{STORY}", "가나전자 투자"),
        ("가나전자", STORY, None),
        ("다른 제목", STORY, None),
    ],
)
def test_a_title_of_the_sidecar_is_found_in_the_first_lines(desk, title, text, expected):
    desk.put("a.meta.yaml", f'title: "{title}"')
    article = desk.one("a.txt", text)
    assert (headline(article), article.title) == (expected, title)
