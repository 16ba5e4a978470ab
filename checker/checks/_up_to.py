"""Shares by size, and the share of all up to one size: 3 nm 22%, 5 nm 36%, 7 nm 15%; 7 nm and below 73%."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import alike, neighbours, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context

_SIZES = frozenset({"length"})
# Between a size and its share, and between "and below" and the share of all up to it.
_BESIDE = re.compile(r"^[^\d。.;；]{0,24}$")
_AND_BELOW = re.compile(r"^\s?(?:이하|以下|及以下|及更先进|(?:and|or) (?:below|smaller|finer|less|more advanced)\b)")
_REACH, _LEAST = 50, 2
# Of another time than the list.
_OTHER_TIME = re.compile(
    r"지난해|작년|전년|전분기|직전|前年|昨年|前期|前四半期|去年|上年|上季|上一季|上个季度|"
    r"\b(?:year|quarter) (?:earlier|ago|before)|\b(?:last|previous|prior)\b|%?p\b|포인트|ポイント|百分点|points?\b",
    re.IGNORECASE,
)


class UpTo(NamedTuple):
    """The share told of all sizes up to one, and the shares of these sizes."""

    share: Found
    parts: list[Found]


def up_to(context: Context) -> Iterator[UpTo]:
    """Every share of all up to a size that stands right behind a list of the shares of sizes."""
    for text, ahead, found, _ in neighbours(context):
        if _OTHER_TIME.search(text):
            continue
        for size, share in _beside(context, found):
            place, figure = size
            behind = context.article(place).text[figure.end : figure.end + _REACH]
            if figure.bound != "at_most" and not _AND_BELOW.match(behind):
                continue
            listed = _beside(context, [*ahead, *(item for item in found if item < size)])
            sizes = [one[1].number for one, _ in listed]
            parts = [part for one, part in listed if alike(one[1], figure) and _fits(one, size)]
            if len(parts) >= _LEAST and len(parts) == len(listed) and figure.number in sizes:
                yield UpTo(share, parts)


def _fits(one: Found, most: Found) -> bool:
    """Whether a size, told without a bound, is no larger than another."""
    within = (one[1].number or 0.0) * times(one[1], most[1]) <= (most[1].number or 0.0)
    return within and one[1].bound == "exact"


def _beside(context: Context, found: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Each size with the share right behind it."""
    pairs = []
    for one, two in pairwise(found):
        sized = one[1].kind in _SIZES and two[1].kind == "percent" and two[1].value_high is None
        gap = context.article(one[0]).text[one[1].end : two[1].start]
        wide = _AND_BELOW.match(gap) or one[1].bound == "at_most"
        if sized and one[1].number and (_BESIDE.match(gap) or (wide and len(gap) <= _REACH and "." not in gap)):
            pairs.append((one, two))
    return pairs
