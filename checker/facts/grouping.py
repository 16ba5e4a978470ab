"""Claims -> Facts: agreement builds a fact, and one dissent does not tear it."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lists import listed_apart, parted, told_apart
from checker.facts.values import only_near

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.facts.scoring import Link
    from checker.facts.witnesses import Witnesses

Pair = tuple[int, int]
# Of the pairs that two groups have in common, so many must agree before the groups become one.
_MAJORITY = 0.5
# The same for two groups of so many articles that print one round number.
_SURELY, _SEVERAL = 0.78, 3


class Groups:
    """Disjoint groups of claims that grow together."""

    def __init__(self, count: int) -> None:
        self.owner = list(range(count))
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.confidence: dict[int, float] = {}

    def union(self, a: int, b: int, probability: float) -> None:
        """Puts the groups of two claims together."""
        x, y = self.owner[a], self.owner[b]
        if x == y:
            return
        if len(self.members[x]) < len(self.members[y]):
            x, y = y, x
        for claim in self.members.pop(y):
            self.owner[claim] = x
            self.members[x].append(claim)
        known = [self.confidence.pop(g, 1.0) for g in (x, y)]
        self.confidence[x] = min(*known, probability)

    def same(self, a: int, b: int) -> bool:
        """Whether two claims are in one group."""
        return self.owner[a] == self.owner[b]


def agree(groups: Groups, links: Mapping[Pair, Link], limit: float, article_of: Sequence[int]) -> None:
    """Ties agreeing claims together, the surest first, unless the rest of their groups speaks against it.

    Args:
        groups: Every claim by itself, or the facts so far; they grow.
        links: All judged pairs.
        limit: The least probability of a link.
        article_of: For each claim its article.
    """
    between = _neighbours(links)
    apart, listed = told_apart(links), listed_apart(links)
    contested = {
        claim
        for pair, link in links.items()
        if not link.agrees and link.features.phase_same and link.probability >= _TOLD_APART
        for claim in pair
    }
    ordered = sorted(
        (-link.probability, pair)
        for pair, link in links.items()
        if link.agrees
        and link.probability >= limit
        and not link.features.listed
        and not _by_chance(link)
        and not (link.features.phase_other and contested & {*pair})
    )
    for minus, (a, b) in ordered:
        if groups.same(a, b) or not _of_one_fact(groups, links, between, (a, b), article_of):
            continue
        if not (links[a, b].features.loose and parted(groups, apart, a, b)) and not parted(groups, listed, a, b):
            groups.union(a, b, -minus)


def _of_one_fact(
    groups: Groups, links: Mapping[Pair, Link], between: Mapping[int, list[int]], pair: Pair, article_of: Sequence[int]
) -> bool:
    """Whether the rest of the groups of two agreeing claims bears their link out.

    Two deals may both be of 10 GW: where several articles tell each side of a round number, it takes more.
    """
    support = _support(groups, links, between, *pair)
    if support >= _SURELY or links[pair].values.digits > 1:
        return support >= _MAJORITY
    articles = [{article_of[claim] for claim in groups.members[groups.owner[side]]} for side in pair]
    return support >= _MAJORITY and min(map(len, articles)) < _SEVERAL


def _by_chance(link: Link) -> bool:
    """Whether articles of other weeks, with next to nothing in common, print one number: $3 billion is a common sum.

    So they do where each tells an amount of another party, and no rounding makes one number of the two.
    """
    features = link.features
    if features.actor_other >= 1 and only_near(link.values):
        return True
    tied = features.same_article or features.host_same or features.place_same or features.period_same
    return not tied and bool(features.weeks) and features.article < _IN_COMMON


# Articles of one story have more in common than this, even where the one only mentions the other's matter.
_IN_COMMON = 0.16


def dissent(
    groups: Groups, links: Mapping[Pair, Link], article_of: Sequence[int], limit: float, witnesses: Witnesses
) -> None:
    """Puts a claim that no other bears out to the one fact that its frame fits, figure aside.

    Args:
        groups: The facts as agreement has built them; they grow.
        links: All judged pairs.
        article_of: For each claim its article: two numbers that one article tells apart are two things.
        limit: The least probability of the best links.
        witnesses: What tells copies from reports of their own.
    """
    counted = cache(lambda fact: witnesses.count(groups.members[fact]))
    fitting, denied, listed = _fitting(links, limit), _denied(links), listed_apart(links)
    offers: dict[int, list[_Offer]] = defaultdict(list)
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for (a, b), link in links.items():
        met[groups.owner[a], groups.owner[b]].add(article_of[b])
        met[groups.owner[b], groups.owner[a]].add(article_of[a])
        if link.agrees or groups.same(a, b) or _apart(link) or _of_another(link, {a, b} & listed.keys()):
            continue
        offer = _Offer(
            link.probability,
            b,
            link.values.converted,
            _surely(link),
            bool(link.features.slip_bare) and not link.features.phase_same,
            bool(link.features.headline),
            bool(link.features.phase_same),
            1.0 if link.features.same_article else link.features.article,
            _only_scaled(link),
            _unrelated(link),
            bool(link.features.swap),
        )
        for lone, other in ((a, b), (b, a)):
            if _outnumbered(counted(groups.owner[lone]), counted(groups.owner[other])):
                offers[groups.owner[lone]].append(offer._replace(member=other))
    told = {fact: {article_of[claim] for claim in members} for fact, members in groups.members.items()}
    chosen = {
        lone: _best(
            groups, lone, [o for o in offers[lone] if _known(lone, groups.owner[o.member], met, told)], counted, limit
        )
        for lone in sorted(offers)
    }
    wanted: dict[tuple[int, int], int] = defaultdict(int)
    for lone, best in chosen.items():
        if best is not None:
            for article in {article_of[claim] for claim in groups.members[lone]}:
                wanted[groups.owner[best.member], article] += 1
    grown: dict[int, _Core] = {}
    for lone, best in chosen.items():
        if best is None or lone not in groups.members or groups.same(lone, best.member):
            continue
        articles = {article_of[claim] for claim in groups.members[lone]}
        fact = groups.owner[best.member]
        told_apart = articles & told.get(fact, set()) or any(wanted[fact, article] > 1 for article in articles)
        alone = len(groups.members[lone]) == 1
        sure = best.slip or (best.headline and alone) or (best.probability >= _TOLD_APART and not best.bare)
        sure = sure or (best.phase and best.probability >= _BARE)
        sure = sure or (best.bare and best.probability >= _BARE and witnesses.count(groups.members[fact]) >= _MANY)
        if told_apart and not (sure and len(articles) == 1 and not _two_things(groups, denied, lone, fact)):
            continue
        core = grown.get(fact)
        if core is None or _fits_too(fitting, links, groups.members[lone], core):
            core = core or _core(groups, fact, lone)
            groups.union(groups.members[lone][0], best.member, best.probability)
            grown[groups.owner[best.member]] = core


def _of_another(link: Link, listed: set[int]) -> bool:
    """Whether a claim that shares its number with others of a list is held against what is of another party."""
    return bool(listed) and link.features.actor_same < 1


def _fitting(links: Mapping[Pair, Link], limit: float) -> dict[int, set[int]]:
    """For each claim those that it may be of one fact with."""
    table: dict[int, set[int]] = defaultdict(set)
    for (a, b), link in links.items():
        if link.probability >= limit:
            table[a].add(b)
            table[b].add(a)
    return table


def _denied(links: Mapping[Pair, Link]) -> dict[int, list[int]]:
    """For each claim those of its article with its digits that a conversion bears out, as one bears out the claim."""
    table: dict[int, list[int]] = defaultdict(list)
    for (a, b), link in links.items():
        features = link.features
        if features.same_article and features.strangers and features.slip:
            table[a].append(b)
            table[b].append(a)
    return table


def _two_things(groups: Groups, denied: Mapping[int, list[int]], lone: int, fact: int) -> bool:
    """Whether its article prints a claim's digits as another amount too, and a conversion bears out each."""
    return any(groups.owner[other] == fact for other in denied.get(lone, ()))


