"""AR605: a multiple or a fraction that its two figures do not give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, neighbours
from checker.checks._multiples import of_base, of_moves, since_last_year, since_now
from checker.checks._operands import Found, after, before, between
from checker.checks.base import Context, Gap, Issue, as_json, check, number
from checker.figures.intervals import rounded
from checker.figures.units import dimension, factor
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "AR605"
_KINDS = frozenset({"money", "power", "energy", "compute", "accelerator", "count", "area", "duration", "data"})
# From one figure to another: the particles and prepositions that make two figures a change.
# A word of measure or of time may stand in between: 수준에서, today to.
_FROM = re.compile(
    r"^\s*(?:[(（][^()（）]*[)）]\s*)?(?:수준|가량|정도|안팎|남짓|程度|前後|today|now|currently|last year|"
    r"a year ago|\s)*(?:에서|부터|から|より|to\b|从|從)"
)
_BY = re.compile(r"늘|증가|상승|불어|많|높|큰|増加|増え|多い|多く|高い|increase|rose|growth|grow|more|增加|增长")
_BY_ZH = re.compile(r"(?:增长|增長|增加|提高|上升|提升|高|多)了?(?:约|近|超)?$")
_REACH = 60
# Nearly tripled has twice the slack of tripled.
_HEDGED = 2
# One sentence tells what was then and is now, and the next sums it up: "그만큼 3배로 길어진 셈이다".
_THEN = re.compile(
    r"예전|과거|종전|전에는|지난해|작년|당초|かつて|従来|以前|昨年|前年|当初|\b(?:used to|previously|formerly|once|"
    r"in the past|last year|a year ago|until now|originally)\b|过去|以前|此前|去年|原来|原先",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"이제|지금|요즘|현재|최근|올해|今は|今では|今や|現在|最近|今年|\b(?:now|today|currently|this year|these days)\b|"
    r"如今|现在|目前|今年",
    re.IGNORECASE,
)
_SUMMING_UP = re.compile(
    r"것이다|것입니다|셈이|셈입|꼴이다|뜻이다|계산이다|わけだ|わけで|ことになる|計算だ|計算に|ことを意味|"
    r"\b(?:that is|that's|this is|that means|this means|in other words|that amounts to|this amounts to)\b|"
    r"也就是说|意味着|相当于|等于",
    re.IGNORECASE,
)


# Double it to 200,000; 이를 두 배인 20만 장으로; これを2倍の2万基に: what the word stands for was told right before.
_IT = r"(?:it|that|this|them|that (?:number|figure|sum))"
_THAT = re.compile(rf"(?:이를|이것을|이보다|그|これを|その)\s*(?:약|무려|約)?\s*$|^\s*{_IT}\s+to\b", re.IGNORECASE)
_TO_THAT = re.compile(
    rf"^\s*(?:{_IT}\s+to(?:\s+(?:about|around|over|more than|nearly|some))?|인|의|"
    r"(?:으?로|까지) (?:늘려|늘린|확대해|확대한|키워|키운)|の|に(?:増やし|拡大し|引き上げ)て?、?)\s*(?:약|총|約)?\s*$",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"\s*(?:the|its|their|that|of|(?:as )?(?:much|many|large|high|big) as|more than)?(?: the| its| their)?"
    r"(?:\s?(?:last|the previous|the prior) year's)?\s*",
    re.IGNORECASE,
)
_BY_REACH = 4
_THAT_REACH = 8


@check(_CODE, alone=True)
def multiple_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``B / A`` as an interval against the stated multiple; "3배 증가" is read as to and as by three times."""
    moved = of_moves(context)
    for text, ahead, found, _ in neighbours(context):
        for position, (_, figure) in enumerate(found):
            if figure.kind != "ratio" or not figure.number or figure.number <= 1 or figure.per is not None:
                continue
            here = _operands(context, found, position) or of_base(context, found, position)
            here = here or moved.get(found[position][0]) or since_now(context, found, position)
            told = (
                of_base(context, found, position, ahead)
                or _raised_to(context, ahead, found, position)
                or _told_before(context, text, ahead, found)
            )
            told = told or since_last_year(context, found, position)
            operands = here or told
            if operands is not None:
                yield from _against(context, found[position], *operands, sure=here is not None)


