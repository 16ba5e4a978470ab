"""IN203: one article converts one currency pair at rates far apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.checks._conversions import Conversion, conversions
from checker.checks._telling import converted_digits, in_style
from checker.checks.base import Context, Gap, Issue, as_json, check, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "IN203"


@check(_CODE, alone=True)
def inconsistent_rates(context: Context) -> Iterator[Issue | Gap]:
    """Needs no table of rates: the article's own conversions contradict each other."""
    groups: dict[tuple[int, str], list[Conversion]] = defaultdict(list)
    for conversion in conversions(context):
        groups[conversion.target.article, conversion.pair].append(conversion)
    for (_, pair), found in groups.items():
        issue = _issue(context, pair, found)
        if issue is not None:
            yield issue


def _issue(context: Context, pair: str, found: list[Conversion]) -> Issue | None:
    ordered = sorted(found, key=lambda conversion: conversion.implied)
    low, high = ordered[0], ordered[-1]
    spread = high.implied / low.implied - 1
    if len(found) < 2 or spread <= context.limits["rates_spread"]:
        return None
    middle = ordered[len(ordered) // 2].implied
    odd = low if middle / low.implied > high.implied / middle else high
    apart = [
        c for c in found if max(c.implied / odd.implied, odd.implied / c.implied) - 1 > context.limits["rates_spread"]
    ]
    other = next((c for c in apart if not c.band.meets(odd.band)), high if odd is low else low)
    disjoint = not other.band.meets(odd.band)
    places = [place for conversion in (odd, other) for place in (conversion.target, conversion.source)]
    return Issue(
        _CODE,
        "warning" if disjoint and spread > context.limits["warning_spread"] else "note",
        odd.target,
        tuple(places[1:]),
        {
            "deviation": percent(spread),
            "renderings": " / ".join(f"{number(c.implied)} {pair}" for c in ordered),
            "detail": "; ".join(f"{c.first.surface} = {c.second.surface}: {number(c.implied)}" for c in (odd, other)),
            "expected": in_style(
                context,
                odd.target,
                (odd.first.number or 0.0) * other.implied,
                odd.second.unit,
                rounded_to=converted_digits(odd.second),
            ),
        },
        working={
            "implied": {c.second.surface: c.implied for c in ordered},
            "bands": [as_json(c.band) for c in (odd, other)],
        },
        confidence=0.9 if disjoint else 0.6,
    )
