"""Every check says what its cases ask for, and has all that a check must have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker import checks, pipeline
from checker.checks import all_checks
from checker.packs.checks import load_checks

from .casebook import RULES, Case, articles_of, case_files, complaint, setup

_CODES = tuple(all_checks())
_CHECKS = "".join(path.read_text(encoding="utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
_FLAGS, _SILENTS, _LANGUAGES = 4, 6, 2
_SECTIONS = {
    "en": (
        "What it flags",
        "Why it matters",
        "Wrong",
        "Right",
        "How it is computed",
        "When it stays silent",
        "Known false alarms",
        "Configuration",
    ),
    "ko": (
        "무엇을 지적하나",
        "왜 중요한가",
        "틀린 예",
        "맞는 예",
        "계산 방법",
        "침묵하는 경우",
        "알려진 오경보",
        "설정",
    ),
    "ja": (
        "何を指摘するか",
        "なぜ重要か",
        "誤りの例",
        "正しい例",
        "計算の方法",
        "指摘しない場合",
        "既知の誤検知",
        "設定",
    ),
}


def _cases():
    for code, file in case_files().items():
        for verdict in ("flags", "silent"):
            for case in getattr(file, verdict):
                known = pytest.mark.xfail(reason=case.known, strict=True) if case.known else ()
                yield pytest.param(code, verdict, case, id=f"{code}-{verdict}-{case.why}", marks=known)


@pytest.mark.parametrize(("code", "verdict", "case"), list(_cases()))
def test_a_case_holds(code: str, verdict: str, case: Case):
    report = pipeline.check(articles_of(case), setup())
    wrong = complaint(code, verdict, case, report.findings)
    assert wrong is None, wrong


@pytest.mark.parametrize("code", _CODES)
def test_a_check_has_enough_cases(code: str):
    assert code in case_files(), f"tests/checks/{code}.yaml is missing"
    file = case_files()[code]
    assert len(file.flags) >= _FLAGS
    assert len(file.silent) >= _SILENTS
    for cases in (file.flags, file.silent):
        assert len(set().union(*(case.languages() for case in cases))) >= _LANGUAGES


def test_a_case_file_belongs_to_a_check():
    assert set(case_files()) <= set(_CODES)


def test_cases_are_told_apart_by_their_names():
    for code, file in case_files().items():
        names = [case.why for case in (*file.flags, *file.silent)]
        assert len(names) == len(set(names)), code


@pytest.mark.parametrize("code", _CODES)
@pytest.mark.parametrize("language", list(_SECTIONS))
def test_a_check_has_a_page_with_every_section_in_order(code: str, language: str):
    text = (RULES / "checks" / f"{code}.{language}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {code} {load_checks(RULES)[code].name}\n")
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == _SECTIONS[language]


@pytest.mark.parametrize("code", _CODES)
def test_a_check_has_its_words_in_english_korean_and_japanese(code: str):
    messages = load_checks(RULES)[code].messages
    assert {"en", "ko", "ja"} <= set(messages)
    assert {"title", "message", "explanation", "suggestion"} <= set(messages["en"])
    for language, texts in messages.items():
        assert set(texts) == set(messages["en"]), language
        for key, text in texts.items():
            assert _places(text) <= _places(messages["en"][key]) | _EVERYWHERE, (language, key)


# These follow from the figures and are always filled in.
_EVERYWHERE = frozenset({"suspect", "other", "suspect_article", "other_article", "detail"})


def _places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("code", _CODES)
def test_a_page_gives_the_default_of_every_limit_and_a_check_reads_it(code: str):
    for name, limit in load_checks(RULES)[code].limits.items():
        assert f'"{name}"' in _CHECKS, f"no check reads {name}"
        for language in ("en", "ko"):
            text = (RULES / "checks" / f"{code}.{language}.md").read_text(encoding="utf-8")
            assert f"`limits.{name}` ({limit.value:g})" in text, name


@pytest.mark.parametrize("code", _CODES)
def test_every_limit_has_a_reason_and_stands_on_the_page(code: str):
    for name, limit in load_checks(RULES)[code].limits.items():
        assert len(limit.why.split()) > 2, name
        for language in _SECTIONS:
            assert f"limits.{name}" in (RULES / "checks" / f"{code}.{language}.md").read_text(encoding="utf-8"), name
