"""``sarif``: SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote as percent

from checker import __version__
from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump, jsonable
from checker.reporting.quote import end_of, from_root, full_message, surface_lines, working
from checker.widths import utf16_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Columns, Finding, Location, Report, RulePage, Unchecked
    from checker.packs.messages import Words
    from checker.reporting.jsonform import Json

SUFFIX = ".sarif"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "claimChecker/v1"


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write the findings as one SARIF log."""
    rules = {finding.rule: finding for finding in reversed(report.findings)}
    places = {code: index for index, code in enumerate(sorted(rules))}
    run: dict[str, Json] = {
        "tool": {"driver": _driver([_rule(rules[code], report.pages.get(code)) for code in places])},
        "invocations": [_invocation(report)],
        "language": words.language,
        "columnKind": "utf16CodeUnits",  # viewers count so, whatever they are told
        "results": [_result(finding, places[finding.rule], report.columns) for finding in report.findings],
        "properties": {"coverage": jsonable(report.coverage), "rates": report.rates},
    }
    out.write(dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _driver(rules: list[Json]) -> dict[str, Json]:
    return {"name": "claim-checker", "semanticVersion": __version__, "rules": rules}


def _rule(finding: Finding, page: RulePage | None) -> Json:
    rule: dict[str, Json] = {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": one_line(page.title) if page else finding.name.replace("-", " ")},
        "properties": {"tags": [finding.type]},
    }
    return rule | {"help": {"text": page.page, "markdown": page.page}} if page else rule


def _invocation(report: Report) -> Json:
    """How the run went: what could not be read, what was not checked, which suppressions are to be removed."""
    return {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": [
            *(_notification("error", p.message, [_file(p.path, p.line)] if p.path else []) for p in report.problems),
            *(_gap(gap, report.columns) for gap in report.unchecked),
        ],
        "toolConfigurationNotifications": [
            _notification("warning", f"{use.rule} {use.state}: {use.reason}", [_file(use.path, use.line)])
            for use in report.suppressions
            if use.state != "used"
        ],
    }


def _notification(level: str, text: str, locations: list[Json]) -> dict[str, Json]:
    return {"level": level, "message": {"text": one_line(text)}, "locations": locations}


def _gap(gap: Unchecked, columns: Mapping[Location, Columns]) -> Json:
    """What was not checked, and why."""
    locations: list[Json] = [_location(location, columns) for location in gap.locations]
    return {"associatedRule": {"id": gap.rule}, **_notification("note", gap.reason, locations)}


def _result(finding: Finding, index: int, columns: Mapping[Location, Columns]) -> Json:
    suspect, others = finding.locations[:1], finding.locations[1:]
    related: list[Json] = [_related(number, location, columns) for number, location in enumerate(others, 1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": full_message(finding)},
        "locations": [_location(location, columns) for location in suspect],
        "relatedLocations": related,
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": jsonable(finding.confidence),
            "explanation": finding.explanation,
            "evidence": {key: jsonable(value) for key, value in finding.evidence.items() if key != "working"},
            "working": list(working(finding)),
        },
    }


def _related(number: int, location: Location, columns: Mapping[Location, Columns]) -> dict[str, Json]:
    return {"id": number, "message": {"text": location.surface}, **_location(location, columns)}


def _location(location: Location, columns: Mapping[Location, Columns]) -> dict[str, Json]:
    """The place of a figure; without columns, where they are not known, the whole line is meant."""
    region: dict[str, Json] = {"startLine": location.line, "endLine": end_of(location)[0]}
    if location in columns:
        first = columns[location].utf16
        *above, last = surface_lines(location)
        region |= {"startColumn": first, "endColumn": utf16_units(last) + (1 if above else first)}
    return _physical(location.path, region | {"snippet": {"text": location.surface}})


def _file(path: str, line: int | None) -> Json:
    return _physical(path, {"startLine": line} if line else None)


def _physical(path: str, region: dict[str, Json] | None) -> dict[str, Json]:
    place: dict[str, Json] = {"artifactLocation": {"uri": uri(path)}}
    return {"physicalLocation": place | ({"region": region} if region else {})}


def uri(path: str) -> str:
    """``path`` as a URI, relative where the path is."""
    escaped = percent(from_root(path), errors="replace")
    return f"file://{escaped}" if escaped.startswith("/") else escaped
