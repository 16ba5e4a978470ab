"""``explain``, ``rules``, ``rates``, ``--help`` and ``--version``."""

import re
import subprocess
import sys

import pytest

from checker import __version__
from checker.checks import catalogue
from checker.cli.main import cli
from checker.packs import rules_folder

CODES = [check.code for check in catalogue(rules_folder())]


@pytest.mark.parametrize("code", CODES)
def test_every_check_is_explained_in_three_languages(run, code):
    english, korean, japanese = (run("explain", code, "--lang", lang) for lang in ("en", "ko", "ja"))
    assert english.status == korean.status == japanese.status == 0
    assert english.out.startswith(f"# {code} ")
    assert "## How it is computed" in english.out
    assert "## 계산 방법" in korean.out
    assert "## 計算の方法" in japanese.out


def test_a_check_is_known_by_its_name_and_in_small_letters(run):
    assert run("explain", "conversion-off-rate").out == run("explain", "cu301").out == run("explain", "CU301").out


def test_a_language_without_a_page_gets_the_english_one(run):
    assert run("explain", "CU301", "--lang", "zh").out == run("explain", "CU301").out


def test_an_unknown_check_is_refused_with_a_hint(run):
    result = run("explain", "CU310")
    assert (result.status, result.out) == (2, "")
    assert result.error == "there is no check 'CU310'; did you mean CU303?"


def test_rules_lists_every_check_with_its_severity(run, desk):
    (desk / "claim-checker.toml").write_text("disable = ['XA101']\n[checks.CU301]\nseverity = 'note'\n")
    lines = run("rules").out.splitlines()
    listed = {line.split()[0]: line.split()[1] for line in lines if re.match(r"[A-Z]{2}\d{3} ", line)}
    assert sorted(listed) == CODES
    assert (listed["XA101"], listed["CU301"]) == ("off", "note")


def test_rules_are_titled_in_the_language_asked_for(run):
    assert "그날의 어떤 환율로도" in run("rules", "--lang", "ko").out


def test_the_rates_in_force_are_shown(run, desk):
    shown = run("rates", "show").out
    assert re.search(r"^source +ECB", shown, re.MULTILINE)
    assert re.search(r"^age +\d+ days$", shown, re.MULTILINE)
    (desk / "desk.csv").write_text("Date,USD,KRW\n2025-03-18,1.09,1580\n2025-03-17,1.09,1581\n")
    assert re.search(r"^to +2025-03-18$", run("rates", "show", "--rates", "desk.csv").out, re.MULTILINE)


def test_rates_that_are_no_table_are_refused(run, desk):
    assert run("rates", "show", "--rates", "yahoo").error == (
        "'yahoo' is neither 'embedded' nor 'live' nor a CSV file of exchange rates"
    )
    (desk / "broken.csv").write_text("Date,USD\n2025-03-18,many\n")
    assert run("rates", "show", "--rates", "broken.csv").error.startswith("broken.csv:2: ")


def test_an_update_that_fails_says_so_in_one_line(run):
    result = run("rates", "update", "--url", "http://127.0.0.1:9/none.zip")
    assert result.status == 2
    assert result.error.startswith("http://127.0.0.1:9/none.zip: cannot be fetched")


def test_the_version_is_told(run):
    assert run("--version") == (0, f"claim-checker, version {__version__}\n", "")


def test_help_names_every_command(run):
    text = run("--help").out
    assert all(f"\n  {name} " in text for name in cli.commands)
    assert all(command.short_help for command in cli.commands.values())


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help(run, name):
    result = run(name, "--help")
    assert result.status == 0
    assert result.out.startswith(f"Usage: claim-checker {name} ")


def test_importing_the_command_line_is_cheap():
    """0.3 s is the limit; what costs more than the rest together must not be loaded at all."""
    code = "import sys, checker.cli; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True, cwd=rules_folder().parent).split())
    assert not loaded & {"pydantic", "pint", "rich", "yaml", "jinja2", "trafilatura", "checker.pipeline"}
