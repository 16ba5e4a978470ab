"""What lets a CI job be lived with: changed files, statistics, watching, previews, per-path settings, versions."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from checker import __version__

from .conftest import PLAIN, RIGHT, ROOT, WRONG


def rules_of(result):
    return [finding["rule"] for finding in json.loads(result.out)["findings"]]


@pytest.fixture
def repository(articles, monkeypatch):
    """The articles in a git repository, all committed, on a branch of their own."""
    for name in ("NAME", "EMAIL"):
        for who in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{who}_{name}", "desk@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(articles, "init", "--quiet", "--initial-branch=main")
    git(articles, "add", ".")
    git(articles, "commit", "--quiet", "-m", "all")
    git(articles, "checkout", "--quiet", "-b", "draft")
    return articles


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def test_nothing_changed_is_nothing_found(run, repository):
    result = run("check", repository, "--diff", "main", "--format", "json")
    assert (result.status, rules_of(result)) == (0, [])
    assert json.loads(result.out)["hidden"]["unchanged"] == 1
    assert len(json.loads(result.out)["articles"]) == 3
    assert "1 in articles that did not change" in run("check", repository, "--diff", "HEAD").out


@pytest.mark.parametrize("how", ["written", "added", "committed", "sidecar", "new"])
def test_a_change_is_seen_however_far_it_went(run, repository, how):
    if how == "new":
        (repository / "neu 글.md").write_text(WRONG.replace("id: wrong", "id: new").replace("80억", "90억"))
    elif how == "sidecar":
        (repository / "wrong.meta.yaml").write_text("outlet: 해동일보\n")
    else:
        (repository / "wrong.md").write_text(WRONG + "\n끝.\n")
    if how in {"added", "committed"}:
        git(repository, "add", ".")
    if how == "committed":
        git(repository, "commit", "--quiet", "-m", "more")
    assert "CU301" in rules_of(run("check", repository, "--diff", "main", "--format", "json"))


def test_what_the_base_did_since_is_no_change_of_ours(run, repository):
    git(repository, "checkout", "--quiet", "main")
    (repository / "wrong.md").write_text(WRONG + "\n끝.\n")
    git(repository, "commit", "--quiet", "-am", "theirs")
    git(repository, "checkout", "--quiet", "draft")
    assert rules_of(run("check", repository, "--diff", "main", "--format", "json")) == []


def test_the_folder_of_the_run_does_not_matter(run, repository, monkeypatch):
    (repository / "wrong.md").write_text(WRONG + "\n끝.\n")
    monkeypatch.chdir(repository)
    assert rules_of(run("check", ".", "--diff", "main", "--format", "json")) == ["CU301"]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "HEAD:wrong.md", ""])
def test_a_base_that_git_does_not_know_is_refused(run, repository, base):
    result = run("check", repository, f"--diff={base}")
    assert (result.status, result.out) == (2, "")
    assert result.error == f"--diff {base}: git knows no such commit, branch or tag"


def test_a_folder_without_git_is_refused(run, articles, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(articles.parent))
    assert "not a git repository" in run("check", articles, "--diff", "main").error
    monkeypatch.setenv("PATH", "")
    assert "needs git, which cannot be run" in run("check", articles, "--diff", "main").error


def test_statistics_count_the_findings_of_each_check(run, articles):
    (articles / "more.md").write_text(WRONG.replace("id: wrong", "id: more").replace("오라클", "소프트뱅크"))
    result = run("check", articles, "--statistics")
    assert result.status == 1
    assert re.fullmatch(r"2  CU301  conversion-off-rate \(2 error\)\n", result.out)
    (row, *_) = json.loads(run("check", articles, "--statistics", "--format", "json").out)
    assert row == {"rule": "CU301", "name": "conversion-off-rate", "count": 2, "error": 2, "warning": 0, "note": 0}
    assert run("check", articles / "plain.md", "--statistics") == (0, "", "")
    assert run("check", articles, "--statistics", "--format", "csv").error == (
        "--statistics are written as text or json, not as csv"
    )


def test_a_check_on_trial_runs_where_it_is_asked_for(run, articles, rules, desk):
    path = rules / "checks" / "CU301.yaml"
    path.write_text(path.read_text() + "preview: true\n")
    wrong = ("check", articles / "wrong.md", "--format", "json", "--rules", rules)
    assert rules_of(run(*wrong)) == []
    assert rules_of(run(*wrong, "--preview")) == ["CU301"]
    assert rules_of(run(*wrong, "--only", "CU301")) == ["CU301"]
    assert rules_of(run(*wrong, "--preview", "--disable", "CU301")) == []
    assert re.search(r"^CU301  preview +conversion-off-rate$", run("rules", "--rules", rules).out, re.MULTILINE)
    (desk / "claim-checker.toml").write_text("preview = true\n")
    assert rules_of(run(*wrong)) == ["CU301"]


def test_a_desk_decides_otherwise_of_some_paths(run, articles, desk):
    settings = desk / "claim-checker.toml"
    settings.write_text("[per-path.'news/wr*']\ndisable = ['CU301']\n")
    assert run("check", articles, "--format", "json").status == 0
    settings.write_text("[per-path.'news/**'.severity]\nCU301 = 'note'\n")
    assert json.loads(run("check", articles, "--format", "json").out)["findings"][0]["severity"] == "note"
    settings.write_text("[per-path.'drafts/**']\ndisable = ['CU301']\n")
    assert run("check", articles, "--format", "json").status == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[per-path.'a/**']\ndisable = ['ZZ999']\n", 2, "there is no check 'ZZ999'"),
        ("lang = 'en'\n[per-path.'a/**'.severity]\nZZ999 = 'note'\n", 3, "there is no check 'ZZ999'"),
        ("[per-path.'a/**']\nseverity = {CU301 = 'bad'}\n", 2, "'per-path.a/**.severity.CU301': input should be"),
        ("[per-path.'a/**']\nlimits = 3\n", 2, "'per-path.a/**.limits' is not a setting; there are disable, severity"),
        ("[[suppress]]\nrule = 'CU301'\nreason = 'x'\n\n[[suppress]]\nrule = 'CU301'\n", 5, "'reason' is missing"),
        ("[[suppress]]\nrule = 'CU301'\nreason = ' '\n", 3, "'suppress.0.reason': string should have at least 1"),
        ("[[suppress]]\nrule = 'ZZ999'\nreason = 'x'\n", 2, "there is no check 'ZZ999'"),
        ("[[suppress]]\nrule = 'CU301'\nreason = 'x'\nuntil = 'soon'\n", 4, "'suppress.0.until': input should be"),
        ("[[suppress]]\nrule = 'CU301'\nreason = 'x'\nuntil = 20270131\n", 4, "'suppress.0.until': must be a date"),
        ("[[suppress]]\nrule = 'CU301'\nreason = 'x'\nwhy = 'x'\n", 4, "'suppress.0.why' is not a setting"),
        ("[suppress]\nrule = 'CU301'\n", 1, "'suppress': input should be a valid tuple"),
        ("preview = 3\n", 1, "'preview': input should be a valid boolean"),
        ("required-version = '1'\n", 1, "'required-version' is '1'; write it as '>=0.1,<0.2'"),
        ("new-thing = 3\nrequired-version = '>=9'\n", 2, "these settings need claim-checker >=9, and"),
        ("required-version = 3\n", 1, "'required-version': input should be a valid string"),
    ],
)  # fmt: skip
def test_settings_are_refused_with_their_line(run, articles, text, line, message):
    path = articles / "claim-checker.toml"
    path.write_text(text)
    result = run("check", articles)
    assert (result.status, result.out) == (2, "")
    assert result.error.startswith(f"{path}:{line}: {message}")


def test_settings_for_this_version_are_followed(run, articles):
    (articles / "claim-checker.toml").write_text(f"required-version = '=={__version__}'\nlang = 'ko'\n")
    assert "요약" in run("check", articles).out


@pytest.fixture
def watched(articles, desk):
    """A process that watches the articles; gives what it says until a text stands in it."""
    command = [sys.executable, "-m", "checker", "check", str(articles), "--watch", "--format", "concise"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=desk, env=environment, start_new_session=True
    )

    def until(text):
        said, end = "", time.monotonic() + 30
        while text not in said and time.monotonic() < end:
            if select.select([process.stdout], [], [], 0.2)[0]:
                said += os.read(process.stdout.fileno(), 65536).decode()
        assert text in said, said
        return said

    yield process, until
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_watch_checks_again_when_something_changes(watched, articles, desk):
    process, until = watched
    assert "CU301" in until("watching 3 files")
    (articles / "wrong.md").write_text(RIGHT)
    assert "CU301" not in until("watching 3 files")
    (articles / "new.md").write_text(WRONG.replace("id: wrong", "id: new"))
    assert "new.md:5:19: CU301" in until("watching 4 files")
    (desk / "claim-checker.toml").write_text("disabled = ['CU301']\n")
    assert "claim-checker.toml:1: 'disabled' is not a setting" in until("watching 5 files")
    (desk / "claim-checker.toml").write_text("disable = ['CU301']\n")
    assert "CU301" not in until("watching 5 files")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130


def test_a_watch_sees_a_changed_rule(run, articles, rules, monkeypatch):
    path = rules / "messages" / "en.yaml"
    rounds = []

    def pause(_):
        if len(rounds) == 2:
            raise KeyboardInterrupt
        rounds.append(1)
        path.write_text(path.read_text().replace("summary: Summary", f"summary: Round {len(rounds)} "))
        limits = rules / "checks" / "CU301.yaml"
        limits.write_text(limits.read_text().replace("warning_share: {value: 0.03", "warning_share: {value: 9.03"))

    monkeypatch.setattr("checker.cli.watching.time.sleep", pause)
    result = run("check", articles / "wrong.md", "--watch", "--rules", rules, "--only", "CU301")
    assert result.status == 130
    assert [line for line in result.out.splitlines() if line in {"Summary", "Round 1", "Nothing was found."}][:3] == [
        "Summary",
        "Nothing was found.",
        "Round 1",
    ]


def test_standard_input_cannot_be_watched(run, articles):
    assert run("check", articles, "-", "--watch").error == "-: --watch needs files; standard input is read only once"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_what_it_needs(run, shell):
    result = run("completion", shell)
    assert result.status == 0
    assert f"_CLAIM_CHECKER_COMPLETE={shell}_complete" in result.out


def test_the_help_of_completion_has_a_line_for_each_shell(run):
    assert re.search(r"\n  zsh:  eval [^\n]+\n  fish: ", run("completion", "--help").out)


def test_a_completion_names_commands_options_and_formats(process):
    def words(*given):
        done = process(
            _CLAIM_CHECKER_COMPLETE="bash_complete", COMP_WORDS=" ".join(given), COMP_CWORD=str(len(given) - 1)
        )
        return {line.split(",")[-1] for line in done.stdout.decode().split()}

    assert {"check", "baseline"} <= words("claim-checker", "")
    assert {"--baseline", "--diff", "--jobs"} <= words("claim-checker", "check", "--")
    assert "sarif" in words("claim-checker", "check", "--format", "sa")
    assert words("claim-checker", "baseline", "pr") == {"prune"}


def test_bash_takes_the_script(run):
    script = run("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script.encode(), check=True)


def test_an_unknown_shell_is_refused(run):
    assert "'tcsh' is not one of" in run("completion", "tcsh").error


def on_a_terminal(articles, *options, **environment):
    """What a terminal is shown on standard output and standard error."""
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "checker", "check", str(articles), *options]
    kept = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | environment
    with subprocess.Popen(command, stdout=child, stderr=child, stdin=subprocess.DEVNULL, env=kept) as process:
        os.close(child)
        shown = b""
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        process.wait(timeout=60)
    os.close(parent)
    return shown.decode()


def test_a_terminal_sees_colours_unless_it_asks_for_none(articles):
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", on_a_terminal(articles))
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", on_a_terminal(articles, NO_COLOR="1"))


def test_a_terminal_sees_how_far_it_is(articles):
    for number in range(70):
        (articles / f"{number}.md").write_text(PLAIN.replace("id: plain", f"id: p{number}"))
    shown = on_a_terminal(articles, "--no-cache")
    assert "reading 1/3" in shown
    assert "finding figures 2/3" in shown
    assert "\r\x1b[K✖ error" in shown or shown.index("finding figures 2/3") < shown.index("error")
    assert "reading" not in on_a_terminal(articles, "--no-cache", TERM="dumb")


def test_github_gets_the_whole_report_as_the_summary_of_the_step(run, articles, desk, monkeypatch):
    summary = desk / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run("check", articles, "--format", "github", "--lang", "en").out.startswith("::error file=")
    assert summary.read_text() == "before\n" + run("check", articles, "--format", "markdown", "--lang", "en").out
    monkeypatch.setattr("checker.cli.verdicts._ROOM", 300)
    summary.write_text("")
    run("check", articles, "--format", "github")
    assert len(summary.read_bytes()) <= 300
    assert summary.read_text().endswith("\n\n…\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "no" / "file"))
    assert run("check", articles, "--format", "github").error.startswith(f"{desk}/no/file: cannot be written")
