"""What disputes and drifts have in common when they are put in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.base import Context, Issue, Place, number, percent
from checker.figures.intervals import rounded, significant_digits, truncated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.checks._disputes import Dispute
    from checker.model import Claim, Figure, Severity


def dispute_issue(code: str, severity: Severity, context: Context, dispute: Dispute, **fields: str) -> Issue:
    """An issue of a check that holds one claim of a fact against another."""
    suspect = place_of(context, dispute.suspect, dispute.values.first)
    against = place_of(context, dispute.against, dispute.values.second)
    ratio = dispute.values.ratio
    deviation = percent(1 / ratio - 1) if ratio else ""
    return Issue(
        code,
        severity,
        suspect,
        (against,),
        {
            "deviation": deviation,
            "ratio": number(ratio) if ratio else "",
            "detail": f"{dispute.values.first.surface} : {dispute.values.second.surface} = {deviation}",
            "expected": _expected(context, dispute, suspect),
            **fields,
        },
        working={
            "ratio": None if ratio is None else 1 / ratio,
            "articles_with_the_other_value": dispute.bearing,
            "articles_with_this_value": dispute.siding,
            "same_fact_probability": round(dispute.probability, 3),
        },
        confidence=round(dispute.probability, 2),
        primary=context.run.articles[dispute.against.article].primary,
    )


def _expected(context: Context, dispute: Dispute, suspect: Place) -> str:
    """The other side's amount as the suspect's article would print it, in the suspect's unit where that is known."""
    first, second = dispute.values.first, dispute.values.second
    if first.unit == second.unit and second.number is not None and second.value_high is None:
        return in_style(context, suspect, second.number, second.unit)
    return second.surface


def cut_by_headline(context: Context, one: Place, two: Place) -> bool:
    """Whether one stands in a headline and is the other cut or rounded: 6조 for 6조8000억, 100 for 96.4."""
    for short, long in ((one, two), (two, one)):
        headline, figure, full = context.article(short).headline, context.figure(short), context.figure(long)
        inside = headline is not None and headline[0] <= figure.start < headline[1]
        coarser = significant_digits(figure) < significant_digits(full)
        value = full.number or 0.0
        if inside and (truncated(figure).holds(value) or (coarser and rounded(figure, loose=True).holds(value))):
            return True
    return False


def place_of(context: Context, claim: Claim, figure: Figure) -> Place:
    """Where one of a claim's figures stands."""
    found = context.run.figures[claim.article]
    return next(Place(claim.article, index) for index in claim.figures if found[index] is figure)


def outlets(context: Context, places: Iterable[Place]) -> str:
    """``outlet: figure, date`` for each of some places."""
    lines = []
    for place in places:
        article = context.article(place)
        day = f", {article.published}" if article.published else ""
        lines.append(f"{article.outlet or article.id}: {context.figure(place).surface}{day}")
    return "; ".join(dict.fromkeys(lines))


def renderings(context: Context, places: Iterable[Place]) -> str:
    """All printed values, each once."""
    return " / ".join(dict.fromkeys(context.figure(place).surface for place in places))


def in_style(context: Context, place: Place, value: float, unit: str, *, rounded_to: int | None = None) -> str:
    """``value`` as the article prints the figure at ``place``: its hedge, its commas, its spaces.

    Args:
        context: The run.
        place: The figure whose style is taken.
        value: The amount to write.
        unit: Its unit.
        rounded_to: Significant digits; None to write it as it is.
    """
    figure = context.figure(place)
    if rounded_to is not None and value:
        value = float(f"{value:.{rounded_to - 1}e}")
    text = context.amount(value, unit, place)
    if "," not in figure.surface:
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    if " " not in figure.surface and any("가" <= letter <= "힣" for letter in text):
        text = text.replace(" ", "")
    hedge = _HEDGES.get(context.article(place).language, "") if figure.bound == "about" else ""
    return hedge + text


_HEDGES = {"ko": "약 ", "ja": "約", "zh": "约", "en": "about "}


def converted_digits(figure: Figure) -> int:
    """How many digits a corrected conversion is given: as many as were printed, three at the least."""
    return max(_CONVERTED_DIGITS, significant_digits(figure))


_CONVERTED_DIGITS = 3


def restyled(context: Context, place: Place, figure: Figure, value: float) -> str:
    """``value`` with the printed figure's own scale word and unit: 16마일 -> 6.21마일."""
    one = _ONE_NUMBER.match(figure.surface)
    printed = float(one[1].replace(",", "")) if one else 0.0
    if one is None or not printed or not figure.number:
        return context.amount(value, figure.unit, place)
    shown = printed * value / figure.number
    return f"{number(shown) if shown >= 1000 else f'{shown:.3g}'}{one[2]}"


# A single number, its scale word and unit: 3만6000㎡ has two numbers and is written anew.
_ONE_NUMBER = re.compile(r"([\d,]+(?:\.\d+)?)(\D*)$")
