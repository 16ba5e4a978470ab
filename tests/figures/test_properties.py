"""A value written in a language's own styles is read back equal, wherever it stands."""

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import LANGUAGES, Language

from .corpora import cases
from .reading import figures, only

FEW = settings(max_examples=60, deadline=None)
UNITS = {
    "ko": ("만", "억", "조", "원", "KRW"),
    "ja": ("万", "億", "兆", "円", "JPY"),
    "zh": ("万", "亿", "万亿", "美元", "USD"),
}
AMOUNTS = st.tuples(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999)).filter(any)
SPELLED = {
    "ko": ("일이삼사오육칠팔구", "십백천", "만억조"),
    "ja": ("一二三四五六七八九", "十百千", "万億兆"),
    "zh": ("一二三四五六七八九", "十百千", "万亿兆"),
}
NEUTRAL = {"ko": "그런데 말이다. ", "ja": "さて、話を変えよう。", "zh": "话说回来。", "en": "And so it goes. "}


def written(groups: tuple[int, int, int], language: str, *, comma: bool, space: bool) -> str:
    """``(2, 3455, 0)`` as 2조 3,455억."""
    man, oku, cho, _, _ = UNITS[language]
    scales = (cho, oku, man)
    parts = [
        f"{group:,}{scale}" if comma else f"{group}{scale}"
        for group, scale in zip(groups, scales, strict=True)
        if group
    ]
    return (" " if space else "").join(parts)


def value_of(groups: tuple[int, int, int]) -> int:
    return groups[0] * 10**12 + groups[1] * 10**8 + groups[2] * 10**4


def spelled(number: int, language: str) -> str:
    """A number below 10^16 in letters, 일 before a scale left out as speech does."""
    digits, small, big = SPELLED[language]
    parts = []
    for index, scale in enumerate(("", *big)):
        group = number // 10 ** (4 * index) % 10_000
        word = ""
        for place, mark in enumerate(("", *small)):
            digit = group // 10**place % 10
            if digit:
                word = (digits[digit - 1] if digit > 1 or not place else "") + mark + word
        parts.append(word + scale if word else "")
    return "".join(reversed(parts))


@FEW
@given(AMOUNTS, st.sampled_from(["ko", "ja"]), st.booleans(), st.booleans())
def test_an_amount_is_read_back(groups: tuple[int, int, int], language: Language, comma: bool, space: bool) -> None:
    _, _, _, word, code = UNITS[language]
    figure = only(written(groups, language, comma=comma, space=space and language == "ko") + word, language)
    assert (figure.value, figure.unit, figure.flaw) == (value_of(groups), code, None)


@FEW
@given(st.integers(1, 9999), st.one_of(st.just(0), st.integers(100, 9999)), st.booleans(), st.booleans())
def test_a_korean_count_with_a_rest_below_ten_thousand_is_read_back(
    tens: int, rest: int, comma: bool, space: bool
) -> None:
    parts = [f"{tens:,}만" if comma else f"{tens}만", (f"{rest:,}" if comma else f"{rest}") if rest else ""]
    assert only((" " if space else "").join(parts).strip() + "명", "ko").value == tens * 10**4 + rest


@FEW
@given(st.integers(1, 9999), st.sampled_from(["万", "亿", "万亿"]), st.booleans())
def test_a_chinese_amount_is_read_back(number: int, scale: str, comma: bool) -> None:
    text = f"{number:,}{scale}美元" if comma else f"{number}{scale}美元"
    assert only(text, "zh").value == number * {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]


@FEW
@given(
    st.integers(2, 10**12).filter(lambda number: number % 10**4 or number >= 2 * 10**4),
    st.sampled_from(["ko", "ja", "zh"]),
)
def test_letters_are_read_back(number: int, language: Language) -> None:
    word = {"ko": " 퍼센트", "ja": "パーセント", "zh": "美元"}[language]
    assert only(spelled(number, language) + word, language).value == number


@FEW
@given(
    st.integers(1, 999_999),
    st.sampled_from(
        [("", 1), (" million", 10**6), (" billion", 10**9), ("bn", 10**9), (" trillion", 10**12), ("m", 10**6)]
    ),
    st.sampled_from(["${}", "US${}", "€{}", "£{}", "¥{}", "{} euros", "{} yen", "{} dollars"]),
)
def test_an_english_amount_is_read_back(number: int, scale: tuple[str, int], style: str) -> None:
    if scale[0] == "m" and style.startswith("{}"):
        return
    figure = only(style.format(f"{number:,}{scale[0]}"), "en")
    assert figure.value == number * scale[1]


@FEW
@given(st.decimals(0, 1000, places=2), st.sampled_from(LANGUAGES), st.booleans())
def test_a_share_is_read_back(number: object, language: Language, wide: bool) -> None:
    text = f"{number}%"
    if wide:
        text = text.translate({ord(c): chr(ord(c) + 0xFEE0) for c in string.digits + ".%"})
    figure = only(text, language)
    assert figure.value == pytest.approx(float(str(number)))
    assert figure.unit == "percent"


@FEW
@given(st.lists(st.sampled_from([case for case in cases() if case.expected]), min_size=1, max_size=6))
def test_figures_never_overlap_and_slice(chosen: list) -> None:
    for language in LANGUAGES:
        text = NEUTRAL[language].join(case.surface for case in chosen if case.language == language)
        found = figures(text, language)
        assert all(text[figure.start : figure.end] == figure.surface for figure in found)
        assert all(first.end <= second.start for first, second in pairwise(found))


@FEW
@given(
    st.text(
        alphabet="0123456789만억조万億兆원円$%(),.~-–여수몇一二三十百千 \n년월일年月日one twomillionA", max_size=80
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_without_overlap(text: str, language: Language) -> None:
    found = figures(text, language)
    assert all(text[figure.start : figure.end] == figure.surface for figure in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@FEW
@given(st.sampled_from([case for case in cases() if case.expected]))
def test_text_around_changes_nothing(case) -> None:
    around = NEUTRAL[case.language]
    alone = figures(f"{around}“{case.surface}”", case.language, case.published)
    framed = figures(f"{around * 3}“{case.surface}” {around * 2}", case.language, case.published)
    shift = len(around) * 2
    assert [figure._replace(start=figure.start + shift, end=figure.end + shift) for figure in alone] == list(framed)
