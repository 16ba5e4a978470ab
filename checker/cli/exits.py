"""The exit statuses, and which one a report earns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.terms import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Finding, Report
    from checker.settings import FailLevel

CLEAN: Final = 0
FOUND: Final = 1
UNDONE: Final = 2
INTERRUPTED: Final = 130  # 128 and the number of the signal, as shells have it
BROKEN_PIPE: Final = 141


def status_of(report: Report, fail_on: FailLevel) -> int:
    """``FOUND`` where a finding is as severe as ``fail_on`` says, or more."""
    return FOUND if fails(report.findings, fail_on) else CLEAN


def fails(findings: Iterable[Finding], fail_on: FailLevel) -> bool:
    """Whether one of ``findings`` is as severe as ``fail_on`` says, or more."""
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in failing for finding in findings)
