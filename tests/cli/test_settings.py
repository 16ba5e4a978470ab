"""Which settings are in force: the closest file's, with the options in front of them."""

import re

import pytest


@pytest.fixture
def lang_in_force(run, articles):
    """The language of messages, told from the report's own words."""

    def told(*options):
        out = run("check", articles / "plain.md", "--format", "text", *options).out
        return next(
            lang for lang, word in {"ko": "요약", "ja": "概要", "en": "Summary"}.items() if f"\n{word}\n" in out
        )

    return told


def test_the_closest_file_is_in_force(lang_in_force, articles, desk):
    assert lang_in_force() == "en"
    (desk / "pyproject.toml").write_text("[tool.claim-checker]\nlang = 'ja'\n")
    assert lang_in_force() == "ja"
    (articles / "claim-checker.toml").write_text("lang = 'ko'\n")
    assert lang_in_force() == "ko"


def test_a_project_that_does_not_speak_of_us_is_passed_over(lang_in_force, articles, desk):
    (desk / "pyproject.toml").write_text("[tool.claim-checker]\nlang = 'ko'\n")
    (articles / "pyproject.toml").write_text("[project\nname = 'broken'\n")
    assert lang_in_force() == "ko"
    (articles / "pyproject.toml").write_text("[project]\nname = 'claim-checker-articles'\n")
    assert lang_in_force() == "ko"


def test_our_own_file_stands_before_the_projects(lang_in_force, articles):
    (articles / "pyproject.toml").write_text("[tool.claim-checker]\nlang = 'ja'\n")
    (articles / "claim-checker.toml").write_text("lang = 'ko'\n")
    assert lang_in_force() == "ko"


def test_a_named_file_stands_before_the_closest_and_an_option_before_both(lang_in_force, articles, desk):
    (articles / "claim-checker.toml").write_text("lang = 'ko'\n")
    (desk / "other.toml").write_text("lang = 'ja'\n")
    assert lang_in_force("--config", "other.toml") == "ja"
    assert lang_in_force("--config", "other.toml", "--lang", "en") == "en"


def test_a_named_project_must_speak_of_us(run, articles, desk):
    (desk / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    result = run("check", articles, "--config", "pyproject.toml")
    assert (result.status, result.error) == (2, "pyproject.toml: has no table [tool.claim-checker]")


def test_paths_in_a_file_are_read_from_its_folder(run, articles, desk, rules):  # noqa: ARG001 - the rules are there
    (desk / "desk.csv").write_text("Date,USD,KRW\n2025-03-18,1.09,1580\n2025-03-17,1.09,1581\n")
    (desk / "claim-checker.toml").write_text("rates = 'desk.csv'\nrules = 'rules'\n")
    (desk / "rules" / "units" / "power.yaml").write_text("kind: [\n")
    assert run("extract", articles).error.startswith(f"{desk}/rules/units/power.yaml:")
    assert re.search("^source +desk.csv", run("rates", "show", "--config", desk / "claim-checker.toml").out)


def test_a_limit_that_the_settings_widen_lets_a_conversion_pass(run, articles):
    (articles / "claim-checker.toml").write_text("checks.CU301.limits = {warning_share = 1.5, error_share = 2}\n")
    assert run("check", articles / "wrong.md", "--only", "CU301").status == 0


def test_what_a_name_holds_cannot_steer_the_terminal(run):
    assert "\x1b" not in run("check", "\x1b[31mred.md").error
