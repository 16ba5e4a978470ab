"""``jsonl``: one finding a line, in the form that ``json`` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import dump, finding_form

if TYPE_CHECKING:
    from checker.model import Report
    from checker.packs.messages import Words

SUFFIX = ".jsonl"


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write each finding as one line of JSON."""
    out.writelines(dump(finding_form(finding)) + "\n" for finding in report.findings)
