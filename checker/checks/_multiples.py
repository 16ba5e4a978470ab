"""Multiples that a sentence tells of two amounts: 前年同期(5兆円)の3.2倍, 4조보다 3배 많은, tripled to 9 from 4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, bare, stated_first
from checker.checks._comparisons import ABOUT, subject_of
from checker.checks._moves import moves
from checker.checks._operands import of_last_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks.base import Context, Place

# What joins a base, which may stand in brackets, to the multiple right behind it.
_OF_BASE = {
    "ko": re.compile(rf"^\s*[)）]?\s?(?:의|보다|에 비해|에 견줘|대비|[과와] 비교(?:하면|해))\s?(?:더 )?{ABOUT}$"),
    "ja": re.compile(rf"^\s*[)）]?\s?(?:の|より(?:も)?、?|[にと]比べて?、?|比で?、?|対比で)\s?{ABOUT}$"),
    "zh": re.compile(rf"^\s*[)）]?\s?的{ABOUT}$"),
}
# What was so many times as much right before its ends are told: doubled from 4 to 8, tripled, to 9 from 3.
_EN_AHEAD = re.compile(
    r"^,?\s*(?:(?:its|the|their) [a-z]+ )?(?:in (?:the |a )?[a-z]+(?: quarter| half)?,? )?(?:from|to)\b[^\d.;]{0,24}$",
    re.IGNORECASE,
)
# 現在的3倍; and what is told to be there now: 國內現有AI用GPU約6.5萬張.
_OF_NOW = re.compile(r"(?:현재|지금|現在|目前|现在|現有)(?:의|보다|の|的)\s?(?:약|約|约)?\s?$")
_NOW_AHEAD = re.compile(r"(?:현재|지금|現在|目前|现在|現有|现有)[^\d,，、。.;；]{0,20}$")
_NOW_REACH = 30
_RIGHT_BEHIND = re.compile(r"(?:増)?の(?:約)?|인 (?:약 )?")
_BOTH = 2
_ZH_BEHIND = re.compile(r"^[，,]?\s?(?:同比|实现|實現|规模|規模|增长|增長|增加|了|约|近|超|超过|超過)*$")


def of_base(
    context: Context, found: Sequence[Found], position: int, before: Sequence[Found] = ()
) -> tuple[Found, Found] | None:
    """(base, what is so many times it), a multiple right behind its base; the other one may stand in `before`."""
    multiple = found[position]
    pattern = _OF_BASE.get(context.article(multiple[0]).language)
    ahead = [item for item in found[:position] if item[1].converts is None]
    if pattern is None or not ahead:
        return None
    base, text = ahead[-1], context.article(multiple[0]).text
    if base[1].value_high is not None or not base[1].number:
        return None
    if not pattern.match(bare(text[base[1].end : multiple[1].start])):
        return None
    last = subject_of(context, multiple, base, found, before)
    return (base, last) if last is not None else None


def since_last_year(context: Context, found: Sequence[Found], position: int) -> tuple[Found, Found] | None:
    """(last year's, this year's), where these two are all of their kind before the one multiple of a sentence."""
    if sum(item[1].kind == "ratio" for item in found) > 1 or any(item[1].kind == "percent" for item in found):
        return None
    amounts = stated_first(list(found))
    bases = [item for item in amounts if of_last_year(context, item)]
    if len(amounts) != _BOTH or len(bases) != 1:
        return None
    if amounts[-1] > found[position] and not _heads(context, found[position], amounts[0]):
        return None
    last = next(item for item in amounts if item != bases[0])
    return (bases[0], last) if alike(last[1], bases[0][1]) and last[1].number else None


def _heads(context: Context, multiple: Found, amount: Found) -> bool:
    """3.5倍の2兆5000億円（前年同期は7000億円）: this year's amount right behind its multiple."""
    text = context.article(multiple[0]).text
    return _RIGHT_BEHIND.fullmatch(text, multiple[1].end, max(multiple[1].end, amount[1].start)) is not None


def since_now(context: Context, found: Sequence[Found], position: int) -> tuple[Found, Found] | None:
    """(what there is now, what there will be), where the multiple is told of now: 規模約為現在的3倍, 지금의 5배."""
    article = context.article(found[position][0])
    start = found[position][1].start
    if not _OF_NOW.search(article.text[max(0, start - _NOW_REACH) : start]):
        return None
    amounts = stated_first([item for item in found if item < found[position]])
    now = [
        item for item in amounts if _NOW_AHEAD.search(article.text[max(0, item[1].start - _NOW_REACH) : item[1].start])
    ]
    if len(amounts) != _BOTH or now != amounts[:1] or not alike(*(item[1] for item in amounts)):
        return None
    return (amounts[0], amounts[1]) if amounts[0][1].number and amounts[1][1].number else None


def of_moves(context: Context) -> dict[Place, tuple[Found, Found]]:
    """The ends of the change that a sentence tells beside a multiple, by the multiple's place."""
    return dict(_of_moves(context))


def _of_moves(context: Context) -> Iterator[tuple[Place, tuple[Found, Found]]]:
    for move in moves(context):
        article, start = context.run.articles[move.article], min(move.first, move.last)
        figures, end = context.run.figures[move.article], max(move.first, move.last)
        for place, figure in ((start[0]._replace(figure=i), f) for i, f in enumerate(figures) if f.kind == "ratio"):
            ahead = article.language == "en" and figure.end <= start[1].start
            behind = article.language == "zh" and figure.start >= end[1].end
            if (ahead and _EN_AHEAD.match(article.text[figure.end : start[1].start])) or (
                behind and _ZH_BEHIND.match(bare(article.text[end[1].end : figure.start]))
            ):
                yield place, (move.first, move.last)
