"""The hook, the action and the template, run as far as a machine without those services can."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .conftest import ROOT, WRONG

PRE_COMMIT = shutil.which("pre-commit", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "ci" / "gitlab-template.yml").read_text("utf-8"))


@pytest.fixture
def program(desk, monkeypatch):
    """A ``claim-checker`` on the path, that of this checkout."""
    folder = desk / "bin"
    folder.mkdir()
    script = folder / "claim-checker"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return script


@pytest.fixture
def git(monkeypatch):
    for name in ("NAME", "EMAIL"):
        for who in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{who}_{name}", "desk@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def call(folder, *arguments):
        return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout

    return call


@pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed")
@pytest.mark.usefixtures("program")
def test_the_hook_stops_a_commit_and_lets_another_pass(desk, articles, git, monkeypatch):
    """Through pre-commit itself; only the installation from PyPI is left out (``language: system``)."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(desk / "pre-commit"))
    hooks = desk / "hooks"
    hooks.mkdir()
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").replace("language: python", "language: system")
    (hooks / ".pre-commit-hooks.yaml").write_text(manifest, encoding="utf-8")
    for folder in (hooks, articles):
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
    git(hooks, "commit", "--quiet", "-m", "hooks")
    revision = git(hooks, "rev-parse", "HEAD").strip()
    settings = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [{"id": HOOKS[0]["id"]}]}]}
    (articles / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (articles / "data.bin").write_bytes(b"\0")
    git(articles, "add", ".")
    stopped = subprocess.run([PRE_COMMIT, "run"], cwd=articles, capture_output=True, text=True, check=False)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert re.search(r"^claim-checker\.+Failed$", stopped.stdout, re.MULTILINE)
    assert "CU301 21조 원" in stopped.stdout
    assert "data.bin" not in stopped.stdout
    (articles / "wrong.md").write_text(WRONG.replace("21조", "11조"), encoding="utf-8")
    git(articles, "add", ".")
    passed = subprocess.run([PRE_COMMIT, "run"], cwd=articles, capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def step(name):
    return next(step for step in ACTION["runs"]["steps"] if step["name"] == name)


def run_step(name, inputs, folder, **more):
    """One step as a runner runs it: its environment filled in, its script in bash."""
    values = {key: entry["default"] for key, entry in ACTION["inputs"].items()} | inputs

    def filled(text):
        text = text.replace("${{ github.action_path }}", str(ROOT))
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], text)

    script = step(name)["run"]
    assert "${{" not in script  # what a pull request says must not become part of a script
    environment = os.environ | {key: filled(text) for key, text in step(name)["env"].items()} | more
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def runner(desk, program):
    """The folder of a runner, with the program where the action installs it."""
    folder = desk / "runner"
    (folder / "claim-checker" / "bin").mkdir(parents=True)
    (folder / "claim-checker" / "bin" / "claim-checker").symlink_to(program)
    return folder


@pytest.mark.usefixtures("articles")
def test_the_action_annotates_and_fails(desk, runner):
    summary = desk / "summary.md"
    more = {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(summary)}
    done = run_step("Check the articles", {"paths": "news/wrong.md\n\nnews/plain.md\n"}, desk, **more)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=news/wrong.md,line=5,endLine=5,col=")
    assert "## Findings" in summary.read_text()
    done = run_step("Check the articles", {"paths": "news", "options": "--fail-on never --lang ko"}, desk, **more)
    assert done.returncode == 0, done.stderr
    assert "환율" in done.stdout
    assert run_step("Check the articles", {}, desk / "news", **more).returncode == 1


@pytest.mark.parametrize("name", ["a b.md", "--help", "$(touch owned).md", "';touch owned;'.md"])
def test_a_name_of_an_article_is_a_name_and_nothing_else(desk, runner, name):
    (desk / "odd").mkdir()
    (desk / "odd" / name).write_text(WRONG)
    done = run_step("Check the articles", {"paths": name}, desk / "odd", RUNNER_TEMP=str(runner))
    assert done.returncode == 1, done.stderr
    assert "::error file=" in done.stdout
    assert not (desk / "odd" / "owned").exists()


def test_the_action_installs_from_its_own_folder(desk):
    """The commands that it gives to Python; what pip does with them takes the network."""
    said = desk / "said"
    folder = desk / "shims"
    folder.mkdir()
    python = folder / "python"
    python.write_text(
        f'#!/bin/sh\necho "$@" >> "{said}"\n[ "$2" = venv ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python"\nexit 0\n'
    )
    python.chmod(0o755)
    more = {"RUNNER_TEMP": str(desk / "temp"), "PATH": f"{folder}:{os.environ['PATH']}"}
    done = run_step("Install claim-checker", {}, desk, **more)
    assert done.returncode == 0, done.stderr
    assert said.read_text().splitlines() == [
        f"-m venv {desk}/temp/claim-checker",
        f"-m pip install --quiet --disable-pip-version-check {ROOT}",
    ]


@pytest.mark.usefixtures("articles", "program")
def test_the_template_leaves_a_report_for_gitlab(desk):
    job = TEMPLATE["claim-checker"]
    settings = job["variables"] | {"CLAIM_CHECKER_PATHS": "news/wrong.md news/plain.md"}
    (command,) = job["script"]
    done = subprocess.run(["sh", "-ec", command], cwd=desk, env=os.environ | settings, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    report = json.loads((desk / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [issue["check_name"] for issue in report] == ["CU301"]
    assert (desk / job["cache"]["paths"][0] / "CACHEDIR.TAG").is_file()
