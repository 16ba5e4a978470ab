"""PX901: an amount of money that is printed to more digits than anybody knows."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.base import Context, Gap, Issue, Place, check
from checker.figures.intervals import significant_digits


@check("PX901")
def too_exact(context: Context) -> Iterator[Issue | Gap]:
    """Amounts with more significant digits than the limit, behind a word such as about."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            digits = significant_digits(figure)
            if figure.kind == "money" and figure.bound == "about" and digits > context.limits["digits"]:
                detail = f"{figure.surface}: {digits} digits"
                yield Issue("PX901", context.check.severity, Place(article, index), (), {"detail": detail})
