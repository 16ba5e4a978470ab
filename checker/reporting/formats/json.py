"""``json``: everything, as one object of the contract; the same report gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import dump, report_form

if TYPE_CHECKING:
    from checker.model import Report
    from checker.packs.messages import Words

SUFFIX = ".json"


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write the report as one JSON object."""
    out.write(dump(report_form(report), indent=1) + "\n")
