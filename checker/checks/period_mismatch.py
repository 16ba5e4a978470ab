"""XA105: one plan over four years here and five there; done in 2027 here and in 2029 there."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._telling import outlets
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.facts.scoring import AGREEING
from checker.facts.values import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim, Figure, Severity

_CODE = "XA105"
_MONTHS = {"year": 12.0, "month": 1.0}
# A length of time that something takes, not one that has passed.
_LASTING_BEFORE = re.compile(
    r"(?:\bover(?: the (?:next|coming))?|\bfor|\bduring(?: the next)?|\bin the next|"
    r"\bwithin|\bspread over|\ba|향후|앞으로|今後|向こう|未来|未來|今后|今後|"
    r""
    r"将在|為期|为期)\s*(?:about|around|some|약|約|的)?\s?$",
    re.IGNORECASE,
)
_LASTING_BEHIND = re.compile(
    r"^\s?(?:간|동안|에 걸쳐|에 걸친|間|かけて|にわた|に渡|で|内|內|-year|年間)",
    re.IGNORECASE,
)
_LASTING = re.compile(r"(?:간|間|年間)$")
_PASSED = re.compile(r"^\s?(?:전|만에|째|뒤|후|前|ぶり|目|後|ago|earlier|later|old|以来)", re.IGNORECASE)
_PROLONGED = re.compile(
    r"연장|늦춰|늦춘|지연|앞당|미뤄|延長|延期|遅れ|前倒し|extend|delay|postpon|"
    r"pushed back|brought forward|推迟|推遲|延长|延長|提前"
)
_PHASE = re.compile(r"1단계|2단계|1차|2차|단계적|第1期|第2期|第一期|第二期|phase|stage|一期|二期|全面|full")
_REACH = 22
_CLAUSE_END = re.compile(r"[.。!?\n,，、;；]|[가-힣]고 |며 |지만 |は|り、")
# What happens to a plan at a date. Within one language the words of one row are one event.
_EVENTS = {
    "operation": re.compile(
        r"가동|상업운전|운영을 시작|문을 연|개소|稼働|運転開始|運用開始|開業|operational|"
        r"operation|come online|open|投产|投產|投入运营|启用"
    ),
    "completion": re.compile(r"완공|준공|완성|完成|竣工|complet|finish|建成|完工"),
    "start": re.compile(
        r"착공|첫 삽|着工|break ground|groundbreaking|construction (?:will )?(?:begin|start)|动工|動工|开工|開工"
    ),
    "production": re.compile(r"양산|量産|生産開始|mass[- ]produc|volume production|量产|量產"),
}


class _Told(NamedTuple):
    """A length or a date with the amount of its plan."""

    host: Claim
    place: Place
    low: float
    high: float
    explicit: bool


@check(_CODE)
def period_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """Lengths and dates whose amounts are of one fact and agree, and that do not meet."""
    groups: dict[tuple[int, str], list[_Told]] = defaultdict(list)
    for key, told in [*_durations(context), *_dates(context)]:
        groups[key].append(told)
    calendar = _Calendar(context)
    for (_, what), group in groups.items():
        issue = _issue(context, group, calendar if what != "length" else None)
        if issue is not None:
            yield issue


def _durations(context: Context) -> Iterator[tuple[tuple[int, str], _Told]]:
    for claim in context.run.claims:
        fact = context.linked.fact_of.get(claim.host) if claim.host is not None else None
        figure = context.run.head(claim)
        if (
            claim.kind != "duration"
            or fact is None
            or claim.host is None
            or not figure.number
            or figure.unit not in _MONTHS
        ):
            continue
        place, host = context.places(claim)[0], context.run.claims[claim.host]
        if figure.value_high is None and _lasts(context, place) and not _set_apart(context, place):
            months = figure.number * _MONTHS[figure.unit]
            yield (fact, "length"), _Told(host, place, months, months, explicit=figure.bound == "exact")


def _lasts(context: Context, place: Place) -> bool:
    figure, text = context.figure(place), context.article(place).text
    if _PASSED.match(text[figure.end : figure.end + 8]):
        return False
    before, behind = text[max(0, figure.start - _REACH) : figure.start], text[figure.end : figure.end + 8]
    return bool(_LASTING.search(figure.surface) or _LASTING_BEHIND.match(behind) or _LASTING_BEFORE.search(before))


def _dates(context: Context) -> Iterator[tuple[tuple[int, str], _Told]]:
    """Dates with an event beside them, in a sentence that tells one amount of the plan."""
    hosts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, claim in enumerate(context.run.claims):
        if number in context.linked.fact_of and claim.kind in {"money", "power", "area", "accelerator"}:
            hosts[claim.article, claim.sentence].append(number)
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
            span = _months_of(figure)
            if span is None:
                continue
            place = Place(article, index)
            event = _event(context, place)
            for number in hosts.get((article, context.run.framed[article].sentence_of[index]), [])[:1]:
                if event and not _set_apart(context, place):
                    yield (
                        (context.linked.fact_of[number], event),
                        _Told(context.run.claims[number], place, *span, explicit=True),
                    )


def _months_of(figure: Figure) -> tuple[float, float] | None:
    """First and last month of a printed date, counted from year nought."""
    found = re.match(r"^(\d{4})(?:-(\d{2}))?", str(figure.value)) if figure.kind == "date" else None
    if found is None or ".." in str(figure.value):
        return None
    year = int(found[1]) * 12.0
    return (year + int(found[2]), year + int(found[2])) if found[2] else (year + 1, year + 12)


def _event(context: Context, place: Place) -> str | None:
    """What happens at a date: right behind it in Korean, Japanese and Chinese, on either side in English."""
    figure, article = context.figure(place), context.article(place)
    near = _CLAUSE_END.split(article.text[figure.end : figure.end + _REACH])[0]
    if article.language == "en":
        near = _CLAUSE_END.split(article.text[max(0, figure.start - _REACH) : figure.start])[-1]
    found = [name for name, words in _EVENTS.items() if words.search(near)]
    return found[0] if len(found) == 1 else None


def _set_apart(context: Context, place: Place) -> bool:
    """Whether the text speaks of a phase, or tells itself that the date has moved."""
    framed = context.run.framed[place.article]
    start, end = framed.views[framed.sentence_of[place.figure]].span if framed.views else (0, 0)
    sentence = context.article(place).text[start:end]
    return bool(_PHASE.search(sentence) or _PROLONGED.search(sentence))


class _Calendar:
    """The dates that articles print, and which articles name a name; each is looked up once for a run."""

    def __init__(self, context: Context) -> None:
        self._run = context.run
        self._naming: dict[str, list[int]] | None = None
        self._months: dict[int, list[tuple[float, float]]] = {}

    def phased(self, a: _Told, b: _Told) -> bool:
        """Whether an article of the story prints both dates: then they are two steps of the plan, or old and new."""
        main = self._run.framed[a.place.article].main & self._run.framed[b.place.article].main
        articles = {article for name in main for article in self._articles(name)}
        return any(self._prints(article, a) and self._prints(article, b) for article in articles)

    def _articles(self, name: str) -> list[int]:
        if self._naming is None:
            self._naming = defaultdict(list)
            for article, framed in enumerate(self._run.framed):
                for known in framed.names:
                    self._naming[known].append(article)
        return self._naming.get(name, [])

    def _prints(self, article: int, told: _Told) -> bool:
        if article not in self._months:
            months = map(_months_of, self._run.figures[article])
            self._months[article] = [span for span in months if span is not None]
        return any(low <= told.high and told.low <= high for low, high in self._months[article])


def _issue(context: Context, told: list[_Told], calendar: _Calendar | None) -> Issue | None:
    """What lengths of time of one fact differ, or dates where there is a calendar to tell phases by."""
    dates = calendar is not None
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if _differ(context, a, b) and not (calendar is not None and calendar.phased(a, b))
    ]
    if not pairs:
        return None
    one, two = min(pairs, key=lambda pair: not (pair[0].explicit and pair[1].explicit))
    bearing = [len({t.place.article for t in told if t.low <= side.high and side.low <= t.high}) for side in (one, two)]
    suspect, against = (one, two) if bearing[0] < bearing[1] else (two, one)
    sure = (
        (not dates or max(bearing) > 1)
        and suspect.explicit
        and against.explicit
        and not _years_between(context, suspect, against)
    )
    surfaces = [context.figure(t.place).surface for t in (suspect, against)]
    severity: Severity = "warning" if sure else "note"
    return Issue(
        _CODE,
        severity,
        suspect.place,
        (against.place,),
        {
            "expected": surfaces[1], "places": outlets(context, (suspect.place, against.place)),
            "detail": "; ".join(
                f"{context.run.head(side.host).surface}: {context.figure(side.place).surface}"
                for side in (suspect, against)
            ),
        },
        working={"months_apart": _gap(suspect, against), "dates": dates, "articles": bearing},
        confidence=0.75 if sure else 0.5,
    )  # fmt: skip


def _differ(context: Context, a: _Told, b: _Told) -> bool:
    """Whether two articles tell it differently of the same amount."""
    if a.place.article == b.place.article or _gap(a, b) < context.limits["least_months"]:
        return False
    values = compare(context.run, a.host, b.host)
    return values is not None and values.relation in AGREEING


def _gap(a: _Told, b: _Told) -> float:
    return max(a.low - b.high, b.low - a.high, 0.0)


def _years_between(context: Context, a: _Told, b: _Told) -> bool:
    """Whether the articles lie so far apart that the plan may have changed."""
    days = context.published(a.place), context.published(b.place)
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > context.limits["within"]
