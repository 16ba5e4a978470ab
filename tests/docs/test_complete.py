"""The docs leave nothing out; what they leave out stops the build with a line that says where to write it."""

import subprocess
import sys

import click
import pytest
from docsite import ROOT, commands, complete
from pydantic import BaseModel

from checker import settings


def test_nothing_is_missing():
    assert complete.missing() == ()


@pytest.fixture
def cli(monkeypatch):
    """The program with one more command, which is on none of the pages."""

    @click.command
    @click.argument("place")
    @click.option("--loud", is_flag=True)
    @click.option("--quiet", is_flag=True, hidden=True)
    def sing(place, loud, quiet):
        """Sing."""

    group = click.Group("claim-checker", commands={**commands.cli.commands, "sing": sing})
    monkeypatch.setattr(commands, "cli", group)
    monkeypatch.setattr(complete, "all_commands", lambda: commands.all_commands(group))


@pytest.mark.usefixtures("cli")
def test_a_new_command_must_be_told_of():
    assert complete.missing() == (
        "claim-checker sing --loud: has no help; give click.option a 'help'",
        "claim-checker sing PLACE: the docstring of its function does not speak of it",
        "claim-checker sing: no page has an example; write one in docs/commands/sing.md",
    )


@pytest.mark.usefixtures("cli")
def test_the_build_stops_there(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["docs.py", str(tmp_path / "site")])
    import docs  # noqa: PLC0415 - scripts/docs.py

    assert docs.main() == 1
    assert "claim-checker sing: no page has an example" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_new_setting_must_be_told_of(monkeypatch):
    class Settings(settings.Settings):
        volume: int = 3
        fail_on: str = "error"

    class Choir(BaseModel):
        tenors: int = 2

    monkeypatch.setattr(settings, "Settings", Settings)
    monkeypatch.setattr(settings, "Choir", Choir, raising=False)
    monkeypatch.setitem(complete._HEADINGS, Settings, "The table")
    assert [line.partition(": ")[2] for line in complete.missing()] == [
        "'The table' has no line for fail_on",
        "'The table' has no line for volume",
        "'The table' has a line for fail-on, which is no setting",
        "Choir has no section of its own (scripts/docsite/complete.py names it)",
    ]


def test_a_default_must_be_the_true_one(monkeypatch):
    class Settings(settings.Settings):
        preview: bool = True

    monkeypatch.setattr(settings, "Settings", Settings)
    monkeypatch.setitem(complete._HEADINGS, Settings, "The table")
    assert complete.missing() == (f"{complete.CONFIGURATION}: 'The table' says that preview is `false`, not `true`",)


def test_a_new_format_must_be_told_of(monkeypatch):
    monkeypatch.setattr(complete, "format_names", lambda: ("text", "telex"))
    monkeypatch.setattr(complete, "figure_format_names", lambda: ("jsonl", "csv"))
    monkeypatch.setattr(complete, "facts_format_names", lambda: ("text", "json"))
    said = complete.missing()
    assert f"{complete.FORMATS}: the formats of check have no section '### `telex`'" in said
    assert f"{complete.FORMATS}: '`sarif`' is no format" in said


def test_a_check_must_have_its_pages(monkeypatch):
    known = complete.catalogue(complete.rules_folder())
    new = known[0].model_copy(update={"code": "ZZ999"})
    monkeypatch.setattr(complete, "catalogue", lambda _: (*known[1:], new))
    assert complete.missing() == (
        "ZZ999: has no page; write rules/checks/ZZ999.en.md",
        "ZZ999: has no page; write rules/checks/ZZ999.ja.md",
        "ZZ999: has no page; write rules/checks/ZZ999.ko.md",
        f"rules/checks/{known[0].code}.en.md: is the page of no check",
        f"rules/checks/{known[0].code}.ja.md: is the page of no check",
        f"rules/checks/{known[0].code}.ko.md: is the page of no check",
    )


def test_the_prose_may_not_name_an_option_that_no_command_has(monkeypatch, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("`--sideways` is no option.\n\n```console\n$ claim-checker check --upwards .\n```\n")
    monkeypatch.setattr(complete, "ROOT", tmp_path)
    monkeypatch.setattr("docsite.blocks.ROOT", tmp_path)
    monkeypatch.setattr(complete, "example_pages", lambda: (page,))
    assert list(complete._of_names()) == [
        "page.md: no command has the option --sideways",
        "page.md:4: no command has the option --upwards",
    ]


def test_it_is_told_without_building():
    command = [sys.executable, ROOT / "scripts" / "docs.py", "nowhere", "--check"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
