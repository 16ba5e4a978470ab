import re

import pytest
from pydantic import ValidationError

from checker.errors import RulesError
from checker.packs import rules_folder
from checker.packs.furniture import FurnitureRules, load_furniture

STORY = "가나전자는 새 공장에 5조원을 쓴다고 밝혔다. 공장은 내년에 문을 연다."


def left(furniture, text):
    """What remains of the text."""
    remaining, at = [], 0
    for start, end in furniture.find(text):
        remaining.append(text[at:start])
        at = end
    return "".join([*remaining, text[at:]])


@pytest.mark.parametrize(
    "line",
    [
        "본문 바로가기", "구독하기", "[ 공유하기 | 인쇄 ]", "구독하기 · 지난 뉴스레터 보기", "Skip to content",
        "Share  Tweet  Print",
        "홍길동 기자 hong@example.com", "홍길동 기자(hong@example.com)", "홍길동·김철수 기자", "도쿄=홍길동 특파원",
        "by Jane Roe", "By Jane Roe and John Doe", "Reporting by Jane Roe; Editing by John Doe", "文：山田太郎",
        "记者:王某",
        "責任編輯：王某", "ⓒ 시험신문, 무단전재 금지", "<저작권자 © 시험신문 무단전재 및 재배포 금지>",
        "Copyright 2025 The Test. All rights reserved.", "© 2025 Test", "無断転載を禁じます。", "版权所有 不得转载",
        "728x90", "300 x 250", "<이미지를 클릭하시면 커집니다> |",
        "이 기사의 카테고리는 언론사의 분류대로입니다.",
        "画像をクリックすると拡大します", "(사진=가나전자)", "[사진-공장 조감도, 출처-가나전자]",
        "(Photo: Jane Roe/AP)", "（写真=ロイター）",
        "https://example.com/a/1", "hong@example.com",
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["{line}\n{story}", "{story}\n\n{line}\n"])
def test_furniture_is_found(furniture, line, page):
    assert left(furniture, page.format(line=line, story=STORY)).strip() == STORY


@pytest.mark.parametrize(
    "line", ["구독하기", "2025.03.18 15:24 By Jane Roe", "5조원을 쓴다. (사진=가나전자)", "ⓒ 시험신문"]
)
@pytest.mark.parametrize(
    "page", ["{line}", " \t{line} \n{story}", "{story}\r\r\u3000{line}\r{story}", "{story}\r\n\r\n{line}\r\n"]
)
def test_furniture_is_found_wherever_its_line_stands(furniture, line, page):
    alone = [line[start:end] for start, end in furniture.find(f"\n{line}\n".strip())]
    text = page.format(line=line, story=STORY)
    assert alone
    assert [text[start:end] for start, end in furniture.find(text)] == alone


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("[시험신문=홍길동 기자] 공장을 짓는다.", "공장을 짓는다."),
        ("(서울=시험통신) 홍길동 기자 = 공장을 짓는다.", "공장을 짓는다."),
        ("【東京=山田太郎記者】工場を建てる。", "工場を建てる。"),
        ("홍길동 회장이 13일 도쿄에서 말하고 있다. (사진=가나전자)", "홍길동 회장이 13일 도쿄에서 말하고 있다."),
        ("홍길동 회장이 13일 도쿄에서 말하고 있다./가나전자 중계 캡처 |", "홍길동 회장이 13일 도쿄에서 말하고 있다."),
        ("홍길동 회장이 13일 말하고 있다. ⓒ 시험통신", "홍길동 회장이 13일 말하고 있다."),
        ("자세한 내용은 hong@example.com 으로 물으면 된다.", "자세한 내용은  으로 물으면 된다."),
        ("by 시험신문 블로그 2025. 3. 18.", "2025. 3. 18."),
        ("홍길동 기자 hong@example.com 2025.03.18 15:24", "2025.03.18 15:24"),
    ],
)
def test_only_the_furniture_of_a_line_is_taken(furniture, line, rest):
    assert left(furniture, f"{line}\n{STORY}").removesuffix(STORY).strip() == rest