def _known(lone: int, fact: int, met: Mapping[tuple[int, int], set[int]], told: Mapping[int, set[int]]) -> bool:
    """Whether a claim could be compared with a fact in most of its articles, and not by one stray member."""
    return len(met[lone, fact]) >= min(len(told[fact]) / 2, _ENOUGH)


# So many articles of a fact are enough to know it by; blocks hold no more of a large one.
_ENOUGH = 4


class _Core(NamedTuple):
    """A fact before the first dissent joined it.

    Attributes:
        claims: Its claims.
        agreed: Whether they agree; else they are two that only dissent holds together.
    """

    claims: frozenset[int]
    agreed: bool


def _core(groups: Groups, fact: int, lone: int) -> _Core:
    members = groups.members[fact]
    return (
        _Core(frozenset(members), agreed=True)
        if len(members) > 1
        else _Core(frozenset((*members, *groups.members[lone])), agreed=False)
    )


def _fits_too(fitting: Mapping[int, set[int]], links: Mapping[Pair, Link], lone: Sequence[int], core: _Core) -> bool:
    """Whether a claim fits the fact as it was: the dissent that has joined since may alone have drawn it.

    Of two claims that only dissent holds together neither is borne out, and a third must fit both.
    """
    if core.agreed:
        return any(not core.claims.isdisjoint(fitting.get(claim, ())) for claim in lone)
    judged = [(a, b) for a in lone for b in core.claims if (min(a, b), max(a, b)) in links]
    return all(b in fitting.get(a, ()) for a, b in judged)


