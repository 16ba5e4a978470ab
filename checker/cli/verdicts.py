"""Writes a report and gives the exit status that it earns."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cli import streams
from checker.cli.exits import status_of
from checker.cli.statistics import write_statistics
from checker.errors import ConfigError
from checker.reporting import format_named

if TYPE_CHECKING:
    from checker.cli import options
    from checker.cli.desk import Desk
    from checker.model import Report
    from checker.packs.messages import Words

_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
_ROOM: Final = 1 << 20  # bytes that GitHub takes of a step's summary
_CUT: Final = "\n\n…\n"
_TELLING: Final = {"text", "markdown", "html", "json"}  # these tell of suppressions themselves


def deliver(report: Report, desk: Desk, out: options.Output) -> int:
    """Write ``report`` where ``out`` says; the exit status is what the desk's fail level makes of it."""
    words = desk.words()
    if out.format == "html":
        report = _with_courses(report, desk)
    with streams.output(out.output) as stream:
        format_named(out.format).render(report, words, stream)
    if out.format == "github":
        _summarise(report, words)
    if out.format not in _TELLING:
        _tell_of_suppressions(report)
    return status_of(report, desk.settings.fail_on)


def _with_courses(report: Report, desk: Desk) -> Report:
    """The report with what its plots show of exchange rates; hundreds of days are asked of no service."""
    from checker.facts.courses import with_courses  # noqa: PLC0415 - only plots need them, like the next
    from checker.rates import embedded  # noqa: PLC0415
    from checker.reporting.page import disputed_facts  # noqa: PLC0415

    rates = embedded() if desk.settings.rates == "live" else desk.rates()
    disputed = {fact.id for fact in disputed_facts(report)}
    facts = (with_courses(fact, rates) if fact.id in disputed else fact for fact in report.facts)
    return replace(report, facts=tuple(facts))


def deliver_statistics(report: Report, desk: Desk, out: options.Output) -> int:
    """Write how many findings each check has, likewise.

    Raises:
        ConfigError: The format cannot hold them.
    """
    with streams.output(out.output) as stream:
        write_statistics(report, out.format, stream)
    _tell_of_suppressions(report)
    return status_of(report, desk.settings.fail_on)


def _tell_of_suppressions(report: Report) -> None:
    """A line for each that is over or hides nothing."""
    for use in report.suppressions:
        place = use.path if use.line is None else f"{use.path}:{use.line}"
        if use.state == "expired":
            streams.say(
                f"{place}: the suppression of {use.rule} was over on {use.until}; remove it or give it a new day"
            )
        elif use.state == "unused":
            streams.say(f"{place}: the suppression of {use.rule} hides nothing; remove it")


def _summarise(report: Report, words: Words) -> None:
    """Append the whole report to the summary of the workflow's step, where GitHub runs it.

    Raises:
        ConfigError: The file that GitHub names cannot be written.
    """
    path = os.environ.get(_SUMMARY)
    if not path:
        return
    page = io.StringIO()
    format_named("markdown").render(report, words, page)
    try:
        with Path(path).open("ab") as file:
            room = max(_ROOM - file.tell(), 0)
            file.write(_within(page.getvalue(), room))
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", path) from error


def _within(text: str, room: int) -> bytes:
    """As many whole lines of ``text`` as there is room for."""
    data = text.encode("utf-8", "backslashreplace")
    if len(data) <= room:
        return data
    cut = data[: max(room - len(_CUT.encode()), 0)]
    return cut[: cut.rfind(b"\n") + 1].rstrip(b"\n") + _CUT.encode() if cut else b""
