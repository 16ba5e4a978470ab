"""``markdown``: the discrepancy report that an editor reads, from the template ``report.md.j2``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting import tally
from checker.reporting.mdtext import markdown_template, marked
from checker.reporting.quote import place, quotes, short, working

if TYPE_CHECKING:
    from checker.model import Report
    from checker.packs.messages import Words

SUFFIX = ".md"


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write the report as Markdown."""
    template = markdown_template("report.md.j2")
    helpers = {"tally": tally, "place": place, "short": short, "working": working, "quotes": quotes, "marked": marked}
    out.writelines(template.generate(report=report, facts=report.facts, words=words, **helpers))
