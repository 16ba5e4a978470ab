"""Parts and their total: what a part may stand for, how often it counts, and whether some reading gives the total."""

from __future__ import annotations

import math
import re
from functools import reduce
from itertools import combinations, product
from operator import add
from typing import TYPE_CHECKING

from checker.checks._arithmetic import AMOUNTS, alike, bare, operand, result, times
from checker.figures.intervals import rounded
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context
    from checker.model import Figure

_REACH, _REACH_WHOLE, _REACH_AHEAD = 24, 18, 44
# A word for the whole that stands before its amount, and one behind it.
_WHOLE = re.compile(
    r"(?:총액|총|누적|누계|累計|累计|모두|합계|합산|도합|합치면|합쳐|합하면|합해|합친|합한|더하면|더해|합계는|総額|合計|合わせ[てた]|あわせ[てた]|"
    r"総(?:投資額|事業費|工費|出力|容量|面積)|总(?:投资额?|装机(?:容量)?|容量|产能|面积|成本)|總(?:投資額?|裝機容量|容量|產能|面積|成本)|"
    r"総計|計|总计|总额|合计|共计|总共|一共|总额|總計|合計|總額|"
    r"共計|(?<=[，,、；])共|"
    r"\b(?:combined|total(?:ing|ling|s|ed|led)?)(?: (?:capacity|investment|cost|value|spending|output|area))?"
    r"(?: of)?|\baltogether|\bsum(?: of)?|\bsum is)"
    r"(?:은|는|이|가|が|は|で|で約|を|に|为|為|达|達|约|約|大约|大約|およそ|ざっと|약|대략|금액은|액은|投資額は|額は|"
    r"사업비|투자비|공사비|투자 ?규모|(?:설비 ?|발전 ?)?용량|면적|"
    r"最大で?|최대|(?:for|of|in|across) (?:the|its|all) (?:[a-z]+ ){1,3}|"
    r", |\s|of|is|to|at|about|roughly|nearly|around|some|comes|rises|reaches|amounts|stands|up|\$|US)*$",
    re.IGNORECASE,
)  # fmt: skip
_WHOLE_BEHIND = re.compile(r"^[^\d,.，。]{0,4}(?:in total|in all|altogether|combined)\b", re.IGNORECASE)
# 각각 5만 장, 50,000 each: the amount counts once for each of those named before it.
_EACH_AHEAD = re.compile(
    r"(?:각각|(?<![가-힣])각|それぞれ|各|分别|分別)[^,，、。.\d]{0,8}$|"
    r"\beach(?: (?!and\b|or\b|while\b)[a-z]+){0,3} (?:US)?\$?$",
    re.IGNORECASE,
)
_EACH_BEHIND = re.compile(r"^\s?(?:씩|ずつ|each\b|apiece\b)", re.IGNORECASE)
# "각각 3조 원, 4조 원과 2조 원": to each its own.
_RESPECTIVELY = re.compile(
    r"^\s*(?:(?:원|円|元)?\s*(?:[,、，·]|와|과|및|と|および|和|与|與|and\b)\s*)+"
    r"(?:최대|약|最大|約|约|about|up to|\s)*$",
    re.IGNORECASE,
)
_FEWEST, _MOST = 2, 6
# Counters that say nothing of their thing: 5만 장 beside 6만 장의 GPU.
_GENERIC = frozenset({"item", "machine", "sheet"})
# Who is hired holds a job: 1,200 people and 500 people, 1,700 jobs in all.
_STAFF = frozenset({"person", "job"})
_COUNTED = frozenset({"count", "accelerator"})
# What the trailing zeros of a hedged amount excuse in a sum.
_HEDGE = 0.05
# The variance of a rounding, in steps.
_VARIANCE = 1 / 12


def addable(a: Figure, b: Figure) -> bool:
    """Whether two amounts may be terms of one sum; a bare counter counts what its neighbour counts."""
    if alike(a, b) or (a.unit in _STAFF and b.unit in _STAFF):
        return True
    generic = a.unit in _GENERIC or b.unit in _GENERIC
    return generic and a.kind in _COUNTED and b.kind in _COUNTED and "GPU" in f"{a.unit} {b.unit}"


