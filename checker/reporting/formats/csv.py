"""``csv``: one finding a row, for spreadsheets; no cell can start a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.quote import place
from checker.reporting.sheet import write_rows

if TYPE_CHECKING:
    from checker.model import Finding, Report
    from checker.packs.messages import Words

SUFFIX = ".csv"

_COLUMNS = (
    "severity", "rule", "name", "type", "path", "line", "column", "surface", "message", "suggestion", "confidence",
    "against", "fingerprint",
)  # fmt: skip


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read the columns
    """Write each finding as one row."""
    write_rows(out, _COLUMNS, (_row(finding) for finding in report.findings))


def _row(finding: Finding) -> tuple[object, ...]:
    first, *others = finding.locations or (None,)
    return (
        finding.severity,
        finding.rule,
        finding.name,
        finding.type,
        first and first.path,
        first and first.line,
        first and first.column,
        first and first.surface,
        finding.message,
        finding.suggestion,
        f"{finding.confidence:.2f}",
        "; ".join(f"{place(other)} {other.surface}" for other in others if other),
        finding.fingerprint,
    )
