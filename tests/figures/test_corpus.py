"""Every surface of the corpora is read as they say, alone and in a sentence."""

from collections import Counter

import pytest

from tests.figures.corpora import SENTENCES, Case, cases
from tests.figures.reading import figures

CASES = list(cases())
FEWEST_A_LANGUAGE = 150


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_surface_is_read_as_the_corpus_says(case: Case) -> None:
    for text in (case.surface, SENTENCES[case.language].format(case.surface)):
        assert not case.faults(figures(text, case.language, case.published)), text


def test_each_language_has_surfaces_enough() -> None:
    counts = Counter(case.language for case in CASES if case.expected is not None)
    assert set(counts) == {"ko", "ja", "zh", "en"}
    assert min(counts.values()) >= FEWEST_A_LANGUAGE


def test_no_surface_stands_twice_in_one_corpus() -> None:
    counts = Counter((case.language, case.kind, case.surface, case.published) for case in CASES)
    assert [case for case, count in counts.items() if count > 1] == []


def test_an_article_of_one_language_reads_the_figures_of_another() -> None:
    text = "오라클은 $8 billion(1兆2000億円)을, MS는 29억 달러를 투자한다."
    assert [figure.surface for figure in figures(text, "ko")] == ["$8 billion", "1兆2000億円", "29억 달러"]