def told_as_whole(context: Context, item: Found) -> bool:
    """Whether a word for the whole stands at an amount: 총 5조, 合計5兆円, 5 trillion in all."""
    text, figure = context.article(item[0]).text, item[1]
    left = text[max(0, figure.start - _REACH_AHEAD) : figure.start]
    return bool(_WHOLE.search(left)) or bool(_WHOLE_BEHIND.match(text[figure.end : figure.end + _REACH_WHOLE]))


def terms(context: Context, found: Sequence[Found]) -> list[Found]:
    """The plain amounts first stated; ``50,000 GPUs each`` is one too, as no other amount per unit is."""
    return [
        item
        for item in found
        if item[1].kind in AMOUNTS
        and item[1].number is not None
        and item[1].value_high is None
        and item[1].flaw is None
        and item[1].converts is None
        and (item[1].per is None or _said_of_each(context, item))
    ]


def _said_of_each(context: Context, item: Found) -> bool:
    text, figure = context.article(item[0]).text, item[1]
    ahead = bool(_EACH_AHEAD.search(text[max(0, figure.start - _REACH) : figure.start]))
    return ahead or bool(_EACH_BEHIND.match(text[figure.end : figure.end + _REACH]))


def _copies(context: Context, item: Found) -> range:
    """How often a part may count: once, or once for each of several parties that the text does not number."""
    place, figure = item
    text = context.article(place).text
    once, several = range(1, 2), range(_FEWEST, _MOST + 1)
    if _EACH_BEHIND.match(text[figure.end : figure.end + _REACH]):
        return several
    if not _EACH_AHEAD.search(text[max(0, figure.start - _REACH) : figure.start]):
        return once
    behind = context.run.figures[place.article][place.figure + 1 :]
    following = next((other for other in behind if other.converts is None), None)
    listed = following is not None and _RESPECTIVELY.match(bare(text[figure.end : following.start]))
    return once if listed else several


def sums(context: Context, parts: Sequence[Found], unit: Figure) -> Iterator[Interval]:
    """What the parts may add to, in the unit of ``unit``, for every number of parties that an "each" may mean."""
    single = [_near(figure, operand(figure)).scale(times(figure, unit)) for _, figure in parts]
    for counts in product(*(_copies(context, part) for part in parts)):
        yield reduce(add, (interval.scale(count) for interval, count in zip(single, counts, strict=True)))


def fits(context: Context, parts: Sequence[Found], total: Found) -> bool:
    """Whether some reading of the parts gives the total."""
    stated = whole(context, total)
    return any(computed.meets(stated) for computed in sums(context, parts, total[1])) and not _by_chance(
        context, parts, total
    )


def some_fit(context: Context, items: Sequence[Found], total: Found) -> bool:
    """Whether the total is printed among the items, or some of them add to it."""
    some = (chosen for size in range(1, len(items) + 1) for chosen in combinations(items, size))
    return any(fits(context, chosen, total) for chosen in some)


def whole(context: Context, total: Found) -> Interval:
    """What the total may stand for; ``up to 7 in all`` is the sum of parts that are each given as a ceiling."""
    return rounded(total[1]) if total[1].bound == "at_most" else _near(total[1], result(context, total[0]))


def _near(figure: Figure, reading: Interval) -> Interval:
    """A reading without what lies too far from a hedged number to be meant by it: about 1000 is not 600."""
    if figure.bound != "about" or figure.number is None:
        return reading
    printed, slack = rounded(figure), abs(figure.number) * _HEDGE
    low = max(reading.low, min(figure.interval.low, printed.low, figure.number - slack))
    high = min(reading.high, max(figure.interval.high, printed.high, figure.number + slack))
    return Interval(low, high)


def _by_chance(context: Context, parts: Sequence[Found], total: Found) -> bool:
    """Whether only roundings that all go one way would give the total, of things that are counted and not measured.

    Amounts of money are cut as often as they are rounded; 50,000 chips are what a plan says.
    """
    figures = [figure for _, figure in (*parts, total)]
    if len(parts) < _FEWEST or any(figure.kind not in _COUNTED or figure.bound != "exact" for figure in figures):
        return False
    if any(len(_copies(context, part)) > 1 for part in parts):
        return False
    off = abs(sum(figure.number or 0.0 for _, figure in parts) - (total[1].number or 0.0))
    return off > context.limits["chance"] * math.sqrt(_VARIANCE * sum(figure.step**2 for figure in figures))