def _against(context: Context, stated_at: Found, first_at: Found, last_at: Found, *, sure: bool) -> Iterator[Issue]:
    (place, multiple), (first_place, first), (last_place, last) = stated_at, first_at, last_at
    times = factor(last.unit, first.unit)
    if times is None:
        return
    ratio = rounded(last).scale(times) / rounded(first)
    point = (last.number or 0.0) * times / (first.number or 1.0)
    by = bool(_BY.search(after(context, place, 10))) or bool(_BY_ZH.search(before(context, place, 6)))
    stated = _stated(multiple, context.limits["word_slack"])
    if stated.meets(ratio) or (by and (stated + Interval.point(1.0)).meets(ratio)):
        if not _bound_misses(context, multiple, last, point):
            return
        variant, severity = "bound", "warning"
    else:
        variant, severity = "", "error" if sure and not _open(last) else "warning"
    yield Issue(
        _CODE,
        "error" if severity == "error" else "warning",
        place,
        (first_place, last_place),
        {
            "ratio": number(point), "other": f"{first.surface}, {last.surface}",
            "detail": f"{last.surface} / {first.surface} = {number(point)}",
            "expected": context.amount(round(point, 1), "x", place),
        },
        variant=variant,
        working={"ratio": point, "interval": as_json(ratio), "stated": as_json(stated)},
        confidence=0.85,
    )  # fmt: skip


def _operands(context: Context, found: list[Found], position: int) -> tuple[Found, Found] | None:
    """The two figures before the multiple that a "from" joins; nothing else of their kind may stand between.

    Or the one before it and the one right behind it: to $65 billion, five times the $12 billion of 2020.
    """
    if position + 1 < len(found) and _OF_THAT.fullmatch(between(context, found[position][0], found[position + 1][0])):
        ends = _simple([*[item for item in found[:position] if item[1].converts is None][-1:], found[position + 1]])
        alike = len(ends) == 2 and dimension(ends[0][1].unit) == dimension(ends[1][1].unit)
        return (ends[1], ends[0]) if alike else None
    ahead = [item for item in found[:position] if item[1].kind in _KINDS and item[1].converts is None]
    first_last = _simple(ahead[-2:])
    if len(first_last) != 2:
        return None
    first, last = first_last
    gap = between(context, first[0], last[0])
    near = len(gap) < _REACH and len(between(context, last[0], found[position][0])) < _REACH
    risen_by = before(context, first[0], _BY_REACH).rstrip().endswith("by")  # raised by 25 billion to 65 billion
    joined = near and not risen_by and _FROM.match(gap) and dimension(first[1].unit) == dimension(last[1].unit)
    return (first, last) if joined else None


def _raised_to(context: Context, ahead: list[Found], found: list[Found], position: int) -> tuple[Found, Found] | None:
    """The one amount of that kind before "it" and the one right behind the multiple: to double it to 200,000."""
    if position + 1 >= len(found):
        return None
    (place, _), last = found[position], found[position + 1]
    joint = between(context, place, last[0])
    if not _TO_THAT.match(joint) or not (_THAT.search(joint) or _THAT.search(before(context, place, _THAT_REACH))):
        return None
    here = [item for item in _simple(found[:position]) if alike(item[1], last[1])]
    told = here or [item for item in _simple(ahead) if alike(item[1], last[1])]
    return (told[0], last) if _simple([last]) and len(told) == 1 else None


def _told_before(context: Context, text: str, ahead: list[Found], found: list[Found]) -> tuple[Found, Found] | None:
    """The two figures of the sentence before, told as then and now, where the multiple alone sums them up."""
    pair = _simple(ahead)
    if len(pair) != 2 or len(found) != 1 or not _SUMMING_UP.search(text):
        return None
    first, last = pair
    then = before(context, first[0], _REACH).rpartition("\n")[2]
    if dimension(first[1].unit) != dimension(last[1].unit) or not _THEN.search(then):
        return None
    return (first, last) if _NOW.search(between(context, first[0], last[0])) else None


def _simple(found: list[Found]) -> list[Found]:
    """The amounts that may be ends of a change: no ranges, no conversions."""
    return [
        item
        for item in found
        if item[1].kind in _KINDS and item[1].number and item[1].value_high is None and item[1].converts is None
    ]


def _stated(multiple: Figure, word_slack: float) -> Interval:
    """The stated multiple; a hedge widens it by a tenth, and a word for it (tripled) is read more freely."""
    interval = multiple.interval if _open(multiple) else rounded(multiple)
    if not multiple.step and not _open(multiple):
        slack = _HEDGED * word_slack if multiple.bound == "about" else word_slack
        interval = Interval(interval.low - slack, interval.high + slack)
    return interval.widen(0.1) if multiple.bound == "about" else interval.widen(0.02)


def _bound_misses(context: Context, multiple: Figure, last: Figure, point: float) -> bool:
    """A floor that only an open end of its operands can reach: the printed figures do not bear it."""
    if multiple.bound not in {"at_least", "more_than"} or not _open(last):
        return False
    return point < (multiple.number or 0.0) * (1 - context.limits["bound_share"])


def _open(figure: Figure) -> bool:
    return figure.bound in {"at_least", "more_than", "at_most", "less_than"}
