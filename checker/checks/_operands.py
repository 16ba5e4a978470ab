"""Finds the operands of arithmetic: which figures of a sentence, or of the one before, belong to a stated result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

Found = tuple[Place, "Figure"]
Dated = tuple[int, Place, "Figure"]

_LAST_YEAR_REACH = 26
_LAST_YEAR_AHEAD = re.compile(
    r"(?:전년|1년 전|지난해|작년|전년도|前年|1年前|昨年|前年度|上年|去年|一年前|the previous year|last year)(?:의|에|"
    r"은|는|には|は|の|比|同期|同期の|"
    r"동기|같은 기간|매출액?|영업이익|순이익|売上高|営業利益|純利益|营收|净利润|的|为|仅为|,|\s|was|it was)*"
    r"(?:약|約|约|[(（])?\s?$",
    re.IGNORECASE,
)
_LAST_YEAR_BEHIND = re.compile(
    r"^[)）]?\s?(?:a year (?:earlier|ago|before)|(?:the )?(?:previous|last|prior) year|in the year before)",
    re.IGNORECASE,
)
_DATED = frozenset({"money", "power", "energy", "accelerator", "count", "compute"})


def sentences(context: Context) -> Iterator[tuple[int, str, list[Found]]]:
    """(article, text, figures) of every sentence that has figures."""
    for article, framed in enumerate(context.run.framed):
        figures = context.run.figures[article]
        grouped: dict[int, list[Found]] = {}
        for index, figure in enumerate(figures):
            grouped.setdefault(framed.sentence_of[index], []).append((Place(article, index), figure))
        for sentence, found in grouped.items():
            if sentence < len(framed.views):
                start, end = framed.views[sentence].span
                yield article, context.run.articles[article].text[start:end], found


def neighbourhood(context: Context, place: Place, before: int = 1, behind: int = 0) -> list[Found]:
    """The figures of the sentence of ``place``, of the sentences before it and of those behind it, in order."""
    framed = context.run.framed[place.article]
    here = framed.sentence_of[place.figure]
    return [
        (Place(place.article, index), figure)
        for index, figure in enumerate(context.run.figures[place.article])
        if here - before <= framed.sentence_of[index] <= here + behind
    ]


def between(context: Context, a: Place, b: Place) -> str:
    """The text between two figures of one article."""
    first, second = context.figure(a), context.figure(b)
    return context.article(a).text[first.end : second.start]


def after(context: Context, place: Place, reach: int) -> str:
    """The text behind a figure, lower case."""
    end = context.figure(place).end
    return context.article(place).text[end : end + reach].lower()


def before(context: Context, place: Place, reach: int) -> str:
    """The text before a figure, lower case."""
    start = context.figure(place).start
    return context.article(place).text[max(0, start - reach) : start].lower()


def dated_amounts(context: Context, found: list[Found]) -> list[Dated]:
    """(year, place, figure) of the amounts that a year stands beside, conversions left out."""
    dated = []
    for place, figure in found:
        if figure.kind not in _DATED or figure.converts is not None:
            continue
        period = context.run.framed[place.article].frames[place.figure].period
        if figure.number and period is not None and period.id.isdigit():
            dated.append((int(period.id), place, figure))
    return dated


def of_last_year(context: Context, item: Found) -> bool:
    """Whether words at an amount say that it is last year's."""
    if _LAST_YEAR_AHEAD.search(before(context, item[0], _LAST_YEAR_REACH)):
        return True
    return bool(_LAST_YEAR_BEHIND.match(after(context, item[0], _LAST_YEAR_REACH)))