def _outnumbered(few: int, many: int) -> bool:
    """Whether few enough witnesses tell the one number, and enough the other, for it to be a dissent, not a fact."""
    return few <= many if few == 1 else few <= _FEW and few * _LEAST_LEAD <= many


_LEAST_LEAD = 2
# What more witnesses than this tell is a fact of its own, whoever tells another number.
_FEW = 2


def _surely(link: Link) -> bool:
    """Whether the slip is plain enough to stand beside the right figure in one article."""
    features = link.features
    telling = features.one_digit and link.values.digits >= _TELLING
    return bool(features.slip_far or features.swap or features.transposed or telling)


def _only_scaled(link: Link) -> bool:
    """Whether a slip keeps every digit of more than one: 17 million for 17 billion, but not for 16.5 billion."""
    if not link.features.slip or link.values.digits < _SOME_DIGITS or not link.values.ratio:
        return False
    power = math.log10(abs(link.values.ratio))
    return abs(power - round(power)) < _EXACT


_EXACT, _SOME_DIGITS = 1e-6, 2
# A number of this many digits that differs in one of them is the same number mistyped.
_TELLING = 3


def _apart(link: Link) -> bool:
    """Two numbers that one article's text tells apart are two things; a headline's number is the text's own.

    So are two numbers without any likeness.
    """
    features = link.features
    alike = (features.slip and not features.slip_bare) or features.headline or features.phase_same or _surely(link)
    ratio = abs(link.values.ratio or 1.0)
    likely = bool(features.slip_bare) and link.probability >= _BARE
    far = not (alike or likely or features.one_digit) and (not ratio or max(ratio, 1 / ratio) > _FAR)
    mistyped = bool(features.one_digit) and link.probability >= _TOLD_APART
    return far or (bool(features.same_article) and not alike and not mistyped)


def _unrelated(link: Link) -> bool:
    """Whether two claims of two parties have only the digits of a tenfold slip in common: no act, thing or name.

    Where the digits are not quite the same, one act and one place are not enough, whatever the parties.
    """
    features = link.features
    if not features.slip or features.slip_far or features.headline or features.same_article:
        return False
    if not _only_scaled(link):
        return not (features.actor_same or features.objects)
    return bool(features.actor_other) and not (features.objects or features.predicate_same or features.names)


# Figures this far apart, their digits not alike, are no two prints of one amount; twice as much is growth.
_FAR = 1.9


class _Offer(NamedTuple):
    """A fact's member that a lone claim may belong with.

    Attributes:
        converted: Whether only a rate of exchange compares them.
        slip: Whether the difference is plainly a slip.
        bare: Whether it is a power of ten of a number of one digit, which growth is too.
        headline: Whether one stands in the headline of the other's article.
        phase: Whether both are said to be the size at the start, or in the end, of one growth.
        akin: How much of what the two articles name is the same, from 0 to 1.
        scaled: Whether all of some digits are the same, and only the scale is another.
        unrelated: Whether the digits of a slip are all that the two have in common.
        swap: Whether only the unit is another, so that it is a slip whichever of two facts with the number is meant.
    """

    probability: float
    member: int
    converted: bool
    slip: bool = False
    bare: bool = False
    headline: bool = False
    phase: bool = False
    akin: float = 1.0
    scaled: bool = False
    unrelated: bool = False
    swap: bool = False


