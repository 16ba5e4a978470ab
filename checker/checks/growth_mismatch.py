"""AR601: a per cent of change that its two end points do not give."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, conversion_of, ends, neighbours, operand, result, stated_first, times
from checker.checks._comparisons import Comparison, bounded, comparisons
from checker.checks._moves import RATES, directions, moves
from checker.checks._operands import Found, after, before, dated_amounts, of_last_year
from checker.checks.base import Context, Gap, Issue, Place, as_json, check
from checker.figures.intervals import rounded
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Severity

_CODE = "AR601"
_WHOLE = 100.0
# Growth a year, or at prices and rates that are not the printed ones.
_OTHER_RATE = re.compile(
    r"연평균|매년|해마다|연간 성장|年平均|毎年|年率|每年|年均|cagr|annual|per year|a year on average|평균 대비|"
    r"환율|물가|실질|불변|実質|可比|constant|like-for-like|organic|real terms|adjusted",
    re.IGNORECASE,
)
# Against something else than the base that is printed.
_OTHER_BASE = re.compile(
    r"전분기|전기 대비|직전|전월|전망치|예상|예측|목표|경쟁|前四半期|前期比|前月|予想|計画|环比|预期|目标|"
    r"quarter-on-quarter|sequential|forecast|expect|target|consensus",
    re.IGNORECASE,
)
_SINCE_LAST_YEAR = re.compile(
    r"전년|지난해|작년|前年|昨年|上年|同比|去年|year-on-year|year on year|from a year|year earlier|last year",
    re.IGNORECASE,
)
_METRICS = re.compile(
    r"매출|영업이익|순이익|수출|수입|투자|매장|가입자|売上|営業利益|純利益|輸出|輸入|営业|营收|净利|营业利润|"
    r"出口|进口|revenue|sales|profit|income|exports|imports|orders",
    re.IGNORECASE,
)
_SHARE = re.compile(r"전체|비중|차지|가운데|シェア|割合|占|\bshare\b|\btotal\b|\bof the\b", re.IGNORECASE)
_GROWTH = re.compile(r"성장|成長|伸び率|增幅|涨幅|\bgrowth\b", re.IGNORECASE)
_NAMED = 20  # 직전 5년 동안 쓴 89조: what the base is, told right before it
_GOES_ON = 40
_CLAUSE = re.compile(r"[.!?。！？,，、\n]")
_PLUS = re.compile(r"[+＋]\s?$")


@check(_CODE, alone=True)
def growth_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """``(b - a) / a`` as an interval against the stated per cent; each per cent is doubted once."""
    doubted: set[Place] = set()
    for issue in (*_told(context), *_compared(context), *_series(context), *_since_last_year(context)):
        if issue.suspect not in doubted:
            doubted.add(issue.suspect)
            yield issue


def _told(context: Context) -> Iterator[Issue]:
    """The two ends in one sentence, joined as a change."""
    for move in moves(context):
        rate = move.rate
        if rate is None or rate[1].kind != "percent" or move.first[1].kind in RATES:
            continue
        if _grows(context, rate) and not _other(move.sentence):
            yield from _against(context, rate, move.first, move.last, "error")


def _compared(context: Context) -> Iterator[Issue]:
    """``36% below the $6.4 billion``, said of an amount of the sentence or of one before it."""
    for told in comparisons(context):
        growth = told.rate[1].kind == "percent" != told.base[1].kind
        if growth and not _OTHER_RATE.search(told.sentence) and not _OTHER_BASE.search(_without_base(context, told)):
            if not told.near and _of_another_size(context, told):
                continue
            sure = told.near and not bounded(told.subject)
            yield from _against(context, told.rate, told.base, told.subject, "error" if sure else "warning")


def _of_another_size(context: Context, told: Comparison) -> bool:
    """Whether an amount of another sentence lies so far from what the rate gives that it is of another measure."""
    base, subject = told.base[1], told.subject[1]
    change, ratio = (
        (told.rate[1].number or 0.0) / 100,
        (subject.number or 0.0) * times(subject, base) / (base.number or 1.0),
    )
    farthest = context.limits["farthest"]
    return not any(1 / farthest <= ratio / after <= farthest for after in (1 + change, 1 - change) if after > 0)


def _other(text: str) -> bool:
    return bool(_OTHER_RATE.search(text) or _OTHER_BASE.search(text))


def _without_base(context: Context, told: Comparison) -> str:
    """The words up to the rate, less those right before its base: another base is none where its amount is printed.

    What the sentence goes on to tell behind the next comma is of something else: and beat the forecast of 4 billion.
    """
    article, ends = context.article(told.base[0]), (told.base[1], told.rate[1])
    last = max(figure.end for figure in ends)
    goes_on = _CLAUSE.split(article.text[last : last + _GOES_ON], maxsplit=1)[1:]
    behind = article.text[last : last + _GOES_ON].removesuffix(goes_on[0]) if goes_on else None
    sentence = told.sentence
    at = sentence.find(article.text[min(figure.start for figure in ends) : last])
    if behind is not None and at >= 0:
        sentence = sentence[: at + last - min(figure.start for figure in ends) + len(behind)]
    named = _CLAUSE.split(before(context, told.base[0], _NAMED))[-1].strip()
    return sentence.lower().replace(named, " ") if named else sentence


def _grows(context: Context, rate: Found) -> bool:
    """Whether a per cent is of growth: a word of rise or fall stands at it, and none of a share."""
    place, figure = rate
    around = before(context, place, 14) + " " + after(context, place, 12)
    signed = figure.surface[:1] in "+-" or bool(_PLUS.search(before(context, place, 2)))
    grows = signed or bool(directions(around)) or bool(_GROWTH.search(around))
    return grows and not _SHARE.search(around)


def _series(context: Context) -> Iterator[Issue]:
    """``2023年は約350億ドルで+250%``, where the year before stands in the sentence or the one before it."""
    for text, ahead, found, _ in neighbours(context):
        if _other(text):
            continue
        for end, rate in pairwise(found):
            beside = context.article(rate[0]).text[end[1].end : rate[1].start]
            if rate[1].kind != "percent" or len(beside) > _BESIDE or re.search(r"[。.;；]", beside):
                continue
            if not _grows(context, rate):
                continue
            years = dated_amounts(context, [*ahead, *found])
            year = next((entry[0] for entry in years if entry[1] == end[0]), None)
            bases = [entry for entry in years if year is not None and entry[0] == year - 1 and alike(entry[2], end[1])]
            if len(bases) == 1 and len({entry[0] for entry in years}) == len(years):
                yield from _against(context, rate, (bases[0][1], bases[0][2]), end, "warning")


_BESIDE = 8


def _since_last_year(context: Context) -> Iterator[Issue]:
    """``前年比34.5%増の6858億円`` with last year's amount in the sentence, or in one beside it of the same matter."""
    for text, ahead, found, behind in neighbours(context):
        rates = [item for item in found if item[1].kind == "percent" and _grows(context, item)]
        if len(rates) != 1 or not _SINCE_LAST_YEAR.search(text) or _other(text):
            continue
        amounts = stated_first([*ahead, *found, *behind])
        bases = [item for item in amounts if of_last_year(context, item)]
        here = [item for item in stated_first(found) if item not in bases]
        if len(bases) != 1 or len(here) != 1 or not alike(bases[0][1], here[0][1]):
            continue
        if _one_matter(context, text, bases[0]):
            yield from _against(context, rates[0], bases[0], here[0], "warning")


