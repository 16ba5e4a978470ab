"""UN403: the same digits in another currency for one fact (80억 달러, 80억 원)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._disputes import disputes
from checker.checks._telling import dispute_issue
from checker.checks.base import Context, Gap, Issue, check
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "UN403"


@check(_CODE)
def currency_slip(context: Context) -> Iterator[Issue | Gap]:
    """The printed numbers are equal and the currencies differ, so that the amounts lie far apart."""
    for dispute in disputes(context):
        values = dispute.values
        if values.relation != "swap" or significant_digits(values.first) < context.limits["least_digits"]:
            continue
        if dispute.internal and dispute.suspect.sentence == dispute.against.sentence:
            continue  # a sentence that prints both currencies means both
        yield dispute_issue(_CODE, "error" if dispute.bearing > 1 else "warning", context, dispute)
