"""Lists of lines and columns without a total, and the amounts before them that may be their totals."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import alike, stated_first
from checker.checks._operands import Found
from checker.checks._sums import sums, told_as_whole, whole
from checker.checks._tables import open_columns
from checker.checks.base import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context
    from checker.model import Figure, Frame

_LEAST = 3
_LINE_GAP, _PARAGRAPHS = 2, 3
_BULLET = re.compile(r"^[ \t]*(?:[-*+•・●○◦▪■□▶▷※–—]|\d{1,2}[.)]|[①-⑳])[ \t]*(?P<rest>\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"^\s*#")
# What says that a list divides an amount.
BREAKDOWN = re.compile(
    r"내역|뜯어보면|나눠|나누면|구성|분야별|부문별|사업별|항목별|지역별|다음과 같|세부|가운데|중(?=[,\s])|"
    r"内訳|内わけ|次の通り|以下の通り|部門別|事業別|分野別|地域別|構成|のうち|うち|"
    r"明细|明細|分别|分別|构成|如下|其中|(?<=[\w])中[,，]|之中|"
    r"break(?:s|ing)? down|breakdown|as follows|by (?:segment|division|business|region|area)|split|consist|compris|"
    r"made up|of which|of that|of those|divided",
    re.IGNORECASE,
)
# A list that says so names only some of the parts.
_SOME = re.compile(
    r"주요|대표|핵심|등(?:에|을|를|의|으로|과|이|\s|,)|나머지|포함|제외|主な|主要|など|ほか|除|残り|含|等|包括|其余|"
    r"\b(?:major|main|key|largest|biggest|top|includ\w+|such as|among|excluding|rest|remaining|other|so far|to date)\b",
    re.IGNORECASE,
)
# What is earned by the parts of a firm is set off between them: their sum may be more than the whole.
_SET_OFF = frozenset({"revenue", "profit"})


class Laid(NamedTuple):
    """A list of amounts, the amounts that the paragraphs before it tell, and those paragraphs."""

    parts: list[Found]
    ahead: list[Found]
    told: str


def laid_out(context: Context) -> Iterator[Laid]:
    """Every list of three lines or rows and more that closes with no total."""
    for parts, start in (*_bulleted(context), *open_columns(context)):
        article = parts[0][0].article
        text, figures = context.run.articles[article].text, context.run.figures[article]
        begin = _paragraphs_before(text, start)
        told = [(Place(article, i), f) for i, f in enumerate(figures) if begin <= f.start < start]
        if len(parts) >= _LEAST:
            yield Laid(parts, told, text[begin:start])


def whole_of(context: Context, laid: Laid) -> Found | None:
    """The one amount that a list divides for certain: told as a whole, with its parts counted or announced.

    Parts that are announced but not counted may leave some out, so that only more than the whole is wrong.
    """
    if _SOME.search(laid.told):
        return None
    frames = context.run.framed[laid.parts[0][0].article].frames
    wholes = [
        item
        for item in stated_first(laid.ahead)
        if alike(item[1], laid.parts[0][1]) and told_as_whole(context, item) and not _set_off(frames[item[0].figure])
    ]
    if len(wholes) != 1:
        return None
    counted = any(f.kind == "count" and f.number == len(laid.parts) for _, f in laid.ahead)
    above = next(sums(context, laid.parts, wholes[0][1])).low > whole(context, wholes[0]).high
    return wholes[0] if counted or (above and BREAKDOWN.search(laid.told)) else None


def _set_off(frame: Frame) -> bool:
    return frame.predicate is not None and frame.predicate.id in _SET_OFF


def _bulleted(context: Context) -> Iterator[tuple[list[Found], int]]:
    """(amounts, where the list begins) of lists whose every line has one plain amount."""
    for article, figures in enumerate(context.run.figures):
        text = context.run.articles[article].text
        lines: list[re.Match[str]] = []
        for line in (*_BULLET.finditer(text), None):
            if line is not None and (not lines or line.start() - lines[-1].end() < _LINE_GAP):
                lines.append(line)
                continue
            if len(lines) >= _LEAST:
                inside = partial(_amounts, article, figures)
                cells = [inside(item) for item in lines]
                if all(len(cell) == 1 for cell in cells):
                    yield [cell[0] for cell in cells], lines[0].start()
            lines = [line] if line is not None else []


def _amounts(article: int, figures: Sequence[Figure], line: re.Match[str]) -> list[Found]:
    inside = [(Place(article, i), f) for i, f in enumerate(figures) if line.start() <= f.start < line.end()]
    return stated_first(inside)


def _paragraphs_before(text: str, start: int) -> int:
    """Where the paragraphs begin that lead to a list, headings left out."""
    begin = start
    for _ in range(_PARAGRAPHS):
        above = max(0, text.rfind("\n\n", 0, max(0, begin - 1)))
        if _HEADING.match(text[above:begin]):
            return begin
        begin = above
    return begin
