"""Days and months that a text leaves out are resolved from the day of publication."""

from datetime import date

import pytest

from checker.model import Language

from .reading import figures, only


@pytest.mark.parametrize(
    ("text", "language", "published", "value"),
    [
        ("18일", "ko", date(2025, 3, 18), "2025-03-18"),
        ("31일", "ko", date(2025, 3, 20), "2025-01-31"),
        ("20일", "ko", date(2025, 3, 18), "2025-03-20"),
        ("28일", "ko", date(2025, 1, 5), "2024-12-28"),
        ("지난달 28일", "ko", date(2025, 3, 20), "2025-02-28"),
        ("다음달 5일", "ko", date(2025, 12, 20), "2026-01-05"),
        ("이달 30일", "ko", date(2025, 3, 20), "2025-03-30"),
        ("先月28日", "ja", date(2025, 1, 20), "2024-12-28"),
        ("来月5日", "ja", date(2025, 3, 20), "2025-04-05"),
        ("12月", "ja", date(2025, 1, 20), "2024-12"),
        ("내년 2월", "ko", date(2025, 11, 20), "2026-02"),
        ("昨年12月1日", "ja", date(2025, 3, 20), "2024-12-01"),
        ("上月28日", "zh", date(2025, 3, 20), "2025-02-28"),
        ("Oct. 27", "en", date(2025, 11, 1), "2025-10-27"),
        ("Dec. 27", "en", date(2025, 1, 10), "2024-12-27"),
    ],
)
def test_a_day_without_its_year_is_resolved(text: str, language: Language, published: date, value: str) -> None:
    assert only(text, language, published).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18일", "---18"),
        ("3월 18일", "--03-18"),
        ("3월", "--03"),
        ("2027년", "2027"),
        ("3월 18~20일", "--03-18..--03-20"),
    ],
)
def test_an_undated_article_leaves_dates_cut(text: str, value: str) -> None:
    assert only(text, "ko").value == value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2,025 homes", "en"),
        ("about 2000 people", "en"),
        ("$2025", "en"),
        ("Computex was big; at Computex 2025 they", "en"),
    ],
)
def test_a_number_of_four_digits_need_not_be_a_year(text: str, language: Language) -> None:
    assert all(figure.kind != "date" for figure in figures(text, language))


@pytest.mark.parametrize("text", ["from 2023 to 2027", "between 2023 and 2027"])
def test_a_beginning_and_an_end_are_two_dates(text: str) -> None:
    assert [figure.value for figure in figures(text, "en")] == ["2023", "2027"]
