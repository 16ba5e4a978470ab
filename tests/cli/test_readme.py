"""The examples of README.md are what the program prints; a line ``...`` stands for what is left out."""

import re
from pathlib import Path

import pytest

from checker.checks import catalogue
from checker.packs import rules_folder
from checker.packs.tomlfile import TomlFile
from checker.reporting import facts_format_names, format_names
from checker.settings import read_settings, refuse_unknown

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ claim-checker ([^\n]+)\n(.+?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_shows_what_is_printed(run, monkeypatch, command, shown):
    monkeypatch.chdir(ROOT)
    rest = run(*command.split()).out
    for piece in filter(None, re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)):
        assert piece in rest
        rest = rest.partition(piece)[2]


def test_the_settings_shown_are_settings():
    (text,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    file = TomlFile(Path("README.md"), text, ("tool", "claim-checker"))
    settings = read_settings(file)
    limits = {check.code: check.limits.keys() for check in catalogue(rules_folder())}
    refuse_unknown(settings, file, limits)
    assert settings.checks["CU301"].severity == "note"


@pytest.mark.parametrize("name", {*format_names(), *facts_format_names()})
def test_every_format_is_named(name):
    assert f"`{name}`" in README
