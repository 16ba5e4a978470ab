"""``rdjson``: reviewdog's diagnostics, which it posts to pull requests of many hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump
from checker.reporting.quote import end_of, from_root, full_message, surface_lines
from checker.widths import utf8_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Columns, Finding, Location, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.jsonform import Json

SUFFIX = ".json"

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write the findings that have a place as one diagnostic result."""
    found: list[Json] = [_diagnostic(finding, report.columns) for finding in report.findings if finding.locations]
    out.write(dump({"source": {"name": "claim-checker"}, "diagnostics": found}, indent=1) + "\n")


def _diagnostic(finding: Finding, columns: Mapping[Location, Columns]) -> Json:
    suspect, *others = finding.locations
    return {
        "message": full_message(finding),
        "location": _location(suspect, columns),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": one_line(other.surface), "location": _location(other, columns)} for other in others
        ],
    }


def _location(location: Location, columns: Mapping[Location, Columns]) -> Json:
    """Columns count bytes of UTF-8; where they are not known, the whole line is meant."""
    start: dict[str, Json] = {"line": location.line}
    end: dict[str, Json] = {"line": end_of(location)[0]}
    if location in columns:
        first = columns[location].utf8
        *above, last = surface_lines(location)
        start["column"] = first
        end["column"] = utf8_bytes(last) + (1 if above else first)
    return {"path": from_root(location.path), "range": {"start": start, "end": end}}