def _one_matter(context: Context, text: str, base: Found) -> bool:
    """Whether the base's sentence names no other line of the accounts."""
    framed = context.run.framed[base[0].article]
    start, end = framed.views[framed.sentence_of[base[0].figure]].span
    there = set(_METRICS.findall(context.article(base[0]).text[start:end].lower()))
    return len(there | set(_METRICS.findall(text.lower()))) <= 1


def _readings(first: Found, last: Found) -> list[Interval]:
    """The change as a per cent of the first amount, as growth and as fall."""
    a, b = operand(first[1]), operand(last[1]).scale(times(last[1], first[1]))
    if a.low <= 0:
        return [Interval.everything()]
    growth = (b / a + Interval.point(-1.0)).scale(_WHOLE)
    return [growth, growth.scale(-1.0)]


def _only_by_bound(context: Context, rate: Found, first: Found, last: Found) -> bool:
    """Whether only an open end gives the rate: up to 4.7 is not 36% below 6.4, though some amount up to 4.7 is."""
    if bounded(rate) or not (bounded(first) or bounded(last)):
        return False
    a, b = rounded(first[1]), rounded(last[1]).scale(times(last[1], first[1]))
    growth = (b / a + Interval.point(-1.0)).scale(_WHOLE)
    stated, slack = result(context, rate[0]), context.limits["bound_points"]
    return not any(
        Interval(reading.low - slack, reading.high + slack).meets(stated) for reading in (growth, growth.scale(-1.0))
    )


def _restated(context: Context, first: Found, last: Found) -> Iterator[tuple[Found, Found]]:
    """The two amounts as their conversions in brackets give them."""
    heads = {first[0].figure, last[0].figure}
    for unit in sorted({f.unit for f in context.run.figures[first[0].article] if f.converts in heads}):
        pair = conversion_of(context, first[0], unit), conversion_of(context, last[0], unit)
        if pair[0] is not None and pair[1] is not None:
            yield pair[0], pair[1]


def _against(context: Context, rate: Found, first: Found, last: Found, severity: Severity) -> Iterator[Issue]:
    stated = result(context, rate[0])
    if not first[1].number:
        return
    if any(reading.meets(stated) for reading in _readings(first, last)):
        if not _only_by_bound(context, rate, first, last):
            return
        severity = "warning"
    elif any(reading.meets(stated) for pair in _restated(context, first, last) for reading in _readings(*pair)):
        return
    exact = ((last[1].number or 0.0) * times(last[1], first[1]) / first[1].number - 1) * _WHOLE
    beyond = min(ends(stated, exact), ends(stated, -exact))
    other_base = _WHOLE * exact / (_WHOLE + exact) if exact > -_WHOLE else 0.0
    detail = f"({last[1].surface} - {first[1].surface}) / {first[1].surface} = {exact:+.1f} %"
    if stated.holds(abs(other_base)):
        detail += f"; / {last[1].surface} = {other_base:+.1f} %"
    yield Issue(
        _CODE,
        severity if beyond >= context.limits["error_points"] else "warning",
        rate[0],
        (first[0], last[0]),
        {
            "computed": f"{exact:+.1f} %", "expected": f"{abs(exact):.1f}%", "detail": detail,
            "other": f"{first[1].surface}, {last[1].surface}",
        },
        working={"computed_percent": exact, "growth": as_json(_readings(first, last)[0]), "stated": as_json(stated)},
        confidence=0.9 if severity == "error" else 0.75,
    )  # fmt: skip
