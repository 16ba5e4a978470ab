"""Whatever cannot be done as asked: one line on standard error that names the file and the line, and status 2."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.packs import rules_folder

FILES = [
    ("empty.txt", b"", "empty.txt: is empty"),
    ("blank.txt", b" \n\t\n", "blank.txt: is empty"),
    ("matter.md", b"---\nid: a\n---\n\n", "matter.md: is empty"),
    ("binary.txt", b"\x89PNG\r\n\x00\x00", "binary.txt: is binary"),
    ("open.md", "---\nid: a\n본문 80억 달러\n".encode(), "open.md:1: front matter"),
    ("broken.md", "---\nid: a\ntitle: 'x\n---\n본문\n".encode(), "broken.md:"),
    ("dated.md", "---\nid: a\npublished: someday\n---\n본문\n".encode(), "dated.md:3: 'published' is no date"),
    ("tongue.md", "---\nlanguage: fr\n---\n본문\n".encode(), "tongue.md:2: 'language' is 'fr'"),
    ("one.json", b'{"text": "a",\n "id": }', "one.json:2: is not JSON"),
    ("many.jsonl", b'\n\n{"text": \n', "many.jsonl:3: is not JSON"),
    ("bare.jsonl", b'{"title": "a"}\n', "bare.jsonl:1: an article must have 'text'"),
    ("other.txt", b"\xff\xfe\xff", "other.txt: is marked as utf-16-le"),
]

SETTINGS = [
    ("disable = ['CU301']\ndisable = []\n", 2, "is not TOML"),
    ("fail-on = \n", 1, "is not TOML"),
    ("# ours\ndisabled = ['CU301']\n", 2, "'disabled' is not a setting"),
    ("disable = [\n  'CU301',\n  'ZZ999',\n]\n", 3, "there is no check 'ZZ999'"),
    ("disable = 'CU301'\n", 1, "'disable': "),
    ("lang = 'en'\nfail-on = 'often'\n", 2, "'fail-on': "),
    ("[checks.CU310]\nseverity = 'note'\n", 1, "there is no check 'CU310'; did you mean CU303?"),
    ("[checks.CU301]\nlimits.days = 3\n", 2, "'days' is not a limit of CU301, which has "),
    ("[checks.CU301.limits]\ndays_before = 3\nwarning = 0.1\n", 3, "'warning' is not a limit of CU301"),
    ("[checks.CU301]\nlimits.days_before = 'many'\n", 2, "'checks.CU301.limits.days_before': "),
    ("[checks.CU301]\nlimits.days_before = nan\n", 2, "'checks.CU301.limits.days_before': "),
    ("[checks.CU301]\nlevel = 'note'\n", 2, "'checks.CU301.level' is not a setting"),
    ("[checks.CU301]\nseverity = 'bad'\n", 2, "'checks.CU301.severity': "),
]

ARGUMENTS = [
    ((), "Missing command"),
    (("inspect",), "No such command 'inspect'"),
    (("check",), "Missing argument"),
    (("check", "news", "--format", "pdf"), "'pdf' is not one of"),
    (("check", "news", "--fail-on", "often"), "'often' is not one of"),
    (("check", "news", "--published", "2025-02-30"), "'2025-02-30' is no date"),
    (("check", "news", "--published", "20250218"), "'20250218' is no date"),
    (("check", "news", "--language", "fr"), "'fr' is not one of"),
    (("check", "news", "--lang", "xx"), "there are no messages in 'xx'; choose one of "),
    (("check", "news", "--rates", "yahoo"), "'yahoo' is neither 'embedded'"),
    (("check", "news", "--rates", "no.csv"), "no.csv: "),
    (("check", "news", "--config", "no.toml"), "no.toml: cannot be read"),
    (("check", "news", "--rules", "no"), "no: is no folder of rules"),
    (("check", "news", "--disable", "ZZ999"), "there is no check 'ZZ999'"),
    (("check", "news", "--only", "CU31"), "there is no check 'CU31'"),
    (("check", "news", "--output", "no/such/folder.md"), "no/such/folder.md: cannot be written"),
    (("check", "news", "--output", "."), ".: cannot be written"),
    (("check", "missing.md"), "missing.md: does not exist"),
    (("check", "--no-such"), "No such option"),
    (("prepublish", "news/plain.md"), "Missing option '--against'"),
    (("extract", "-"), "-: is empty"),
    (("rates", "sell"), "No such command 'sell'"),
]


@pytest.mark.parametrize("case", FILES, ids=[name for name, _, _ in FILES])
@pytest.mark.parametrize("command", ["check", "extract", "facts"])
def test_a_bad_file_is_named_with_its_line(run, desk, command, case):
    name, content, message = case
    (desk / name).write_bytes(content)
    result = run(command, name)
    assert (result.status, result.out) == (2, "")
    assert result.error.startswith(message)


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("characters: 100", "large.txt: article 'large' has 114 characters, more than the 100 of rules/limits.yaml"),
        ("figures: 5", "large.txt: article 'large' has 12 figures, more than the 5 of rules/limits.yaml"),
    ],
)
def test_an_article_beyond_the_limits_is_named_and_the_others_are_checked(run, articles, rules, limit, message):
    others = json.loads(run("check", articles, "--format", "json").out)
    name = limit.partition(":")[0]
    path = rules / "limits.yaml"
    path.write_text(re.sub(rf"{name}: \d+", limit, path.read_text(encoding="utf-8")), encoding="utf-8")
    (articles.parent / "large.txt").write_text("소프트뱅크는 " + "4조원 투자, " * 12 + "\n" * 11, encoding="utf-8")
    result = run("check", "large.txt", articles, "--rules", rules, "--format", "json")
    told = json.loads(result.out)
    assert (result.status, told | {"problems": []}) == (2, others)
    assert [problem["path"] for problem in told["problems"]] == ["large.txt"]
    assert result.error.startswith(message)


def test_extraction_alone_has_no_limits(run, desk, rules):
    (rules / "limits.yaml").write_text("characters: 1\nfigures: 1\n", encoding="utf-8")
    (desk / "large.txt").write_text("4조원, 5조원, 6조원", encoding="utf-8")
    result = run("extract", "large.txt", "--rules", rules)
    assert (result.status, len(result.out.splitlines())) == (0, 3)


def test_a_folder_without_articles_is_named(run, desk):
    (desk / "empty").mkdir()
    (desk / "empty" / "notes.xlsx").write_bytes(b"x")
    assert run("check", "empty").error.startswith("empty: holds no articles")


def test_every_bad_file_has_its_line_and_the_good_ones_their_figures(run, articles):
    (articles / "empty.md").write_text("")
    (articles / "many.jsonl").write_text('{"text": "80억 달러", "id": "good"}\n{"text": \n')
    result = run("extract", articles, "missing.md")
    assert result.status == 2
    assert [line.split(": ")[1] for line in result.err.splitlines()] == [
        f"{articles}/empty.md",
        f"{articles}/many.jsonl:2",
        "missing.md",
    ]
    assert '"article":"good"' in result.out
    assert '"article":"plain"' in result.out


@pytest.mark.parametrize(("text", "line", "message"), SETTINGS, ids=[message for _, _, message in SETTINGS])
def test_settings_are_refused_with_their_line(run, articles, text, line, message):
    path = articles / "claim-checker.toml"
    path.write_text(text, encoding="utf-8")
    result = run("check", articles)
    assert (result.status, result.out) == (2, "")
    assert result.error.startswith(f"{path}:{line}: {message}")


@pytest.mark.parametrize(("text", "line", "message"), SETTINGS, ids=[message for _, _, message in SETTINGS])
def test_and_so_they_are_in_a_projects_file(run, articles, text, line, message):
    path = articles / "pyproject.toml"
    ours = text.replace("[checks", "[tool.claim-checker.checks")
    ours = ours if ours.startswith("[") else f"[tool.claim-checker]\n{ours}"
    path.write_text(f"[tool.pylint]\ndisable = 'all'\n\n{ours}", encoding="utf-8")
    line += 3 + (not text.startswith("["))
    assert run("check", articles).error.startswith(f"{path}:{line}: {message}")


@pytest.mark.parametrize(("arguments", "message"), ARGUMENTS, ids=[" ".join(given) or "-" for given, _ in ARGUMENTS])
def test_arguments_are_refused_in_one_line(run, articles, arguments, message):  # noqa: ARG001 - the folder is there
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.error


@pytest.mark.parametrize("part", ["units/power.yaml", "languages/ko.yaml", "furniture/ko.yaml", "checks/CU301.yaml"])
def test_a_malformed_rules_file_is_named_with_its_line(run, articles, rules, part):
    path = rules / part
    path.write_text(path.read_text(encoding="utf-8") + "nonsense: [1, 2\n", encoding="utf-8")
    result = run("check", articles, "--rules", rules)
    assert (result.status, result.out) == (2, "")
    assert result.error.startswith(f"{path}:")
    assert "is not YAML" in result.error


def test_a_key_that_rules_do_not_have_is_named_with_its_line(run, articles, rules):
    path = rules / "units" / "power.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "colour: red\n", encoding="utf-8")
    result = run("extract", articles, "--rules", rules)
    assert result.error.startswith(f"{path}:{text.count(chr(10)) + 1}: colour: ")


def test_an_unexpected_error_is_one_line_and_a_traceback_on_demand(run, articles, monkeypatch):
    def broken(*_):
        raise KeyError("slot")

    monkeypatch.setattr("checker.pipeline.figures", broken)
    assert run("extract", articles).error.startswith("unexpected KeyError: 'slot'; please report it")
    with pytest.raises(KeyError):
        run("--debug", "extract", articles)


def test_an_interruption_ends_with_130(run, articles, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.pipeline.figures", interrupted)
    assert run("extract", articles) == (130, "", "")


def begun(folder, *arguments):
    """A process of the command line that still runs."""
    return subprocess.Popen(
        [sys.executable, "-m", "checker", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(rules_folder().parent), "PYTHONUNBUFFERED": ""},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
def test_a_signal_leaves_no_traceback(desk):
    with begun(desk, "extract", "-") as process:
        time.sleep(1)  # it waits for standard input by then
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert b"Traceback" not in err
    assert process.returncode == 130


def test_a_reader_that_goes_away_is_no_error(desk):
    (desk / "long.txt").write_text("80억 달러를 투자한다. " * 20_000, encoding="utf-8")
    with begun(desk, "extract", "long.txt") as process:
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_full_disk_is_one_line(articles):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "checker", "extract", articles]
        environment = os.environ | {"PYTHONPATH": str(rules_folder().parent)}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=environment)
    assert done.returncode == 2
    assert done.stderr == b"claim-checker: standard output: No space left on device\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_output_is_utf_8_in_every_locale(articles, process, locale):
    done = process("extract", articles / "plain.md", **locale)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "150㎿".encode() in done.stdout
    refused = process("extract", "없는글.md", **locale)
    assert refused.stderr.decode() == "claim-checker: 없는글.md: does not exist\n"


def test_a_name_that_is_no_utf_8_is_written_all_the_same(desk, process):
    name = os.fsdecode(b"\xb1\xdb.txt")
    try:
        (desk / name).write_text("80억 달러", encoding="utf-8")
    except OSError:
        pytest.skip("the file system has no such names")
    for shape in ("jsonl", "text", "csv"):
        done = process("extract", name, "--format", shape)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "80억 달러" in done.stdout.decode()
