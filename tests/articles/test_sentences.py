import pytest

from checker.articles import sentences


def cut(desk, text, name="a.txt"):
    article = desk.one(name, text)
    return [article.text[start:end] for start, end in sentences(article)]


@pytest.mark.parametrize(
    "parts",
    [
        ["공장을 짓는다.", "내년에 문을 연다."],
        ["“길이 있다.", "우리는 간다.”", "그는 웃었다."],
        ["올해 1.7조원을 쓴다.", "성장률은 3.5%.", "다음은 2026년이다."],
        ["공장(2025. 3. 18. 착공했다. 내년 완공)은 크다.", "직원은 많다."],
        ["회사는 2025. 3. 18. 땅을 샀다.", "값은 5억원이다."],
        ["가나 Corp. 는 5조원을 쓴다.", "정말인가?", "그렇다!"],
        ["Acme Corp. will spend $1.7 billion in the U.S. market, Mr. Roe said.", "It opens in 2026."],
        ["Sales rose 5% in the U.S.", "The firm has 3 plants.", '"Is it real?" he asked.'],
        ["Amazon.com Inc. leads (see No. 3. It is old) the list.", "Others follow."],
        ["J. Roe bought it at 3 p.m. on Friday.", "xAI spent $5 billion.", "xAI grew."],
        ["1. 첫째 항목이다.", "둘째 항목이다."],
    ],
)
def test_sentences_are_cut_where_they_end(desk, parts):
    assert cut(desk, " ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        [
            "工場を建てる。",
            "投資額は1.7兆円（約100億ドル。過去最大）だ。",
            "「増やす。」と社長は述べた。",
            "本当か？",
            "そうだ。",
        ],
        ["公司投资五百亿元。", "“很大。”他说。", "明年完工！"],
        ["공장을 짓는다.", "내년에 문을 연다."],
    ],
)
def test_some_scripts_need_no_space(desk, parts):
    assert cut(desk, "".join(parts)) == parts


def test_a_line_end_ends_a_sentence(desk):
    assert cut(desk, "작은 제목\r\n본문이다.\r\n\r\n- 첫째\n## 둘째\n") == ["작은 제목", "본문이다.", "첫째", "둘째"]


def test_wrapped_english_is_read_through(desk):
    paragraph = (
        "Acme will spend five billion dollars on a plant in\nOhio over four years, the company said on Friday,\n"
        "and will hire 3,000 people. It opens in 2026."
    )
    text = f"Acme builds\nBy Jane Roe\n\n{paragraph}\n\n- one\n- two\n"
    first, second = paragraph.rsplit(". ", 1)
    assert cut(desk, text) == ["Acme builds", f"{first}.", second, "one", "two"]


def test_furniture_is_left_out(desk):
    text = "---\nid: a\n---\n구독하기\n[시험=홍길동 기자] 공장을 짓는다. 크다. (사진=가나)\n"
    text += "by 시험 블로그 2025. 3. 18.\nⓒ 시험\n"
    assert cut(desk, text) == ["공장을 짓는다.", "크다.", "2025. 3. 18."]


def test_a_bracket_that_never_closes_swallows_nothing(desk):
    assert len(cut(desk, "공장(을 짓는다. 내년에 연다. 크다.")) == 3


@pytest.mark.parametrize(
    "piece", ["1", "(", "만", " ", "1. ", "U.S. ", "a@b.", "(사진=", "2025. 3. ", ")", "다. ", "ⓒ ", '"']
)
def test_a_long_line_is_no_trouble(desk, piece):
    article = desk.one("a.txt", "x " + piece * (300_000 // len(piece)) + " y")
    assert sentences(article)
