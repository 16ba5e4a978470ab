"""``extract`` and ``facts``: the lines that other programs read."""

import csv
import io
import json

import pytest

from checker.cli.figure_formats import Page, figure_format_named, figure_format_names
from checker.model import Article, Figure, Frame, Slot

KEYS = [
    "article", "path", "start", "end", "surface", "kind", "value", "value_high", "unit", "bound", "low", "high",
    "converts",
]  # fmt: skip
FRAME = ["actor", "predicate", "place", "period", "stage", "source"]


def written(name, page, *, frames=False):
    out = io.StringIO()
    figure_format_named(name).render([page], out, frames=frames)
    return out.getvalue()


def figure(**changed):
    usual = Figure(0, 5, "80억달러", "money", 8_000_000_000, None, "USD", "exact", 7.95e9, 8.05e9, 1e8)
    return usual._replace(**changed)


def page(*figures, frames=(), **changed):
    usual = {"id": "a", "path": "a.md", "text": "80억달러", "language": "ko"}
    return Page(Article(**(usual | changed)), figures, frames)


def test_a_line_has_the_keys_of_the_contract_in_its_order(run, articles):
    result = run("extract", articles / "right.md")
    lines = [json.loads(line) for line in result.out.splitlines()]
    text = (articles / "right.md").read_text(encoding="utf-8")
    assert result.status == 0
    assert [line["surface"] for line in lines] == [text[line["start"] : line["end"]] for line in lines]
    assert all(list(line)[: len(KEYS)] == KEYS for line in lines)
    assert [line["value"] for line in lines] == [8_000_000_000, 11_000_000_000_000]
    assert lines[1]["converts"] == 0


def test_a_frame_adds_who_says_what(run, articles):
    result = run("extract", articles / "right.md", "--frames")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert all(set(FRAME) <= line.keys() for line in lines)
    assert {line["actor"] for line in lines} == {"Oracle"}


def test_whole_numbers_have_no_point_and_others_keep_theirs():
    line = json.loads(written("jsonl", page(figure(value=2.0, low=1.5, high=None))))
    assert (line["value"], line["low"], line["high"]) == (2, 1.5, None)
    assert '"value":2,' in written("jsonl", page(figure(value=2.0)))
    assert '"value":0.1,' in written("jsonl", page(figure(value=0.1)))
    assert '"value":1e+20,' in written("jsonl", page(figure(value=1e20)))


def test_more_fields_stand_only_where_they_say_something():
    assert list(json.loads(written("jsonl", page(figure())))) == KEYS
    more = {"per": "year", "assumed": True, "flaw": "grouping"}
    line = json.loads(written("jsonl", page(figure(**more))))
    assert {name: line[name] for name in list(line)[len(KEYS) :]} == more


@pytest.mark.parametrize("odd", ['12"', "1\n2", "1\u20282", "1\x852", "\\1", "1\x002"])
def test_whatever_is_printed_stays_one_line_of_json(odd):
    text = written("jsonl", page(figure(surface=odd), id=odd, path=odd))
    assert len(text.splitlines()) == 1
    line = json.loads(text)
    assert (line["surface"], line["article"], line["path"]) == (odd, odd, odd)


def test_a_frame_that_the_text_does_not_fill_is_null():
    frames = (None, Frame(actor=Slot("oracle", "Oracle"), scope=Slot("total", "total"), denied=True))
    first, second = written("jsonl", page(figure(), figure(), frames=frames), frames=True).splitlines()
    assert [json.loads(first)[name] for name in FRAME] == [None] * 6
    assert {"actor": "Oracle", "scope": "total", "denied": True}.items() <= json.loads(second).items()


def test_a_date_keeps_its_text():
    assert json.loads(written("jsonl", page(figure(kind="date", value="2027-11", low=None))))["value"] == "2027-11"


def test_csv_has_one_row_a_figure(run, articles):
    rows = list(csv.DictReader(io.StringIO(run("extract", articles, "--format", "csv").out)))
    assert [row["surface"] for row in rows if row["article"] == "plain"] == ["150㎿"]
    assert list(rows[0])[: len(KEYS)] == KEYS


def test_a_cell_cannot_start_a_formula():
    assert ",'=1+1," in written("csv", page(figure(surface="=1+1")))


def test_text_has_a_table_an_article(run, articles):
    result = run("extract", articles, "--format", "text")
    assert f"{articles}/plain.md\n  5:5  150㎿  power  150 MW\n" in result.out


@pytest.mark.parametrize("name", figure_format_names())
def test_an_article_without_figures_is_no_fault(run, desk, name):
    (desk / "calm.md").write_text("아무 숫자도 없다.\n", encoding="utf-8")
    result = run("extract", "calm.md", "--format", name)
    assert (result.status, result.err) == (0, "")


def test_figures_go_to_a_file(run, articles, desk):
    printed = run("extract", articles)
    assert run("extract", articles, "--output", desk / "figures.jsonl") == (0, "", "")
    assert (desk / "figures.jsonl").read_bytes().decode() == printed.out


def test_extracting_loads_neither_rates_nor_checks(process, articles):
    code = process("extract", articles, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition(b"|")[2].strip() for line in code.stderr.splitlines()}
    assert code.returncode == 0
    assert not loaded & {b"checker.rates", b"currency_converter", b"checker.checks", b"checker.claims", b"rich.console"}


@pytest.mark.parametrize("name", ["csv", "json", "markdown", "text"])
def test_facts_hold_the_two_renderings_together(run, articles, name):
    result = run("facts", articles, "--format", name)
    assert (result.status, result.err) == (0, "")
    assert "80억 달러" in result.out
