"""UN403: the same digits in another currency for one fact (80억 달러, 80억 원)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._disputes import Dispute, disputes
from checker.checks._telling import dispute_issue
from checker.checks.base import Context, Gap, Issue, check
from checker.figures.intervals import significant_digits
from checker.packs.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "UN403"


@check(_CODE)
def currency_slip(context: Context) -> Iterator[Issue | Gap]:
    """The printed numbers are equal and the currencies differ, so that the amounts lie far apart."""
    for dispute in disputes(context):
        values = dispute.values
        if values.relation != "swap" or values.first.kind != "money":
            continue  # power for energy: UN402
        if significant_digits(values.first) < context.limits["least_digits"]:
            continue
        if dispute.internal and dispute.suspect.sentence == dispute.against.sentence:
            continue  # a sentence that prints both currencies means both
        sides = (values.first, values.second), (values.second, values.first)
        if any(_unsettled(context, dispute, figure, other.unit) for figure, other in sides):
            continue
        detail = {} if values.ratio else {"detail": f"{values.first.surface} : {values.second.surface}"}
        yield dispute_issue(_CODE, "error" if dispute.bearing > 1 else "warning", context, dispute, **detail)


def _unsettled(context: Context, dispute: Dispute, figure: Figure, currency: str) -> bool:
    """Whether a figure may be in ``currency`` too, for all that the fact's other prints of it tell."""
    if not _may_be(context, figure, currency):
        return False
    claims = (context.run.claims[index] for index in dispute.fact.claims)
    prints = (other for claim in claims for other in context.run.renderings(claim))
    same = (other for other in prints if other.unit == figure.unit and other.number == figure.number)
    return all(_may_be(context, other, currency) for other in same)


def _may_be(context: Context, figure: Figure, currency: str) -> bool:
    """Whether a figure's own currency is a guess that may as well be another: a bare 8.6 billion, a 元, a $.

    Then the two may agree, and whoever reads the text knows it better.
    """
    if not figure.assumed:
        return False
    shared = load_vocabulary(context.rules).ambiguous
    word = next((word for word in shared if word in figure.surface.lower()), None)
    return word is None or currency in {*shared[word].cues, *shared[word].default.values()}
