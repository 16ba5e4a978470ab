"""``github``: annotations of a GitHub workflow; GitHub shows ten of each level, so no more are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.quote import end_of, from_root, full_message
from checker.reporting.tally import severities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Finding, Problem, Report, Severity
    from checker.packs.messages import Words

SUFFIX = ".txt"

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write each finding that GitHub would show as one workflow command, and how many there are besides."""
    left = 0
    for severity, findings in severities(report):
        commands = [_finding(_COMMANDS[severity], finding) for finding in findings]
        if severity == "error":
            commands = [*map(_problem, report.problems), *commands]
        out.writelines(command + "\n" for command in commands[:_SHOWN])
        left += max(len(commands) - _SHOWN, 0)
    if left:
        out.write(words("more", count=left) + "\n")


def _problem(problem: Problem) -> str:
    """What could not be read: an error, since the run is not complete."""
    place = {"file": problem.path, "line": problem.line}
    known = {key: value for key, value in place.items() if value is not None}
    return _command("error", known, one_line(problem.message))


def _finding(command: str, finding: Finding) -> str:
    properties: dict[str, object] = {}
    for location in finding.locations[:1]:
        line, column = end_of(location)
        properties |= {"file": location.path, "line": location.line, "endLine": line}
        if line == location.line:  # GitHub takes columns only within one line
            properties |= {"col": location.column, "endColumn": column}
    return _command(command, properties | {"title": f"{finding.rule} {finding.name}"}, full_message(finding))


def _command(command: str, properties: Mapping[str, object], message: str) -> str:
    given = dict(properties) | ({"file": from_root(one_line(str(properties["file"])))} if "file" in properties else {})
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in given.items())
    return f"::{' '.join(filter(None, (command, listed)))}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
