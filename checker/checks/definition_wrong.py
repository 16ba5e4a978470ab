"""DE451: a unit or scale word that the text explains with the wrong value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.checks._telling import restyled
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.figures.intervals import rounded
from checker.figures.units import factor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure
    from checker.packs.checks import Definition

_CODE = "DE451"
_REACH = 24
# 497.9 exaflops (…) counts the unit and does not define it.
_COUNTED = re.compile(
    r"(?:[\d.,〇一二三四五六七八九十百千万億兆亿萬십백천만억조경]|thousand|million|billion|trillion)\s?-?$"
)
# Between a term and its explanation: EF·1초에 100경 번, 1GW(1000MW), 1エクサは…
_LINK = re.compile(
    r"^\s*(?:[·・=＝:：]|[(（]\s*=?|은|는|이란|とは|は|is|equals|means|等于|等於|即)\s*"
    r"(?:1초에|1초당|초당|毎秒|1秒間に|per second|每秒|약|約|about)?\s*$"
)


@check(_CODE, alone=True)
def definition_wrong(context: Context) -> Iterator[Issue | Gap]:
    """A term, a link word and a figure in the unit that the term is defined in."""
    terms = _terms(context.check.definitions)
    for article, figures in enumerate(context.run.figures):
        text = context.run.articles[article].text
        for index, figure in enumerate(figures):
            if figure.number:
                yield from _explained(context, terms, text, Place(article, index), figure)


def _explained(
    context: Context, terms: list[tuple[re.Pattern[str], Definition]], text: str, place: Place, figure: Figure
) -> Iterator[Issue]:
    window_start = max(0, figure.start - _REACH - 12)
    window = text[window_start : figure.start]
    for pattern, definition in terms:
        for found in pattern.finditer(window):
            if not _LINK.match(window[found.end() :]) or _COUNTED.search(window[: found.start()]):
                continue
            times = factor(figure.unit, definition.of)
            if times is None or _one_of(definition, figure, times):
                continue
            expected = restyled(context, place, figure, definition.value / times)
            yield Issue(
                _CODE,
                "error",
                place,
                (),
                {"other": found[0], "expected": expected, "detail": f"1 {definition.unit} = {expected}"},
                working={"stated": figure.number, "defined": definition.value / times, "unit": figure.unit},
                confidence=0.9,
            )
            return


def _one_of(definition: Definition, figure: Figure, times: float) -> bool:
    """Whether the figure rounds to an honest value of the term, or to as many of them as stand before it."""
    read = rounded(figure, loose=True).scale(times)
    return any(read.holds(value) for value in (definition.value, *definition.also))


@lru_cache(maxsize=4)
def _terms(definitions: tuple[Definition, ...]) -> list[tuple[re.Pattern[str], Definition]]:
    """Each definition with a pattern for ``1 TERM`` or a bare unit sign in a gloss."""
    return [
        (
            re.compile(
                r"(?<![\d.,])(?:1\s?|(?<![A-Za-z가-힣ァ-ヺ英0-9]))(?:"
                + "|".join(re.escape(t) for t in sorted(d.term, key=len, reverse=True))
                + ")"
            ),
            d,
        )
        for d in definitions
    ]
