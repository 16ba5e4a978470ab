"""AR604: a word of rise where the figures fall, or of fall where they rise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import operand, result, times
from checker.checks._comparisons import Comparison, comparisons
from checker.checks._moves import FALL, RISE, Move, moves
from checker.checks.base import Context, Gap, Issue, as_json, check
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "AR604"
# What is negative by itself narrows by rising; a rank rises to a lower number; what was denied did not happen.
_NEGATIVE = re.compile(
    r"적자|손실|결손|부채|마이너스|순손|赤字|損失|欠損|負債|マイナス|亏损|虧損|赤字|负债|\bloss(?:es)?\b|"
    r"\bdeficit|\bdebts?\b|\bnegative\b|"
    r"in the red|순위|ランク|順位|排名|\brank",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"아니|않|못|대신|당초|예상과 달리|뒤집|반전|아닌|ではなく|ない|逆に|一転|并非|没有|未能|而非|反而|"
    r"\bnot\b|\bn't\b|\binstead\b|\brather\b|\bdespite\b|\bafter\b|\breversing\b|\bwould have\b",
    re.IGNORECASE,
)
# 감소세, 증가율: the word names a rate or a tendency and says nothing of the two figures.
_NAMES_A_RATE = re.compile(r"^\s?(?:세|율|폭|률|分|率|幅|傾向|ペース|速度|勢い|态势| rate| pace)")
_MINUS = re.compile(r"[-−–▲△]\s?$")
_CARRIED = 160
_WHOLE = 100.0


@check(_CODE, alone=True)
def direction_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """The sign of ``b - a``, where the intervals leave one, against the word."""
    yield from _compared(context)
    for move in moves(context):
        first, last = move.first[1], move.last[1]
        said = move.directions()
        if len(said) != 1 or _excused(context, move):
            continue
        a, b = operand(first), operand(last).scale(times(last, first))
        falls, rises = b.high < a.low, b.low > a.high
        if (said == {"rise"} and falls) or (said == {"fall"} and rises):
            yield Issue(
                _CODE,
                "error",
                move.last[0],
                (move.first[0],),
                {"detail": f"{first.surface} → {last.surface}: {'-' if falls else '+'}; {_word(move)}"},
                working={"first": as_json(a), "last": as_json(b), "word": _word(move)},
                confidence=0.9,
            )


def _compared(context: Context) -> Iterator[Issue]:
    """``130억으로 1년 전 171억에 비해 24% 증가``: the rate is that of the other direction, so it is of these two."""
    for told in comparisons(context):
        first, last = told.base[1], told.subject[1]
        if told.says is None or told.rate[1].kind != "percent" or first.kind == "percent":
            continue
        a, b = operand(first), operand(last).scale(times(last, first))
        if a.low <= 0 or _excused_words(context, told):
            continue
        sign = 1.0 if told.says == "rise" else -1.0
        growth, stated = (b / a + Interval.point(-1.0)).scale(sign * _WHOLE), result(context, told.rate[0])
        if growth.high < 0 and growth.scale(-1.0).meets(stated):
            yield Issue(
                _CODE,
                "error" if told.near else "warning",
                told.subject[0],
                (told.base[0],),
                {"detail": f"{first.surface} → {last.surface}: {'-' if sign > 0 else '+'}{told.rate[1].surface}"},
                working={"first": as_json(a), "last": as_json(b), "word": told.says},
                confidence=0.9 if told.near else 0.75,
            )


def _excused_words(context: Context, told: Comparison) -> bool:
    text = context.article(told.subject[0]).text
    start = min(told.base[1].start, told.subject[1].start)
    carried = text[max(0, start - _CARRIED) : start]
    return bool(_NEGATIVE.search(carried) or _NEGATIVE.search(told.sentence) or _NOT_SO.search(told.sentence))


def _word(move: Move) -> str:
    found = RISE.search(move.zone) or FALL.search(move.zone)
    return found[0] if found else ""


def _excused(context: Context, move: Move) -> bool:
    """Whether the figures may run against the word and still be right."""
    text = context.run.articles[move.article].text
    start = min(move.first[1].start, move.last[1].start)
    carried = text[max(0, start - _CARRIED) : start]
    if _NEGATIVE.search(carried) or _NEGATIVE.search(move.sentence) or _NOT_SO.search(move.sentence):
        return True
    figures = (move.first[1], move.last[1])
    if any(_MINUS.search(text[max(0, f.start - 2) : f.start]) or (f.number or 0.0) < 0 for f in figures):
        return True
    found = RISE.search(move.zone) or FALL.search(move.zone)
    return found is None or bool(_NAMES_A_RATE.match(move.zone[found.end() :]))
