"""AR609: a length of time that its first and last year do not give."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks._operands import Found, after, between, sentences
from checker.checks.base import Context, Gap, Issue, check

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "AR609"
_YEARS = re.compile(r"^(\d{4})\.\.(\d{4})$")
_YEARS_IN = re.compile(r"\d{4}")
_GLOSS = re.compile(r"^\s*[(（]\s*$")
_BESIDE = re.compile(r"^(?:의|까지|まで|년|年)?\s*(?:까지)?\s?[,、]?\s?(?:の|的|동안|총|약)?\s?$")
# From one year to another, in words: the years are two figures, with the length behind them, before them or between.
_YEAR = re.compile(r"^\d{4}$")
_FROM = re.compile(r"^\s?(?:부터|から|から約)\s?(?:총 |약 )?$")
# 2028年に運転を始め、2048年まで20年間; 2028년 가동을 시작해 2048년까지 20년간.
_BEGINS = re.compile(
    r"^(?:に|から|에|부터)?[^\d。.]{0,14}(?:始め|始まり|開始し|稼働し|稼働させ|着手し|시작해|시작하여|들어가|가동해|착수해)[^\d。.]{0,4}$"
)
_TO = re.compile(r"^\s?(?:부터|から|to|through|until|and|至|到)\s?$")
_UNTIL = re.compile(r"^(?:까지|まで)")
# Every ten years, ten years in a row: no length of the whole.
_EVERY = re.compile(r"^\s?(?:단위|마다|주기|간격|연속|ごと|おき|単位|刻み|連続|一次|连续)")
_COMMA = re.compile(r"^\s?(?:동안|間)?[,、]?\s?$")
_EN_AHEAD = re.compile(r"^,? (?:from|between) $")
_EN_FOR, _EN_UNTIL = re.compile(r"^,? for (?:about |the )?$"), re.compile(r"^,? (?:until|through|to) $")
_GROWTH = re.compile(r"연평균|매년|年平均|毎年|cagr|annual|growth|성장", re.IGNORECASE)


@check(_CODE, alone=True)
def duration_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``3년(2021~2024년)``: counted with both ends, and as a difference."""
    for _, text, found in sentences(context):
        for one, two in pairwise(found):
            issue = _pair(context, text, one, two)
            if issue is not None:
                yield issue
        if not _GROWTH.search(text):
            for three in zip(found, found[1:], found[2:], strict=False):
                yield from _in_words(context, three)


def _in_words(context: Context, three: tuple[Found, Found, Found]) -> Iterator[Issue]:
    """``2024년부터 2028년까지 3년간``: wrong where neither way of counting the years gives it."""
    told = [item for item in three if item[1].kind == "duration"]
    years = [item for item in three if _YEAR.match(str(item[1].value)) and item[1].kind == "date"]
    if len(told) != 1 or len(years) != 2 or told[0][1].unit != "year" or not _one_stretch(context, three, told[0]):
        return
    difference, stated = int(str(years[1][1].value)) - int(str(years[0][1].value)), told[0][1].number
    exact = told[0][1].bound == "exact" and isinstance(stated, int | float) and float(stated).is_integer()
    exact = exact and told[0][1].value_high is None and not _EVERY.match(after(context, told[0][0], 6))
    if difference > 0 and exact and stated not in {difference, difference + 1}:
        yield _issue(context, told[0], (years[0], years[1]), difference, neither=True)


def _one_stretch(context: Context, three: tuple[Found, Found, Found], told: Found) -> bool:
    """Whether two years and a length are joined as one stretch of time."""
    one, two, last = three
    ahead, behind = between(context, one[0], two[0]), between(context, two[0], last[0])
    if told == last:
        return bool((_TO.match(ahead) or _BEGINS.match(ahead)) and _BESIDE.match(behind))
    if told == one:
        return bool(_EN_AHEAD.match(ahead) and _TO.match(behind))
    if _EN_FOR.match(ahead):
        return bool(_EN_UNTIL.match(behind))
    begins = _FROM.match(ahead) or _BEGINS.match(ahead)
    return bool(begins and _COMMA.match(behind) and _UNTIL.match(after(context, last[0], 4).lstrip()))


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
    return _issue(context, duration, (dates,), difference, neither=stated != difference)


def _issue(context: Context, told: Found, years: tuple[Found, ...], difference: int, *, neither: bool) -> Issue:
    first, last = _YEARS_IN.findall(" ".join(str(item[1].value) for item in years))
    return Issue(
        _CODE,
        "error" if neither else "note",
        told[0],
        tuple(item[0] for item in years),
        {
            "computed": str(difference + 1),
            "years": str(difference + 1),
            "other": ", ".join(item[1].surface for item in years),
            "expected": context.amount(difference + 1, "year", told[0]),
            "detail": f"{last} - {first} = {difference}; {difference} + 1 = {difference + 1}",
        },
        variant="neither" if neither else "",
        working={"inclusive_years": difference + 1, "difference": difference, "stated": told[1].number},
        confidence=0.9 if neither else 0.6,
    )
