"""A new word is one line under rules/, and a fault in them names its line."""

import shutil
from pathlib import Path

import pytest

from checker.errors import RulesError

from .reading import figures, rules


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copytree(rules(), tmp_path / "rules")
    return tmp_path / "rules"


def add_line(path: Path, behind: str, line: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert behind in text
    path.write_text(text.replace(behind, f"{behind}{line}\n", 1), encoding="utf-8")


def test_a_counter_word_is_one_line(pack: Path) -> None:
    before = figures("굴뚝 12가락을 세웠다.", "ko", folder=pack)
    assert before == ()
    add_line(
        pack / "units" / "counters.yaml", "counters:\n", "  strand: {ko: [가락], ja: [筋], zh: [缕], en: [strands]}"
    )
    shutil.copytree(pack, pack.parent / "added")
    for text, language in (
        ("굴뚝 12가락을 세웠다.", "ko"),
        ("煙が12筋", "ja"),
        ("12缕青烟", "zh"),
        ("12 strands", "en"),
    ):
        found = figures(text, language, folder=pack.parent / "added")
        assert [(figure.value, figure.unit, figure.kind) for figure in found] == [(12, "strand", "count")], text


def test_a_currency_is_one_line(pack: Path) -> None:
    add_line(
        pack / "currencies" / "currencies.yaml", "longest first.\n", "KZT: {signs: [KZT], ko: [텡게], en: [tenge]}"
    )
    shutil.copytree(pack, pack.parent / "added")
    found = figures("300억 텡게", "ko", folder=pack.parent / "added")
    assert [(figure.value, figure.unit) for figure in found] == [(30000000000, "KZT")]


def test_a_word_of_two_units_is_refused(pack: Path) -> None:
    add_line(pack / "units" / "power.yaml", "units:\n", "  horsepower: {ko: [마력, 메가와트]}")
    with pytest.raises(RulesError, match="메가와트"):
        figures("3MW", "ko", folder=pack)


def test_an_unknown_key_is_refused_with_its_line(pack: Path) -> None:
    add_line(pack / "units" / "power.yaml", "units:\n", "  horsepower: {korean: [마력]}")
    with pytest.raises(RulesError) as caught:
        figures("3MW", "ko", folder=pack)
    assert "power.yaml:5" in str(caught.value)
