"""The benchmark of findings runs, and says the same twice."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _page(path):
    command = [sys.executable, ROOT / "scripts" / "benchmark.py", "--stories", "highreso,xai-colossus", "--rounds", "1"]
    subprocess.run([*command, "--jobs", "1", "--output", path], check=True, capture_output=True)
    return path.read_text(encoding="utf-8")


def test_the_benchmark_runs_on_two_stories_and_says_the_same_twice(tmp_path):
    text = _page(tmp_path / "one.md")
    assert " of 2 stories" in text
    assert "| recall of required findings |" in text
    assert "2 were reported" in text or "of 2 were reported" in text
    assert _page(tmp_path / "two.md") == text


def _row(start, surface, value, kind="money"):
    place = {"path": "articles/a/1-ko-x.md", "start": start, "end": start + len(surface)}
    return place | {"surface": surface, "value": value, "value_high": None, "unit": kind, "kind": kind}


def test_rounding_keeps_what_agreed(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from rounding import rounded_story  # noqa: PLC0415

    rows = [
        _row(0, "1조3452억달러", 1.3452e12),
        _row(20, "1.345조달러", 1.345e12),
        _row(40, "1조 3,500억달러", 1.35e12),
        _row(60, "29억 달러", 2.9e9),
    ]
    assert list(rounded_story(rows, 2).values()) == ["1조3000억달러", "1.3조달러", "1조 3,000억달러"]
    assert list(rounded_story(rows[:2], 3).values()) == ["1조3500억달러", "1.35조달러"]


def test_rounding_never_adds_a_digit(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from rounding import rounded_story  # noqa: PLC0415

    rows = [_row(0, "100億ドル", 1.0e10), _row(20, "134.5億ドル", 1.345e10)]
    assert list(rounded_story(rows, 2).values()) == ["130億ドル"]


def test_an_article_whose_rate_no_longer_follows_is_left_out(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from rounding import unsettled  # noqa: PLC0415

    rows = [_row(0, "100億ドル", 1.0e10), _row(20, "134.5億ドル", 1.345e10), _row(40, "34.5%", 34.5, "percent")]
    assert unsettled(rows, 2) == {"articles/a/1-ko-x.md"}
    assert unsettled(rows, 4) == set()
    assert unsettled([*rows[:2], _row(40, "61.5%", 61.5, "percent")], 2) == set()
