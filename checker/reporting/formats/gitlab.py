"""``gitlab``: GitLab's code quality report, a subset of Code Climate's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump
from checker.reporting.quote import end_of, from_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Finding, Location, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.jsonform import Json

SUFFIX = ".json"

_SEVERITIES: Mapping[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write the findings that have a place, as one array."""
    out.write(dump([_issue(finding) for finding in report.findings if finding.locations], indent=1) + "\n")


def _issue(finding: Finding) -> Json:
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{finding.rule} {one_line(finding.message)}",
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": _location(finding.locations[0]),
        "other_locations": [_location(location) for location in finding.locations[1:]],
    }


def _location(location: Location) -> Json:
    return {"path": from_root(location.path), "lines": {"begin": location.line, "end": end_of(location)[0]}}
