"""AR610: a range that runs downwards, or a minimum above its maximum."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks._arithmetic import AMOUNTS, alike, bare, operand, times
from checker.checks._operands import Found, before, between, sentences
from checker.checks.base import Context, Gap, Issue, Place, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure

_CODE = "AR610"
_SURE = AMOUNTS | {"duration"}
_KINDS = AMOUNTS | {"percent", "ratio", "duration"}
_TILDES, _DASHES = "~∼～〜", "–—-"  # in this order they may stand in a class of characters
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
# A number, a mark and whatever stands before the upper end's own number: $5-3 billion, 7~4조 원.
_INSIDE = re.compile(
    rf"^(?P<sign>\D{{0,3}})(?P<low>{_NUMBER})\s?(?P<mark>[{_TILDES}{_DASHES}])\s?[$€£¥]?(?P<high>{_NUMBER})"
)
_BEFORE = re.compile(
    rf"(?<![\d.,A-Za-z'’/:{_TILDES}{_DASHES}])(?P<low>{_NUMBER})\s?(?P<unit>%|％)?\s?(?P<mark>[{_TILDES}])\s?$"
)
# The two numbers of a range, each with its scale words, and the mark between.
_SCALES = "[萬万億亿兆만억조천千百백]*"
_ENDS = re.compile(
    rf"(?P<first>{_NUMBER})(?P<scale>{_SCALES})\s?(?P<mark>[{_TILDES}{_DASHES}]|至|到)\s?"
    rf"(?P<second>{_NUMBER})(?P<lent>{_SCALES})"
)
_ZH_TO = re.compile(r"^[至到]$")
_CHANGING = re.compile(r"[从從由自降減减缩縮跌砍下滑挫窄调調改]|에서|から|줄|낮")
_BETWEEN = re.compile(r"\bbetween [$€£¥]?(?P<low>\d[\d,]*(?:\.\d+)?) (?P<mark>and) [$€£¥]?$", re.IGNORECASE)
_TOLD = re.compile(rf"^\s?[{_TILDES}]\s?$")
# It costs $500 billion to $60 billion; a fall is told by "from", or by a word that says so.
_TO = re.compile(r"^ to $")
_FALLING = re.compile(
    r"\b(?:from|between|cut|cuts|cutting|fell|fall|falls|drop\w*|lower\w*|reduc\w*|slash\w*|trim\w*|revis\w*|declin\w*|"
    r"shr[aiu]nk\w*|down|compar\w*|relative|prefer\w*|mov\w*|went|go|goes|going|chang\w*|convert\w*|narrow\w*|"
    r"shed\w*|eras\w*|wip\w*|tumbl\w*|plung\w*|slid\w*|slump\w*|s[aiu]nk\w*|close[rd]?|next|due|add\w*|equal\w*|equivalent|owe\w*|g[ai]ve\w*|pa(?:y|id)\w*|loss|loses?|lost)\b",
    re.IGNORECASE,
)
# A text that tells a fall, a score, a season or a countdown means the order that it prints.
_MEANT = re.compile(
    r"에서\s?점차|거꾸로|역순|카운트다운|スコア|対戦|逆順|比分|倒计时|score|countdown|\bwon\b \d|\blost\b \d|"
    r"ratio",
    re.IGNORECASE,
)
_MINIMUM = re.compile(
    r"(?:최소(?:한)?|적어도|最低(?:でも)?|少なくとも|最小|至少|最少|at least|a minimum of|minimum)\s?(?:약\s?|"
    r"約|约)?[$€£¥]?$",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"(?:최대|많아야|最大|最高|最多|至多|at most|up to|a maximum of|maximum)\s?(?:약\s?|約|约)?[$€£¥]?$",
    re.IGNORECASE,
)
_NOTHING_BETWEEN = re.compile(
    r"^\s?(?:에서|부터|から|[,，、·/])?\s?(?:and|or|、|그리고)?\s?"
    r"(?:최소(?:한)?|적어도|최대|많아야|最低|少なくとも|最大|最高|最多|至少|至多|at least|at most|up to|"
    r"(?:a )?m(?:in|ax)imum(?: of)?)\s?[$€£¥]?$",
    re.IGNORECASE,
)
# 900~1조 may be 900억 to 1조, one scale word down; wider than this no range is meant.
_SCALE_DOWN, _WIDEST = 1e4, 100.0
_FALL_REACH = 60


@check(_CODE, alone=True)
def range_inverted(context: Context) -> Iterator[Issue | Gap]:
    """Both ends with and without the unit that the second lends to the first; all readings have to run downwards."""
    for _, text, found in sentences(context):
        if _MEANT.search(text):
            continue
        for item in found:
            yield from _reversed(item)
            yield from _lent(context, item)
        for one, two in pairwise(found):
            yield from _printed(context, one, two)
            yield from _bounds(context, one, two)


def _lent(context: Context, item: Found) -> Iterator[Issue]:
    """A lower end without a unit of its own: every scale that the upper end may lend to it."""
    place, figure = item
    if figure.kind not in _KINDS:
        return
    high = float(figure.value_high) if figure.value_high is not None else figure.number
    if figure.value_high is not None and figure.number is not None and figure.number > figure.value_high:
        return  # read as it is printed
    inside = _INSIDE.match(figure.surface)
    found = inside or (_BEFORE if figure.bound in {"about", "exact"} else _BETWEEN).search(before(context, place, 22))
    found = found or _BETWEEN.search(before(context, place, 22))
    if found is None or not high or (inside is None and figure.value_high is not None):
        return
    if found["mark"] in _DASHES and not (inside and (inside["sign"].strip() or figure.kind == "percent")):
        return
    low = float(found["low"].replace(",", ""))
    digits = float((inside["high"] if inside else _digits(figure)).replace(",", ""))
    if not digits or 1900 <= low <= 2100 or low <= digits:
        return
    scale = high / digits
    readings = [low * scale, low * scale / _SCALE_DOWN, low]
    if any(reading <= high <= reading * _WIDEST for reading in readings[1:]):
        return
    upper = figure.surface[inside.start("high") :] if inside else figure.surface
    tail = f"{found['low']}{upper[len(inside['high']) if inside else len(_digits(figure)) :]}"
    swapped = f"{(inside['high'] if inside else _digits(figure))}{found['mark']}{tail}"
    severity = "error" if found["mark"] in _TILDES and figure.kind in AMOUNTS else "warning"
    yield _issue(place, (), swapped, f"{found['low']} > {upper}", severity)


def _reversed(item: Found) -> Iterator[Issue]:
    """15~12개월, 30億至20億美元, 8-5 years: a range that is read as it is printed, the upper end first."""
    place, figure = item
    ends = _ENDS.match(figure.surface)
    if ends is None or figure.number is None or figure.value_high is None or figure.number <= figure.value_high:
        return
    first, second = ends["first"] + (ends["scale"] or ends["lent"]), ends["second"]
    swapped = f"{second}{ends['lent'] if ends['scale'] else ''}{ends['mark']}{first}{figure.surface[ends.end() :]}"
    sure = ends["mark"] not in _DASHES and figure.kind in _SURE
    detail = f"{ends['first']}{ends['scale']} > {figure.surface[ends.start('second') :]}"
    yield _issue(place, (), swapped, detail, "error" if sure else "warning")


def _digits(figure: Figure) -> str:
    found = re.search(_NUMBER, figure.surface)
    return found[0] if found else "0"


def _printed(context: Context, one: Found, two: Found) -> Iterator[Issue]:
    """5조~3조원: both ends carry their own scale."""
    (place, low), (other, high) = one, two
    joint = between(context, place, other)
    told = _TOLD.match(joint) or (low.kind in AMOUNTS and _in_words(context, place, joint))
    if not told or low.kind not in _KINDS or not alike(low, high):
        return
    if low.value_high is not None or high.value_high is not None or low.number is None or high.number is None:
        return
    if low.number > high.number * times(high, low):
        severity = "error" if _TOLD.match(joint) else "warning"
        mark = joint if severity == "warning" else joint.strip()
        yield _issue(place, (other,), f"{high.surface}{mark}{low.surface}", f"{low.surface} > {high.surface}", severity)


def _in_words(context: Context, place: Place, joint: str) -> bool:
    """Whether "to" makes a range of two amounts and not a fall, a comparison or a gift, as far as its line tells."""
    ahead = before(context, place, _FALL_REACH).rpartition("\n")[2]
    if _ZH_TO.match(joint):
        return not _CHANGING.search(ahead)
    return bool(_TO.match(joint)) and not _FALLING.search(ahead)


def _bounds(context: Context, one: Found, two: Found) -> Iterator[Issue]:
    """최소 5조, 최대 3조 with nothing between them but the words for minimum and maximum."""
    beside = _NOTHING_BETWEEN.match(bare(between(context, one[0], two[0])))
    if not beside or one[1].kind not in _KINDS or not alike(one[1], two[1]):
        return
    minimum, maximum = _bound(context, one, two, _MINIMUM), _bound(context, one, two, _MAXIMUM)
    if minimum is None or maximum is None or minimum == maximum:
        return
    least, most = operand(minimum[1]._replace(bound="exact")), operand(maximum[1]._replace(bound="exact"))
    if least.low > most.scale(times(maximum[1], minimum[1])).high:
        yield Issue(
            _CODE,
            "error",
            minimum[0],
            (maximum[0],),
            {"detail": f"{minimum[1].surface} > {maximum[1].surface}"},
            variant="bounds",
            working={"minimum": minimum[1].number, "maximum": maximum[1].number},
            confidence=0.9,
        )


def _bound(context: Context, one: Found, two: Found, words: re.Pattern[str]) -> Found | None:
    return next((item for item in (one, two) if words.search(before(context, item[0], 16))), None)


def _issue(place: Place, others: tuple[Place, ...], expected: str, detail: str, severity: str) -> Issue:
    return Issue(
        _CODE,
        "error" if severity == "error" else "warning",
        place,
        others,
        {"expected": expected, "detail": detail},
        working={"readings": detail},
        confidence=0.85,
    )
