"""Weighs the evidence: the probability that two claims are of one fact, and what it is made of."""

from __future__ import annotations

import math
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from checker.claims import STRONG
from checker.facts.features import Features

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.facts.features import Comparer
    from checker.facts.values import Comparison
    from checker.model import Claim
    from checker.packs.linking import LinkingRules, Weights

AGREEING = frozenset({"equal", "compatible", "truncated"})


class Link(NamedTuple):
    """A judged pair.

    Attributes:
        probability: That both are of one fact.
        values: How their figures stand to each other.
        features: The evidence, for those who want to see it.
    """

    probability: float
    values: Comparison
    features: Features

    @property
    def agrees(self) -> bool:
        """Whether some reading makes both figures right."""
        return self.values.relation in AGREEING


class Judge:
    """Judges the pairs of one run; the weights are put in the order of the features once."""

    def __init__(self, comparer: Comparer, rules: LinkingRules) -> None:
        self._comparer, self._rules = comparer, rules
        models = (rules.strong, rules.weak, rules.dissent)
        self._vectors = {id(model): [model.weights.get(name, 0.0) for name in Features._fields] for model in models}

    def link(self, a: Claim, b: Claim, hosts: Mapping[int, int] | None = None) -> Link | None:
        """The link between two claims; None where their figures measure different things."""
        found = self._comparer.features(a, b, hosts)
        if found is None:
            return None
        features, values = found
        weights = model_for(self._rules, a, values)
        odds = sum(map(mul, self._vectors[id(weights)], features))
        return Link(_sigmoid(odds + weights.bias), values, features)


def model_for(rules: LinkingRules, claim: Claim, values: Comparison) -> Weights:
    """The weights for two figures that stand to each other as ``values`` says, one of them ``claim``'s."""
    if values.relation not in AGREEING:
        return rules.dissent
    return rules.strong if claim.kind in STRONG else rules.weak


def parts(features: Features, weights: Weights) -> list[tuple[str, float]]:
    """What each piece of evidence adds to the log odds, without those that add nothing."""
    return [
        (name, weights.weights[name] * value)
        for name, value in features._asdict().items()
        if value and name in weights.weights
    ]


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
