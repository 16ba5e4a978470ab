"""What a total comes to for one of them, worked out in so many words: 1個あたり20万ドルの計算だ, 장당 6000만원꼴."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import alike, neighbours, plain
from checker.checks._operands import after, before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context

_ABOUT = r"(?:약|대략|평균|約|およそ|平均|约|大约|about|around|roughly|\s)*"
# The counter stands in a group: it has to be the count's own.
_AHEAD = {
    "ko": re.compile(rf"(개|장|대|명|인|곳|기|가구|세대|건|동)당\s?{_ABOUT}$"),
    "ja": re.compile(rf"(?:1|一|１)(個|台|人|基|枚|件|社|か所|世帯|棟)(?:あたり|当たり)(?:では)?{_ABOUT}$"),
    "zh": re.compile(rf"每(台|人|块|塊|张|張|家|户|颗|顆|枚|座){_ABOUT}$"),
}
# Behind the price, or in Chinese before it: that it was worked out.
_WORKED_OUT = re.compile(
    r"^\s?(?:가량|정도)?(?:인|의|짜리)?\s?(?:꼴|셈|계산)|^(?:程度|弱|強)?(?:の|になる|という)(?:計算|勘定)"
)
_ZH_WORKED_OUT = re.compile(r"(?:相当于|相當於|折合|合|算下来|平均)[，,]?每.{1,8}$")
_COUNTS = frozenset({"count", "accelerator"})
_REACH = 24


class PerOne(NamedTuple):
    """A total, the number of those that share it, and what is said to come to one."""

    price: Found
    pieces: Found
    total: Found


def per_one(context: Context) -> Iterator[PerOne]:
    """Every price of one whose total and count stand alone in its sentence, or in the one before it."""
    for _, ahead, found, _ in neighbours(context):
        for price in found:
            counter = _counter(context, price)
            if counter is None:
                continue
            here = [item for item in found if item < price]
            told = _shared(price, counter, here) or _shared(price, counter, [*ahead, *here])
            if told is not None:
                yield told


def _counter(context: Context, price: Found) -> str | None:
    """The counter that a price is said to come to for one of."""
    place, figure = price
    ahead = _AHEAD.get(context.article(place).language)
    if ahead is None or figure.kind != "money" or figure.converts is not None or not plain(figure):
        return None
    left, right = before(context, place, _REACH), after(context, place, _REACH)
    found = ahead.search(left)
    if found is None or not (_WORKED_OUT.match(right) or _ZH_WORKED_OUT.search(left)):
        return None
    return found[1]


def _shared(price: Found, counter: str, told: Sequence[Found]) -> PerOne | None:
    """The one amount of money and the one number of things with that counter."""
    counts = [item for item in told if item[1].kind in _COUNTS and item[1].value_high is None and item[1].number]
    totals = [item for item in told if item[1].kind == "money" and item[1].converts is None]
    fitting = [item for item in counts if counter in item[1].surface and item[1].number != 1]
    if len(totals) != 1 or len(fitting) != 1 or not plain(totals[0][1]) or not alike(totals[0][1], price[1]):
        return None
    return PerOne(price, fitting[0], totals[0]) if totals[0][1].per is None and price[1].number else None
