"""Learns the weights of rules/linking.yaml from labelled news, and says how well they do on stories not used.

    python scripts/learn_linking.py DATASET... [--write] [--calibration docs/calibration.json]

A dataset has articles/<story>/ and gold/same_fact.jsonl. A logistic model is fitted by gradient descent from weights
that we would choose by hand (``_PRIOR``); few labels move few weights far. What no label can show, because slips are
rare, is made: agreeing pairs of one fact become examples of slips of every kind. A story's figures come from a model
that has not seen that story. Repeatable: no chance but a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.articles import ReadOptions, read
from checker.claims import STRONG
from checker.facts.blocking import candidate_pairs
from checker.facts.features import Comparer, Features
from checker.facts.scoring import AGREEING
from checker.packs import rules_folder
from checker.packs.entities import load_frame_words
from checker.packs.furniture import load_furniture
from checker.pipeline import Setup, claims
from checker.rates import embedded
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.claims.run import Run

# What a careful reader would weigh, in log odds; the labels correct it.
_PRIOR: dict[str, dict[str, float]] = {
    "strong": {
        "equal": 1.5, "truncated": -0.2, "loose": -2, "digits": 1.0, "converted": -1.0, "headline": 1.5,
        "model_same": 0.7, "model_other": -2, "actor_same": 1.5, "actor_carried": -0.5, "actor_other": -1.5,
        "actor_absent": -2, "actor_stranger": -4.5, "strangers": -4, "predicate_same": 0.7, "predicate_other": -1.0,
        "family_other": -8, "objects": 1.5, "names": 1.5, "article": 1.5, "same_article": 1.2, "reworded": -0.5,
        "period_same": 1, "period_other": -3, "years_same": 1.5, "years_other": -1.5, "place_same": 0.7,
        "place_other": -1.0, "place_told": -0.5, "scope_same": 0.5, "scope_other": -1.2, "phase_other": -3,
        "per_other": -1.5, "number_other": -4, "source_other": -1, "weeks": -0.2,
    },
    "weak": {
        "equal": 2.5, "digits": 1.0, "actor_same": 1.2, "actor_other": -1.5, "actor_absent": -2, "actor_stranger": -2,
        "strangers": -4, "predicate_same": 1.5, "predicate_other": -1.5, "family_other": -1, "objects": 1.5,
        "names": 1.5, "article": 2, "period_other": -1, "place_same": 0.5, "place_other": -1, "scope_other": -1,
        "per_other": -1, "host_same": 3, "host_other": -2, "weeks": -0.1,
    },
    "dissent": {
        "slip": 1.0, "slip_far": 1.2, "slip_bare": -1.2, "slip_long": 0.8, "swap": 3, "transposed": 1.5,
        "one_digit": 1.2, "near": 0.3, "different": -1.5, "converted": -0.5, "headline": 5, "rivals": -1.2,
        "model_same": 1, "model_other": -3, "actor_same": 2, "actor_carried": -0.8, "actor_other": -2.5,
        "actor_absent": -2.5, "actor_stranger": -4, "only_one": 1.0, "only_measure": 1.0, "strangers": -4,
        "predicate_same": 1, "predicate_other": -2, "family_other": -8, "objects": 2, "names": 2, "article": 1.5,
        "same_article": -1.5, "period_same": 1.2, "period_other": -4, "years_same": 2, "years_other": -2,
        "place_same": 1, "place_other": -2.5, "place_told": -2, "scope_same": 0.5, "scope_other": -2.5,
        "phase_same": 2, "phase_other": -2, "per_other": -3, "number_other": -4, "source_other": -3, "weeks": -0.25,
    },
}  # fmt: skip
_BIAS = {"strong": -1.5, "weak": -5.0, "dissent": -6.0}
# Knowledge that a few hundred labels must not unlearn.
_FIXED = {
    "strong": frozenset({
        "actor_stranger", "converted", "family_other", "number_other", "phase_other", "strangers", "truncated",
    }),
    "weak": frozenset({"strangers"}),
    "dissent": frozenset({
        "actor_stranger", "family_other", "headline", "number_other", "per_other", "period_other", "phase_other",
        "phase_same", "place_other", "place_told", "rivals", "scope_other", "slip_bare", "slip_far", "source_other",
        "strangers",
    }),
}  # fmt: skip
_FOR, _AGAINST = (
    frozenset(
        [
            "actor_same",
            "article",
            "compatible",
            "digits",
            "equal",
            "headline",
            "host_same",
            "model_same",
            "names",
            "objects",
            "only_measure",
            "only_one",
            "period_same",
            "phase_same",
            "place_same",
            "predicate_same",
            "scope_same",
            "slip_far",
            "slip_long",
            "swap",
            "truncated",
            "years_same",
        ]
    ),
    frozenset(
        [
            "actor_absent",
            "actor_carried",
            "actor_other",
            "actor_stranger",
            "converted",
            "different",
            "family_other",
            "host_other",
            "loose",
            "model_other",
            "near",
            "number_other",
            "per_other",
            "period_other",
            "phase_other",
            "place_other",
            "place_told",
            "predicate_other",
            "reworded",
            "rivals",
            "scope_other",
            "source_other",
            "strangers",
            "weeks",
            "years_other",
        ]
    ),
)
_LIMITS = {"link": 0.5, "join": 0.7}
_L2, _RATE, _STEPS, _SEED = 0.006, 0.15, 250, 7
_FIELDS = Features._fields
# What agreeing pairs are turned into.
_SLIPS = ("slip", "slip", "slip_far", "swap", "one_digit", "transposed", "near", "different", "one_digit")


@dataclass(frozen=True)
class Example:
    """A pair of claims: its features that are not nought, whether it is of one fact, and how much it counts."""

    features: tuple[tuple[int, float], ...]
    linked: bool
    weight: float
    stories: frozenset[str]


def main() -> None:
    """Fits, cross-validates by story, and writes the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("datasets", nargs="+")
    parser.add_argument("--write", action="store_true", help="write rules/linking.yaml")
    parser.add_argument("--calibration", help="write the calibration on unseen stories to this file")
    args = parser.parse_args()
    labelled = [_labelled(dataset) for dataset in args.datasets]
    models, calibration = {}, {}
    for name in ("strong", "weak", "dissent"):
        examples = [example for run, gold in labelled for example in _examples(run, gold, name)]
        models[name] = _fit(examples, name)
        unseen = _cross_validated(examples, name)
        calibration[name] = _calibration(unseen)
        print(f"{name}: {len(examples)} pairs, {sum(e.linked for e in examples)} of one fact")
        for row in calibration[name]:
            print("  links at {from:.1f}-{to:.1f}: {pairs:4d} pairs, {right:.2f} right".format(**row))
    if args.calibration:
        Path(args.calibration).write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    if args.write:
        _write(models, rules_folder() / "linking.yaml")


