"""CU302: a bracketed conversion whose digits fit another pair of currencies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._conversions import Conversion, day_window, deviation, excused
from checker.checks.base import Context, Gap, Issue, Place, check, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "CU302"
_OPENING = re.compile(
    r"^[^\s()（）\d]{0,4}\s*[(（]\s*"
    r"(?:약|대략|約|およそ|约|大约|about|approximately|approx\.?|some|roughly|한화|우리 ?돈)?\s*(?:약|約|about)?\s*$",
    re.IGNORECASE,
)
_CANDIDATES = ("USD", "JPY", "KRW", "EUR", "CNY", "GBP", "HKD", "TWD")


@check(_CODE, alone=True)
def conversion_wrong_currency(context: Context) -> Iterator[Issue | Gap]:
    """Both amounts in one currency, or in a pair that no rate fits while another pair fits well."""
    for article, figures in enumerate(context.run.figures):
        for index in range(1, len(figures)):
            first, second = figures[index - 1], figures[index]
            if first.kind != "money" or second.kind != "money" or not first.number or not second.number:
                continue
            gap = context.run.articles[article].text[first.end : second.start]
            if not _OPENING.match(gap) or (first.unit == second.unit and first.number == second.number):
                continue
            yield from _judge(context, Place(article, index - 1), Place(article, index), first, second)


def _judge(context: Context, source: Place, target: Place, first: Figure, second: Figure) -> Iterator[Issue]:
    if first.unit != second.unit and _fits(context, source, target, first, second):
        return
    for suspect, other, swapped in ((source, target, first), (target, source, second)):
        for currency in _CANDIDATES:
            if currency in {first.unit, second.unit}:
                continue
            one = first._replace(unit=currency) if suspect == source else first
            two = second._replace(unit=currency) if suspect == target else second
            if one.unit != two.unit and _fits(context, source, target, one, two):
                explicit = not first.assumed and not second.assumed
                beyond = explicit and _far(context, Conversion(source, target, first, second))
                sure = first.unit == second.unit or beyond
                yield _issue(context, suspect, other, swapped, currency, sure=sure)
                return
    if first.unit == second.unit:
        ratio = (second.number or 0.0) / (first.number or 1.0)
        yield Issue(
            _CODE, "warning", target, (source,),
            {"expected": first.surface, "detail": f"{second.surface} / {first.surface} = {number(ratio)}"},
            working={"ratio": ratio}, confidence=0.6,
        )  # fmt: skip


def _issue(context: Context, suspect: Place, other: Place, figure: Figure, currency: str, *, sure: bool) -> Issue:
    expected = context.amount(figure.number or 0.0, currency, suspect)
    return Issue(
        _CODE,
        "error" if sure else "warning",
        suspect,
        (other,),
        {"expected": expected, "detail": f"{figure.surface}: {figure.unit} / {currency}"},
        working={"printed": figure.unit, "fits": currency},
        confidence=0.9 if sure else 0.8,
    )


def _far(context: Context, conversion: Conversion) -> bool:
    """Whether the pair as printed lies so far from every rate of its days that no desk's rate explains it."""
    window = day_window(context, conversion, 7, 1)
    return window is not None and abs(deviation(conversion.implied, window.interval)) > context.limits["error_share"]


def _fits(context: Context, source: Place, target: Place, first: Figure, second: Figure) -> bool:
    """Whether the day's rates give the conversion: the printed amounts themselves, not all that rounds to them."""
    conversion = Conversion(source, target, first, second)
    window = day_window(context, conversion, 7, 1)
    if window is None:
        return False
    return (
        excused(conversion, window)
        or abs(deviation(conversion.implied, window.interval)) <= context.limits["fit_share"]
    )
