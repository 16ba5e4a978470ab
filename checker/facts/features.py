"""What speaks for and against two claims being of one fact, as numbers that can be weighed and printed."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.claims.unknown import UNKNOWN
from checker.facts.lists import listed
from checker.facts.numbers import AGREEING, MOST_DIGITS, model_evidence, number_evidence, reworded
from checker.facts.slots import (
    CARRIED,
    NUMBERED,
    both,
    ends_apart,
    families_apart,
    family,
    host_evidence,
    id_of,
    is_market,
    phases,
    scope_other,
    years,
)
from checker.facts.values import Comparison, compare, converts, likeness, only_near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.claims.run import Run
    from checker.facts.values import Relation
    from checker.model import Claim, Slot
    from checker.packs.entities import FrameWords

# Predicates whose figures belong to one year: another year is another fact.
_OF_A_YEAR = frozenset(
    {"market_size", "revenue", "profit", "loss", "export", "savings", "subsidise", "equity", "grant"}
)


# What a state gives a firm; a sentence may leave the verb out.
_PUBLIC = frozenset({"subsidise", "grant", "equity", "lend", None})

# Names that many unrelated stories share.
_BROAD = frozenset({"country", "region", "media", "index"})


class Features(NamedTuple):
    """One number for each kind of evidence; nought where it says nothing.

    ``*_same`` speak for the link, ``*_other`` against it.
    """

    equal: float = 0.0
    compatible: float = 0.0
    truncated: float = 0.0
    slip: float = 0.0
    slip_far: float = 0.0
    slip_bare: float = 0.0
    slip_long: float = 0.0
    swap: float = 0.0
    transposed: float = 0.0
    one_digit: float = 0.0
    headline: float = 0.0
    model_same: float = 0.0
    model_other: float = 0.0
    loose: float = 0.0
    near: float = 0.0
    different: float = 0.0
    digits: float = 0.0
    converted: float = 0.0
    actor_same: float = 0.0
    actor_carried: float = 0.0
    actor_other: float = 0.0
    actor_absent: float = 0.0
    actor_stranger: float = 0.0
    strangers: float = 0.0
    predicate_same: float = 0.0
    predicate_other: float = 0.0
    family_other: float = 0.0
    objects: float = 0.0
    names: float = 0.0
    article: float = 0.0
    same_article: float = 0.0
    listed: float = 0.0
    reworded: float = 0.0
    period_same: float = 0.0
    period_other: float = 0.0
    years_same: float = 0.0
    years_other: float = 0.0
    place_same: float = 0.0
    place_other: float = 0.0
    place_told: float = 0.0
    scope_same: float = 0.0
    scope_other: float = 0.0
    phase_same: float = 0.0
    phase_other: float = 0.0
    per_other: float = 0.0
    number_other: float = 0.0
    source_other: float = 0.0
    host_same: float = 0.0
    host_other: float = 0.0
    rivals: float = 0.0
    only_one: float = 0.0
    only_measure: float = 0.0
    weeks: float = 0.0


class Comparer:
    """Computes features; what the articles have in common is weighed once for a run."""

    def __init__(self, run: Run, words: FrameWords) -> None:
        self.run = run
        self.near = {name: frozenset(stems.near) for name, stems in words.predicates.items()}
        self.weight = _rarity(run)
        self._crowded = _crowded(run)
        self._root_sets: dict[frozenset[str], frozenset[str]] = {}
        self._sums: dict[frozenset[str], float] = {}
        self._known_articles: dict[tuple[int, int], tuple[float, bool]] = {}
        self._borne: dict[int, bool] = {}
        self.main_names = [self._roots(framed.main) for framed in run.framed]
        self.article_names = [self._roots(framed.names) for framed in run.framed]

    def _roots(self, names: frozenset[str]) -> frozenset[str]:
        found = self._root_sets.get(names)
        if found is None:
            found = self._root_sets[names] = frozenset(self.run.names.root(name) for name in names)
        return found

    def features(
        self, a: Claim, b: Claim, hosts: Mapping[int, int] | None = None
    ) -> tuple[Features, Comparison] | None:
        """The evidence on ``a`` and ``b``; None where their figures cannot be compared.

        Args:
            a: A claim.
            b: Another.
            hosts: The fact of each strong claim, once those are known.
        """
        values = compare(self.run, a, b)
        if values is None:
            return None
        if self._hopeless(a, b, values):
            return _hopeless_features(values.relation, same_article=a.article == b.article), values
        frames = a.frame, b.frame
        roots_a, roots_b = self._roots(a.names), self._roots(b.names)
        return Features(
            **number_evidence(values, headline=a.article == b.article and a.headline != b.headline),
            **model_evidence(values),
            digits=min(values.digits, MOST_DIGITS) - values.converted if values.relation in AGREEING else 0.0,
            converted=float(values.converted),
            **self._actors(a, b, values),
            **self._predicates(frames[0].predicate, frames[1].predicate),
            objects=self._overlap(a.objects, b.objects),
            names=self._overlap(roots_a, roots_b),
            article=0.0 if a.article == b.article else self._articles(a, b)[0],
            strangers=self._strangers(a, b),
            same_article=float(a.article == b.article),
            listed=listed(self.run, a, b, self._party),
            reworded=reworded(a, b, values),
            **self._periods(a, b),
            **years(a, b),
            **self._places(frames[0].place, frames[1].place),
            scope_same=float(both(frames[0].scope, frames[1].scope) == 1),
            scope_other=scope_other(frames[0].scope, frames[1].scope),
            **phases(frames[0].scope, frames[1].scope),
            number_other=float({id_of(frames[0].object), id_of(frames[1].object)} in NUMBERED),
            per_other=float(self.run.head(a).per != self.run.head(b).per),
            source_other=float(both(frames[0].source, frames[1].source) == -1 and is_market(a) and is_market(b)),
            **host_evidence(a, b, hosts),
            **self._alone(a, b, values),
            weeks=self._weeks(a, b),
        ), values

    def rivals(self, claim: Claim) -> bool:
        """Whether its article has another figure that the frame would fit as well."""
        return self._crowded[id(claim)]

    def _hopeless(self, a: Claim, b: Claim, values: Comparison) -> bool:
        """Whether no frame could make one fact of two numbers without any likeness: nothing more need be asked.

        Nor of two numbers that would be one but for a slip, where each has a conversion beside it that bears it out,
        nor of the power of a battery and what it stores, nor of the two ends of a range.
        """
        if values.relation == "slip" and self._borne_out(a) and self._borne_out(b):
            return True
        if self._two_ends(a, b) or (a.kind != b.kind and _STORED & (a.objects | b.objects)):
            return True
        if values.relation != "different" or not values.ratio:
            return False
        if phases(a.frame.scope, b.frame.scope).get("phase_same"):
            return False
        ratio = abs(values.ratio)
        return max(ratio, 1 / ratio) > _HOPELESS and not likeness(values)

    def _two_ends(self, a: Claim, b: Claim) -> bool:
        scopes = a.frame.scope, b.frame.scope
        ranged = [self.run.head(claim).value_high is not None for claim in (a, b)] if any(scopes) else []
        return bool(ranged) and ends_apart(scopes, ranged=ranged)

    def _borne_out(self, claim: Claim) -> bool:
        """Whether two renderings of the claim agree at the rate of the day."""
        key = id(claim)
        if key not in self._borne:
            self._borne[key] = converts(self.run, claim)
        return self._borne[key]

    def _alone(self, a: Claim, b: Claim, values: Comparison) -> dict[str, float]:
        """The only figures of their kind in their articles are likely of one thing, unlike ones among others not."""
        crowded = self.rivals(a) + self.rivals(b)
        if a.article == b.article or crowded:
            unlike = values.relation in {"near", "different"} and not likeness(values)
            return {"rivals": crowded / 2 if unlike else 0.0}
        return {"only_one": 1.0, "only_measure": float(a.kind != "money")}

    def _actors(self, a: Claim, b: Claim, values: Comparison) -> dict[str, float]:
        x, y = a.frame.actor, b.frame.actor
        if x is None or y is None:
            return {}
        same = self._party(x.id) == self._party(y.id)
        carried = "carried" in {x.origin, y.origin}
        if same:
            return {"actor_same": 1.0, "actor_carried": float(carried)}
        # Each has an actor of its own, however often the two are named together.
        owned = "clause" in {x.origin, y.origin} and not carried
        if not owned and (
            self.run.names.root(x.id) in self._roots(b.names) or self.run.names.root(y.id) in self._roots(a.names)
        ):
            return {"actor_same": 0.5}
        if UNKNOWN in {x.id[:1], y.id[:1]} or self._giver_and_taker(a, b):
            return {}  # an unknown name may be anybody in another language
        partners = {self.run.names.root(x.id), self.run.names.root(y.id)}
        if (
            not owned
            and partners <= self.main_names[a.article]
            and partners <= self.main_names[b.article]
            and values.relation in AGREEING
            and not only_near(values)
        ):
            return {}  # both stories are of both
        absent = any(
            self.run.names.root(slot.id) not in self.article_names[claim.article] for slot, claim in ((x, b), (y, a))
        )
        stranger = absent and not carried
        return {
            "actor_other": 0.5 if carried else 1.0,
            "actor_absent": float(absent),
            "actor_stranger": float(stranger),
        }

    def _giver_and_taker(self, a: Claim, b: Claim) -> bool:
        """Whether public money is told once of the office that gives it and once of the firm that gets it."""
        kinds = [self._kind(claim.frame.actor) for claim in (a, b)]
        acts = [claim.frame.predicate.id if claim.frame.predicate else None for claim in (a, b)]
        return kinds.count("agency") == 1 and all(act in _PUBLIC for act in acts) and acts != [None, None]

    def _kind(self, actor: Slot | None) -> str:
        entity = self.run.names.by_id.get(actor.id) if actor is not None else None
        return entity.kind if entity is not None else ""

    def _party(self, name: str) -> str:
        """The organisation at the top; the agencies of one state are one party."""
        entity = self.run.names.by_id.get(name)
        if entity is not None and entity.kind == "agency" and entity.country and entity.inside is None:
            return f"state:{entity.country}"
        return self.run.names.root(name)

    def _articles(self, a: Claim, b: Claim) -> tuple[float, bool]:
        """What the names of the two articles have in common, and whether one of those tells a story from another."""
        key = a.article, b.article
        if key not in self._known_articles:
            names = self.article_names[a.article], self.article_names[b.article]
            telling = any(self._specific(root) for root in names[0] & names[1])
            self._known_articles[key] = self._overlap(*names), telling
        return self._known_articles[key]

    def _overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The weight in common as a share of the smaller side's, drawn towards nought where both sides are small."""
        if not a or not b:
            return 0.0
        return self._sum(a & b) / (min(self._sum(a), self._sum(b)) + 0.6)

    def _sum(self, items: frozenset[str]) -> float:
        """The weight of a set; in the order of its names, since that of a set is another one in each process."""
        found = self._sums.get(items)
        if found is None:
            found = self._sums[items] = sum(self.weight.get(item, 1.0) for item in sorted(items))
        return found

    def _strangers(self, a: Claim, b: Claim) -> float:
        """1 where the two articles name no company, agency, person or town in common."""
        if is_market(a) and is_market(b) and both(a.frame.period, b.frame.period) == 1:
            return 0.0
        return float(not self._articles(a, b)[1])

    def _specific(self, root: str) -> bool:
        return not self._party(root).startswith("state:") and specific(self.run, root)

    def _predicates(self, x: Slot | None, y: Slot | None) -> dict[str, float]:
        if x is None or y is None:
            return {}
        if x.id == y.id:
            return {"predicate_same": 1.0}
        if y.id in self.near.get(x.id, ()) or x.id in self.near.get(y.id, ()):
            return {"predicate_same": 0.4}
        if "carried" in {x.origin, y.origin}:
            return {"predicate_other": 0.4, "family_other": CARRIED * families_apart(x.id, y.id)}
        return {"predicate_other": 1.0, "family_other": families_apart(x.id, y.id)}

    def _periods(self, a: Claim, b: Claim) -> dict[str, float]:
        same = both(a.frame.period, b.frame.period)
        if same == 1:
            return {"period_same": 1.0}
        if same == -1:
            yearly = any(c.frame.predicate and c.frame.predicate.id in _OF_A_YEAR for c in (a, b))
            return {"period_other": 1.0 if yearly else 0.4}
        return {}

    def _places(self, x: Slot | None, y: Slot | None) -> dict[str, float]:
        if x is None or y is None:
            return {}
        if x.id == y.id:
            return {"place_same": 1.0}
        countries = self.run.names.country(x.id), self.run.names.country(y.id)
        if countries[0] == countries[1]:
            around = (*self.run.names.around(x.id), *self.run.names.around(y.id), *countries)
            nested = x.id in around or y.id in around
            return {"place_same": 0.6} if nested else {"place_other": 0.4}
        told = x.origin == y.origin == "clause"
        return {"place_other": 1.0 if told else 0.5, "place_told": float(told)}

    def _weeks(self, a: Claim, b: Claim) -> float:
        days = self.run.published(a), self.run.published(b)
        if days[0] is None or days[1] is None:
            return 1.0
        return math.log1p(abs((days[0] - days[1]).days) / 7)


