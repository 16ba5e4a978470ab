"""Figures and sentences -> frames: who says what of whom, where, for when, at which stage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from checker.articles import sentences
from checker.claims.actors import (
    SPEAKING,
    Acting,
    actor_of,
    country_of,
    holder_of,
    roles,
    state_of,
    topic_of,
    unknown_subject,
)
from checker.claims.stems import RANGE_ENDS
from checker.claims.told import Told
from checker.claims.verbs import predicate_of
from checker.model import Frame, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.claims.gazetteer import Gazetteer, NameHit
    from checker.claims.stems import FrameFinders, StemHit
    from checker.model import Article, Figure, Span

_LOCATIVE = re.compile(r"\s?(?:에서|에|내|의|으로|로|で|に|の|国内|內|内|境内)")
_PLACE_PREPOSITION = re.compile(r"\b(?:in|to|across|into|near|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_YEAR = re.compile(r"^(\d{4})")
# An article is about what its first sentences name.
_LEAD = 2
_PERIOD_REACH = 30
_GENERIC_REACH = 24
_HOME = {"ko": "kr", "ja": "jp", "zh": "cn", "en": "us"}
_SCOPE_REACH = 22
_OBJECT_REACH = 40


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with all that was found in it.

    Attributes:
        span: Where it stands.
        names: Ids of the entities it names.
        objects: Ids of the things it speaks of.
    """

    span: Span
    names: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class FramedArticle:
    """An article's figures with their frames.

    Attributes:
        frames: One for each figure.
        views: The sentences.
        sentence_of: For each figure the index of its sentence.
        names: Ids of all entities that the article names.
        main: Ids of those it is about: named in its first sentences or more than once.
    """

    frames: tuple[Frame, ...]
    views: tuple[SentenceView, ...]
    sentence_of: tuple[int, ...]
    names: frozenset[str]
    main: frozenset[str]


def frame_article(
    article: Article, figures: Sequence[Figure], gazetteer: Gazetteer, finders: FrameFinders
) -> FramedArticle:
    """The frames of ``figures``; linear in the text."""
    spans = sentences(article)
    hits = gazetteer.find(article.text)
    reader = _Reader(article, figures, gazetteer, finders, spans, roles(article.text, hits, article.language), hits)
    return reader.read()


