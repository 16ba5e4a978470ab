"""Every command that README.md or a page of docs/ shows prints what the page shows."""

import re
from pathlib import Path

import pytest
import yaml
from docsite import ROOT
from docsite.blocks import INSTALL, Step, example_pages, shows, steps_of
from docsite.session import run

from checker.checks import catalogue
from checker.packs import rules_folder
from checker.packs.tomlfile import TomlFile
from checker.settings import read_settings, refuse_unknown

STEPS = [step for page in example_pages() for step in steps_of(page)]
PAGES = {name: [step for step in STEPS if step.page == name and not step.unrun] for name in {s.page for s in STEPS}}
INSTALLED = INSTALL.relative_to(ROOT).as_posix()  # scripts/tutorial.py follows it, in a fresh clone with the network
FOLLOWED = sorted(name for name, steps in PAGES.items() if steps and name != INSTALLED)


def blocks(page, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_page_shows_what_its_commands_print(clone, name):
    outcomes = run(PAGES[name], *clone)
    assert not [outcome.fault for outcome in outcomes if outcome.fault]


def test_the_page_on_installation_installs_the_program():
    assert "pip install --quiet ." in [step.command for step in PAGES[INSTALLED]]


TABLES = [
    (page, text) for page in example_pages() for text in blocks(page, "toml") if text.startswith("[tool.claim-checker")
]


@pytest.mark.parametrize(("page", "text"), TABLES, ids=[page.stem for page, _ in TABLES])
def test_the_settings_shown_are_settings(page, text):
    file = TomlFile(Path(page.name), text, ("tool", "claim-checker"))
    limits = {check.code: check.limits.keys() for check in catalogue(rules_folder())}
    refuse_unknown(read_settings(file), file, limits)


def test_the_jobs_shown_use_what_there_is():
    shown = [yaml.safe_load(text) for text in blocks(ROOT / "docs" / "tutorials" / "ci.md", "yaml")]
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    (template,) = yaml.safe_load((ROOT / "ci" / "gitlab-template.yml").read_text("utf-8")).values()
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    github, gitlab, pre_commit = shown
    assert github["jobs"]["figures"]["steps"][1]["with"].keys() <= action["inputs"].keys()
    assert gitlab["claim-checker"]["variables"].keys() <= template["variables"].keys()
    assert [hook["id"] for hook in pre_commit["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]


@pytest.mark.parametrize(
    ("shown", "printed", "right"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n...\n", "a\nb\nc\n", True),
        ("a\n...\n", "a\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("a\n...\nc\n", "a\nb\nc\n", True),
        ("a\n", "a\nb\n", False),
        ("b\n", "a\nb\n", False),
        ("a\n...\n", "b\n", False),
        ("c\n...\na\n", "a\nb\nc\n", False),
        ("a...\n", "ab\n", False),
        ("", "a\n", False),
    ],
)
def test_only_a_line_of_dots_leaves_something_out(shown, printed, right):
    assert shows(shown, printed) is right


def test_a_command_finds_what_those_before_it_left(tmp_path):
    commands = ["x=1; mkdir a; cd a", "false", "echo $? $x $PWD"]
    said = run([Step("p.md", 1, command, None, "") for command in commands], tmp_path, {"PATH": "/usr/bin:/bin"})
    assert [(one.printed, one.status) for one in said] == [("", 0), ("", 1), (f"1 1 {tmp_path}/a\n", 0)]
    assert [bool(one.fault) for one in said] == [False, True, False]


def test_a_page_that_ends_the_shell_is_told(tmp_path):
    steps = [Step("p.md", 1, "exit 3", None, ""), Step("p.md", 2, "true", None, "")]
    with pytest.raises(RuntimeError, match="stopped after 0 of 2 commands"):
        run(steps, tmp_path, {"PATH": "/usr/bin:/bin"})


def test_a_block_out_of_the_run_says_why():
    assert all(len(step.unrun) > 10 for step in STEPS if step.unrun)
