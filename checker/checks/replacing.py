"""What may be put in the place of a doubted figure, where its suggestion is accepted."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING, Final

from checker.figures import extract

if TYPE_CHECKING:
    from pathlib import Path

    from checker.checks.base import Issue
    from checker.claims.run import Run
    from checker.packs.checks import CheckRules

_EXPECTED: Final = "expected"
_AROUND: Final = 40  # characters on each side that may decide how a figure is read
# Words that already stand before the figure in the text: its surface begins behind them.
_HEDGES: Final = re.compile(r"^(?:약 ?|約|约|about )")


def replacement(issue: Issue, rules: CheckRules, run: Run, folder: Path) -> str | None:
    """The text that may take the place of the suspect's surface; None where the suggestion is only advice.

    It is tried first: put in its place it must be read as one figure of the same kind, exactly there.

    Args:
        issue: What the check found.
        rules: What rules/checks says of the check.
        run: The articles and figures.
        folder: The folder of the rules in force.
    """
    key = f"suggestion_{issue.variant}" if issue.variant else "suggestion"
    wanted = _HEDGES.sub("", issue.fields.get(_EXPECTED, ""))
    if issue.bare or not wanted or not rules.replaces or _EXPECTED not in _gaps(rules.wording("en", key)):
        return None
    article, figure = run.articles[issue.suspect.article], run.figures[issue.suspect.article][issue.suspect.figure]
    before, after = article.text[max(0, figure.start - _AROUND) : figure.start], article.text[figure.end :][:_AROUND]
    tried = replace(article, text=before + wanted + after, furniture=(), headline=None)
    at = len(before)
    fits = any(
        (read.start, read.end, read.kind) == (at, at + len(wanted), figure.kind) for read in extract(tried, folder)
    )
    return wanted if fits and wanted != figure.surface else None


def _gaps(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}
