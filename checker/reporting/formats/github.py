"""``github``: annotations of a GitHub workflow; GitHub shows ten of each level, so no more are written."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.quote import end_of, full_message
from checker.reporting.tally import severities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Finding, Report, Severity
    from checker.packs.messages import Words

SUFFIX = ".txt"

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write each finding that GitHub would show as one workflow command, and how many there are besides."""
    left = 0
    for severity, findings in severities(report):
        out.writelines(_command(_COMMANDS[severity], finding) + "\n" for finding in islice(findings, _SHOWN))
        left += max(len(findings) - _SHOWN, 0)
    if left:
        out.write(words("more", count=left) + "\n")


def _command(command: str, finding: Finding) -> str:
    properties: dict[str, object] = {}
    for location in finding.locations[:1]:
        line, column = end_of(location)
        properties |= {"file": one_line(location.path), "line": location.line, "endLine": line}
        if line == location.line:  # GitHub takes columns only within one line
            properties |= {"col": location.column, "endColumn": column}
    properties["title"] = f"{finding.rule} {finding.name}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {listed}::{_data(full_message(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
