"""Whether a headline adds, subtracts or multiplies what the body gives in parts."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from checker.facts.slots import families_apart, family, id_of
from checker.figures.intervals import loose_step, significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context
    from checker.facts.values import Comparison
    from checker.model import Claim, Figure

# What the parts' own rounding may add up to, and the digits from which a headline is not rounded so far.
_LOOSELY, _EXACT = 0.02, 3
# What a firm takes in and what it keeps of it are results of one year that nobody adds up.
_RESULTS, _TWO_FAMILIES = "result", 1.0
# 6000億ドルに増額, raises its forecast to $6 billion: the headline tells what an amount becomes, not by how much.
_BECOMES_BEHIND = re.compile(
    r"^(?:으로|로) (?:늘|확대|상향|하향|증액|감액|올|높|낮|줄|조정|수정)|"
    r"^(?:に|へ)(?:増|減|引き上げ|引き下げ|上方|下方|拡大|縮小|修正|上積み)",
)
_BECOMES_AHEAD = re.compile(
    r"\b(?:rais|lift|increas|boost|cut|lower|expand|hik|trim|revis|up)(?:e|es|ed|s|ing|ped|ting)?\b[^.;,]{0,48}\bto "
    r"(?:about |some |nearly |over |more than )?$|"
    r"(?:增|减|減|升|降|调|調|提高|扩大|擴大)[^，,；;。\s]{0,12}[至到](?:约|約)?$",
    re.IGNORECASE,
)
_REACH = 70


def derived(context: Context, headline: Claim, found: Sequence[tuple[Claim, Comparison]]) -> bool:
    """Whether the body's amounts, or two of them that may be added, give the headline's.

    Of many amounts some two add up to about anything: a headline of three digits and more tells its sum to the last,
    and what an amount becomes is no difference of two others.

    Args:
        context: The run.
        headline: The headline's claim.
        found: The body's claims with how they stand to it.
    """
    if not found:
        return False
    low, high = _margins(found[0][1].first)
    ratios = {round(values.ratio, 9) for _, values in found if values.ratio}
    totals = [sum(sorted(ratios)), *_of_two(found, differences=not becomes(context, headline))]
    return any(1 - low < total < 1 + high for total in totals)


def _of_two(found: Sequence[tuple[Claim, Comparison]], *, differences: bool) -> Iterator[float]:
    """The sums of two amounts, and their differences."""
    told = {(round(values.ratio, 9), id_of(claim.frame.predicate) or "") for claim, values in found if values.ratio}
    for (x, one), (y, two) in combinations(sorted(told), 2):
        if x != y and _addable(one, two):
            yield x + y
            if differences:
                yield abs(x - y)


def _addable(one: str, two: str) -> bool:
    """Whether two amounts are of one kind: what is put in and what is lent may be added, sales and a loss may not."""
    if one == two or not (one and two):
        return True
    return families_apart(one, two) < _TWO_FAMILIES and family(one) != _RESULTS


def becomes(context: Context, claim: Claim) -> bool:
    """Whether an amount is told as what another one becomes."""
    figure, text = context.run.head(claim), context.run.articles[claim.article].text
    ahead = text[max(0, figure.start - _REACH) : figure.start].rpartition("\n")[2]
    return bool(_BECOMES_BEHIND.match(text[figure.end : figure.end + _REACH]) or _BECOMES_AHEAD.search(ahead))


def _margins(headline: Figure) -> tuple[float, float]:
    """How far below and above a headline's figure the sum may lie that it rounds or cuts, as shares of it."""
    if significant_digits(headline) < _EXACT or not headline.number:
        return _LOOSELY, _LOOSELY
    step = loose_step(headline.number, headline.step) / abs(headline.number)
    return min(_LOOSELY, step / 2), min(_LOOSELY, step)
