"""``html``: one page that needs nothing else, not even scripts, from the template ``report.html.j2``."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker import __version__
from checker.packs.place import templates_folder
from checker.reporting import tally
from checker.reporting.clean import one_line
from checker.reporting.page import filter_rules, page
from checker.reporting.quote import place, short, working

if TYPE_CHECKING:
    from checker.model import Report
    from checker.packs.messages import Words

SUFFIX = ".html"


def render(report: Report, words: Words, out: TextIO) -> None:
    """Write the report as one self-contained page; nothing in it may be fetched, sent or run but what is meant."""
    shown = page(report, words)
    filters = f"{filter_rules(shown.rules, 'by-rule')}\n{filter_rules(shown.outlets, 'by-outlet')}"
    style = f"\n{_part('report.css')}@media screen {{\n{filters}\n}}\n"
    script = f"\n{_part('report.js')}"
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        finalize=lambda value: one_line(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    given = {
        "report": report,
        "page": shown,
        "words": words,
        "style": Markup(style),  # noqa: S704 - ours, with keys that we made
        "script": Markup(script),  # noqa: S704 - ours
        "policy": f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
        "version": __version__,
    }
    helpers = {"tally": tally, "place": place, "short": short, "working": working}
    out.writelines(environment.get_template("report.html.j2").generate(given | helpers))


def _part(name: str) -> str:
    return (templates_folder() / "html" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """By which the page's policy allows ``text`` and nothing else."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
