"""``sarif``: SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote as percent

from checker import __version__
from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump, jsonable
from checker.reporting.quote import end_of, full_message, working

if TYPE_CHECKING:
    from checker.model import Finding, Location, Report, RulePage, Unchecked
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
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(gap) for gap in report.unchecked],
            }
        ],
        "language": words.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places[finding.rule]) for finding in report.findings],
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


def _notification(gap: Unchecked) -> Json:
    """What was not checked, and why."""
    return {
        "associatedRule": {"id": gap.rule},
        "level": "note",
        "message": {"text": one_line(gap.reason)},
        "locations": [_location(location) for location in gap.locations],
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
