"""A year that the headline gives a plan and the body does not: 2027년 가동 above, 2028년부터 가동 below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._plans import event_at, months_of, set_apart
from checker.checks.base import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.base import Context
    from checker.model import Span

# Years told from the day of the article, by how many lie between.
_FROM_TODAY = {
    0: re.compile(r"올해|연내|今年|年内|this year", re.IGNORECASE),
    1: re.compile(r"내년|이듬해|来年|翌年|明年|next year|year after", re.IGNORECASE),
    2: re.compile(r"후년|再来年|后年|後年|two years", re.IGNORECASE),
}


class Misdated(NamedTuple):
    """A date of the headline and the body's date of the same event."""

    headline: Place
    body: Place


def misdated(context: Context, lead: float) -> Iterator[Misdated]:
    """Every headline with one date of an event whose year the body does not print, and one other year for the event.

    Args:
        context: The run.
        lead: How many sentences behind the headline the body's date may stand.
    """
    for number, article in enumerate(context.run.articles):
        if article.headline is None:
            continue
        start, end = article.headline
        above: dict[str, list[Place]] = {}
        below: dict[str, list[Place]] = {}
        for place in _dated(context, number):
            event = event_at(context, place)
            side = above if start <= context.figure(place).start < end else below
            if event is not None:
                side.setdefault(event, []).append(place)
        for event, places in above.items():
            found = below.get(event, [])
            if len(places) == 1 and len({_year(context, place) for place in found}) == 1:
                pair = Misdated(places[0], found[0])
                if _differ(context, pair) and _near(context, pair, lead):
                    yield pair


def _dated(context: Context, article: int) -> Iterator[Place]:
    for index, figure in enumerate(context.run.figures[article]):
        if months_of(figure) is not None:
            yield Place(article, index)


def _year(context: Context, place: Place) -> int:
    return int(str(context.figure(place).value)[:4])


def _differ(context: Context, pair: Misdated) -> bool:
    """Whether the years differ, and neither the text nor anything else that the body prints makes both right."""
    year = _year(context, pair.headline)
    parties = {party for place in pair if (party := _party(context, place)) is not None}
    if year == _year(context, pair.body) or len(parties) > 1 or any(set_apart(context, place) for place in pair):
        return False
    article = context.article(pair.headline)
    start, end = article.headline or (0, 0)
    body = _without(article.text, end, _of_others(context, pair.headline))
    if str(year) in body or re.search(rf"(?<!\d){year % 100:02d}\s?[년年]|['’]{year % 100:02d}\b", body):
        return False
    if article.published is None:
        return not any(words.search(body) for words in _FROM_TODAY.values())
    words = _FROM_TODAY.get(year - article.published.year)
    return (words is None or not words.search(body)) and not _spanned(context, pair.headline.article, start, year)


def _of_others(context: Context, headline: Place) -> list[Span]:
    """Where the article prints the headline's year for another step of another party's plan."""
    event, party = event_at(context, headline), _party(context, headline)
    dates = (place for place in _dated(context, headline.article) if _year(context, place) == _year(context, headline))
    others = (place for place in dates if event_at(context, place) not in {event, None})
    found = [place for place in others if party and _party(context, place) not in {party, None}]
    return [(context.figure(place).start, context.figure(place).end) for place in found]


def _party(context: Context, place: Place) -> str | None:
    actor = context.run.framed[place.article].frames[place.figure].actor
    return context.run.names.root(actor.id) if actor is not None else None


def _without(text: str, start: int, spans: list[Span]) -> str:
    """The text from ``start`` without some spans of it."""
    kept = [start, *(at for span in spans if span[0] >= start for at in span), len(text)]
    return " ".join(text[a:b] for a, b in zip(kept[::2], kept[1::2], strict=True))


def _spanned(context: Context, article: int, start: int, year: int) -> bool:
    """Whether a range of years that the article prints holds the year."""
    dates = (str(f.value) for f in context.run.figures[article] if f.kind == "date" and f.start > start)
    spans = (re.findall(r"(?:^|\.\.)(\d{4})", date) for date in dates if ".." in date)
    years = ([int(year) for year in span] for span in spans if len(span) > 1)
    return any(low <= year <= high for low, high in years)


def _near(context: Context, pair: Misdated, lead: float) -> bool:
    of = context.run.framed[pair.headline.article].sentence_of
    return of[pair.body.figure] - of[pair.headline.figure] <= lead
