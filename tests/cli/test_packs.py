"""A desk's own rules, laid over the shipped ones: what they add, what they change, and how their faults are told."""

import json
import re
import threading
from pathlib import Path

import pytest
import yaml

from checker.cli.layers import rules_in_force
from checker.errors import RulesError
from checker.packs import rules_folder
from checker.packs.overlay import merged

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "desk-rules"
TANKS = (
    "---\nid: tanks\npublished: 2024-04-18\n---\n"
    "한빛에너지솔루션즈는 12개 수조를 갖춘 엣지 데이터센터의 전력 용량이 {}라고 밝혔다.\n"
)
ORACLE = "---\nid: oracle\npublished: 2024-04-18\n---\n오라클은 일본에 {}를 투자한다고 밝혔다.\n"


@pytest.fixture
def findings(run, desk):
    """The findings over one article, as (rule, severity, surface)."""

    def found(text, *options):
        (desk / "article.md").write_text(text, encoding="utf-8")
        result = run("check", "article.md", "--format", "json", *options)
        assert result.status in {0, 1}, result.err
        printed = json.loads(result.out)["findings"]
        return [(one["rule"], one["severity"], one["locations"][0]["surface"]) for one in printed]

    return found


@pytest.fixture
def pack(desk):
    """Writes a file of a pack called ``own``."""

    def write(place, text):
        path = desk / "own" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_an_extra_counter_and_an_extra_name_are_read(run, desk):
    (desk / "article.md").write_text(TANKS.format("4MW"), encoding="utf-8")
    options = ("--frames", "--format", "jsonl", "--pack", EXAMPLE)
    tanks = json.loads(run("extract", "article.md", *options).out.splitlines()[0])
    assert (tanks["surface"], tanks["unit"], tanks["actor"]) == ("12개 수조", "cooling_tank", "Hanbit Energy")


def test_an_extra_reference_bound_is_held(findings):
    assert findings(TANKS.format("40MW")) == []
    assert findings(TANKS.format("40MW"), "--pack", EXAMPLE) == [("MG502", "warning", "40MW")]
    assert findings(TANKS.format("4MW"), "--pack", EXAMPLE) == []


@pytest.mark.parametrize("amount", ["80억 달러", "80억 달러 이상", "약 100억 달러", "11조 원"])
def test_a_declared_range_lets_pass_what_may_lie_in_it(findings, amount):
    assert findings(ORACLE.format(amount), "--pack", EXAMPLE) == []


@pytest.mark.parametrize("amount", ["120억 달러", "60억 달러", "20조 원"])
def test_a_declared_range_flags_what_cannot_lie_in_it(findings, amount):
    assert findings(ORACLE.format(amount), "--pack", EXAMPLE) == [("DK101", "warning", amount)]


def test_a_declared_range_speaks_of_its_own_fact_only(findings):
    other = ORACLE.replace("오라클", "구글").format("120억 달러")
    assert findings(other, "--pack", EXAMPLE) == []


def test_a_declared_style_counts_digits_and_asks_for_a_hedge(findings):
    said = [("DK102", "note", "11조456억 원")]
    assert findings(ORACLE.format("80억 달러(약 11조456억 원)"), "--pack", EXAMPLE) == said
    assert findings(ORACLE.format("80억 달러(11조 원)"), "--pack", EXAMPLE) == [("DK102", "note", "11조 원")]
    assert findings(ORACLE.format("80억 달러(약 11조 원)"), "--pack", EXAMPLE) == []


def test_a_declared_check_is_set_like_any_other(findings, desk):
    text = ORACLE.format("120억 달러")
    shared = f"packs = ['{EXAMPLE}']\n"
    (desk / "claim-checker.toml").write_text(shared + "[checks.DK101]\nseverity = 'error'\n")
    assert findings(text) == [("DK101", "error", "120억 달러")]
    (desk / "claim-checker.toml").write_text(shared + "[checks.DK101.limits]\nhigh = 1.5e10\n")
    assert findings(text) == []
    (desk / "claim-checker.toml").write_text(shared + "disable = ['DK101']\n")
    assert findings(text) == []


