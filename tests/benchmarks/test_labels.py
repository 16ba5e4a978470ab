"""The labelled sets are whole, the data card counts them rightly, and no error stands where they ask for silence."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.rates import embedded
from checker.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
SETS = ("news", "stories", "later")
TABLES = {"quantities": None, "same_fact": "members", "findings": "surfaces", "not_findings": "surfaces"}
# So many of the errors that the stories owe are found at the least; what is found today stands in no test.
_FEWEST = 0.5


@lru_cache
def _rows(of: str, table: str) -> list[dict[str, object]]:
    lines = (DATA / of / "gold" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@lru_cache
def _text(of: str, path: str) -> str:
    return (DATA / of / path).read_text(encoding="utf-8")


def _places(of: str, table: str):
    """(path, start, end, surface) of everything that a table labels."""
    members = TABLES[table]
    for row in _rows(of, table):
        for place in [row] if members is None else row[members]:
            for start, end in [(place["start"], place["end"])] if members is None else place["spans"]:
                yield place["path"], start, end, place["surface"]


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("table", list(TABLES))
def test_every_label_names_an_article_and_its_offsets_give_its_surface(of, table):
    places = list(_places(of, table))
    assert places
    assert [path for path, *_ in places if not (DATA / of / path).is_file()] == []
    assert [place for place in places if _text(of, place[0])[place[1] : place[2]] != place[3]] == []


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("table", ["same_fact", "findings", "not_findings"])
def test_a_label_has_a_name_of_its_own(of, table):
    names = Counter(row["id"] for row in _rows(of, table))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("of", SETS)
def test_every_article_is_labelled_and_a_finding_says_what_it_is_worth(of):
    articles = {path.relative_to(DATA / of).as_posix() for path in (DATA / of / "articles").glob("*/*.md")}
    assert {path for path, *_ in _places(of, "quantities")} == articles
    for row in _rows(of, "findings"):
        assert row["required"] == (row["severity"] in {"error", "warning"}), row["id"]
        assert row["why"]


@pytest.mark.parametrize("of", SETS)
def test_the_data_card_gives_the_counts_of_the_files(of):
    card = (ROOT / "docs" / "data-card.md").read_text(encoding="utf-8")
    part = next(part for part in card.split("\n## ") if f"`tests/data/{of}`" in part)
    paths = list((DATA / of / "articles").glob("*/*.md"))
    languages = Counter(path.name.split("-")[1] for path in paths)
    stated = re.search(r"(\d+) Korean, (\d+)\s+Japanese, (\d+)\s+English,\s+(\d+)\s+Chinese", part)
    assert f": {len(paths)} articles" in part
    assert stated is not None
    assert [int(count) for count in stated.groups()] == [languages[name] for name in ("ko", "ja", "en", "zh")]
    for table in TABLES:
        assert re.search(rf"`gold/{table}.jsonl` \| {len(_rows(of, table))} ", part), table
    assert f"the {sum(bool(row['required']) for row in _rows(of, 'findings'))} `required`" in part


@lru_cache(maxsize=1)
def _errors():
    """What the program calls an error in the stories, each with the places that it names."""
    rules, folder = rules_folder(), DATA / "stories"
    reading = read([str(folder / "articles")], ReadOptions(furniture=load_furniture(rules / "furniture")))
    assert not reading.problems
    setup = pipeline.Setup(rules, Settings(), embedded(updated=False), "en")
    return [
        (
            f"{finding.rule} {finding.message}",
            [(Path(at.path).relative_to(folder).as_posix(), at.start, at.end) for at in finding.locations],
        )
        for finding in pipeline.check(reading.articles, setup).findings
        if finding.severity == "error"
    ]


def _held(row, places):
    """How many of a label's figures an alarm names."""
    return sum(
        any(
            path == member["path"] and start < until and since < end
            for path, since, until in places
            for start, end in member["spans"]
        )
        for member in row["surfaces"]
    )


def _meets(row, places):
    return _held(row, places) >= min(2, len(row["surfaces"]))


def test_no_error_of_the_stories_stands_where_their_labels_ask_for_silence():
    mistakes = _rows("stories", "findings")
    wrong = [
        (told, row["id"])
        for told, places in _errors()
        if not any(_held(mistake, places) for mistake in mistakes)
        for row in _rows("stories", "not_findings")
        if _meets(row, places)
    ]
    assert wrong == []


def test_most_errors_that_the_stories_owe_are_found():
    owed = [row for row in _rows("stories", "findings") if row["required"] and row["severity"] == "error"]
    found = [row for row in owed if any(_meets(row, places) for _, places in _errors())]
    assert len(found) >= _FEWEST * len(owed)