def _labelled(dataset: str) -> tuple[Run, dict[int, str]]:
    """The run over the dataset's articles, and for each labelled claim the id of its gold group."""
    rules = rules_folder()
    articles = read([f"{dataset}/articles"], ReadOptions(furniture=load_furniture(rules / "furniture"))).articles
    run = claims(articles, Setup(rules, Settings(), embedded(), "en"))
    groups: dict[str, list[tuple[int, int, str]]] = {}
    for line in Path(dataset, "gold", "same_fact.jsonl").read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        for member in group["members"]:
            start, end = member["spans"][0]
            groups.setdefault(member["path"], []).append((start, end, group["id"]))
    gold: dict[int, str] = {}
    for index, claim in enumerate(run.claims):
        path = os.path.relpath(run.articles[claim.article].path, dataset)
        for figure in run.renderings(claim):
            for start, end, name in groups.get(path, ()):
                if start < figure.end and figure.start < end:
                    gold.setdefault(index, name)
    return run, gold


def _examples(run: Run, gold: dict[int, str], model: str) -> list[Example]:
    """The pairs that a model learns from; agreeing pairs with an unlabelled side are left out: nobody judged them."""
    comparer = Comparer(run, load_frame_words(rules_folder()))
    hosts = {claim: hash(name) for claim, name in gold.items()} if model == "weak" else None
    sizes = Counter(gold.values())
    rng = random.Random(_SEED)  # noqa: S311 - repeatable on purpose
    made: list[Example] = []
    for a, b in candidate_pairs(run):
        one, two = run.claims[a], run.claims[b]
        if (one.kind in STRONG) == (model == "weak"):
            continue
        found = comparer.features(one, two, hosts)
        if found is None:
            continue
        features, values = found
        agrees, judged = values.relation in AGREEING, a in gold and b in gold
        linked = judged and gold[a] == gold[b]
        stories = frozenset(Path(run.articles[c.article].path).parent.name for c in (one, two))
        sparse = tuple((k, v) for k, v in enumerate(features) if v)
        if model == "dissent" and agrees and linked:
            made += _slipped(sparse, stories, 0.5 * min(1.0, 6 / sizes[gold[a]]), rng)
        if agrees == (model == "dissent") or (agrees and not judged):
            continue
        made.append(Example(sparse, linked, 1.0 if judged else 0.5, stories))
    return made