def test_a_declared_check_is_explained_and_listed(run):
    assert run("explain", "dk101", "--pack", EXAMPLE).out.startswith("# DK101 oracle-japan-range\n")
    assert "DK102  note" in run("rules", "--pack", EXAMPLE).out
    assert "DK102" not in run("rules").out


def test_packs_of_settings_are_read_from_their_folder_and_in_order(run, desk, pack):
    own = pack("checks/DK101.yaml", "severity: note\n")
    (desk / "pyproject.toml").write_text(f"[tool.claim-checker]\npacks = ['{EXAMPLE}', '{own.parent.parent.name}']\n")
    assert "DK101  note" in run("rules").out


def test_files_of_one_name_are_merged(desk, pack):
    pack("checks/MG502.yaml", "severity: note\nbounds:\n- {what: power of one rack, high: 2000}\n")
    pack("units/power.yaml", "units:\n  megawatt: {ko: [메가 와트]}\n")
    rules = merged(rules_folder(), [desk / "own"], desk / "kept")
    before, after = (
        yaml.safe_load((folder / "checks" / "MG502.yaml").read_text(encoding="utf-8"))
        for folder in (rules_folder(), rules)
    )
    rack = next(bound for bound in after["bounds"] if bound["what"] == "power of one rack")
    assert (after["severity"], rack["high"], rack["low"]) == ("note", 2000, 1)
    assert len(after["bounds"]) == len(before["bounds"])
    assert after["messages"] == before["messages"]
    words = yaml.safe_load((rules / "units" / "power.yaml").read_text(encoding="utf-8"))["units"]["megawatt"]
    assert words["ko"][-1] == "메가 와트"
    assert "MW" in words["symbols"]


def test_one_content_is_merged_once_and_a_damaged_folder_anew(desk, pack):
    path = pack("units/counters.yaml", "counters:\n  tank: {ko: [개 수조]}\n")
    first = merged(rules_folder(), [desk / "own"], desk / "kept")
    (first / "linking.yaml").unlink()
    assert merged(rules_folder(), [desk / "own"], desk / "kept") == first
    assert (first / "linking.yaml").is_file()
    path.write_text("counters:\n  tank: {ko: [개 탱크]}\n", encoding="utf-8")
    assert merged(rules_folder(), [desk / "own"], desk / "kept") != first


def test_several_may_merge_at_once(desk, pack):
    pack("units/counters.yaml", "counters:\n  tank: {ko: [개 수조]}\n")
    made: list[Path] = []
    work = [
        threading.Thread(target=lambda: made.append(merged(rules_folder(), [desk / "own"], desk / "kept")))
        for _ in range(3)
    ]
    for one in work:
        one.start()
    for one in work:
        one.join()
    assert len(made) == 3
    assert len(set(made)) == 1
    assert [path.name for path in (desk / "kept").iterdir()] == [made[0].name]


def test_without_a_folder_for_caches_the_pack_is_still_read(desk, monkeypatch):
    (desk / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "file"))
    assert (rules_in_force(None, [str(EXAMPLE)]) / "checks" / "DK101.yaml").is_file()


_DECLARED = "code: {}\nname: n\ntype: plausibility\nseverity: note\nmessages:\n  en: {{title: T}}\ndeclares:\n  {}\n"
_RANGE = "range: {{of: {{{}}}, low: 1}}"


