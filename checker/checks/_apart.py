"""Where the words at two figures say that they are of two things, whatever else their frames share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from checker.model import Claim, Figure, Slot

# Where a name was read that the figure's own sentence gives.
_SAID = frozenset({"clause", "sentence"})
_PART = frozenset({"part", "additional", "remaining"})
# What one share, one piece or one unit costs: no scale word is missing there.
_PRICE_AHEAD = re.compile(
    r"(?:주가|종가|시가|공모가|발행가|가격|단가|주당|(?:개|장|대|명|인|곳|기|건)당|株価|終値|始値|公開価格|価格|単価|"
    r"(?:1|一)(?:株|台|枚|個|基)(?:あたり|当たり)?|股价|股價|收盘价?|收盤價?|发行价|發行價|单价|單價|每(?:股|台|块|张|颗|枚)|"
    r"\b(?:shares?|stock|close[sd]?|closing|open(?:ed|ing)?|priced?|trad(?:es?|ed|ing)|offer|unit price)"
    r"(?: price)?)[^\d。.;；]{0,14}$",
    re.IGNORECASE,
)
_PRICE_BEHIND = re.compile(
    r"^\s?(?:씩|ずつ|each\b|apiece\b|per (?:share|unit|piece|chip|gpu|wafer|head)|a (?:share|piece|unit)\b)",
    re.IGNORECASE,
)
_REACH, _REACH_BEHIND = 26, 14
_LEAST_LISTED = 3


def told_apart(context: Context, one: Place, two: Place) -> bool:
    """Whether one article says two figures of different parties or places, or of a part and of something else."""
    frames = [context.run.framed[place.article].frames[place.figure] for place in (one, two)]
    root = context.run.names.root
    actors = {root(frame.actor.id) for frame in frames if frame.actor is not None and frame.actor.origin in _SAID}
    scopes = {frame.scope.id if frame.scope is not None else "" for frame in frames}
    if len(scopes) > 1 and scopes & _PART:
        return True
    if _elsewhere(context, frames[0].place, frames[1].place):
        return True
    return len(actors) > 1 and not _claim_of(context, one).names & _claim_of(context, two).names


def _elsewhere(context: Context, one: Slot | None, two: Slot | None) -> bool:
    """Whether two places lie apart, and the figures' own sentences name one of them at the least."""
    if one is None or two is None or one.id == two.id or not {one.origin, two.origin} & _SAID:
        return False
    names = context.run.names
    around = {*names.around(one.id), *names.around(two.id), names.country(one.id), names.country(two.id)}
    return one.id not in around and two.id not in around


def _claim_of(context: Context, place: Place) -> Claim:
    claims = (context.run.claims[index] for index in context.run.claims_in(place.article))
    return next(claim for claim in claims if place.figure in claim.figures)


def side_by_side(context: Context, one: Place, two: Place) -> bool:
    """Whether the sentence of either prints both numbers: who writes both in one sentence tells two things."""
    numbers = {context.figure(one).number, context.figure(two).number}
    for place in (one, two):
        framed = context.run.framed[place.article]
        sentence = framed.sentence_of[place.figure]
        there = {
            figure.number
            for index, figure in enumerate(context.run.figures[place.article])
            if framed.sentence_of[index] == sentence and figure.unit == context.figure(one).unit
        }
        if numbers <= there:
            return True
    return False


def listed_apart(context: Context, one: Place, two: Place) -> bool:
    """Whether each is an item of a list of its own: two ways of dividing one sum have like parts by chance."""
    return all(_listed(context, place) for place in (one, two))


def _listed(context: Context, place: Place) -> bool:
    """Whether a figure is one of three amounts and more of its unit in a sentence."""
    framed, unit = context.run.framed[place.article], context.figure(place).unit
    sentence = framed.sentence_of[place.figure]
    beside = [
        figure
        for index, figure in enumerate(context.run.figures[place.article])
        if framed.sentence_of[index] == sentence and figure.unit == unit and figure.converts is None
    ]
    return len(beside) >= _LEAST_LISTED


def price_and_sum(context: Context, one: Place, two: Place) -> bool:
    """Whether the smaller of two amounts is what one of something costs, and the larger is not."""
    small, large = sorted((one, two), key=lambda place: abs(context.figure(place).number or 0.0))
    return is_price(context, small) and not is_price(context, large)


def is_price(context: Context, place: Place) -> bool:
    """Whether an amount is told for one of each."""
    figure, text = context.figure(place), context.article(place).text
    if figure.kind != "money":
        return False
    ahead, behind = text[max(0, figure.start - _REACH) : figure.start], text[figure.end : figure.end + _REACH_BEHIND]
    return figure.per is not None or bool(_PRICE_AHEAD.search(ahead) or _PRICE_BEHIND.match(behind))


def strangers(context: Context, one: Claim, two: Claim, figures: tuple[Figure, Figure]) -> bool:
    """Whether two sentences about money name nothing in common, tell two acts, and one digit is all that ties them.

    10 billion and 100 trillion are met in any two articles; 2000美元 for 2000億美元 is not.
    """
    if any(figure.kind != "money" for figure in figures) or min(map(significant_digits, figures)) > 1:
        return False
    if _lost_scale_word(*figures):
        return False
    root = context.run.names.root
    names = [{root(name) for name in claim.names} for claim in (one, two)]
    acts = [claim.frame.predicate.id for claim in (one, two) if claim.frame.predicate is not None]
    return len(set(acts)) > 1 and not names[0] & names[1] and not (one.headline or two.headline)


def _lost_scale_word(one: Figure, two: Figure) -> bool:
    """Whether the same number is printed twice, once without a scale word: 2000 and 2000億, 80 and 80억."""
    printed = {_NO_DIGIT.sub("", figure.surface) for figure in (one, two)}
    return len(printed) == 1 and any(printed == {f"{figure.number or 0.0:.0f}"} for figure in (one, two))


_NO_DIGIT = re.compile(r"\D")
