"""What a fact is called in each language, and the label that stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import pipeline

from .desk import articles, setup

STORY = {
    "korean": "오라클은 2024년 일본에 10년간 80억 달러를 투자한다.",
    "english": "Oracle will invest $8 billion in Japan in 2024 over 10 years.",
}


def called(language, **texts):
    found = pipeline.facts(articles(**texts), replace(setup(), lang=language))
    return [(fact.label, fact.heading) for fact in found]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Oracle, invest, Japan, 2024"),
        ("ko", "오라클, 투자, 일본, 2024"),
        ("ja", "オラクル、投資、日本、2024"),
        ("zh", "甲骨文，投资，日本国，2024"),
    ],
)
def test_a_fact_is_headed_in_the_language_of_messages_and_labelled_in_english(language, heading):
    assert called(language, **STORY)[-1] == ("Oracle, invest, Japan, 2024", heading)


def test_a_fact_of_which_nothing_is_known_is_headed_by_its_kind():
    (told,) = called("ja", a="It came to 30 billion won ($22 million).")
    assert told == ("money", "金額")
