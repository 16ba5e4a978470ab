"""MG502: a figure outside the range that such a thing can have (a world market of 267억 원)."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from checker.checks.base import Context, Gap, Issue, Place, check, number
from checker.figures.units import dimension, factor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure
    from checker.packs.checks import ReferenceBound

_CODE = "MG502"


@check(_CODE)
def implausible_magnitude(context: Context) -> Iterator[Issue | Gap]:
    """Reference bounds of rules/checks; the first bound whose predicate and words fit is the one that counts."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            if not figure.number or figure.number <= 0 or figure.kind == "date":
                continue
            place = Place(article, index)
            bound = next((b for b in context.check.bounds if _fits(context, b, place, figure)), None)
            if bound is not None:
                yield from _outside(context, bound, place, figure)


def _fits(context: Context, bound: ReferenceBound, place: Place, figure: Figure) -> bool:
    if (bound.per or "year") != (figure.per or "year"):
        return False
    money = bound.unit == "USD"
    if money != (figure.kind == "money") or (not money and dimension(figure.unit) != dimension(bound.unit)):
        return False
    framed = context.run.framed[place.article]
    frame = framed.frames[place.figure]
    if money and (frame.predicate is None or frame.predicate.id != bound.predicate):
        return False
    start, end = framed.views[framed.sentence_of[place.figure]].span
    sentence = context.article(place).text[start:end].lower()
    language = context.article(place).language
    words = bound.words.get(language, ())
    return any(_said(word, sentence) for word in words) and not any(
        _said(word, sentence) for word in bound.unless.get(language, ())
    )


def _said(word: str, sentence: str) -> bool:
    """Whether all parts of ``word``, joined by ``+`` in the rules, stand in the sentence."""
    return all(part.lower() in sentence for part in word.split("+"))


def _outside(context: Context, bound: ReferenceBound, place: Place, figure: Figure) -> Iterator[Issue]:
    times = _times(context, bound, place, figure)
    if times is None:
        return
    value = float(figure.number or 0.0) * times
    high = float(figure.value_high) * times if figure.value_high is not None else value
    if bound.low <= high and value <= bound.high:
        return
    beyond = bound.low / high if high < bound.low else value / bound.high
    ends = " - ".join(context.amount(end / times, figure.unit, place) for end in (bound.low, bound.high))
    yield Issue(
        _CODE,
        "error"
        if math.log10(beyond) >= context.limits["error_power"] or beyond >= context.limits["error_ratio"]
        else "warning",
        place,
        (),
        {"ratio": number(beyond), "expected": ends, "detail": f"{bound.what}: {figure.surface}; {ends}"},
        working={"value": value, "unit": bound.unit, "low": bound.low, "high": bound.high, "why": bound.why},
        confidence=0.85,
    )


def _times(context: Context, bound: ReferenceBound, place: Place, figure: Figure) -> float | None:
    """What one of the figure's unit is in the bound's; orders of magnitude need no exact day."""
    if bound.unit != "USD" or figure.unit == "USD":
        return factor(figure.unit, bound.unit) if figure.unit != bound.unit else 1.0
    day = context.published(place)
    span = context.run.rates.span(figure.unit, "USD")
    if span is None:
        return None
    quote = context.run.rates.on(figure.unit, "USD", min(max(day or date.max, span[0]), span[1]))
    return quote.rate if quote else None
