"""Checks and rules of other distributions: each is put on the path with its entry points, nothing is installed."""

import configparser
import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "plugin"
HEDGED = "---\nid: a\npublished: 2024-04-18\n---\n오라클은 일본에 약 80억3456만 달러를 투자한다고 밝혔다.\n"


@pytest.fixture
def installed(desk):
    """The example's module with what an installer would write beside it."""
    site = desk / "site"
    shutil.copytree(EXAMPLE / "desk_checks", site / "desk_checks")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    _write_info(site, project["name"], project["entry-points"])
    return site


def _write_info(site, name, points):
    info = site / f"{name.replace('-', '_')}-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n")
    parser = configparser.ConfigParser(delimiters=("=",))
    parser.read_dict(points)
    with (info / "entry_points.txt").open("w") as file:
        parser.write(file)


@pytest.fixture
def checked(process, desk):
    """Runs the program with a folder of installed distributions."""

    def call(site, *arguments):
        (desk / "a.md").write_text(HEDGED, encoding="utf-8")
        done = process(*arguments, PYTHONPATH=os.pathsep.join((str(ROOT), str(site))), LC_ALL="C.UTF-8")
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def test_the_example_flags_what_it_is_for(checked, installed):
    status, out, _ = checked(installed, "check", "a.md", "--format", "json")
    found = json.loads(out)["findings"]
    assert status == 1
    assert [(one["rule"], one["message"]) for one in found] == [("PX901", "80억3456만 달러 is hedged and yet exact")]


def test_the_example_is_listed_explained_and_set(checked, installed, desk):
    assert "PX901  warning  too-exact" in checked(installed, "rules")[1]
    assert checked(installed, "explain", "PX901")[1].startswith("# PX901 too-exact\n")
    (desk / "claim-checker.toml").write_text("[checks.PX901.limits]\ndigits = 7\n")
    assert checked(installed, "check", "a.md")[0] == 0


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        (
            "broken",
            "raise ImportError('no numpy')",
            "plugin 'mine:broken' (broken) cannot be loaded: ImportError: no numpy",
        ),
        ("idle", "", "plugin 'mine:idle' (idle) registers no check; use @check(CODE)"),
        (
            "greedy",
            "from checker.checks.base import check\n@check('CU301')\ndef own(context): yield from ()",
            "plugin 'mine:greedy' takes the code CU301, which another check has",
        ),
        (
            "mute",
            "from checker.checks.base import check\n@check('QQ100')\ndef own(context): yield from ()",
            "plugin 'mine:mute' registers QQ100, but no pack of rules has checks/QQ100.yaml",
        ),
    ],
)
def test_a_broken_plugin_is_one_line_that_names_it(checked, desk, name, source, told):
    site = desk / "site"
    site.mkdir()
    (site / f"{name}.py").write_text(source)
    _write_info(site, "mine", {"claim_checker.checks": {name: name}})
    status, _, err = checked(site, "check", "a.md")
    assert status == 2
    assert err.count("\n") == 1
    assert told in err


def test_a_function_may_register_when_it_is_called(checked, installed):
    (installed / "later.py").write_text("def go():\n    import desk_checks.round_sums\n")
    shutil.rmtree(next(installed.glob("*.dist-info")))
    points = {"claim_checker.checks": {"desk": "later:go"}, "claim_checker.packs": {"desk": "desk_checks:rules"}}
    _write_info(installed, "mine", points)
    assert "PX901" in checked(installed, "check", "a.md", "--format", "concise")[1]


def test_a_plugin_without_a_folder_of_rules_is_named(checked, desk):
    site = desk / "site"
    site.mkdir()
    (site / "lost.py").write_text("rules = 'nowhere'")
    _write_info(site, "mine", {"claim_checker.packs": {"desk": "lost:rules"}})
    assert "plugin 'mine:desk' (lost:rules) gives no folder of rules: 'nowhere'" in checked(site, "extract", "a.md")[2]
