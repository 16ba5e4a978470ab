"""Facts as an editor reads them: each outlet's printed value, and all of them in one unit at the rate of their day."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.articles import Lines
from checker.facts.headings import headings, label
from checker.figures.units import factor
from checker.model import FactMember, FactSummary, Location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.facts.headings import Headings
    from checker.model import Claim, Fact, Figure, Why


def summaries(run: Run, linked: Linked, lang: str, rules: Path, whys: Sequence[Why] = ()) -> tuple[FactSummary, ...]:
    """The facts of a run, those of several articles first; ``whys`` are the explanations, one for each fact."""
    lines = {index: Lines(article.text) for index, article in enumerate(run.articles)}
    named = headings(lang, rules)
    found = [_summary(run, fact, lines, named) for fact in linked.facts]
    if whys:
        found = [replace(fact, why=why) for fact, why in zip(found, whys, strict=True)]
    return tuple(sorted(found, key=lambda fact: -len({member.location.path for member in fact.members})))


def _summary(run: Run, fact: Fact, lines: dict[int, Lines], named: Headings) -> FactSummary:
    claims = [run.claims[index] for index in fact.claims]
    placed = [(claim, index) for claim in claims for index in claim.figures]
    units = Counter(run.figures[claim.article][index].unit for claim, index in placed)
    common = units.most_common(1)[0][0]
    members = tuple(_member(run, claim, index, common, lines) for claim, index in placed)
    values = [member.common for member in members if member.common]
    days = sorted(member.published for member in members if member.published)
    kind = run.head(claims[0]).kind
    return FactSummary(
        id=_id(members),
        label=label(claims, kind),
        heading=named(claims, kind),
        members=members,
        common_unit=common,
        spread=max(values) / min(values) - 1 if len(values) > 1 and min(values) > 0 else None,
        confidence=round(fact.confidence, 3),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _member(run: Run, claim: Claim, index: int, common: str, lines: dict[int, Lines]) -> FactMember:
    article, figure = run.articles[claim.article], run.figures[claim.article][index]
    line, column = lines[claim.article].position(figure.start)
    times = _times(run, claim, figure, common)
    return FactMember(
        location=Location(article.id, article.path, line, column, figure.start, figure.end, figure.surface),
        outlet=article.outlet or article.id,
        published=article.published,
        value=figure.number,
        unit=figure.unit,
        bound=figure.bound,
        common=_product(figure.number, times),
        low=_product(figure.low, times),
        high=_product(figure.high, times),
    )


def _times(run: Run, claim: Claim, figure: Figure, unit: str) -> float | None:
    """What one of the figure's unit is in the fact's; None where no rate of the day is known."""
    if figure.unit == unit:
        return 1.0
    if figure.kind == "money":
        day = run.published(claim)
        quote = run.rates.on(figure.unit, unit, day) if day else None
        return quote.rate if quote else None
    return factor(figure.unit, unit)


def _product(number: float | None, times: float | None) -> float | None:
    return None if number is None or times is None else number * times


def _id(members: tuple[FactMember, ...]) -> str:
    digest = hashlib.sha256()
    for member in members:
        digest.update(f"{member.location.article}\0{member.location.surface}\0".encode())
    return digest.hexdigest()[:12]
