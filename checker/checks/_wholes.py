"""Totals that stand before their parts or behind a list: 50 is made up of 30 and 20; the six add up to 200."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks._arithmetic import bare, stated_first
from checker.checks._operands import Found
from checker.checks._sums import addable, terms
from checker.checks.base import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.checks._lists import Laid
    from checker.checks.base import Context

# Between the whole and its first part, and behind the last part.
_MADE_OF = {
    "ko": (
        re.compile(r"^\s?(?:은|는)\s[^\d.]{0,30}$"),
        re.compile(r"^\s?(?:으?로)\s?(?:이뤄|이루어|구성|나뉜|나뉘|나눠)"),
    ),
    "ja": (
        re.compile(r"^(?:は|の内訳は)、?[^\d。]{0,30}$"),
        re.compile(r"^[)）]?(?:から(?:なる|成る)|で構成|に分かれ|が?内訳)"),
    ),
    "zh": (re.compile(r"^[，,]?(?:由|是由)[^\d。]{0,24}$"), re.compile(r"^[^\d。，,；]{0,12}(?:组成|構成|构成|組成)")),
    "en": (
        re.compile(
            r"^[^.;\d]{0,30}\b(?:consist(?:s|ed|ing)? of|(?:is |was )?made up of|compris(?:es|ed|ing)|is split into)\b"
            r"[^.;\d]{0,30}$",
            re.IGNORECASE,
        ),
        re.compile(r""),
    ),
}
# The line right behind a list that says what its lines come to.
_COMES_TO = re.compile(
    r"\s*(?:(?:이들|위|네|다섯|여섯)?\s?(?:\d+ ?(?:곳|개|개사|건|사)|회사|기업|항목)?(?:을|를)?\s?(?:모두 )?"
    r"(?:합하면|더하면|합치면|합계는)|"
    r"(?:これらを|以上を)?(?:合わせると|合計すると|足し合わせると|合計は)|(?:以上|上述)?[^。，,\d]{0,8}(?:合计|合計|总计|加起来|相加)|"
    r"(?:the |these |those |all |together,? )*(?:(?:\w+|\d+)[ ,]){0,2}"
    r"(?:add(?:s|ed)? up to|total|come to|sum to|amount to))",
    re.IGNORECASE,
)
_REACH = 90
_LEAST = 2


def made_up(context: Context, found: Sequence[Found]) -> tuple[list[Found], Found] | None:
    """(parts, whole) of a sentence that says that its first amount of a kind is made up of all that follow."""
    amounts = terms(context, found)
    for number, total in enumerate(amounts[:-_LEAST]):
        article = context.article(total[0])
        opens, closes = _MADE_OF[article.language]
        parts = [item for item in amounts[number + 1 :] if addable(item[1], total[1])]
        if len(parts) < _LEAST or not opens.match(bare(article.text[total[1].end : parts[0][1].start])):
            continue
        if closes.match(bare(article.text[parts[-1][1].end : parts[-1][1].end + _REACH])):
            return parts, total
    return None


def summed_behind(context: Context, laid: Laid) -> Found | None:
    """The amount that the line behind a list says its lines come to."""
    place, last = laid.parts[-1]
    text, figures = context.article(place).text, context.run.figures[place.article]
    start = text.find("\n\n", last.end)
    if start < 0 or "\n" in text[last.end : start].strip():
        return None
    told = _COMES_TO.match(text, start)
    here = [(Place(place.article, i), f) for i, f in enumerate(figures) if told and told.end() <= f.start]
    behind = [item for item in stated_first(here[:1]) if all(addable(part[1], item[1]) for part in laid.parts)]
    near = bool(behind) and told is not None and "." not in text[told.end() : behind[0][1].start]
    return behind[0] if near and behind[0][1].start - start < _REACH else None
