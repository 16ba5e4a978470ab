"""``rdjson``: reviewdog's diagnostics, which it posts to pull requests of many hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump
from checker.reporting.quote import full_message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Finding, Location, Passage, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.jsonform import Json

SUFFIX = ".json"

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write the findings that have a place as one diagnostic result."""
    found: list[Json] = [_diagnostic(finding, report.passages) for finding in report.findings if finding.locations]
    out.write(dump({"source": {"name": "claim-checker"}, "diagnostics": found}, indent=1) + "\n")


def _diagnostic(finding: Finding, passages: Mapping[Location, Passage]) -> Json:
    suspect, *others = finding.locations
    return {
        "message": full_message(finding),
        "location": _location(suspect, passages),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": one_line(other.surface), "location": _location(other, passages)} for other in others
        ],
    }


def _location(location: Location, passages: Mapping[Location, Passage]) -> Json:
    start: dict[str, Json] = {"line": location.line}
    column = _byte_column(location, passages.get(location))
    if column is None:
        return {"path": location.path, "range": {"start": start}}
    if "\n" in location.surface:
        return {"path": location.path, "range": {"start": start | {"column": column}}}
    end: dict[str, Json] = {"line": location.line, "column": column + _bytes(location.surface)}
    return {"path": location.path, "range": {"start": start | {"column": column}, "end": end}}


def _byte_column(location: Location, passage: Passage | None) -> int | None:
    """The column as reviewdog counts, in bytes of UTF-8; None where the passage begins after the line does."""
    if location.column == 1:
        return 1
    before = passage.before[-(location.column - 1) :] if passage else ""
    reaches = len(before) == location.column - 1 and "\n" not in before
    return 1 + _bytes(before) if reaches else None


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
