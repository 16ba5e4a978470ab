"""AR609: a length of time that its first and last year do not give."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks._operands import Found, between, sentences
from checker.checks.base import Context, Gap, Issue, check

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "AR609"
_YEARS = re.compile(r"^(\d{4})\.\.(\d{4})$")
_GLOSS = re.compile(r"^\s*[(（]\s*$")
_BESIDE = re.compile(r"^(?:의|까지|년|年)?\s*(?:까지)?\s?[,、]?\s?(?:の|동안|총|약)?\s?$")
_GROWTH = re.compile(r"연평균|매년|年平均|毎年|cagr|annual|growth|성장", re.IGNORECASE)


@check(_CODE, alone=True)
def duration_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``3년(2021~2024년)``: counted with both ends, and as a difference."""
    for _, text, found in sentences(context):
        for one, two in pairwise(found):
            issue = _pair(context, text, one, two)
            if issue is not None:
                yield issue


def _pair(context: Context, text: str, one: Found, two: Found) -> Issue | None:
    if {one[1].kind, two[1].kind} != {"duration", "date"}:
        return None
    duration, dates = (one, two) if one[1].kind == "duration" else (two, one)
    years = _YEARS.match(str(dates[1].value))
    if years is None or duration[1].unit != "year" or not duration[1].number or duration[1].value_high is not None:
        return None
    gap = between(context, one[0], two[0])
    gloss = duration is one and bool(_GLOSS.match(gap))
    if not gloss and not (duration is two and _BESIDE.match(gap)):
        return None
    difference = int(years[2]) - int(years[1])
    stated = duration[1].number
    if stated == difference + 1 or (stated == difference and _GROWTH.search(text)):
        return None
    neither = stated != difference
    return Issue(
        _CODE,
        "warning" if neither else "note",
        duration[0],
        (dates[0],),
        {
            "computed": str(difference + 1),
            "years": str(difference + 1),
            "expected": context.amount(difference + 1, "year", duration[0]),
            "detail": f"{years[2]} - {years[1]} = {difference}; {difference} + 1 = {difference + 1}",
        },
        variant="neither" if neither else "",
        working={"inclusive_years": difference + 1, "difference": difference, "stated": stated},
        confidence=0.9 if neither else 0.6,
    )
