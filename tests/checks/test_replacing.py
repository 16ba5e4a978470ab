"""A suggestion may be put in the doubted figure's place only where it can stand there as it is."""

from __future__ import annotations

import pytest

from checker import pipeline

from .casebook import Case, articles_of, setup


def replacements(text, language="ko", published="2024-04-18"):
    """The doubted surfaces of a text with what may take their place."""
    case = Case.model_validate(
        {"why": "replacing", "articles": [{"text": text, "language": language, "published": published}]}
    )
    report = pipeline.check(articles_of(case), setup())
    return {found.locations[0].surface: found.evidence.get("replacement") for found in report.findings}


def test_a_lost_scale_word_is_put_back():
    text = "오라클이 일본에 80억달러를 투자한다. 오라클이 일본에 투자하는 돈은 총 80달러다."
    assert replacements(text) == {"80달러": "80억달러"}


def test_a_hedge_that_stands_in_the_text_is_not_said_twice():
    found = replacements("오라클은 일본에 80억 달러(약 21조 원)를 투자한다.")
    assert found["21조 원"].startswith("11조")


@pytest.mark.parametrize(
    "text",
    [
        "건설비는 5조~3조원으로 추산된다.",  # the suggestion writes both ends
        "행사는 2월 30일에 열린다.",  # which day is right nobody knows
    ],
)
def test_mere_advice_replaces_nothing(text):
    found = replacements(text)
    assert found
    assert set(found.values()) == {None}


def test_what_is_put_in_place_is_found_agreeing():
    text = "오라클은 일본에 80억 달러(21조 원)를 투자한다."
    for surface, instead in replacements(text).items():
        assert replacements(text.replace(surface, instead)) == {}
