"""How two claims' figures stand to each other: equal, compatible, a slip of magnitude or currency, or different."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.facts.digits import changed_about, times_of
from checker.facts.digits import likeness as alike
from checker.figures.intervals import loose_step, rounded, significant_digits, truncated
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.claims.run import Run
    from checker.model import Claim, Figure
    from checker.rates import Rates

Relation = Literal["equal", "compatible", "truncated", "swap", "slip", "near", "different"]
_ORDER: tuple[Relation, ...] = ("equal", "compatible", "truncated", "swap", "slip", "near", "different")

_SAME = 1e-6
# Below this two prints of one amount differ by rounding or by the fixing that a desk took.
_NOISE = 1.02
_NEAR = 0.35
# One digit may round far (1 for 0.5 to 1.5), but nobody rounds 3.2조 to 4조.
_ROUNDED = 1.2
# A half line (over 3, up to 800) speaks of what lies near its end, not of anything beyond it.
_OPEN = 1.15
# A cut changes the number by less than this; a headline's 2조 for 2조2600억 does.
_CUT = 1.15
# Desks use rates that lie a little apart; a conversion within this of the day's rate is the same amount.
_RATE_SLACK = 0.035
_RATE_DAYS = 8


class Comparison(NamedTuple):
    """Two figures of two claims, the pair that agrees best.

    Attributes:
        relation: How they stand to each other.
        digits: How many significant digits agree at the least, for figures that agree.
        ratio: The second over the first in one unit, at the rates of the days; None where no rate is known.
        first: The figure of the first claim.
        second: The figure of the second.
        converted: Whether a rate of exchange was needed.
    """

    relation: Relation
    digits: int
    ratio: float | None
    first: Figure
    second: Figure
    converted: bool


def compare(run: Run, a: Claim, b: Claim) -> Comparison | None:
    """The best agreeing pair of renderings; None where no two of them can be compared.

    Renderings in one unit are compared first; currencies are converted where there are none, or where months lie
    between the articles, so that two conversions of one amount differ by the rates of their days.
    """
    ones, others = _numbers(run, a), _numbers(run, b)
    if len(ones) == len(others) == 1 and ones[0].unit == others[0].unit:  # most pairs: nothing to choose from
        return _plainly(_within(ones[0], others[0], 1.0))
    pairs = list(product(ones, others))
    direct = [
        _within(first, second, times) for first, second in pairs if (times := times_of(first, second)) is not None
    ]
    best = min(direct, key=_rank, default=None)
    if best is not None and (best.relation in _AGREE or not _months_apart(run, a, b)):
        return best if best.relation in _BORNE else _swapped(pairs, best, inside=a.article == b.article)
    across = [
        _across(run, a, b, first, second)
        for first, second in pairs
        if _two_currencies(first, second) and (best is None or _of_its_day(run, a, b, first, second))
    ]
    converted = min((found for found in across if found is not None), key=_rank, default=None)
    if best is None and converted is None:
        return _confused(pairs)
    if best is None or (converted is not None and converted.relation in _AGREE):
        return converted or best
    return best if best.relation in _BORNE else _swapped(pairs, best, inside=a.article == b.article)


def _swapped(pairs: Sequence[tuple[Figure, Figure]], best: Comparison, *, inside: bool) -> Comparison:
    """The pair with one number in two currencies, where no pair agrees: 6600억달러 and 6600억원.

    Two articles need some digits for it, and the amounts that they state first: what one makes of an amount in its
    readers' currency has its digits by chance in common with another's.
    """
    least = 1 if inside else _TELLING
    for first, second in pairs:
        if not inside and (first.converts, second.converts) != (None, None):
            continue
        digits = min(significant_digits(first), significant_digits(second))
        if _two_currencies(first, second) and digits >= least and _close(first.number or 0.0, second.number or 0.0):
            return Comparison("swap", digits, best.ratio, first, second, converted=False)
    return best


def _confused(pairs: Sequence[tuple[Figure, Figure]]) -> Comparison | None:
    """The pair with one number as power and as energy, or of some digits in two currencies without a known rate."""
    for first, second in pairs:
        digits = min(significant_digits(first), significant_digits(second))
        slips = digits >= _TELLING if _two_currencies(first, second) else {first.kind, second.kind} == POWER_AND_ENERGY
        if slips and first.per == second.per and _close(first.number or 0.0, second.number or 0.0):
            return Comparison("swap", digits, None, first, second, converted=False)
    return None


POWER_AND_ENERGY = frozenset({"power", "energy"})


def _plainly(values: Comparison) -> Comparison:
    """With the digits that two amounts without a conversion really share: 45.1 and 44.8 are one in two at most."""
    if values.digits < _TELLING or not only_near(values):
        return values
    return values._replace(digits=values.digits - 1)


def only_near(values: Comparison) -> bool:
    """Whether two amounts of one unit pass for one though neither rounds to the other, nor lies beyond its bound."""
    if values.relation != "compatible" or values.converted or values.first.unit != values.second.unit:
        return False
    first, second = values.first, values.second
    rounds = rounded(first).meets(rounded(second)) or _loosely_meet(first, second, 1.0)
    return not rounds and not _open_meet(first, second, 1.0)


_TELLING = 2
_BORNE = frozenset({"equal", "compatible", "truncated", "swap"})


def _numbers(run: Run, claim: Claim) -> list[Figure]:
    return [figure for figure in run.renderings(claim) if isinstance(figure.value, (int, float))]


_AGREE = frozenset({"equal", "compatible"})
# Within a month no rate moves so far that it would explain two amounts of one currency.
_MONTH = 30


def _rank(comparison: Comparison) -> tuple[int, int]:
    return _ORDER.index(comparison.relation), -comparison.digits


def _of_its_day(run: Run, a: Claim, b: Claim, first: Figure, second: Figure) -> bool:
    """Whether the rate of one of the days makes the one amount of the other, as printed and not only as rounded."""
    for claim in (a, b):
        day = run.published(claim)
        quote = run.rates.on(second.unit, first.unit, day) if day else None
        if quote and abs((second.number or 0.0) * quote.rate / (first.number or 1.0) - 1) < _OF_ITS_DAY:
            return True
    return False


_OF_ITS_DAY = 0.015


def _two_currencies(first: Figure, second: Figure) -> bool:
    return first.kind == second.kind == "money" and first.unit != second.unit


def _months_apart(run: Run, a: Claim, b: Claim) -> bool:
    one, two = run.published(a), run.published(b)
    return one is not None and two is not None and abs((one - two).days) > _MONTH


def _within(first: Figure, second: Figure, times: float) -> Comparison:
    x, y = first.number or 0.0, (second.number or 0.0) * times
    digits = min(significant_digits(first), significant_digits(second))
    relation = _relation(first, second, times, x, y)
    return Comparison(relation, digits, y / x if x else None, first, second, converted=False)


def _relation(first: Figure, second: Figure, times: float, x: float, y: float) -> Relation:
    high_x, high_y = first.value_high, second.value_high
    if (
        _close(x, y)
        and (high_x is None) == (high_y is None)
        and (high_x is None or _close(high_x, (high_y or 0) * times))
    ):
        return "equal"
    if high_x is not None or high_y is not None:
        return "compatible" if rounded(first).meets(rounded(second).scale(times)) else _far(first, second, times, x, y)
    if _ratio(x, y) < _NOISE and changed_about(first, second, times):
        return "near"
    if _ratio(x, y) < _ROUNDED and (agreeing := _meeting(first, second, times, x, y)) is not None:
        return agreeing
    return "slip" if _scaled(first, second, times, x, y) else _far(first, second, times, x, y)


def _meeting(first: Figure, second: Figure, times: float, x: float, y: float) -> Relation | None:
    """How two figures that lie near each other agree; most lie too far apart to be asked."""
    ratio = _ratio(x, y)
    if ratio < _NOISE or rounded(first).meets(rounded(second).scale(times)) or _loosely_meet(first, second, times):
        return "compatible"
    if ratio < _OPEN and _open_meet(first, second, times):
        return "compatible"
    return "truncated" if _cut(first, y) or _cut(second, x / times if times else x) else None


def _scaled(first: Figure, second: Figure, times: float, x: float, y: float) -> bool:
    """Whether the amounts are one but for a scale word: $20 billion and $20.8 million round to the same digits."""
    if not x or not y or x * y < 0:
        return False
    if first.kind == "money" and min(abs(first.number or 0.0), abs(second.number or 0.0)) < 1:
        return False  # $0.01 a share has lost no scale word
    power = round(math.log10(abs(y / x)))
    if abs(power) not in _SCALE_POWERS:
        return False
    there = times / 10.0**power
    alike = rounded(first).meets(rounded(second).scale(there)) or _open_meet(first, second, there)
    return alike and _ratio(x, y / 10.0**power) < _LOOSE


# The powers of ten that lie between two scale words, or between one and none.
_SCALE_POWERS = frozenset({3, 4, 6, 8, 9, 12})


def _far(first: Figure, second: Figure, times: float, x: float, y: float) -> Relation:
    if x and y and x * y > 0:
        power = math.log10(abs(y / x))
        if abs(power) > 0.9 and abs(power - round(power)) < 0.002:
            there = rounded(second).scale(times / 10.0 ** round(power))
            return "slip" if rounded(first).meets(there) else "different"
        if _ratio(x, y) < 1 + _NEAR:
            return "near"
    return "different"


def _loosely_meet(first: Figure, second: Figure, times: float) -> bool:
    """A round figure may be rounded at its zeros: 약 1000조 for 1048조, 100MW for 103MW; a twentieth at most."""
    if _ratio(first.number or 0.0, (second.number or 0.0) * times) >= _LOOSE or first.kind in _COUNTED:
        return False
    there = rounded(second).scale(times)
    here = rounded(first)
    return rounded(first, loose=True).meets(there) or rounded(second, loose=True).scale(times).meets(here)


# What trailing zeros excuse, and kinds that are counted one by one.
_LOOSE = 1.05
_COUNTED = frozenset({"duration", "rank", "percent"})


def _open_meet(first: Figure, second: Figure, times: float) -> bool:
    """Half lines (80억 이상) meet what lies on their side; two that end at mistyped digits are one with a slip."""
    if first.bound in {"exact", "about", "range"} and second.bound in {"exact", "about", "range"}:
        return False
    if first.bound == second.bound and min(map(significant_digits, (first, second))) >= _TO_THE_DIGIT:
        return not alike(first, second, times)
    return first.interval.meets(second.interval.scale(times))


# A line drawn with so many digits is drawn there: at most 5,409, not at most 5,049.
_TO_THE_DIGIT = 4


def _cut(short: Figure, value: float) -> bool:
    """Whether ``short`` is ``value`` with its tail cut off (13억 for 13억9000만)."""
    return truncated(short).holds(value) and significant_digits(short) < 4 and _ratio(value, short.number or 0) < _CUT


def _across(run: Run, a: Claim, b: Claim, first: Figure, second: Figure) -> Comparison | None:
    """Two currencies, at the rates of both days and the week before each."""
    days = sorted(day for day in (run.published(a), run.published(b)) if day is not None)
    if not days:
        return None
    found = [_band(run.rates, second.unit, first.unit, day) for day in days]
    bands = [band for band in found if band is not None]
    if not bands:
        return None
    x, y = first.number or 0.0, second.number or 0.0
    middle = (bands[0].low + bands[0].high) / 2
    ratio = y * middle / x if x else None
    target = _hedge(first)
    agrees = any((_hedge(second) * band).meets(target) for band in bands)
    digits = min(significant_digits(first), significant_digits(second))
    if agrees:
        relation: Relation = "compatible"
    elif _close(x, y):
        relation = "swap"
    else:
        relation = "near" if ratio is not None and max(ratio, 1 / ratio) < 1 + _NEAR else "different"
    return Comparison(relation, digits, ratio, first, second, converted=True)


def converts(run: Run, claim: Claim) -> bool:
    """Whether a claim's own renderings in two currencies agree at the rate of its day."""
    day = run.published(claim)
    if day is None:
        return False
    for first, second in combinations(_numbers(run, claim), 2):
        if _two_currencies(first, second):
            band = _band(run.rates, second.unit, first.unit, day)
            if band is not None and (_hedge(second) * band).meets(_hedge(first)):
                return True
    return False