def _slipped(
    features: tuple[tuple[int, float], ...], stories: frozenset[str], weight: float, rng: random.Random
) -> list[Example]:
    """Three slips made out of an agreeing pair: its frame, with the features of another number."""
    values = {_FIELDS.index(name) for name in ("equal", "compatible", "truncated", "loose", "digits")}
    frame = tuple((k, v) for k, v in features if k not in values)
    digits = next((round(v) for k, v in features if _FIELDS[k] == "digits"), 1)
    made = [_mistaken(kind, digits) for kind in rng.sample(_SLIPS, 3)]
    return [Example((*frame, *number), True, weight, stories) for number in made]  # noqa: FBT003


def _mistaken(kind: str, digits: int) -> list[tuple[int, float]]:
    """The features of a number of so many digits that was mistaken in one way."""
    found = {"slip": 1.0, "slip_far": 1.0} if kind == "slip_far" else {kind: 1.0}
    if kind == "slip" and digits < 2:
        found["slip_bare"] = 1.0
    if "slip" in found or "swap" in found:
        found["slip_long"] = float(max(0, digits - 1))
    if kind == "one_digit" and digits < 3:
        found["one_digit"] = 0.3
    return [(_FIELDS.index(name), value) for name, value in found.items() if value]


def _fit(examples: list[Example], model: str, steps: int = _STEPS) -> list[float]:
    """Adam on the log loss, drawn towards the prior; signs and fixed weights are kept."""
    prior = [_PRIOR[model].get(name, 0.0) for name in _FIELDS] + [_BIAS[model]]
    weights, size = list(prior), len(prior)
    first, second = [0.0] * size, [0.0] * size
    total = sum(example.weight for example in examples)
    for step in range(1, steps + 1):
        slope = [0.0] * size
        for example in examples:
            error = (_probability(weights, example) - example.linked) * example.weight
            slope[-1] += error
            for k, value in example.features:
                slope[k] += error * value
        for k in range(size):
            g = slope[k] / total + _L2 * (weights[k] - prior[k])
            first[k] = 0.9 * first[k] + 0.1 * g
            second[k] = 0.99 * second[k] + 0.01 * g * g
            moved = first[k] / (1 - 0.9**step) / (math.sqrt(second[k] / (1 - 0.99**step)) + 1e-9)
            weights[k] = _kept(weights[k] - _RATE * moved, k, prior[k], model)
    return weights


def _kept(weight: float, k: int, prior: float, model: str) -> float:
    name = _FIELDS[k] if k < len(_FIELDS) else ""
    if name in _FIXED[model]:
        return prior
    if name in _FOR:
        return max(0.0, weight)
    return min(0.0, weight) if name in _AGAINST else weight


def _probability(weights: list[float], example: Example) -> float:
    odds = weights[-1] + sum(weights[k] * value for k, value in example.features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _cross_validated(examples: list[Example], model: str) -> list[tuple[float, bool, float]]:
    """(probability, truth, weight) of every example, by a model that has not seen its stories."""
    judged = []
    for story in sorted(set().union(*(example.stories for example in examples))):
        weights = _fit([e for e in examples if story not in e.stories], model, steps=_STEPS // 2)
        judged += [(_probability(weights, e), e.linked, e.weight) for e in examples if story in e.stories]
    return judged


def _calibration(judged: list[tuple[float, bool, float]]) -> list[dict[str, Any]]:
    """Of the pairs in each band of probability, how many are of one fact."""
    rows = []
    for low in range(10):
        band = [x for x in judged if low / 10 <= x[0] < (low + 1) / 10 or (low == 9 and x[0] == 1)]
        if band:
            right = sum(weight for _, linked, weight in band if linked) / sum(weight for _, _, weight in band)
            rows.append({"from": low / 10, "to": (low + 1) / 10, "pairs": len(band), "right": round(right, 3)})
    return rows


def _write(models: dict[str, list[float]], path: Path) -> None:
    lines = ["# Log-odds weights of linking, written by scripts/learn_linking.py; edit the limits, not the weights."]
    for name, weights in models.items():
        lines += [f"{name}:", f"  bias: {weights[-1]:.2f}", "  weights:"]
        lines += [f"    {field}: {w:.2f}" for field, w in zip(_FIELDS, weights, strict=False) if abs(w) >= 0.005]
    lines += [f"{name}: {limit}" for name, limit in _LIMITS.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
