"""``text``: for a terminal, findings grouped by severity, readable at 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from checker.reporting import tally
from checker.reporting.clean import one_line
from checker.reporting.console import console_for, paragraph
from checker.reporting.quote import place, quotes, short, working
from checker.reporting.tally import MARKS, counted, hidden, severities, stale, unchecked_groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from checker.model import DraftAnswer, Finding, Location, Passage, Report, Severity
    from checker.packs.messages import Words
    from checker.reporting.quote import Quote

SUFFIX = ".txt"

_STYLES: Mapping[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_SHOWN = 3  # places of one reason why something was not checked


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write the report as text, coloured where ``out`` is a terminal."""
    console = console_for(out)
    for severity, findings in severities(report):
        if findings:
            _line(console, f"{MARKS[severity]} {words(severity)} {len(findings)}", _STYLES[severity])
            console.print()
        for finding in findings:
            _finding(console, finding, report.passages, words)
    if not report.findings:
        _line(console, words("no_findings"))
        console.print()
    if report.draft is not None:
        _draft(console, report.draft, words)
    _unchecked(console, report, words)
    _stale(console, report, words)
    _summary(console, report, words)


def _finding(console: Console, finding: Finding, passages: Mapping[Location, Passage], words: Words) -> None:
    title = Text.assemble((finding.rule, _STYLES[finding.severity]), " ", (one_line(finding.message), "bold"))
    paragraph(console, title, rest="      ")
    for quote in quotes(finding.locations, passages):
        _quote(console, quote)
    _lines(console, words("working"), working(finding))
    _lines(console, words("suggestion"), (one_line(finding.suggestion),) if finding.suggestion else ())
    console.print()


def _quote(console: Console, quote: Quote) -> None:
    plain = console.color_system is None
    paragraph(console, Text(quote.place, "" if plain else "underline"), "  ")
    text = Text()
    for piece in quote.pieces:
        text.append(f"[{piece.text}]" if piece.figure and plain else piece.text, "bold reverse" if piece.figure else "")
    paragraph(console, text, "    │ ", "    │ ")


def _lines(console: Console, heading: str, lines: tuple[str, ...]) -> None:
    if lines:
        _line(console, f"  {heading}", "dim")
    for line in lines:
        paragraph(console, Text(line), "    ")


def _draft(console: Console, draft: DraftAnswer, words: Words) -> None:
    known, new = tally.printed(draft), tally.unprinted(draft)
    if known:
        _line(console, f"{words('printed_before')} {len(known)}", "bold")
    for item in known:
        places = ", ".join(f"{where.line}:{where.column}" for where in item.locations)
        paragraph(console, Text.assemble((short(item.surface), "bold"), f" {places}"), "  ", "    ")
        for mark, style, prints in (("≠", "red", item.differ), ("=", "green", item.agree)):
            for one in prints[:_SHOWN]:
                text = Text.assemble((f"{mark} {short(one.location.surface)}", style), f" {tally.told(one, words)}")
                paragraph(console, text, "    ", "      ")
            if len(prints) > _SHOWN:
                _line(console, f"      {words('more', count=len(prints) - _SHOWN)}")
    if known:
        console.print()
    if new:
        _line(console, f"{words('printed_by_nobody')} {len(new)}", "bold")
        listed = " · ".join(f"{short(where.surface)} {where.line}:{where.column}" for where in new)
        paragraph(console, Text(listed), "  ")
        console.print()
    for line in tally.held_against(draft, words):
        paragraph(console, Text(line, "dim"), "  ")
    console.print()


def _unchecked(console: Console, report: Report, words: Words) -> None:
    groups = unchecked_groups(report)
    if groups:
        _line(console, f"{words('unchecked')} {len(report.unchecked)}", "bold")
    for group in groups:
        paragraph(console, Text(f"{group.rule} {one_line(group.reason)} ({group.count})"), "  ", "    ")
        for location in group.locations[:_SHOWN]:
            paragraph(console, Text(f"{place(location)} {short(location.surface)}"), "    ", "      ")
        if len(group.locations) > _SHOWN:
            _line(console, "    " + words("more", count=len(group.locations) - _SHOWN))
    if groups:
        console.print()


def _stale(console: Console, report: Report, words: Words) -> None:
    lines = stale(report, words)
    if lines:
        _line(console, f"{words('stale')} {len(lines)}", "bold")
    for line in lines:
        paragraph(console, Text(line), "  ", "    ")
    if lines:
        console.print()


def _summary(console: Console, report: Report, words: Words) -> None:
    _line(console, words("summary"), "bold")
    paragraph(console, Text(" · ".join(f"{name} {count}" for name, count in counted(report, words))), "  ")
    if hidden(report, words):
        paragraph(console, Text(hidden(report, words)), "  ")
    paragraph(console, Text(words("not_proof"), "dim"), "  ")
    if report.rates:
        paragraph(console, Text(words("rates", source=one_line(report.rates)), "dim"), "  ")


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style), soft_wrap=True)
