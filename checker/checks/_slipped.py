"""Lists that give their total once two digits of one figure change places: what shows that they are its parts.

A list beside a total may name only some of the parts, or be of something else. Where one exchange of neighbouring
digits makes the printed numbers add up exactly, it is the whole list, and the exchange is the slip.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import bare, stated_first, times
from checker.checks._lists import BREAKDOWN, Laid
from checker.checks._operands import Found
from checker.checks._sums import addable, fits, terms, told_as_whole
from checker.checks._telling import in_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context
    from checker.model import Figure

_LEAST, _MOST = 3, 12
# Fewer digits than these change places too easily: 12 and 21 fit many sums.
_LEAST_DIGITS = 3
_EXACTLY = 1e-9
_ROUNDER = 10.0
_LIST_GAP = 40
# Words between two amounts after which they are no two items of one list.
_APART = re.compile(
    r"에서|보다|대비|から|より|に対し|比|\bfrom\b|\bthan\b|\bversus\b|\bper\b|\bagainst\b|从|從|较|비해", re.IGNORECASE
)


class Slipped(NamedTuple):
    """Parts and total, and the one figure of them that is ``value`` when two of its digits change places."""

    parts: Sequence[Found]
    total: Found
    suspect: Found
    value: float


def exchanged(context: Context, text: str, found: Sequence[Found], before: Sequence[Found]) -> Iterator[Slipped]:
    """A list of the sentence whose total stands at its head, at its end, or in the sentence before."""
    amounts = terms(context, found)
    if len(amounts) > _LEAST:
        yield from _slips(context, amounts[1:], amounts[:1], text)
        yield from _slips(context, amounts[:-1], amounts[-1:], text)
    yield from _slips(context, amounts, terms(context, before), text)


def exchanged_in_list(context: Context, laid: Laid) -> Iterator[Slipped]:
    """A list of lines or a column whose total the paragraphs before it tell."""
    yield from _slips(context, laid.parts, stated_first(laid.ahead), laid.told, lines=True)


def _slips(
    context: Context, parts: Sequence[Found], totals: Sequence[Found], told: str, *, lines: bool = False
) -> Iterator[Slipped]:
    """The total among some amounts that the parts miss by one exchange; nothing where they fit one of them."""
    if not _LEAST <= len(parts) <= _MOST or not (lines or _in_a_row(context, parts)):
        return
    totals = [item for item in totals if all(addable(part[1], item[1]) for part in parts)]
    if any(fits(context, parts, total) for total in totals):
        return
    slips = [
        Slipped(parts, total, *slip)
        for total in totals
        if BREAKDOWN.search(told) or told_as_whole(context, total)
        for slip in _one_exchange(parts, total)
    ]
    if len({slip.total[0] for slip in slips}) == 1:
        yield slips[0]


def _in_a_row(context: Context, parts: Sequence[Found]) -> bool:
    text = context.article(parts[0][0]).text
    gaps = [bare(text[one[1].end : two[1].start]) for one, two in pairwise(parts)]
    return all(len(gap) <= _LIST_GAP and not _APART.search(gap) for gap in gaps)


def _one_exchange(parts: Sequence[Found], total: Found) -> Iterator[tuple[Found, float]]:
    """(figure, what it should be) for each exchange of two neighbouring digits with which the parts give the total."""
    for item in (*parts, total):
        for value in _exchanges(item[1]):
            numbers = [value if other is item else other[1].number or 0.0 for other in parts]
            added = sum(n * times(f, total[1]) for n, (_, f) in zip(numbers, parts, strict=True))
            stated = value if item is total else total[1].number or 0.0
            finest = max(f.step * times(f, total[1]) for _, f in parts)
            slack = total[1].step / 2 if total[1].step >= _ROUNDER * finest else abs(stated) * _EXACTLY
            if abs(added - stated) <= slack:
                yield item, value


def _exchanges(figure: Figure) -> Iterator[float]:
    """What a printed number is with two of its neighbouring digits exchanged."""
    if not figure.number or figure.step <= 0 or figure.bound != "exact":
        return
    digits = str(round(figure.number / figure.step))
    if len(digits) < _LEAST_DIGITS:
        return
    for at in range(len(digits) - 1):
        one, two = digits[at], digits[at + 1]
        if one != two and not (at == 0 and two == "0"):
            yield int(digits[:at] + two + one + digits[at + 2 :]) * figure.step


def written(context: Context, slip: Slipped) -> str:
    """What the suspect should be, as it is printed: 490億ドル -> 409億ドル."""
    place, figure = slip.suspect
    one = _ONE_NUMBER.match(figure.surface)
    printed = float(one["number"].replace(",", "")) if one else 0.0
    if one is None or not printed or not figure.number:
        return in_style(context, place, slip.value, figure.unit)
    decimals = len(one["number"].partition(".")[2])
    grouped = "," if "," in one["number"] else ""
    return f"{one['ahead']}{printed * slip.value / figure.number:{grouped}.{decimals}f}{one['behind']}"


# 35조 8천억 has two numbers and is written anew.
_ONE_NUMBER = re.compile(r"(?P<ahead>\D*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<behind>\D*)$")
