"""What a total over some years comes to a year: 5년간 6만 명, 연평균 1만2000명; $50bn in five years, $10bn a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import AMOUNTS, alike, neighbours, plain
from checker.checks._operands import after, before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context

_ABOUT = r"(?:약|대략|평균|約|およそ|平均|约|大约|about|around|roughly|nearly|some|\s)*"
# An average says that something was divided; "a year" alone may be of anything.
_AVERAGE = re.compile(
    rf"(?:연평균|연간 평균|한 해 평균|年平均(?:では|で|すると|にすると)?、?|年間平均(?:では|で)?、?|年均|"
    rf"(?:每年平均|平均每年|相当于每年|相當於每年|即每年|折合每年)[^\d，。,]{{0,4}}|(?:매년|해마다)\s평균){_ABOUT}$"
)
_SHARED_AHEAD = re.compile(rf"(?:매년|해마다|한 해에?|연간|연|年間|年に?|毎年)\s?{_ABOUT}$")
_SHARED_BEHIND = re.compile(r"^\s?(?:씩|꼴|ずつ|の計算|の勘定|になる計算)")
_EN_AHEAD = re.compile(
    rf"\b(?:or|an? (?:annual )?average of|averag(?:e|es|ing)|on average|equal to|equivalent to|works? out (?:at|to)|"
    rf"amount(?:s|ing) to|that is|which is),?\s{_ABOUT}[$€£¥]?$",
    re.IGNORECASE,
)
# Another time than the total's: 예년보다, compared with the past.
_OTHER_TIME = re.compile(
    r"지난|과거|기존|예년|작년|이전|그동안|보다|대비|비해|이후|これまで|従来|過去|昨年|前年|より|比べ|以降|"
    r"此前|过去|過去|以往|去年|相比|之后|"
    r"\b(?:previous\w*|past|prior|last|existing|historical\w*|compar\w+|than|until|after|since|earlier|from)\b",
    re.IGNORECASE,
)


class Yearly(NamedTuple):
    """A total, the years that it is for, and what is said to be its share of one year."""

    average: Found
    years: Found
    total: Found


def yearly(context: Context) -> Iterator[Yearly]:
    """Every share of one year whose total and years stand in its sentence, or in the one before it."""
    for text, ahead, found, _ in neighbours(context):
        if _OTHER_TIME.search(text):
            continue
        for average in found:
            if plain(average[1]) and average[1].converts is None and _of_a_year(context, average):
                here = [item for item in found if item < average]
                timed = any(item[1].kind in {"duration", "date"} for item in here)
                told = _divided(average, here) if timed else _divided(average, [*ahead, *here])
                if told is not None:
                    yield told


def _of_a_year(context: Context, item: Found) -> bool:
    """Whether the words say that an amount is what one year gets of a total."""
    place, figure = item
    left, right = before(context, place, 30), after(context, place, 12)
    if context.article(place).language == "en":
        return figure.per == "year" and bool(_EN_AHEAD.search(left))
    return bool(_AVERAGE.search(left)) or bool(_SHARED_AHEAD.search(left) and _SHARED_BEHIND.match(right))


def _divided(average: Found, told: Sequence[Found]) -> Yearly | None:
    """The one total and the one number of years of some figures."""
    years = [item for item in told if item[1].kind == "duration" and item[1].unit == "year" and item[1].number]
    totals = [
        item
        for item in told
        if item[1].kind in AMOUNTS and plain(item[1]) and item[1].converts is None and alike(item[1], average[1])
    ]
    if len(years) != 1 or len(totals) != 1 or years[0][1].value_high is not None or totals[0][1].per is not None:
        return None
    return Yearly(average, years[0], totals[0])
