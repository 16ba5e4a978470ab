"""``html``: one page that needs nothing else, from the template ``report.html.j2``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.packs.place import templates_folder
from checker.reporting import tally
from checker.reporting.chart import chart
from checker.reporting.clean import one_line
from checker.reporting.quote import place, quotes, short, working

if TYPE_CHECKING:
    from checker.model import Report
    from checker.packs.messages import Words

SUFFIX = ".html"


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write the report as one self-contained page."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        finalize=lambda value: one_line(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    helpers = {"tally": tally, "place": place, "short": short, "working": working, "quotes": quotes, "chart": chart}
    out.writelines(environment.get_template("report.html.j2").generate(report=report, words=words, **helpers))
