"""A growth rate of the headline that the body does not print, and the one that it tells of the same measure instead."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._moves import FALL, RISE
from checker.claims.stems import frame_finders
from checker.facts.scoring import AGREEING
from checker.facts.values import compare
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context
    from checker.facts.values import Comparison
    from checker.model import Claim

# What grows by a rate that a headline tells.
_MEASURES = frozenset({"revenue", "profit", "loss", "export", "capex"})
# The word of growth stands so near to its rate.
_NEAR_BEHIND, _NEAR_AHEAD = 10, 24
_ADDED_UP, _OPERATING = "cumulative", re.compile("영업|営業|营业|營業|operating", re.IGNORECASE)
# A headline rounds 57% to 60%; nobody rounds it further.
_ROUNDED = 1.15


class Misrated(NamedTuple):
    """A headline's rate and the body's rate of the same measure."""

    headline: Claim
    body: Claim
    values: Comparison


def misrated(context: Context, claims: Sequence[Claim], lead: float) -> Iterator[Misrated]:
    """The rates in the headline of one article, whose claims are ``claims``, that its body tells otherwise.

    Args:
        context: The run.
        claims: All claims of the article.
        lead: How many sentences behind the headline the body's rate may stand.
    """
    rates = [claim for claim in claims if claim.kind == "percent"]
    body = [claim for claim in rates if not claim.headline]
    for headline in (claim for claim in rates if claim.headline):
        told = _told(context, headline)
        if (
            told is None
            or any(_agree(context, headline, claim) for claim in body)
            or _reckoned(context, headline, claims)
        ):
            continue
        early = (claim for claim in body if claim.sentence - headline.sentence <= lead)
        found = [claim for claim in early if _told(context, claim) == told]
        values = compare(context.run, headline, found[0]) if len(found) == 1 else None
        if values is not None:
            yield Misrated(headline, found[0], values)


def _agree(context: Context, headline: Claim, claim: Claim) -> bool:
    values = compare(context.run, headline, claim)
    if values is None:
        return False
    round_number = significant_digits(context.run.head(headline)) == 1
    near = round_number and 1 / _ROUNDED < abs(values.ratio or 0.0) < _ROUNDED
    return near or values.relation in AGREEING


def _reckoned(context: Context, headline: Claim, claims: Sequence[Claim]) -> bool:
    """Whether two amounts of one sentence of the body give the headline's rate, which then needs no words."""
    rate = abs(context.run.head(headline).number or 0.0) / _HUNDRED
    amounts = [(c.sentence, context.run.head(c).number or 0.0) for c in claims if c.kind == "money" and not c.headline]
    pairs = [(min(x, y), max(x, y)) for (i, x), (j, y) in combinations(amounts, 2) if i == j and x > 0 and y > 0]
    return any(abs(high / low - 1 - rate) < _POINT or abs(1 - low / high - rate) < _POINT for low, high in pairs)


# A rate in per cent is printed to the whole point.
_HUNDRED, _POINT = 100.0, 0.01


def _told(context: Context, claim: Claim) -> tuple[str, str, bool] | None:
    """What a rate is said of, whether it rises or falls, and whether it is an operating result.

    None where the sentence does not say the first two, or adds up several periods.
    """
    article, views = context.run.articles[claim.article], context.run.framed[claim.article].views
    if not views:
        return None
    (start, end), figure = views[claim.sentence].span, context.run.head(claim)
    ahead = article.text[start : figure.start]
    behind = article.text[figure.end : min(end, figure.end + _NEAR_BEHIND)]
    near = ahead[-_NEAR_AHEAD:] if article.language in {"en", "zh"} else behind
    ways = [bool(way.search(near)) or bool(way.search(behind)) for way in (RISE, FALL)]
    hits = [hit for hit in frame_finders(article.language, context.rules).predicates.find(ahead) if hit.id in _MEASURES]
    scope = claim.frame.scope
    if ways[0] == ways[1] or not hits or (scope is not None and scope.id == _ADDED_UP):
        return None
    return hits[-1].id, "rise" if ways[0] else "fall", bool(_OPERATING.search(ahead[: hits[-1].end]))
