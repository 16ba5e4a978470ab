"""How many parties share a total: 計5社, 네 회사, the four companies; and what each of them gives, told around it."""

from __future__ import annotations

import re
from functools import reduce
from itertools import combinations
from operator import add
from typing import TYPE_CHECKING

from checker.checks._arithmetic import times
from checker.checks._operands import neighbourhood
from checker.checks._sums import addable, fits
from checker.figures.intervals import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context
    from checker.interval import Interval
    from checker.model import Figure

# What shares an amount; floors and stages do not.
_PARTY = frozenset({"company", "country", "school", "site", "team", "region"})
# Small numerals that stand before the party without a counter.
_SPELLED = re.compile(r"(두|세|네|다섯|여섯|일곱|여덟)\s(?:회사|기업|업체|은행|그룹|나라|기관|대학)")
_NUMERALS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
_MOST = 12
_AHEAD, _BEHIND = 6, 2
_POOL = 12


def told(text: str, found: Sequence[Found]) -> int | None:
    """How many parties a sentence speaks of; None where it gives no number, or two."""
    numbers = {
        int(figure.number)
        for _, figure in found
        if figure.kind == "count" and figure.unit in _PARTY and figure.number and figure.value_high is None
    }
    numbers |= {_NUMERALS[match[1]] for match in _SPELLED.finditer(text)}
    return numbers.pop() if len(numbers) == 1 and 2 <= min(numbers) <= _MOST else None


def shares(context: Context, total: Found, count: int) -> list[Found] | None:
    """What each of ``count`` parties gives, where the sentences around a total tell it and it does not add up.

    Returns:
        The amounts, one for each party, that come nearest to the total; None where any of the amounts around it add to
        the total, or where it is not plain that they are those of just these parties.
    """
    pool = list(_pool(context, total))
    if not count <= len(pool) <= _POOL or _add_up(context, pool, total, count):
        return None
    actors = {actor for item in pool if (actor := _actor(context, item)) is not None}
    if len(actors) != count:
        return None
    chosen = [parts for parts in combinations(pool, count) if _one_each(context, parts)]
    if not chosen:
        return None
    nearest = min(chosen, key=lambda parts: abs(_printed(parts, total[1]) - (total[1].number or 0.0)))
    return list(nearest)


def _add_up(context: Context, pool: Sequence[Found], total: Found, count: int) -> bool:
    """Whether as many amounts as there are parties give the total under some reading, or any of them as printed."""
    some = (chosen for size in range(1, len(pool) + 1) for chosen in combinations(pool, size))
    return any(
        fits(context, chosen, total) if len(chosen) <= count else _sum(chosen, total[1]).meets(rounded(total[1]))
        for chosen in some
    )


def _sum(parts: Sequence[Found], unit: Figure) -> Interval:
    return reduce(add, (rounded(figure).scale(times(figure, unit)) for _, figure in parts))


def _pool(context: Context, total: Found) -> Iterator[Found]:
    """The amounts of the body that may be shares, each number once: ranges too, but no conversion and no price."""
    headline = context.article(total[0]).headline
    seen: set[float] = set()
    for place, figure in neighbourhood(context, total[0], before=_AHEAD, behind=_BEHIND):
        if place == total[0] or figure.number is None or figure.flaw is not None or not addable(figure, total[1]):
            continue
        if figure.converts is not None or figure.per is not None or figure.number in seen:
            continue
        if headline is None or figure.start >= headline[1]:
            seen.add(figure.number)
            yield place, figure


def _actor(context: Context, item: Found) -> str | None:
    actor = context.run.framed[item[0].article].frames[item[0].figure].actor
    return actor.id if actor is not None else None


def _one_each(context: Context, parts: Sequence[Found]) -> bool:
    actors = [_actor(context, part) for part in parts]
    return None not in actors and len(set(actors)) == len(actors)


def _printed(parts: Sequence[Found], unit: Figure) -> float:
    return sum((f.value_high or f.number or 0.0) * times(f, unit) for _, f in parts)
