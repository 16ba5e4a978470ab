"""Where to draw the values of a fact: time from left to right, amounts from bottom to top, in per cent of the plot.

The printed words allow each value an interval, which is a bar; one that has no end reaches the edge. Behind the values
run the courses: what an amount in another currency was worth from day to day.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.amounts import amount
from checker.reporting.axes import Scale, Tick, amounts_axis, days_axis
from checker.reporting.tally import common_amount, outlet, published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from checker.model import FactMember, FactSummary, Location, Severity
    from checker.packs.messages import Words

_PIXELS: Final = (7.0, 2.4)  # in one per cent, across and up, of a plot on a desk; a telephone shows no numbers
_DOT: Final = 19  # pixels that a dot needs
_SHIFTS: Final = tuple(sign * step * _DOT for step in range(9) for sign in (1, -1))


@dataclass(frozen=True, slots=True)
class Mark:
    """One value, or several that are alike.

    Attributes:
        number: By which the table below names it.
        x: Its day, in per cent from the left.
        y: Its amount, in per cent from the top.
        top: The upper end of what its words allow; 0 where there is none.
        bottom: The lower end, likewise; 100 where there is none.
        shift: Pixels by which it moves aside for another one.
        severity: Of the gravest finding that suspects it, None where none does.
        caption: Who printed what when.
    """

    number: int
    x: float
    y: float
    top: float
    bottom: float
    shift: int
    severity: Severity | None
    caption: str


class Line(NamedTuple):
    """A course: the path through a field of 100 by 100, and what it shows."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of a fact."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    amounts: tuple[Tick, ...]
    days: tuple[Tick, ...]


def numbered(fact: FactSummary, suspects: Mapping[Location, Severity]) -> tuple[tuple[int | None, FactMember], ...]:
    """The members in order of time, each with the number of its mark; None where it cannot be compared."""
    numbers: dict[object, int] = {}
    found = []
    for member in sorted(fact.members, key=_order):
        alike = (member.published, member.common, member.low, member.high, suspects.get(member.location))
        number = None if member.common is None else numbers.setdefault(alike, len(numbers) + 1)
        found.append((number, member))
    return tuple(found)


def chart(fact: FactSummary, suspects: Mapping[Location, Severity], words: Words) -> Chart | None:
    """The drawing of ``fact``, None where fewer than two values can be compared.

    Args:
        fact: What is drawn.
        suspects: The figures that findings suspect, with the gravest severity.
        words: The language of the labels.
    """
    shown = [(number, member) for number, member in numbered(fact, suspects) if number is not None]
    if len(shown) < 2:
        return None
    members = [member for _, member in shown]
    up = amounts_axis([*_amounts(members), *(value for course in fact.courses for _, value in course.days)])
    across, days = days_axis([member.published for member in members], words)
    marks = []
    for number, alike in groupby(sorted(shown, key=itemgetter(0)), key=itemgetter(0)):
        same = [member for _, member in alike]
        caption = "; ".join(_caption(fact, member, words) for member in same)
        marks.append(_mark(number, same[0], across, up, suspects, caption))
    lines = [
        Line(
            "M" + "L".join(f"{across(day)} {up.at(value)}" for day, value in course.days),
            words("at_daily_rate", amount=amount(course.amount, course.unit, words.language)),
        )
        for course in fact.courses
    ]
    ticks = (Tick(up.at(value), amount(value, fact.common_unit, words.language)) for value in up.ticks)
    return Chart(tuple(_apart(marks)), tuple(lines), tuple(ticks), days)


def _order(member: FactMember) -> tuple[bool, str, str, int]:
    day = member.published
    return day is None, day.isoformat() if day else "", member.location.path, member.location.start


def _amounts(members: Iterable[FactMember]) -> list[float]:
    values = (value for member in members for value in (member.common, member.low, member.high))
    return [value for value in values if value is not None and math.isfinite(value)]


def _caption(fact: FactSummary, member: FactMember, words: Words) -> str:
    parts = (outlet(member), published(member, words), member.location.surface, common_amount(fact, member, words))
    return " · ".join(parts)


def _mark(
    number: int,
    member: FactMember,
    across: Callable[[date | None], float],
    up: Scale,
    suspects: Mapping[Location, Severity],
    caption: str,
) -> Mark:
    return Mark(
        number,
        across(member.published),
        up.at(member.common or 0.0),
        0.0 if member.high is None else up.at(member.high),
        100.0 if member.low is None else up.at(member.low),
        0,
        suspects.get(member.location),
        caption,
    )


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, moved aside where one would hide another."""
    found: list[Mark] = []
    for mark in marks:
        free = (shift for shift in _inside(mark) if not any(_hides(other, mark, shift) for other in found))
        found.append(replace(mark, shift=next(free, 0)))
    return found


def _inside(mark: Mark) -> Iterator[int]:
    """The shifts that keep the mark within the plot, the smallest first."""
    across, _ = _PIXELS
    return (shift for shift in _SHIFTS if 0 <= mark.x * across + shift <= 100 * across)


def _hides(other: Mark, mark: Mark, shift: int) -> bool:
    across, up = _PIXELS
    beside = abs((other.x - mark.x) * across + other.shift - shift) < _DOT
    return beside and abs(other.y - mark.y) * up < _DOT
