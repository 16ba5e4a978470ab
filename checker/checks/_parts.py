"""Whether one of two figures is a part of the other: with its neighbours in the text it adds up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, stated_first, times
from checker.checks._operands import neighbourhood
from checker.figures.intervals import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks._operands import Found
    from checker.checks.base import Context, Place

_MOST_PARTS = 4


def part_and_whole(context: Context, one: Place, two: Place) -> bool:
    """Whether either figure and those told right beside it add up to the other: 100 and 110, elsewhere 210."""
    return _adds_up(context, one, two) or _adds_up(context, two, one)


def _adds_up(context: Context, part: Place, whole: Place) -> bool:
    total = context.figure(whole)
    if not alike(context.figure(part), total) or not total.number:
        return False
    for run in _runs(context, part):
        sums = rounded(run[0][1]).scale(times(run[0][1], total))
        for _, figure in run[1:]:
            sums = sums + rounded(figure).scale(times(figure, total))
        if sums.meets(rounded(total)):
            return True
    return False


def _runs(context: Context, part: Place) -> Iterator[list[Found]]:
    """The amounts that stand in a row with ``part``, it among them, from the sentence before it to the one behind."""
    own = context.figure(part)
    around = stated_first(neighbourhood(context, part, behind=1))
    beside = [item for item in around if alike(item[1], own) and not _of_another(context, part, item[0])]
    for start in range(len(beside)):
        for end in range(start + 2, min(len(beside), start + _MOST_PARTS) + 1):
            if any(place == part for place, _ in beside[start:end]):
                yield beside[start:end]


def _of_another(context: Context, part: Place, other: Place) -> bool:
    """Whether another sentence says a figure of a party of its own: what that one pays is no part beside this one's."""
    framed = context.run.framed[part.article]
    if framed.sentence_of[part.figure] == framed.sentence_of[other.figure]:
        return False
    actors = [framed.frames[place.figure].actor for place in (part, other)]
    told = {context.run.names.root(actor.id) for actor in actors if actor is not None and actor.origin != "carried"}
    return len(told) > 1
