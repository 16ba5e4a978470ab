"""Smaller parts behind an amount: 64달러 45센트, 2円13銭, 五元三毛, 3割8分7厘, 1년 반, 2년 3개월."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.figures.numerals import Numeral
    from checker.figures.page import Page
    from checker.figures.unitwords import UnitWord

_HAN = "〇零一二三四五六七八九"
_HALF = re.compile(
    r"[ ]?반(?![가-힣])|[ ]?반(?=만에|간[^가-힣]|이[ 나]|의[ ])"
    r"|半(?![期年导導分数數額额減减面世島额端径徑月天信場场決]|ば)"
)
# 8년 5개월, 2年3カ月, 3 years and 2 months
_MONTHS = re.compile(
    r"[ 零]?(?:and[ ])?(?P<months>[1-9]|1[01])[ ]?(?:개월|[カかヶヵケ個]月|个月|個月|months?\b)", re.IGNORECASE
)
_A_YEAR = 12
_HALVED = frozenset({"duration", "ratio"})
_SHARE = re.compile(rf"[ ]?(?P<tenth>\d|[{_HAN}])(?:分(?:(?P<hundredth>\d|[{_HAN}])厘)?)")
_SHARE_BARE = re.compile(rf"[ ]?(?P<tenth>[{_HAN}])(?![{_HAN}十百千万])")
_OFF = re.compile(r"引き?")


def with_parts(page: Page, numeral: Numeral, unit: UnitWord, end: int) -> tuple[Numeral, int]:
    """The numeral with the smaller parts that stand behind its unit, and where they end."""
    behind = page.text[end : end + 1]
    if unit.surface == "折":
        return (numeral._replace(value=numeral.value / 10) if numeral.value >= 10 else numeral), end
    if not behind:
        return numeral, end
    if unit.kind in _HALVED and (behind in " 반半零" or behind.isdigit()):
        return _and_a_half(page, numeral, unit, end)
    if unit.kind == "money":
        return (numeral, end) if numeral.step > 1 or unit.factor != 1 else page.lexicon.coins.behind(page, numeral, end)
    if unit.kind == "percent" and unit.surface in {"割", "成"}:
        return _tenths(page, numeral, unit, end)
    return numeral, end


def _and_a_half(page: Page, numeral: Numeral, unit: UnitWord, end: int) -> tuple[Numeral, int]:
    """1년 반, 2배 반; 2년 3개월, 2 years and 3 months."""
    half = _HALF.match(page.text, end)
    if half is not None:
        return numeral.plus(0.5, 0.5), half.end()
    months = _MONTHS.match(page.text, end) if unit.unit == "year" else None
    if months is None:
        return numeral, end
    return numeral.plus(int(months["months"]) / _A_YEAR, 1 / _A_YEAR), months.end()


def _tenths(page: Page, numeral: Numeral, unit: UnitWord, end: int) -> tuple[Numeral, int]:
    """3割8分7厘, 5割半, 七成六; 8割引 is what is left to pay."""
    text = page.text
    off = _OFF.match(text, end) if unit.surface == "割" else None
    if off is not None:
        return numeral._replace(value=10 - numeral.value), off.end()
    half = _HALF.match(text, end)
    if half is not None:
        return numeral.plus(0.5, 0.5), half.end()
    found = _SHARE.match(text, end) or (_SHARE_BARE.match(text, end) if unit.surface == "成" else None)
    if found is None:
        return numeral, end
    share = _digit(found["tenth"]) / 10
    last = found.groupdict().get("hundredth")
    return numeral.plus(share + (_digit(last) / 100 if last else 0.0), 0.01 if last else 0.1), found.end()


def _digit(mark: str) -> int:
    return _HAN.index(mark) - 1 if mark in _HAN[1:] else int(mark) if mark.isdecimal() else 0


class Coins:
    """Reads the small coins behind an amount of money."""

    def __init__(self, tenths: tuple[str, ...], hundredths: tuple[str, ...], words: str) -> None:
        few = rf"(?:\d{{1,2}}|[{_HAN}十]{{1,3}}|[일이삼사오육칠팔구십]{{1,3}}|{words})"
        tenth, hundredth = "|".join(tenths), "|".join(map(re.escape, hundredths))
        self._pattern = re.compile(
            rf"(?:[ 個个]?(?P<t>\d|[{_HAN}])(?:{tenth})(?:(?P<th>\d|[{_HAN}])(?:分)?)?(?![\d{_HAN}]))"
            rf"|(?:[ ]?(?:and[ ])?(?P<h>{few})[ ]?(?:{hundredth})(?![A-Za-z钟鐘之의]))"
            rf"|(?:[ ](?P<bare>\d{{2}})(?=\.?$|[.,)][ ]|[ ]more\b))"
            rf"|(?:[ ]and[ ]|[와과][ ])(?P<rest>{words}|\d{{1,2}})(?=\.?$|[.,)]|[ ]and\b|[ ]그리고)",
            re.IGNORECASE,
        )
        self._firsts = frozenset(" 個个와과0123456789０１２３４５６７８９" + _HAN + "十일이삼사오육칠팔구십")

    def behind(self, page: Page, numeral: Numeral, end: int) -> tuple[Numeral, int]:
        """The numeral with the coins behind it, and where they end."""
        if page.text[end] not in self._firsts:
            return numeral, end
        found = self._pattern.match(page.text, end)
        if found is None:
            return numeral, end
        if found["t"]:
            part = _digit(found["t"]) / 10 + (_digit(found["th"]) / 100 if found["th"] else 0.0)
            return numeral.plus(part, 0.01), found.end()
        words = found["h"] or found["bare"] or found["rest"]
        small = (
            page.lexicon.english.read(words)
            if words[0].isascii() and words[0].isalpha()
            else page.lexicon.grammar.read(words)
        )
        return (numeral.plus(float(small.value) / 100, 0.01), found.end()) if small else (numeral, end)
