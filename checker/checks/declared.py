"""Checks that rules/checks declares instead of a module: a range for the figures of a fact, the house's style."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.checks._conversions import conversions
from checker.checks._telling import restyled
from checker.checks.base import Context, Gap, Issue, Place, as_json
from checker.figures.intervals import significant_digits
from checker.figures.units import dimension, factor
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim, Figure, Slot
    from checker.packs.declared import FactPattern


def declared(context: Context) -> Iterator[Issue | Gap]:
    """What the check of ``context`` declares."""
    declares = context.check.declares
    if declares is None:
        return
    if declares.range is not None:
        yield from _outside(context, declares.range.of)
    if declares.style is not None:
        yield from _out_of_style(context, declares.style.conversions.hedged)


def _outside(context: Context, pattern: FactPattern) -> Iterator[Issue | Gap]:
    """Figures of which nothing that words and digits allow lies within the range."""
    reach = Interval(context.limits.get("low", -math.inf), context.limits.get("high", math.inf))
    for claim in _meant(context, pattern):
        for place in context.places(claim):
            figure = context.figure(place)
            if not _measures(pattern, figure):
                continue
            times = _factor(context, figure, pattern.unit, place)
            if times is None:
                yield Gap(context.check.code, "no rate for the day", (place,))
            elif not figure.interval.scale(times).meets(reach):
                yield _range_issue(context, pattern, place, times, reach)
                break  # a conversion in brackets says the same


def _meant(context: Context, pattern: FactPattern) -> list[Claim]:
    """The claims that the pattern speaks of, and those of one fact with them that say nothing else."""
    claims = context.run.claims
    chosen = {index for index, claim in enumerate(claims) if _fits(pattern, claim, strict=True)}
    for fact in context.linked.facts:
        if not chosen.isdisjoint(fact.claims):
            chosen |= {index for index in fact.claims if _fits(pattern, claims[index], strict=False)}
    return [claims[index] for index in sorted(chosen)]


def _fits(pattern: FactPattern, claim: Claim, *, strict: bool) -> bool:
    """Whether the frame has what the pattern names; where not ``strict``, an empty slot will do."""
    frame = claim.frame
    slots = ((pattern.actor, frame.actor), (pattern.predicate, frame.predicate), (pattern.place, frame.place))
    return not frame.denied and all(_is(wanted, slot, strict=strict) for wanted, slot in slots if wanted is not None)


def _is(wanted: str, slot: Slot | None, *, strict: bool) -> bool:
    if slot is None:
        return not strict
    return wanted.casefold() in {slot.id.casefold(), slot.name.casefold()}


def _measures(pattern: FactPattern, figure: Figure) -> bool:
    if figure.number is None or (pattern.per or "year") != (figure.per or "year"):
        return False
    if pattern.kind is not None and figure.kind != pattern.kind:
        return False
    if figure.kind == "money":
        return len(pattern.unit) == 3 and pattern.unit.isupper()
    return dimension(figure.unit) == dimension(pattern.unit)


def _factor(context: Context, figure: Figure, unit: str, place: Place) -> float | None:
    """What one of the figure's unit is in the range's, at the rate of the article's day."""
    if figure.kind != "money":
        return 1.0 if figure.unit == unit or figure.unit.startswith("GPU") else factor(figure.unit, unit)
    if figure.unit == unit:
        return 1.0
    span = context.run.rates.span(figure.unit, unit)
    if span is None:
        return None
    day = min(max(context.published(place) or date.max, span[0]), span[1])
    quote = context.run.rates.on(figure.unit, unit, day)
    return quote.rate if quote else None


def _range_issue(context: Context, pattern: FactPattern, place: Place, times: float, reach: Interval) -> Issue:
    figure = context.figure(place)
    ends = " - ".join(
        "" if math.isinf(end) else context.amount(end / times, figure.unit, place) for end in (reach.low, reach.high)
    ).strip()
    value = (figure.number or 0.0) * times
    why = f" ({context.check.declares.why})" if context.check.declares and context.check.declares.why else ""
    return Issue(
        context.check.code,
        context.check.severity,
        place,
        (),
        {
            "title": context.check.title(context.lang),
            "expected": ends,
            "detail": f"{figure.surface} = {context.amount(value, pattern.unit)}; {ends}{why}",
        },
        working={"value": value, "unit": pattern.unit, "range": as_json(reach)},
        confidence=_SURE,
    )


def _out_of_style(context: Context, hedged: bool | None) -> Iterator[Issue]:  # noqa: FBT001 - as the rules say it
    """Amounts in brackets that are not printed as the house prints them."""
    most, least = context.limits.get("digits", math.inf), context.limits.get("least", 0.0)
    for conversion in conversions(context):
        place, figure = conversion.target, conversion.second
        digits = significant_digits(figure)
        if digits > most:
            shown = restyled(context, place, figure, _shortened(figure.number or 0.0, int(most)))
            yield _style_issue(context, _Style(place, "", most, shown), conversion.source)
        elif _written_digits(figure) < least:
            yield _style_issue(context, _Style(place, "least", least), conversion.source)
        if hedged is not None and hedged != (figure.bound == "about"):
            yield _style_issue(context, _Style(place, "hedge" if hedged else "plain"), conversion.source)


@dataclass(frozen=True, slots=True)
class _Style:
    """One departure from the house's style."""

    place: Place
    variant: str
    limit: float = 0.0
    expected: str = ""


def _style_issue(context: Context, style: _Style, source: Place) -> Issue:
    figure = context.figure(style.place)
    return Issue(
        context.check.code,
        context.check.severity,
        style.place,
        (source,),
        {
            "title": context.check.title(context.lang),
            "limit": f"{style.limit:g}",
            "expected": style.expected,
            "detail": f"{context.figure(source).surface} ({figure.surface})",
        },
        variant=style.variant,
        working={"digits": significant_digits(figure), "bound": figure.bound},
        confidence=_SURE,
    )


def _shortened(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _written_digits(figure: Figure) -> float:
    """How many digits the number may really tell: the noughts at its end count."""
    if not figure.number or not figure.step:
        return math.inf
    return math.floor(math.log10(abs(figure.number) / figure.step) + 1e-9) + 1


# The desk's own rule is beyond doubt; what is left is whether the sentence was read aright.
_SURE = 0.9
