"""``sarif``: SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote as percent

from checker.reporting.jsonform import dump, jsonable
from checker.reporting.quote import end_of, full_message, working

if TYPE_CHECKING:
    from checker.model import Finding, Location, Report
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
        "tool": {"driver": {"name": "claim-checker", "rules": [_rule(rules[code]) for code in places]}},
        "language": words.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.rule]) for finding in report.findings],
        "properties": {"coverage": jsonable(report.coverage), "rates": report.rates},
    }
    out.write(dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _rule(finding: Finding) -> Json:
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": finding.name.replace("-", " ")},
        "properties": {"tags": [finding.type]},
    }


def _result(finding: Finding, index: int) -> Json:
    suspect, others = finding.locations[:1], finding.locations[1:]
    related: list[Json] = [_related(number, location) for number, location in enumerate(others, 1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": full_message(finding)},
        "locations": [_location(location) for location in suspect],
        "relatedLocations": related,
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": jsonable(finding.confidence),
            "explanation": finding.explanation,
            "evidence": {key: jsonable(value) for key, value in finding.evidence.items() if key != "working"},
            "working": list(working(finding)),
        },
    }


def _related(number: int, location: Location) -> dict[str, Json]:
    return {"id": number, "message": {"text": location.surface}, **_location(location)}


def _location(location: Location) -> dict[str, Json]:
    line, column = end_of(location)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(location.path)},
            "region": {
                "startLine": location.line,
                "startColumn": location.column,
                "endLine": line,
                "endColumn": column,
                "snippet": {"text": location.surface},
            },
        }
    }


def uri(path: str) -> str:
    """``path`` as a URI, relative where the path is."""
    escaped = percent(path, errors="replace")
    return f"file://{escaped}" if escaped.startswith("/") else escaped
