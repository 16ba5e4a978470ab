"""Claims -> Facts: which figures speak of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.claims import STRONG
from checker.facts.blocking import candidate_pairs
from checker.facts.features import Comparer
from checker.facts.focus import focused_pairs
from checker.facts.grouping import Groups, agree, dissent
from checker.facts.scoring import Judge, Link
from checker.facts.witnesses import Witnesses
from checker.model import Fact
from checker.packs.copies import load_copies
from checker.packs.entities import load_frame_words
from checker.packs.linking import load_linking
from checker.sweeps import unswept

if TYPE_CHECKING:
    from pathlib import Path

    from checker.claims.run import Run

__all__ = ["Linked", "link"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found.

    Attributes:
        facts: Every group of two figures or more; a claim is in one fact at most.
        fact_of: For each claim in a fact the index of that fact.
        links: The judged pairs of claims, by their indexes, the smaller first.
        witnesses: What tells copies from reports of their own.
    """

    facts: tuple[Fact, ...]
    fact_of: dict[int, int]
    links: dict[tuple[int, int], Link]
    witnesses: Witnesses


def link(run: Run, rules: Path, drafts: frozenset[int] | None = None) -> Linked:
    """The facts of a run; only those that bear on the articles numbered ``drafts`` where these are given.

    Amounts that identify a fact by themselves are linked first, then the durations and counts that lean on them.
    """
    with unswept():
        return _link(run, rules, drafts)


def _link(run: Run, rules: Path, drafts: frozenset[int] | None) -> Linked:
    words, limits = load_frame_words(rules), load_linking(rules)
    judge, witnesses = Judge(Comparer(run, words), limits), Witnesses(run, load_copies(rules))
    pairs = candidate_pairs(run) if drafts is None else focused_pairs(run, drafts)
    groups = Groups(len(run.claims))
    links: dict[tuple[int, int], Link] = {}
    hosts: dict[int, int] | None = None
    articles = [claim.article for claim in run.claims]
    for strong in (True, False):
        judged = {}
        for a, b in pairs:
            if (run.claims[a].kind in STRONG) == strong:
                found = judge.link(run.claims[a], run.claims[b], hosts)
                if found is not None:
                    judged[a, b] = found
        agree(groups, judged, limits.link, articles)
        if strong:
            dissent(groups, judged, articles, limits.join, witnesses)
            hosts = {claim: groups.owner[claim] for claim in range(len(run.claims))}
        else:
            slips = {pair: found for pair, found in judged.items() if _large_slip(found)}
            dissent(groups, slips, articles, limits.join, witnesses)
        links |= judged
    return _linked(run, groups, links, witnesses, drafts)


def _large_slip(link: Link) -> bool:
    """Whether two large counts agree, or would but for a power of ten or two digits that changed places.

    Those are 16 million shares and 160 million, or 4,356 seats and 4,536.
    """
    figures = link.values.first, link.values.second
    counted = all(
        figure.kind == "data" or (figure.kind == "count" and (figure.number or 0.0) >= _LARGE) for figure in figures
    )
    swapped = bool(link.features.transposed) and link.values.digits >= _EXACT
    return counted and (link.agrees or bool(link.features.slip) or swapped)


# Small counts are a power of ten apart by chance: 4 sites of 40.
_LARGE = 1000.0
# A count of so many digits was counted: one with two of them changed about is no other estimate.
_EXACT = 4


def _linked(
    run: Run,
    groups: Groups,
    links: dict[tuple[int, int], Link],
    witnesses: Witnesses,
    drafts: frozenset[int] | None,
) -> Linked:
    """What was found; a fact that no draft speaks of was only there to tell it from those that one does."""
    facts: list[Fact] = []
    fact_of: dict[int, int] = {}
    for owner, members in sorted(groups.members.items(), key=lambda item: min(item[1])):
        if sum(len(run.claims[claim].figures) for claim in members) < 2:
            continue
        if drafts is not None and not any(run.claims[claim].article in drafts for claim in members):
            continue
        fact_of |= dict.fromkeys(members, len(facts))
        facts.append(Fact(tuple(sorted(members)), groups.confidence.get(owner, 1.0)))
    return Linked(tuple(facts), fact_of, links, witnesses)
