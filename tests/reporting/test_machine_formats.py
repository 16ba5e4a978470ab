"""The formats that programs read: their own schemas and escapes."""

from __future__ import annotations

import csv
import html
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.interval import Interval
from checker.model import Columns, Location, Passage
from checker.reporting.jsonform import jsonable

from .samples import BAD, EMPTY, MAGNITUDE, NASTY, NEWSROOM
from .test_formats import rendered, rendered_facts

SCHEMA = Path(__file__).parents[2] / "reports" / "schemas" / "check.schema.json"


@pytest.mark.parametrize("report", [NEWSROOM, NASTY, EMPTY])
def test_json_follows_its_schema(report):
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json.loads(SCHEMA.read_text()))
    validator.check_schema(validator.schema)
    validator.validate(json.loads(rendered("json", report)))


def test_json_keeps_surfaces_as_they_are_printed():
    (finding, _) = json.loads(rendered("json", NASTY))["findings"]
    assert finding["locations"][0]["surface"] == BAD.surface
    assert finding["message"] == NASTY.findings[0].message


def test_json_gives_the_hash_of_a_body_only_where_there_is_one():
    articles = json.loads(rendered("json", NEWSROOM))["articles"]
    assert ["sha256" in article for article in articles] == [False, False, True]


def test_evidence_may_hold_anything():
    assert jsonable(Interval(1.5, float("inf"))) == {"low": 1.5, "high": None}
    assert jsonable({"a": (1.0, float("nan"))}) == {"a": [1, None]}
    assert jsonable(Passage("a", "b", "c")) == {"before": "a", "surface": "b", "after": "c"}
    assert jsonable(frozenset("ba")) == ["a", "b"]
    assert jsonable(1e300) == 1e300
    assert jsonable(Path("x")) == "x"


def test_jsonl_has_one_finding_a_line():
    for report in (NEWSROOM, NASTY):
        lines = rendered("jsonl", report).splitlines()
        assert [json.loads(line)["rule"] for line in lines] == [finding.rule for finding in report.findings]


def test_a_workflow_command_cannot_be_forged():
    lines = rendered("github", NASTY).splitlines()
    assert [line.split(" ")[0].split("::")[1] for line in lines] == ["error", "error", "error", "warning"]
    for line in (lines[0], lines[2]):
        assert "file=news/a b%2Cc%3Ad|e%2520[f]`g` <i>.txt," in line
        assert "boo%250A" in line


def test_what_could_not_be_read_is_told_to_whom_the_report_goes():
    told = NEWSROOM.problems[0].message
    assert json.loads(rendered("json", NEWSROOM))["problems"][0]["message"] == told
    invocation = json.loads(rendered("sarif", NEWSROOM))["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == told
    assert json.loads(rendered("sarif", EMPTY))["runs"][0]["invocations"][0]["executionSuccessful"]
    assert rendered("github", NEWSROOM).splitlines()[0] == f"::error file=news/broken.json,line=3::{told}"
    root = ET.fromstring(rendered("junit", NEWSROOM).encode())  # noqa: S314 - our own output
    assert (root.attrib["errors"], root.find(".//error").attrib["message"]) == ("1", told)
    assert "## 읽지 못한 것" in rendered("markdown", NEWSROOM, "ko")
    assert told in html.unescape(rendered("html", NEWSROOM))


def test_github_is_given_no_more_than_it_shows():
    report = replace(NEWSROOM, findings=(MAGNITUDE,) * 13 + NEWSROOM.findings[1:])
    lines = rendered("github", report).splitlines()
    assert len(lines) == 10 + 1 + 1 + 1
    assert lines[-1] == "and 4 more"  # of thirteen errors and an article that could not be read


def test_no_cell_of_a_sheet_starts_a_formula():
    rows = list(csv.reader(io.StringIO(rendered("csv", NASTY)))) + list(
        csv.reader(io.StringIO(rendered_facts("csv", NASTY)))
    )
    assert "'=3조|*원* <u>" in rows[1]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_junit_is_xml_with_as_many_failures_as_it_says():
    for report in (NEWSROOM, NASTY, EMPTY):
        root = ET.fromstring(rendered("junit", report).encode())  # noqa: S314 - our own output
        assert int(root.attrib["failures"]) == len(root.findall(".//failure"))
        assert int(root.attrib["tests"]) == len(root.findall(".//testcase"))


def test_sarif_points_at_each_rule_and_ends_regions_where_figures_end():
    run = json.loads(rendered("sarif", NASTY))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["CN901", "CN902"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/a%20b%2Cc%3Ad%7Ce%2520%5Bf%5D%60g%60%0A%3Ci%3E.txt"
    assert place["region"]["endLine"] == 3


def test_sarif_tells_of_suppressions_to_remove():
    invocation = json.loads(rendered("sarif", NEWSROOM))["runs"][0]["invocations"][0]
    assert [told["message"]["text"] for told in invocation["toolConfigurationNotifications"]] == [
        "CM201 expired: 확인 중",
        "CA105 unused: 편집국 기준",
    ]


PLACE = Location("a", "./news/a.txt", 1, 4, 3, 5, "3조")
EMOJI = replace(
    NEWSROOM,
    findings=(replace(MAGNITUDE, locations=(PLACE, BAD)),),
    columns={PLACE: Columns(5, 9), BAD: Columns(3, 3)},
)


def test_sarif_counts_columns_in_utf16():
    run = json.loads(rendered("sarif", EMOJI))["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (5, 7)
    related = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert (related["startLine"], related["startColumn"], related["endLine"], related["endColumn"]) == (2, 3, 3, 4)


def test_reviewdog_counts_columns_in_bytes():
    (diagnostic,) = json.loads(rendered("rdjson", EMOJI))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 13}}
    assert diagnostic["related_locations"][0]["location"]["range"]["end"] == {"line": 3, "column": 4}


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_a_place_without_known_columns_is_its_lines(name):
    assert 'olumn":' not in rendered(name, replace(EMOJI, columns={}, unchecked=()))


def test_services_are_given_paths_from_the_root_of_the_repository():
    for name in ("sarif", "rdjson", "gitlab", "github"):
        text = rendered(name, EMOJI)
        assert "news/a.txt" in text
        assert "./news/a.txt" not in text
