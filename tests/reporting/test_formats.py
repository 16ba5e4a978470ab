"""Every format: found by its module alone, pinned by a golden file, and proof against what articles may say."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from checker.errors import ConfigError
from checker.packs.messages import load_words
from checker.reporting import facts_format_named, facts_format_names, format_named, format_names

from .samples import EMPTY, NASTY, NEWSROOM


def rendered(name, report, language="en"):
    out = io.StringIO()
    format_named(name).render(report, load_words(language), out)
    return out.getvalue()


def rendered_facts(name, report, language="en"):
    out = io.StringIO()
    facts_format_named(name).render(report.facts, load_words(language), out)
    return out.getvalue()


@pytest.mark.parametrize("name", format_names())
def test_a_report_reads_as_in_its_golden_file(name, golden):
    golden(f"check.{name}{format_named(name).SUFFIX}", rendered(name, NEWSROOM, "ko"))


@pytest.mark.parametrize("name", format_names())
def test_nothing_in_an_article_gets_out_of_its_place(name, golden):
    golden(f"nasty.{name}{format_named(name).SUFFIX}", rendered(name, NASTY))


@pytest.mark.parametrize("name", facts_format_names())
def test_facts_read_as_in_their_golden_file(name, golden):
    golden(f"facts.{name}{facts_format_named(name).SUFFIX}", rendered_facts(name, NEWSROOM, "ja"))


@pytest.mark.parametrize("name", format_names())
def test_a_report_without_anything_can_be_written(name):
    rendered(name, EMPTY)


@pytest.mark.parametrize("name", facts_format_names())
def test_no_facts_and_odd_facts_can_be_written(name):
    rendered_facts(name, EMPTY)
    rendered_facts(name, NASTY)


@pytest.mark.parametrize("name", format_names())
def test_any_report_can_be_encoded(name):
    rendered(name, NASTY).encode()


@pytest.mark.parametrize("name", [name for name in format_names() if name not in ("json", "jsonl", "sarif")])
def test_no_character_of_an_article_steers_the_terminal(name):
    text = rendered(name, NASTY)
    assert not {char for char in text if char < " " and char != "\n"}
    assert "\u202e" not in text


@pytest.mark.parametrize("name", format_names())
def test_the_same_report_gives_the_same_text(name):
    assert rendered(name, NASTY) == rendered(name, NASTY)


def test_an_unknown_format_is_an_error_that_names_the_known_ones():
    with pytest.raises(ConfigError, match=r"no format 'pdf' here; choose one of concise, csv, .*, text$"):
        format_named("pdf")


def test_asking_for_one_format_imports_no_other():
    code = """
import sys
from checker.reporting import format_named, format_names
format_names()
format_named("concise")
loaded = {name for name in sys.modules if name.startswith("checker.reporting.formats.")}
assert loaded == {"checker.reporting.formats.concise"}, loaded
assert not {"rich", "jinja2", "xml.etree.ElementTree"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