def specific(run: Run, root: str) -> bool:
    """Whether a name tells one story from another: not a country, a newspaper or a state's agency."""
    entity = run.names.by_id.get(root)
    return entity is None or not (entity.broad or entity.kind in _BROAD)


@lru_cache
def _hopeless_features(relation: Relation, *, same_article: bool) -> Features:
    """One and the same for all pairs of a kind: they are half of all pairs."""
    return Features(**{relation: 1.0}, strangers=1.0, same_article=float(same_article))


def _crowded(run: Run) -> dict[int, bool]:
    """For each claim, by identity, whether its article has another of its kind and family with another value."""
    families: dict[tuple[int, str, str], set[float]] = {}
    keys = {}
    for claim in run.claims:
        predicate, actor = claim.frame.predicate, claim.frame.actor
        act = family(predicate.id) if predicate and claim.kind == "money" else ""
        key = claim.article, claim.kind, f"{act}/{run.names.root(actor.id) if actor else ''}"
        keys[id(claim)] = key
        families.setdefault(key, set()).update({run.head(claim).number or 0.0})
    return {number: len(families[key]) > 1 for number, key in keys.items()}


# What has so much power and holds so much energy.
_STORED = frozenset({"battery"})
# Amounts further apart than this, their digits not alike, are no two prints of one amount.
_HOPELESS = 2.0


def _rarity(run: Run) -> dict[str, float]:
    """How much a name or thing in common tells: little where many articles have it."""
    count: dict[str, int] = {}
    for framed in run.framed:
        seen = {run.names.root(name) for name in framed.names}
        seen |= {thing for view in framed.views for thing in view.objects}
        for item in seen:
            count[item] = count.get(item, 0) + 1
    total = len(run.articles)
    weight = {}
    for item, n in count.items():
        entity = run.names.by_id.get(item)
        broad = 0.25 if entity is not None and entity.kind in {"country", "region", "media"} else 1.0
        weight[item] = broad * (0.3 + math.log((total + 8) / (n + 1)) / math.log(total + 8))
    return weight