def _best(
    groups: Groups, lone: int, offers: Sequence[_Offer], counted: Callable[[int], int], limit: float
) -> _Offer | None:
    """The likeliest member of the one fact that a lone claim fits; None where it fits none, or two as well."""
    by_fact: dict[int, list[_Offer]] = defaultdict(list)
    for offer in offers:
        fact = groups.owner[offer.member]
        if fact != groups.owner[lone]:
            by_fact[fact].append(offer)
    count = {fact: counted(fact) for fact in by_fact}
    ranked = sorted(((_fit(found, count[fact]), fact) for fact, found in by_fact.items()), key=lambda x: (-x[0], x[1]))
    if not ranked or ranked[0][0] < limit:
        return None
    if len(ranked) > 1 and ranked[1][0] > limit and ranked[0][0] - ranked[1][0] < _MARGIN:
        plainer = [any(offer.scaled for offer in by_fact[fact]) for _, fact in ranked[:2]]
        either = all(any(offer.swap for offer in by_fact[fact]) for _, fact in ranked[:2])
        if plainer != [True, False] and not either:
            return None  # it fits two facts as well: nothing can be said
    plain = [offer for offer in by_fact[ranked[0][1]] if (offer.slip or offer.headline) and offer.probability >= limit]
    best = max(plain or by_fact[ranked[0][1]])
    weak = best.bare and not best.headline and count[ranked[0][1]] < _BARE_WITNESSES
    foreign = max(offer.akin for offer in by_fact[ranked[0][1]]) < _ONE_STORY
    foreign = foreign or all(offer.unrelated for offer in by_fact[ranked[0][1]])
    return None if weak or foreign else best


# Articles that have less in common tell two stories, in which one firm may print the same digits twice.
_ONE_STORY = 0.25
# Two numbers of one article are of one fact only where their frames leave next to no doubt.
_TOLD_APART = 0.97
# A dissent that fits a second fact nearly as well belongs to neither.
_MARGIN = 0.05
# A power of ten of a one-digit number is a slip only against a number that several articles bear out.
_BARE_WITNESSES = 3
_BARE = 0.9
# So many witnesses of one number make its power of ten a slip even beside the number itself.
_MANY = 4
# Each doubling of a fact's witnesses makes it likelier that another article of the story speaks of it too.
_WITNESS = 0.25


def _fit(found: Sequence[_Offer], witnesses: int) -> float:
    """How well a lone claim fits a fact: the mean of the three best links, raised where many articles tell the fact.

    One lucky pair is not enough, unless it is a plain slip inside one article. Figures of one currency are asked first;
    what a rate of exchange makes of the others adds nothing to them.
    """
    plain = max((offer.probability for offer in found if offer.slip or offer.headline), default=0.0)
    direct = [offer.probability for offer in found if not offer.converted]
    best = sorted(direct or [offer.probability for offer in found], reverse=True)[:3]
    mean = min(max(sum(best) / len(best), 1e-6), 1 - 1e-6)
    odds = math.log(mean / (1 - mean)) + _WITNESS * math.log2(witnesses)
    return max(plain, 1 / (1 + math.exp(-odds)))


def _neighbours(links: Mapping[Pair, Link]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = defaultdict(list)
    for a, b in links:
        table[a].append(b)
        table[b].append(a)
    return table


# So many claims speak for a large group, beside the one that is asked about.
_JURY = 60


def _support(groups: Groups, links: Mapping[Pair, Link], between: Mapping[int, list[int]], a: int, b: int) -> float:
    """The mean probability of the judged pairs between two groups; those that disagree count as nought."""
    x, y = groups.owner[a], groups.owner[b]
    if len(groups.members[x]) > len(groups.members[y]):
        x, y = y, x
    total = count = 0.0
    members = groups.members[x]
    for claim in members if len(members) <= _JURY else (a, b, *members[:_JURY]):
        for other in between[claim]:
            if groups.owner[other] == y and groups.owner[claim] == x:
                link = links[min(claim, other), max(claim, other)]
                total += link.probability if link.agrees else 0.0
                count += 1
    return total / count if count else 0.0
