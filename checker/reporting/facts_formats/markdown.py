"""``markdown``: the facts as one table, from the template ``facts.md.j2``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting import tally
from checker.reporting.mdtext import escape, markdown_template
from checker.reporting.quote import short
from checker.reporting.why import why_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import FactSummary
    from checker.packs.messages import Words

SUFFIX = ".md"


def render(facts: Sequence[FactSummary], words: Words, out: TextIO) -> None:
    """Write the facts as a Markdown table."""
    if facts:
        page = markdown_template("facts.md.j2")
        out.writelines(page.generate(facts=facts, words=words, tally=tally, short=short, why_lines=why_lines))
    else:
        out.write(escape(words("no_facts")) + "\n")
