"""Why the claims of a fact belong together, and why those that nearly joined do not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.articles import Lines
from checker.facts.scoring import model_for, parts
from checker.model import JudgedLink, Location, Share, Why
from checker.packs.linking import load_linking

if TYPE_CHECKING:
    from pathlib import Path

    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.facts.scoring import Link
    from checker.model import Fact, Figure, Verdict
    from checker.packs.linking import LinkingRules

Pair = tuple[int, int]
# So many near misses tell an editor enough about a fact; a link less likely than this was not near.
_MOST, _NEAR = 3, 0.2


def explain(run: Run, linked: Linked, rules: Path) -> tuple[Why, ...]:
    """For each fact of ``linked`` its weakest needed link and its near misses; linear in the judged pairs."""
    within: dict[int, list[Pair]] = defaultdict(list)
    across: dict[int, list[Pair]] = defaultdict(list)
    for pair in linked.links:
        homes = [linked.fact_of.get(claim) for claim in pair]
        if homes[0] == homes[1]:
            if homes[0] is not None:
                within[homes[0]].append(pair)
        else:
            for home in homes:
                if home is not None:
                    across[home].append(pair)
    teller = Teller(run, linked, load_linking(rules))
    return tuple(
        Why(_weakest(teller, fact, within[number]), _kept_out(teller, fact, across[number]))
        for number, fact in enumerate(linked.facts)
    )


def _weakest(teller: Teller, fact: Fact, pairs: list[Pair]) -> JudgedLink | None:
    """The last link that grouping needs when it takes agreeing figures first and the surest of them before others."""
    links = teller.linked.links
    above = {claim: claim for claim in fact.claims}
    needed: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (not links[p].agrees, -links[p].probability, p)):
        one, two = (_top(above, claim) for claim in pair)
        if one != two:
            needed.append(pair)
            above[two] = one
    weakest = min(needed, key=lambda p: (links[p].probability, p), default=None)
    return None if weakest is None else teller.told(weakest, "linked")


def _top(above: dict[int, int], claim: int) -> int:
    while above[claim] != claim:
        above[claim] = claim = above[above[claim]]
    return claim


def _kept_out(teller: Teller, fact: Fact, pairs: list[Pair]) -> tuple[JudgedLink, ...]:
    """The claims outside that nearly joined, each by its best link into the fact."""
    members = set(fact.claims)
    best: dict[int, Pair] = {}
    for pair in pairs:
        outside = pair[1] if pair[0] in members else pair[0]
        if outside not in best or teller.probability(pair) > teller.probability(best[outside]):
            best[outside] = pair
    near = sorted(
        (p for p in best.values() if teller.probability(p) >= _NEAR), key=lambda p: (-teller.probability(p), p)
    )
    return tuple(teller.told(pair, teller.verdict(pair, members)) for pair in near[:_MOST])


class Teller:
    """Puts judged pairs in a form that can be printed."""

    def __init__(self, run: Run, linked: Linked, limits: LinkingRules) -> None:
        self.run, self.linked, self.limits = run, linked, limits
        self._lines: dict[int, Lines] = {}

    def probability(self, pair: Pair) -> float:
        """That both claims are of one fact."""
        return self.linked.links[pair].probability

    def verdict(self, pair: Pair, members: set[int]) -> Verdict:
        """Why a claim did not join ``members``."""
        link = self.linked.links[pair]
        if link.probability < self._limit(link):
            return "below"
        outside = pair[1] if pair[0] in members else pair[0]
        article = self.run.claims[outside].article
        return "told_apart" if any(self.run.claims[m].article == article for m in members) else "outvoted"

    def told(self, pair: Pair, verdict: Verdict) -> JudgedLink:
        """The link between two claims with its evidence, the outsider or the later one second."""
        link = self.linked.links[pair]
        weights = model_for(self.limits, self.run.claims[pair[0]], link.values)
        shares = [
            Share(name, getattr(link.features, name), weights.weights[name])
            for name, _ in parts(link.features, weights)
        ]
        return JudgedLink(
            first=self._location(pair[0], link.values.first),
            second=self._location(pair[1], link.values.second),
            probability=round(link.probability, 3),
            limit=self._limit(link),
            verdict=verdict,
            bias=weights.bias,
            shares=tuple(sorted(shares, key=lambda share: (-abs(share.adds), share.feature))),
        )

    def _limit(self, link: Link) -> float:
        return self.limits.link if link.agrees else self.limits.join

    def _location(self, claim: int, figure: Figure) -> Location:
        index = self.run.claims[claim].article
        article = self.run.articles[index]
        line, column = self._lines.setdefault(index, Lines(article.text)).position(figure.start)
        return Location(article.id, article.path, line, column, figure.start, figure.end, figure.surface)
