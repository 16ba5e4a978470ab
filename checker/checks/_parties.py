"""How many parties share a total: 計5社, 네 회사, the four companies; and what each of them gives, told around it."""

from __future__ import annotations

import re
from functools import reduce
from itertools import combinations
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import times
from checker.checks._operands import neighbourhood
from checker.checks._sums import addable, fits
from checker.figures.intervals import rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context
    from checker.interval import Interval
    from checker.model import Figure

# What shares an amount; floors and stages do not.
_PARTY = frozenset({"company", "country", "school", "site", "team", "region"})
_PLACES = frozenset({"country", "site", "region"})
# Small numerals that stand before the party without a counter.
_SPELLED = re.compile(r"(두|세|네|다섯|여섯|일곱|여덟)\s(?:회사|기업|업체|은행|그룹|나라|기관|대학)")
_NUMERALS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
_ENGLISH = re.compile(
    r"\b(?:the|its) (two|three|four|five|six|seven|eight) (?:firms|companies|banks|partners|"
    r"(?P<place>countries|nations|states|cities|sites|plants|campuses|projects))\b",
    re.IGNORECASE,
)
# The total for the two neighbours: whatever the places are called, but no stretches of time.
_TOTAL_FOR = re.compile(
    r"\btotal (?:[a-z]+ )?(?:for|of|in|across) (?:the|its|all) (two|three|four|five|six|seven|eight) "
    r"(?!years|months|weeks|days|quarters|decades|phases|stages)[a-z]+s\b",
    re.IGNORECASE,
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_BOTH = re.compile(r"양사|両社|(?P<place>양국|両国|両工場|両拠点|两国)")
_MOST = 12
_AHEAD, _BEHIND = 6, 2
_POOL = 12


class Parties(NamedTuple):
    """How many share a total, and whether they are places and not actors."""

    number: int
    places: bool


def told(text: str, found: Sequence[Found]) -> Parties | None:
    """The parties that a sentence speaks of; None where it gives no number of them, or two."""
    some = {
        Parties(int(figure.number), figure.unit in _PLACES)
        for _, figure in found
        if figure.kind == "count" and figure.unit in _PARTY and figure.number and figure.value_high is None
    }
    some |= {Parties(_NUMERALS[match[1]], places=False) for match in _SPELLED.finditer(text)}
    some |= {Parties(_WORDS[match[1].lower()], match["place"] is not None) for match in _ENGLISH.finditer(text)}
    some |= {Parties(_WORDS[match[1].lower()], places=True) for match in _TOTAL_FOR.finditer(text)}
    some |= {Parties(2, match["place"] is not None) for match in _BOTH.finditer(text)}
    return some.pop() if len(some) == 1 and 2 <= min(some).number <= _MOST else None


def shares(context: Context, total: Found, parties: Parties) -> list[Found] | None:
    """What each of the parties gives, where the sentences around a total tell it and it does not add up.

    Returns:
        The amounts, one for each party, that come nearest to the total; None where any of the amounts around it add to
        the total, or where it is not plain that they are those of just these parties.
    """
    pool, count = list(_pool(context, total)), parties.number
    if parties.places:
        pool = [item for item in pool if item[0] < total[0] and _actor(context, item) == _actor(context, total)]
    if not count <= len(pool) <= _POOL or _add_up(context, pool, total, count):
        return None
    return _nearest(context, pool, total, count, _site if parties.places else _actor)


def _nearest(
    context: Context,
    pool: Sequence[Found],
    total: Found,
    count: int,
    party: Callable[[Context, Found], str | None],
) -> list[Found] | None:
    """The amounts, one of each party, that come nearest to the total; None where there are more or fewer parties."""
    if len({name for item in pool if (name := party(context, item)) is not None}) != count:
        return None
    one_each = [
        parts
        for parts in combinations(pool, count)
        if len({name for item in parts if (name := party(context, item)) is not None}) == count
    ]
    nearest = min(one_each, key=lambda parts: abs(_printed(parts, total[1]) - (total[1].number or 0.0)), default=None)
    return None if nearest is None else list(nearest)


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


def _site(context: Context, item: Found) -> str | None:
    """Where one actor's amounts are spent: its two sites are two parties."""
    place = context.run.framed[item[0].article].frames[item[0].figure].place
    return place.id if place is not None else None


def _printed(parts: Sequence[Found], unit: Figure) -> float:
    return sum((f.value_high or f.number or 0.0) * times(f, unit) for _, f in parts)
