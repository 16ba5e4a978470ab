"""MG501: figures of one fact that have the same digits and are a power of ten apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from checker.checks._apart import price_and_sum, strangers, told_apart
from checker.checks._disputes import Dispute, disputes
from checker.checks._telling import dispute_issue, place_of
from checker.checks.base import Context, Gap, Issue, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Severity

_CODE = "MG501"


@check(_CODE)
def magnitude_slip(context: Context) -> Iterator[Issue | Gap]:
    """A lost or added scale word: the log of the ratio is a whole number and the digits are the same."""
    for dispute in disputes(context):
        if dispute.values.relation != "slip" or not dispute.values.ratio:
            continue
        if _multiplied(context, dispute):
            continue  # 10,000 of them at 30,000 dollars each
        power = round(abs(math.log10(abs(dispute.values.ratio))))
        if power < context.limits["least_power"] or _two_things(context, dispute, power):
            continue
        first, second = dispute.values.first, dispute.values.second
        larger, smaller = (first, second) if abs(dispute.values.ratio) < 1 else (second, first)
        detail = f"{larger.surface} / {smaller.surface} = 10^{power}"
        yield dispute_issue(
            _CODE, _severity(context, dispute, power), context, dispute, ratio=f"10^{power}", detail=detail
        )


def _two_things(context: Context, dispute: Dispute, power: int) -> bool:
    """Whether the words, or a range on one side only, say that like digits have met by chance.

    From a thousandfold on telling digits do not meet so: what is added may be 11조 of 11조1000억, and no 11억.
    """
    first, second = dispute.values.first, dispute.values.second
    if (first.value_high is None) != (second.value_high is None):
        return True  # 150兆 is no slip of 1兆5000億〜1兆8000億
    places = place_of(context, dispute.suspect, first), place_of(context, dispute.against, second)
    if price_and_sum(context, *places):
        return True
    headline = dispute.suspect.headline or dispute.against.headline
    by_chance = power < context.limits["error_power"] or dispute.values.digits < _TELLING
    if by_chance and dispute.internal and not headline and told_apart(context, *places):
        return True
    return dispute.bearing == 1 and strangers(context, dispute.suspect, dispute.against, (first, second))


def _severity(context: Context, dispute: Dispute, power: int) -> Severity:
    """A thousandfold gap is impossible; a tenfold one of telling digits is, where several articles say otherwise."""
    telling = dispute.values.digits >= _TELLING and dispute.bearing > 1
    return "error" if power >= context.limits["error_power"] or telling else "warning"


# Numbers of one digit meet at a power of ten by growth too.
_TELLING = 2


def _multiplied(context: Context, dispute: Dispute) -> bool:
    """Whether a number of pieces in one of the two sentences makes the larger amount of the smaller one."""
    ratio = abs(dispute.values.ratio or 1.0)
    times = max(ratio, 1 / ratio)
    for claim in (dispute.suspect, dispute.against):
        framed = context.run.framed[claim.article]
        for index, figure in enumerate(context.run.figures[claim.article]):
            pieces = figure.kind in {"count", "accelerator"} and framed.sentence_of[index] == claim.sentence
            if pieces and figure.number and abs(figure.number / times - 1) < _SAME:
                return True
    return False


_SAME = 0.005