@pytest.mark.parametrize(
    "line",
    [
        "2024-10-02 11:12:13", "Jane Roe 2024.05.06 07:08 PDT", "입력 2025.03.18 15:24",
        "홍길동 기자가 5조원을 들여 회사를 샀다.",
        "By 2030 the plant will employ 5,000 people.", "By Monday Acme had spent $5 billion.", "24시간/7일 제공",
        "무료로 쓰는 사람이 5만명이다.", "Copyright law will cost the company $3 billion a year.",
        "뉴스레터는 월 5000원이다.",
        "저작권 수입은 3억원이다.", "구독하기 쉬운 월 5000원 상품을 냈다.", "총액(약 10억원 제공)",
        "회사는 회원가입 후 30일 동안 무료로 쓰게 했다.",
        "Related spending rose 5%.", "Amazon.com spent $5 billion.",
    ],
)  # fmt: skip
def test_story_is_left_alone(furniture, line):
    text = f"{line}\n{STORY}\n{STORY}\n{STORY}"
    assert furniture.find(text) == ()


def test_a_list_of_other_stories_ends_where_the_story_goes_on(furniture):
    others = "관련기사\n- 다라전자 3조원 투자\n- 마바전자 2조원 투자"
    listed = f"{STORY}\n\n{others}\n\n가나전자는 이어서 다른 공장에도 3조원을 더 쓸 계획이라고 밝혔다."
    assert "다라전자" not in left(furniture, listed)
    assert "3조원을 더" in left(furniture, listed)
    assert left(furniture, f"{STORY}\n\n[関連記事]\n・A社が3億円\n・B社が5億円").strip() == STORY


def test_each_list_of_other_stories_ends_by_itself(furniture):
    story = "가나전자는 이어서 다른 공장에도 3조원을 더 쓸 계획이라고 밝혔다."
    listed = "관련기사\n- 다라전자 3조원\n관련기사\n- 마바전자 2조원"
    assert left(furniture, f"{listed}\n{story}\n{listed}\n{story}").split("\n") == ["", story, "", story]


def test_a_prompt_counts_at_the_end_only(furniture):
    prompt = "회원가입 후 소식지를\n매일 무료로 받아보세요."
    assert left(furniture, f"{STORY}\n{STORY}\n\n{prompt}").strip() == f"{STORY}\n{STORY}"
    assert furniture.find(f"{prompt}\n" + f"{STORY}\n" * 12) == ()


def test_front_matter_is_furniture(desk):
    article = desk.one("a.md", f"---\nid: x\nurl: https://example.com/20250318\n---\n{STORY}\n")
    ((start, end),) = article.furniture
    assert (start, article.text[end:]) == (0, f"{STORY}\n")


def test_the_words_are_sorted_and_said_once():
    for file in (rules_folder() / "furniture").glob("*.yaml"):
        block: list[str] = []
        for line in [*file.read_text(encoding="utf-8").splitlines(), "end:"]:
            if re.match(r"\w+:", line):
                assert block == sorted(set(block)), file.name
                block = []
            elif line.startswith("  - ") and not line.startswith("  - '"):
                block.append(line)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("menu: [a\n", 2),
        ("menus:\n  - a\n", 1),
        ("menu:\n  - a\n  - ' '\n", 3),
        ("line:\n  - '('\n", 2),
        ("line:\n  - '.*'\n", 2),
    ],
)
def test_a_malformed_file_names_the_line(tmp_path, content, line):
    (tmp_path / "xx.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RulesError, match=rf"xx\.yaml:{line}: "):
        load_furniture(tmp_path)


def test_a_folder_without_rules_is_refused(tmp_path):
    with pytest.raises(RulesError, match="holds no furniture rules"):
        load_furniture(tmp_path)


def test_rules_do_not_change():
    with pytest.raises(ValidationError):
        FurnitureRules().menu = ("a",)
