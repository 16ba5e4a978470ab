"""Writes a report and gives the exit status that it earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.exits import status_of
from checker.reporting import format_named

if TYPE_CHECKING:
    from checker.cli import options
    from checker.cli.desk import Desk
    from checker.model import Report


def deliver(report: Report, desk: Desk, out: options.Output) -> int:
    """Write ``report`` where ``out`` says; the exit status is what the desk's fail level makes of it."""
    words = desk.words()
    with streams.output(out.output) as stream:
        format_named(out.format).render(report, words, stream)
    return status_of(report, desk.settings.fail_on)
