"""``concise``: one line a finding, ``path:line:column: CU301 error message``, which editors and grep understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.clean import one_line
from checker.reporting.quote import place

if TYPE_CHECKING:
    from checker.model import Finding, Report
    from checker.packs.messages import Words

SUFFIX = ".txt"


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - the form is fixed
    """Write each finding as one line."""
    out.writelines(_line(finding) + "\n" for finding in report.findings)


def _line(finding: Finding) -> str:
    where = f"{place(finding.locations[0])}: " if finding.locations else ""
    return f"{where}{finding.rule} {finding.severity} {one_line(finding.message)}"