@pytest.mark.parametrize(
    ("place", "text", "told"),
    [
        ("units/power.yaml", "units:\n  megawatt: [MW]\n", r"own/units/power\.yaml:2: must be a mapping here"),
        ("units/counters.yaml", "counters:\n  tank: {kr: [개]}\n", r"own/units/counters\.yaml:2: .*kr"),
        ("units/mine.yaml", "kind: power\n", r"own/units/mine\.yaml:1: units: "),
        ("units/mine.yaml", "kind: [\n", r"own/units/mine\.yaml:\d: is not YAML"),
        (
            "units/mine.yaml",
            "kind: power\nunits:\n  mine: {ko: [메가와트]}\n",
            r"own/units/mine\.yaml:3: '메가와트' is already",
        ),
        ("entities/mine.yaml", "- {id: mine, name: M}\n", r"own/entities/mine\.yaml:1: 0\.kind: "),
        (
            "entities/a.yaml",
            "# ours\n- {id: x, name: X, kind: company, ko: [오라클]}\n",
            r"own/entities/a\.yaml:2: '오라클' is an alias",
        ),
        ("predicates/mine.yaml", "{}\n", r"own/predicates/mine\.yaml: is read by nobody"),
        ("languages/ko.yaml", "vague: [몇]\n", r"own/languages: is no part of a pack"),
        ("linking.yaml", "bias: 1\n", r"own/linking\.yaml: is no part of a pack"),
        ("checks/MG502.yaml", "bounds:\n- {what: new}\n", r"own/checks/MG502\.yaml:2: bounds\.0\.predicate: "),
        (
            "checks/MG502.yaml",
            "code: MG502\n\ndeclares: {}\n",
            r"own/checks/MG502\.yaml:3: MG502 is already a check of",
        ),
        (
            "checks/D1.yaml",
            _DECLARED.format("D1", _RANGE.format("actor: oracle, unit: USD")),
            r"own/checks/D1\.yaml:1: code: ",
        ),
        (
            "checks/DK1.yaml",
            _DECLARED.format("DK100", _RANGE.format("actor: oracle, unit: USD")),
            r"own/checks/DK1\.yaml: .*name it DK100",
        ),
        (
            "checks/DK100.yaml",
            _DECLARED.format("DK100", _RANGE.format("actor: orakle, unit: USD")),
            r"DK100\.yaml:8: .*'orakle' is no entity",
        ),
        (
            "checks/DK100.yaml",
            _DECLARED.format("DK100", _RANGE.format("actor: oracle, unit: Quid")),
            r"DK100\.yaml:8: .*'Quid' is no unit",
        ),
        (
            "checks/DK100.yaml",
            _DECLARED.format("DK100", "why: w"),
            r"DK100\.yaml:7: declares: .*either a range or a style",
        ),
        ("checks/DK100.yaml", _DECLARED.format("DK100", "style: {conversions: {digits: 0}}"), r"DK100\.yaml:8: "),
    ],
)
def test_a_fault_is_told_of_the_packs_own_file_and_line(run, articles, pack, place, text, told):
    pack(place, text)
    result = run("check", articles, "--pack", "own")
    assert result.status == 2
    assert re.match(told if told.startswith("own/") else f"own/checks/{told}", result.error), result.error


def test_a_check_without_a_test_is_refused(run, articles, pack):
    pack("checks/DK100.yaml", "code: DK100\nname: n\ntype: unit\nseverity: note\nmessages:\n  en: {title: T}\n")
    assert "no check of the code DK100 is installed" in run("check", articles, "--pack", "own").error


def test_a_folder_that_is_no_pack_is_refused(run, articles):
    assert run("check", articles, "--pack", "nowhere").error.startswith("nowhere: is no folder of rules")
    assert run("check", articles, "--pack", articles).status == 2


def test_two_packs_cannot_declare_one_code(desk, pack):
    path = pack("checks/DK101.yaml", (EXAMPLE / "checks" / "DK101.yaml").read_text(encoding="utf-8"))
    with pytest.raises(RulesError, match="DK101 is already a check of") as caught:
        merged(rules_folder(), [EXAMPLE, desk / "own"], desk / "kept")
    assert caught.value.path == path


def test_what_the_page_shows_stands_in_the_examples():
    page = (ROOT / "docs" / "custom-checks.md").read_text(encoding="utf-8")
    files = [path for path in (ROOT / "examples").rglob("*") if path.suffix in {".yaml", ".toml"}]
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    shown = re.findall(r"```(?:yaml|toml)\n(.+?)```", page, re.DOTALL)
    assert len(shown) == 7
    assert all(text in said for text in shown if "tool.claim-checker" not in text)
