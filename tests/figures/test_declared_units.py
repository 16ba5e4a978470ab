"""A unit that a table or a list says once is that of its bare numbers, and of no others."""

import pytest

from checker.model import Language

from .reading import figures

MONTHS = """\
| Month | Revenue (NT$ billion) | Change |
|---|---|---|
| April | 312.4 | 14% |
| May | 298.25 | n/a |
| 2024 | 2025 | 7 |

The 12 rows are from 3 papers. It was 298.
"""
FIRMS = """\
주요 기업 설비투자 (단위: 조원)

| 기업 | 2024년 | 2025년 |
|---|---|---|
| 가나전자 | 51.3 | 1,204 |

올해는 30이 넘는다.
"""


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (MONTHS, "en", [("312.4", 312_400_000_000, "TWD"), ("298.25", 298_250_000_000, "TWD")]),
        (FIRMS, "ko", [("51.3", 51_300_000_000_000, "KRW"), ("1,204", 1_204_000_000_000_000, "KRW")]),
        ("| Site | Load (MW) |\n|---|---|\n| Mill | 310 |", "en", [("310", 310, "MW")]),
        ("設備投資（単位：億円）\n- A社 1,200\n計2,050となる。", "ja", [("1,200", 120_000_000_000, "JPY")]),
        ("装机容量(单位:万千瓦)\n| 甲 | 35 |", "zh", [("35", 350, "MW")]),
        (
            "By unit, in billion won: search 1,060.2, shops 985.5.\nThe rest is 150.",
            "en",
            [("1,060.2", 1_060_200_000_000, "KRW"), ("985.5", 985_500_000_000, "KRW")],
        ),
        ("| Site (all new) | 310 |\n| Mill | 12 |", "en", []),
        ("It rose, in billion-won steps: 310, 12.", "en", []),
    ],
)
def test_bare_numbers_take_the_declared_unit(
    text: str, language: Language, found: list[tuple[str, float, str]]
) -> None:
    amounts = [figure for figure in figures(text, language) if figure.kind in {"money", "power"}]
    assert [(figure.surface, figure.value, figure.unit) for figure in amounts] == found


def test_a_second_table_has_a_unit_of_its_own() -> None:
    text = "| A (MW) |\n|---|\n| 31 |\n| B ($ million) |\n|---|\n| 42 |"
    assert [(figure.value, figure.unit) for figure in figures(text, "en")] == [(31, "MW"), (42_000_000, "USD")]