class _Reader:
    def __init__(
        self,
        article: Article,
        figures: Sequence[Figure],
        gazetteer: Gazetteer,
        finders: FrameFinders,
        spans: Sequence[Span],
        acting: Sequence[Acting],
        hits: Sequence[NameHit],
    ) -> None:
        self.article, self.text, self.figures = article, article.text, figures
        self.gazetteer, self.finders, self.spans = gazetteer, finders, spans
        self.acting, self.hits = acting, hits
        self.things: dict[Span, list[StemHit]] = {}
        self.starts = [start for start, _ in spans]
        self.hit_starts = [hit.start for hit in hits]

    def read(self) -> FramedArticle:
        views = tuple(self._view(span) for span in self.spans)
        topics, places = self._topics(), self._places()
        of: list[int] = []
        frames: list[Frame] = []
        told: dict[int, Told] = {}
        dates = self._dates()
        last: Slot | None = None
        for figure in self.figures:
            index = max(0, bisect_right(self.starts, figure.start) - 1)
            of.append(index)
            if not self.spans:
                frames.append(Frame())
                continue
            if index not in told:
                told[index] = self._told(index, dates.get(index, []))
            frame = self._frame(figure, told[index], topics[index], places[index])
            if figure.kind == "money":
                frame = _carried(frame, last) or frame
                last = frame.predicate
            frames.append(frame)
        return FramedArticle(tuple(frames), views, tuple(of), self._names(), self._main())

    def _names(self) -> frozenset[str]:
        return self._with_surroundings({hit.entity.id for hit in self.hits})

    def _main(self) -> frozenset[str]:
        lead = self.spans[_LEAD - 1][1] if len(self.spans) >= _LEAD else len(self.text)
        count = Counter(hit.entity.id for hit in self.hits)
        return self._with_surroundings(
            {hit.entity.id for hit in self.hits if hit.start < lead or count[hit.entity.id] > 1}
        )

    def _with_surroundings(self, named: set[str]) -> frozenset[str]:
        """What is named, and the prefecture or province of a town: another article may name only that."""
        return frozenset(named.union(*(self.gazetteer.around(name) for name in named)))

    # -- sentences ----------------------------------------------------------------------------------------------

    def _inside(self, span: Span) -> Sequence[int]:
        return range(bisect_right(self.hit_starts, span[0] - 1), bisect_right(self.hit_starts, span[1] - 1))

    def _view(self, span: Span) -> SentenceView:
        names = frozenset(self.hits[i].entity.id for i in self._inside(span))
        return SentenceView(span, names, frozenset(hit.id for hit in self._things(span)))

    def _things(self, span: Span) -> list[StemHit]:
        """The things that a sentence speaks of, asked once."""
        if span not in self.things:
            self.things[span] = self.finders.objects_in(self.text[span[0] : span[1]])
        return self.things[span]

    def _dates(self) -> dict[int, list[tuple[Figure, str]]]:
        """The dates of each sentence that have one year."""
        found: dict[int, list[tuple[Figure, str]]] = defaultdict(list)
        for figure in self.figures if self.spans else ():
            year = _YEAR.match(str(figure.value)) if figure.kind == "date" and ".." not in str(figure.value) else None
            index = max(0, bisect_right(self.starts, figure.start) - 1)
            if year is not None and self.spans[index][0] <= figure.start < self.spans[index][1]:
                found[index].append((figure, year[1]))
        return found

    def _told(self, index: int, dates: list[tuple[Figure, str]]) -> Told:
        span, finders = self.spans[index], self.finders
        text = self.text[span[0] : span[1]]
        names = [self.acting[i] for i in self._inside(span)]
        return Told(
            span,
            names,
            finders.predicates.find(text),
            finders.kinds,
            finders.stage.find(text),
            finders.scope.find(text),
            dates,
            self._source(names),
            bool(finders.denied.find(text)),
        )

    def _topics(self) -> list[Acting | None]:
        """For each sentence the topic that the sentences before it leave standing; at the start the headline's."""
        topics: list[Acting | None] = []
        current: Acting | None = None
        for span in self.spans:
            topics.append(current)
            inside = [self.acting[i] for i in self._inside(span)]
            current = topic_of(inside, span) or state_of(inside) or current
        return topics

    def _places(self) -> list[Slot | None]:
        """For each sentence the country that the sentences before it leave standing."""
        places: list[Slot | None] = []
        current: Slot | None = None
        for span in self.spans:
            places.append(current)
            named = [self.hits[i] for i in self._inside(span) if self.hits[i].entity.kind in {"country", "place"}]
            located = [hit for hit in named if self._locative(hit)]
            if located:
                current = Slot(located[-1].entity.id, located[-1].entity.name, "carried")
        return places

    # -- slots ----------------------------------------------------------------------------------------------------

    def _frame(self, figure: Figure, told: Told, topic: Acting | None, place: Slot | None) -> Frame:
        span = told.span
        at = figure.start - span[0]
        things, sentence = self._things(span), self.text[span[0] : span[1]]
        predicate = predicate_of(figure, told, things, sentence, self.article.language)
        market = predicate is not None and predicate.id == "market_size"
        actor = None if market else self._actor(figure, told.names, span, topic)
        return Frame(
            actor=actor,
            predicate=predicate,
            object=_nearest(things, at, _OBJECT_REACH),
            place=self._place(figure.start, told.names) or place,
            period=self._period(figure, told.dates),
            stage=_nearest(told.stage, at, span[1] - span[0]),
            scope=_nearest(self._scopes(told.scope, at), at, _SCOPE_REACH),
            source=told.source,
            denied=told.denied,
        )

    def _scopes(self, hits: list[StemHit], at: int) -> list[StemHit]:
        """The scopes that a figure may have: only English tells the end of a range behind its figure."""
        if self.article.language == "en":
            return hits
        return [hit for hit in hits if hit.id not in RANGE_ENDS or hit.end <= at]

    def _actor(self, figure: Figure, inside: list[Acting], span: Span, topic: Acting | None) -> Slot | None:
        position = figure.start
        holder = holder_of(self.text, (position, figure.end), inside, self.article.language)
        if holder is not None:
            return self._slot(holder, "clause")
        generic = self._generic(position, inside, span, topic)
        if generic is not None:
            return generic
        if unknown_subject(self.text, position, inside, self.article.language):
            return None
        found = actor_of(position, inside, span) or country_of(position, inside)
        if found is not None:
            return self._slot(found, "sentence")
        return self._slot(topic, "carried") if topic is not None else None

    def _generic(self, position: int, inside: list[Acting], span: Span, topic: Acting | None) -> Slot | None:
        """県が10億円: a common noun nearer to the figure than any name, for the one that the article speaks of."""
        hits = self.finders.generic.find(self.text[span[0] : position])
        if not hits or position - span[0] - hits[-1].end > _GENERIC_REACH:
            return None
        start, end = span[0] + hits[-1].start, span[0] + hits[-1].end
        if any(start < a.hit.end and a.hit.start < position for a in inside if a.hit.entity.kind != "country"):
            return None
        if any(a.hit.end >= end for a in inside if a.hit.start < end and a.hit.end > start):
            return None
        if hits[-1].id == "company":
            return self._slot(topic, "carried") if topic is not None else None
        return self._state(span) if hits[-1].id == "state" else self._local(span)

    def _state(self, span: Span) -> Slot | None:
        """The state of the country named last, by itself or by its agency, else of the article's language."""
        before = [country for hit in self.hits if hit.start < span[1] and (country := _state_named(hit))]
        country = before[-1] if before else _HOME.get(self.article.language)
        entity = self.gazetteer.by_id.get(f"{country}-gov")
        return Slot(entity.id, entity.name) if entity else None

    def _local(self, span: Span) -> Slot | None:
        """The local government that the article names, else the place."""
        before = [hit.entity for hit in self.hits if hit.start < span[1]]
        offices = [e for e in before if e.kind == "agency" and e.inside is not None]
        if offices:
            return Slot(offices[-1].id, offices[-1].name)
        places = {e.id for e in before if e.kind == "place"}
        for entity in self.gazetteer.by_id.values():
            if entity.kind == "agency" and entity.inside in places:
                return Slot(entity.id, entity.name)
        return None

    def _slot(self, acting: Acting, origin: Literal["clause", "sentence", "carried"]) -> Slot:
        entity = acting.hit.entity
        if entity.kind == "project" and entity.of:
            entity = self.gazetteer.by_id[entity.of]
        return Slot(entity.id, entity.name, origin)

    def _place(self, position: int, inside: list[Acting]) -> Slot | None:
        """The nearest place with a word that makes it one (일본에, in Japan), else the nearest place at all."""
        places = [a.hit for a in inside if a.hit.entity.kind in {"country", "place"}]
        located = [hit for hit in places if self._locative(hit)]
        chosen = min(located or places, key=lambda hit: abs(hit.start - position), default=None)
        if chosen is None:
            return None
        return Slot(chosen.entity.id, chosen.entity.name, "clause" if chosen in located else "sentence")

    def _locative(self, hit: NameHit) -> bool:
        if self.article.language == "en":
            return bool(_PLACE_PREPOSITION.search(self.text, max(0, hit.start - 14), hit.start))
        return bool(_LOCATIVE.match(self.text, hit.end))

    def _period(self, figure: Figure, dates: list[tuple[Figure, str]]) -> Slot | None:
        """The year that stands beside the figure: before it, in English and Chinese also right behind it."""
        best: tuple[int, str] | None = None
        for other, year in dates:
            gap = figure.start - other.end
            if gap < 0:
                gap = (other.start - figure.end) * 2 if self.article.language in {"en", "zh"} else -1
            if 0 <= gap <= _PERIOD_REACH and (best is None or gap < best[0]) and not self._money_between(figure, other):
                best = (gap, year)
        return Slot(best[1], best[1], "clause") if best else None

    def _money_between(self, figure: Figure, other: Figure) -> bool:
        low, high = min(figure.end, other.end), max(figure.start, other.start)
        return any(
            f.kind == figure.kind and low <= f.start and f.end <= high and f is not figure and f.converts is None
            for f in self.figures
        )

    def _source(self, inside: list[Acting]) -> Slot | None:
        for acting in inside:
            if acting.role == "source" or acting.hit.entity.kind in SPEAKING:
                return Slot(acting.hit.entity.id, acting.hit.entity.name)
        return None


def _state_named(hit: NameHit) -> str | None:
    entity = hit.entity
    if entity.kind == "country":
        return entity.id
    return entity.country if entity.kind == "agency" and entity.inside is None else None


def _carried(frame: Frame, last: Slot | None) -> Frame | None:
    """The frame with the predicate of the amount before it, where its own sentence has neither verb nor actor."""
    if frame.predicate is not None or last is None:
        return None
    if frame.actor is not None and frame.actor.origin != "carried":
        return None
    return replace(frame, predicate=Slot(last.id, last.name, "carried"))


def _nearest(hits: list[StemHit], position: int, reach: int) -> Slot | None:
    """The word nearest to a figure; of two at one place the longer, which says more (第1工場 and 工場)."""
    best = min(hits, key=lambda hit: (_distance(hit, position), hit.start - hit.end), default=None)
    if best is None or _distance(best, position) > reach:
        return None
    return Slot(best.id, best.id, "clause")


def _distance(hit: StemHit, position: int) -> int:
    return min(abs(hit.start - position), abs(hit.end - position))
