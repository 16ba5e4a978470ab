"""MG502: a figure outside the range that such a thing can have (a world market of 267억 원)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from checker.checks.base import Context, Gap, Issue, Place, check, number
from checker.figures.units import dimension, factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Figure
    from checker.packs.checks import ReferenceBound

_CODE = "MG502"
# Shares and multiples can be converted, but what bounds the one says nothing of the other.
_SHARES = {"x": "ratio", "percent": "percent"}


@check(_CODE, alone=True)
def implausible_magnitude(context: Context) -> Iterator[Issue | Gap]:
    """Reference bounds of rules/checks; the first bound whose predicate and words fit is the one that counts."""
    for article, figures in enumerate(context.run.figures):
        found = (
            issue
            for index, figure in enumerate(figures)
            if figure.number and figure.number > 0
            for issue in _tested(context, Place(article, index), figure)
        )
        yield from _once(context, found)


def _tested(context: Context, place: Place, figure: Figure) -> Iterator[Issue]:
    bound = next((b for b in context.check.bounds if _fits(context, b, place, figure)), None)
    return iter(()) if bound is None else _outside(context, bound, place, figure)


def _once(context: Context, issues: Iterable[Issue]) -> Iterator[Issue]:
    """One issue for an amount, however often the article prints it: at the mention that spells it out most fully."""
    mentions: dict[object, list[Issue]] = defaultdict(list)
    for issue in issues:
        mentions[context.figure(issue.suspect).number].append(issue)
    for same in mentions.values():
        told = max(same, key=lambda issue: len(context.figure(issue.suspect).surface))
        yield replace(told, others=tuple(issue.suspect for issue in same if issue is not told))


def _fits(context: Context, bound: ReferenceBound, place: Place, figure: Figure) -> bool:
    if (bound.per or "year") != (figure.per or "year"):
        return False
    money = bound.unit == "USD"
    if money != (figure.kind == "money") or (not money and dimension(figure.unit) != dimension(bound.unit)):
        return False
    if figure.kind != _SHARES.get(bound.unit, figure.kind):  # 15% faster is no 0.15 times as fast
        return False
    framed = context.run.framed[place.article]
    frame = framed.frames[place.figure]
    said = (bound.predicate,) if isinstance(bound.predicate, str) else bound.predicate
    if money and (frame.predicate is None or frame.predicate.id not in said):
        return False
    start, end = framed.views[framed.sentence_of[place.figure]].span
    sentence = context.article(place).text[start:end].lower()
    language = context.article(place).language
    words = bound.words.get(language, ())
    told = not bound.words or any(_said(word, sentence) for word in words)
    return told and not any(_said(word, sentence) for word in bound.unless.get(language, ()))


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
    low, most = (context.amount(end / times, figure.unit, place) for end in (bound.low, bound.high))
    ends = f"{low} - {most}" if bound.low else f"≤ {most}"
    yield Issue(
        _CODE,
        "error" if beyond >= context.limits["error_ratio"] else "warning",
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