@lru_cache(maxsize=65536)
def _band(rates: Rates, base: str, quote: str, day: date) -> Interval | None:
    """The rates of the week before a day, with the slack between desks; asked for every pair of amounts of a day."""
    window = rates.window(base, quote, day - timedelta(days=_RATE_DAYS), day + timedelta(days=1))
    return None if window is None else window.interval.widen(_RATE_SLACK)


def _hedge(figure: Figure) -> Interval:
    """The rounded figure; one digit of a hedged amount may be rounded at its trailing zeros."""
    if figure.bound == "about" and significant_digits(figure) == 1:
        value, step = figure.number or 0.0, loose_step(figure.number or 0.0, figure.step)
        return Interval(value - min(step / 2, 0.05 * value), value + min(step / 2, 0.05 * value))
    return rounded(figure)


def likeness(values: Comparison) -> str:
    """How the digits of two different numbers are alike: ``transposed``, ``one_digit``, or ``""``."""
    if values.first.number is None or values.second.number is None or values.converted:
        return ""
    return alike(values.first, values.second, times_of(values.first, values.second) or 1.0)


def _close(x: float, y: float) -> bool:
    return abs(x - y) <= _SAME * max(abs(x), abs(y), 1e-30)


def _ratio(x: float, y: float) -> float:
    if not x or not y or x * y < 0:
        return math.inf
    return max(abs(x / y), abs(y / x))
