"""AR608: a total, a count and an amount per unit of which the third does not follow from the other two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import operand, result, times
from checker.checks._operands import Found, after, before, sentences
from checker.checks._per_one import per_one
from checker.checks._yearly import yearly
from checker.checks.base import Context, Gap, Issue, as_json, check

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "AR608"
# The words that make an amount one for each, where the extractor has not said so.
_EACH_BEHIND = re.compile(
    r"^\s?(?:each\b|apiece|per (?:unit|gpu|head|person|student|employee|chip|server|site|household)|a (?:piece|"
    r"head)|씩|ずつ)",
    re.IGNORECASE,
)
_EACH_AHEAD = re.compile(
    r"(?:개|장|대|명|인|곳|기|가구|세대|건)당\s?(?:약\s?)?$|"
    r"(?:1|一)(?:台|人|基|枚|件|社|か所|世帯)(?:あたり|当たり)?\s?(?:約)?$|"
    r"每(?:台|人|块|张|家|户|颗|枚)[^\d，,。]{0,4}$|"
    r"单价(?:为)?\s?(?:约)?$|単価(?:は)?\s?(?:約)?$|단가(?:는)?\s?(?:약\s?)?$"
)
_TOTAL_AHEAD = re.compile(
    r"(?:총액|총|모두|합계|전부|합쳐|총계|합해|総額|合計|計|全部で|总计|总额|合计|共计|共|总价|總計|總額|"
    r"\btotal(?:ing|ling)?(?: of)?|\bin all,?|\bor|"
    r"\bworth|\bcost(?:ing)?)(?:은|는|は|で|为|為|\s|:|약|約|约|about|some)*$",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(
    r"^\s?(?:어치|상당|규모|相当|分の|分を|,? (?:in all|in total|altogether|worth))",
    re.IGNORECASE,
)
# Bundles hold more than the units; averages and ceilings are no unit prices.
_BUNDLE = re.compile(
    r"포함|등(?:\s|을|에)|외에|부대|설치비|서비스|별도|할인|세금|평균|최대|최소|부터|까지|込み|含|など|ほか|"
    r"平均|最大|最低|割引|税|其中|等(?!于)|平均|折扣|最高|"
    r"\b(?:includ\w+|plus|average|up to|as much as|at least|discount|service|services|tax|taxes|installation|"
    r"among|first)\b",
    re.IGNORECASE,
)
# The counter that a price is for one of: it has to be the count's own.
_COUNTER = re.compile(
    r"(?:(개|장|대|명|인|곳|기|가구|세대|건)당|"
    r"(?:1|一)(台|人|基|枚|件|社|か所|世帯)(?:あたり|当たり)?|"
    r"每(台|人|块|张|家|户|颗|枚))[^\d]{0,4}$"
)
_SAME_COUNTER = {"인": "명", "명": "인"}
_COUNTS = frozenset({"count", "accelerator"})
# What a price may be for one of by name; a count of anything else does not go with it.
_PER = frozenset({"person", "GPU", "company", "site", "household"})


@check(_CODE, alone=True)
def per_unit_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """Count times amount per unit, as an interval, against the total; years times a yearly amount too."""
    for _, text, found in sentences(context):
        if _BUNDLE.search(text):
            continue
        amounts = [item for item in found if item[1].kind == "money" and item[1].converts is None and item[1].number]
        prices = [item for item in amounts if _unit_of(context, item)]
        if len(amounts) != 2 or len(prices) != 1 or any(item[1].value_high is not None for item in amounts):
            continue
        price = prices[0]
        total = next(item for item in amounts if item != price)
        count = _count(context, found, price)
        if count is not None and total[1].unit == price[1].unit and _is_total(context, total):
            yield from _against(context, price, count, total)
    for share in (*yearly(context), *per_one(context)):
        yield from _divided(context, *share)


def _divided(context: Context, one: Found, number: Found, whole: Found) -> Iterator[Issue]:
    """The total over its years or its pieces, as an interval, against what is said to come to one."""
    (place, average), (_, pieces), (_, total) = one, number, whole
    scale, divisor = times(total, average), operand(pieces)
    if divisor.low <= 0 or not pieces.number or not average.number:
        return
    computed, stated = operand(total).scale(scale) / divisor, result(context, place)
    if computed.meets(stated):
        return
    exact = (total.number or 0.0) * scale / pieces.number
    ratio = max(exact / average.number, average.number / exact) if exact else 1.0
    expected = context.amount(exact, average.unit, place)
    yield Issue(
        _CODE,
        "error" if ratio >= context.limits["error_ratio"] else "warning",
        place,
        (whole[0], number[0]),
        {
            "computed": expected, "expected": expected, "other": f"{total.surface}, {pieces.surface}",
            "detail": f"{total.surface} / {pieces.surface} = {expected}",
        },
        working={"quotient": as_json(computed), "stated": as_json(stated), "unit": average.unit},
        confidence=0.8,
    )  # fmt: skip


def _unit_of(context: Context, item: Found) -> str | None:
    """What an amount is for one of: ``unit`` where only the words say that it is for each."""
    place, figure = item
    if figure.per is not None:
        return figure.per if not _is_total(context, item) else None
    ahead, behind = before(context, place, 14), after(context, place, 14)
    return "unit" if _EACH_BEHIND.match(behind) or _EACH_AHEAD.search(ahead) else None


def _is_total(context: Context, item: Found) -> bool:
    place, _ = item
    return bool(_TOTAL_AHEAD.search(before(context, place, 18)) or _TOTAL_BEHIND.match(after(context, place, 16)))


def _count(context: Context, found: list[Found], price: Found) -> Found | None:
    """The one number of units, or of years, that the amount per unit is to be multiplied with."""
    per = _unit_of(context, price) or "unit"
    whole = [item for item in found if item[1].number and item[1].value_high is None]
    if per in {"year", "month"}:
        fitting = [item for item in whole if item[1].kind == "duration" and item[1].unit == per]
    else:
        fitting = [item for item in whole if item[1].kind in _COUNTS and item[1].number != 1]
        if per in _PER:
            fitting = [item for item in fitting if item[1].unit.split(":")[0] == per]
    return fitting[0] if len(fitting) == 1 and _counted_so(context, price, fitting[0]) else None


def _counted_so(context: Context, price: Found, count: Found) -> bool:
    """Whether the count has the counter that the price is for one of, where the text names it."""
    named = _COUNTER.search(before(context, price[0], 14))
    counter = next((group for group in named.groups() if group), "") if named else ""
    return any(word in count[1].surface for word in (counter, _SAME_COUNTER.get(counter, counter)))


def _against(context: Context, price: Found, count: Found, total: Found) -> Iterator[Issue]:
    product, stated = operand(count[1]) * operand(price[1]), result(context, total[0])
    if product.meets(stated):
        return
    exact, printed = (count[1].number or 0.0) * (price[1].number or 0.0), total[1].number or 1.0
    ratio = max(exact / printed, printed / exact) if exact else 1.0
    expected = context.amount(exact, total[1].unit, total[0])
    yield Issue(
        _CODE,
        "error" if ratio >= context.limits["error_ratio"] else "warning",
        total[0],
        (count[0], price[0]),
        {
            "computed": expected, "expected": expected, "other": f"{count[1].surface}, {price[1].surface}",
            "detail": f"{count[1].surface} × {price[1].surface} = {expected}",
        },
        working={"product": as_json(product), "stated": as_json(stated), "unit": total[1].unit},
        confidence=0.8,
    )  # fmt: skip
