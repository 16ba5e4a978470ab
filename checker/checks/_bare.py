"""Numbers of a headline that are no figures, since they lost their scale word: 7 투입 above a text that tells 7조원."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from checker.claims.stems import frame_finders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context, Place
    from checker.model import Claim, Figure, Span

# A number that stands by itself: no letter, sign or further digits beside it, and no name before it (MI 300).
# Taken whole or not at all, so that a headline of digits costs its length once.
# Hiragana beside it is a particle; what else is written there may be a name or a counter.
_BARE = re.compile(
    r"(?<![^\W\u3041-\u309f])(?<![.,$¥€₩£+%~∼〜–—/-])(?<![A-Za-z] )\d++(?:,\d{3})*+(?:\.\d++)?+"
    r"(?![\w.,%℃~∼〜–—/-]*(?:[^\W\u3041-\u309f]|[%℃~∼〜–—/-]))"
)
_YEARS = range(1900, 2101)
# The powers of ten that the scale words of the four languages stand for.
_SCALES = frozenset({4, 6, 8, 9, 12, 16})
# So many digits are known again by themselves; fewer only before the word for what is done with the money.
_TELLING = 3
_SAME = 1e-9


class Bare(NamedTuple):
    """A number of the headline and the figure of the body that has its digits and a scale word."""

    span: Span
    figure: Place


def bare_numbers(context: Context, claims: Sequence[Claim]) -> Iterator[Bare]:
    """The bare numbers in the headline of one article, whose claims are ``claims``."""
    if not claims:
        return
    article, figures = context.run.articles[claims[0].article], context.run.figures[claims[0].article]
    if article.headline is None:
        return
    start, end = article.headline
    taken = [(figure.start, figure.end) for figure in figures if figure.start < end and start < figure.end]
    printed = {figure.number for figure in figures}
    for found in _BARE.finditer(article.text, start, end):
        number = float(found[0].replace(",", ""))
        read = any(a < found.end() and found.start() < b for a, b in taken)
        if read or not number or number in printed or (number in _YEARS and "," not in found[0]):
            continue
        body = [(claim, place) for claim in claims if not claim.headline for place in context.places(claim)]
        meant = [(claim, place) for claim, place in body if _scaled(context.figure(place), number)]
        digits = len(found[0].replace(",", "").replace(".", ""))
        if meant and (digits >= _TELLING or _done(context, meant[0][0], found.end(), end)):
            yield Bare(found.span(), meant[0][1])


def _scaled(figure: Figure, number: float) -> bool:
    """Whether an amount is the number and a scale word."""
    if figure.kind != "money" or not figure.number or figure.number < 0:
        return False
    power = math.log10(figure.number / number)
    return round(power) in _SCALES and abs(power - round(power)) < _SAME


def _done(context: Context, claim: Claim, at: int, end: int) -> bool:
    """Whether the word right behind the number tells what the body says is done with the amount."""
    article = context.run.articles[claim.article]
    finders = frame_finders(article.language, context.rules)
    rest = article.text[at:end]
    first = next(iter(finders.predicates.find(rest)), None)
    told = claim.frame.predicate
    near = first is not None and first.start <= len(rest) - len(rest.lstrip())
    return near and first is not None and told is not None and first.id == told.id
