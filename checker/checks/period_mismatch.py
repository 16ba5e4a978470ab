"""XA105: one plan over four years here and five there; done in 2027 here and in 2029 there."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._plans import amount_before, event_at, months_of, set_apart, term_at
from checker.checks._telling import outlets
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.facts.scoring import AGREEING
from checker.facts.values import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim, Severity

_CODE = "XA105"
_REACH = 22
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
    for number, claim in enumerate(context.run.claims):
        figure, place = context.run.head(claim), context.places(claim)[0]
        if claim.kind != "duration" or not figure.number or figure.unit not in _MONTHS:
            continue
        term = claim.host is None and term_at(context, place)
        amount = amount_before(context, number) if term else claim.host
        fact = context.linked.fact_of.get(amount) if amount is not None else None
        if amount is None or fact is None or (not term and _nearer(context, claim)):
            continue
        host = context.run.claims[amount]
        if figure.value_high is None and (term or _lasts(context, place)) and not set_apart(context, place):
            months = figure.number * _MONTHS[figure.unit]
            yield (fact, "length"), _Told(host, place, months, months, explicit=figure.bound == "exact")


def _nearer(context: Context, duration: Claim) -> bool:
    """Whether another duration stands nearer to the amount, which then lasts that long: 3년간 2만 개, 8년간 280억."""
    amount = context.run.claims[duration.host or 0]
    at = context.run.head(amount).start
    others = (context.run.claims[index] for index in context.run.claims_in(duration.article))
    gaps = [abs(context.run.head(c).start - at) for c in others if c.kind == "duration" and c.host == duration.host]
    return min(gaps) < abs(context.run.head(duration).start - at)


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
            span = months_of(figure)
            if span is None:
                continue
            place = Place(article, index)
            event = event_at(context, place)
            for number in hosts.get((article, context.run.framed[article].sentence_of[index]), [])[:1]:
                if event and not set_apart(context, place):
                    yield (
                        (context.linked.fact_of[number], event),
                        _Told(context.run.claims[number], place, *span, explicit=True),
                    )


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
            months = map(months_of, self._run.figures[article])
            self._months[article] = [span for span in months if span is not None]
        return any(low <= told.high and told.low <= high for low, high in self._months[article])


def _issue(context: Context, told: list[_Told], calendar: _Calendar | None) -> Issue | None:
    """What lengths of time of one fact differ, or dates where there is a calendar to tell phases by."""
    dates = calendar is not None
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if _differ(context, a, b) and not (calendar is not None and _two_steps(calendar, told, a, b))
    ]
    if not pairs:
        return None
    one, two = min(pairs, key=lambda pair: not (pair[0].explicit and pair[1].explicit))
    bearing = [len({t.place.article for t in told if t.low <= side.high and side.low <= t.high}) for side in (one, two)]
    suspect, against = (one, two) if bearing[0] < bearing[1] else (two, one)
    sure = (
        (not dates or max(bearing) > 1 or _changed_about(one, two))
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


def _two_steps(calendar: _Calendar, told: list[_Told], a: _Told, b: _Told) -> bool:
    """Whether the story has both dates; where two digits changed places, whether an article tells both of the event."""
    if not _changed_about(a, b):
        return calendar.phased(a, b)
    return bool({t.place.article for t in told if _gap(t, a) == 0} & {t.place.article for t in told if _gap(t, b) == 0})


def _changed_about(a: _Told, b: _Told) -> bool:
    """Whether the two years differ in the last two digits, which changed places: 2024 and 2042."""
    one, two = (str(int((side.low - 1) // _MONTHS["year"])) for side in (a, b))
    return one != two and one[:-2] == two[:-2] and one[-2:] == two[:-3:-1]


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
