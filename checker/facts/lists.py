"""What one article tells apart: two numbers of its text, and one number that a sentence, list or table gives twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.claims import STRONG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.claims.run import Run
    from checker.facts.grouping import Groups, Pair
    from checker.facts.scoring import Link
    from checker.model import Claim

# What the rows of a table and of a list begin with.
_CELL, _MARKS = "|", frozenset("|-*•・·▷▶▽○●◆■□※")


def listed(run: Run, a: Claim, b: Claim, party: Callable[[str], str]) -> float:
    """1 where one sentence, or one list, gives one amount to two parties, or where two rows of a table have it.

    Not a share: two partners with 50% each have it of one thing.
    """
    if a.article != b.article or a.headline or b.headline or a.kind not in STRONG:
        return 0.0
    if a.sentence != b.sentence:
        marks = [_mark(run, claim) for claim in (a, b)]
        if "" in marks or marks[0] != marks[1] or a.names & b.names:
            return 0.0
        if marks[0] == _CELL:
            return 1.0
    actors = a.frame.actor, b.frame.actor
    told = [party(actor.id) for actor in actors if actor is not None and actor.origin != "carried"]
    return float(len(set(told)) > 1)


def _mark(run: Run, claim: Claim) -> str:
    """What the line begins with that a claim's sentence begins; nothing where it is no row of a list."""
    text, views = run.articles[claim.article].text, run.framed[claim.article].views
    start = views[claim.sentence].span[0] if views else 0
    line = text[text.rfind("\n", 0, start) + 1 : start + 1].lstrip()
    return line[:1] if line[:1] in _MARKS else ""


def told_apart(links: Mapping[Pair, Link]) -> dict[int, list[int]]:
    """For each claim those that its own article prints as other numbers, not as rounder ones of the same."""
    return _table(
        pair for pair, link in links.items() if link.features.same_article and (link.features.loose or not link.agrees)
    )


def listed_apart(links: Mapping[Pair, Link]) -> dict[int, list[int]]:
    """For each claim those that have its number in the same list, of another party."""
    return _table(pair for pair, link in links.items() if link.features.listed and link.agrees)


def _table(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = defaultdict(list)
    for a, b in pairs:
        table[a].append(b)
        table[b].append(a)
    return table


def parted(groups: Groups, apart: Mapping[int, list[int]], a: int, b: int) -> bool:
    """Whether some article tells the two groups apart: then neither rounding nor a round number makes them one."""
    x, y = groups.owner[a], groups.owner[b]
    if len(groups.members[x]) > len(groups.members[y]):
        x, y = y, x
    return any(groups.owner[other] == y for claim in groups.members[x] for other in apart.get(claim, ()))
