"""The two ends of a range: 2~3조원, $2-3 billion, four to 10 times, between 1.1 and 1.3 million, 1、2年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.parts import Part, digits_at, with_unit
from checker.figures.unitwords import UnitWord

if TYPE_CHECKING:
    from checker.figures.page import Page

_TILDES = frozenset("~∼～〜")
_TO = frozenset({"to", "至", "到"})
_CHANGES = frozenset({"에서", "から", "to", "or", "至", "到", "and"})
_JOINS_BARE = frozenset("-–~∼～〜—") | {"to", "and", "至", "到", "내지", "or"}
_BEFORE_DIGITS = re.compile(r"\D{0,4}")
_ENGLISH_MARK = re.compile(r"[ -](?:to|or|and)[ -](?=\$?£?€?\d|[A-Za-z])", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\bbetween|\banywhere from)[ ](?:[$€£¥]|US\$|about |roughly )?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|by)[ ](?:about |around |roughly |nearly |just |under |over )?(?:[$€£¥]|US\$)?$", re.IGNORECASE
)
_GREW = re.compile(
    r"\b(?:rose|grew|fell|increas|rais|lift|boost|jump|climb|drop|cut|doubl|tripl|up|down|expand)\w*\b", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?:margin|range|rate|share|guidance|forecast|outlook|target|estimate|growth)s? of[ ]$", re.IGNORECASE
)
_FROM_CHINESE = re.compile(r"[从從由][^。，,]{0,6}$")
_BEFORE, _JUST_BEFORE = 60, 30
_LIST_MARKS = "、,·"
# 由30億減至20億: a fall, which means the order that it prints.
_FALLS = re.compile(r"[从從由自降減减缩縮跌砍下滑挫窄调調改][^。，,；;]{0,12}$")
_CHINESE_TO = frozenset({"至", "到"})
_YEARS = range(1900, 2101)
_WIDEST = 100.0
_DASHES = frozenset("-–—")
_NO_SCORES = frozenset({"duration", "power", "energy"})
# 2024-5 months and a 737-10 are a year or a model and something else.
_NO_NAME = 100
# Above this an end of a range carries its own scale: in ``20000~3万`` nothing is left out.
_MOST_ELIDED = 10_000
_FAR_APART = 1000.0
# The scale words that the two ends of a range may share, besides all that the upper end has.
_SHARED = (1e12, 1e8, 1e4)


def upper_end(page: Page, part: Part) -> Part | None:
    """The upper end of the range that ``part`` begins, if one follows."""
    text = page.text
    behind = text[part.end : part.end + 1]
    first = text[part.end + 1 : part.end + 2] if behind == " " else behind
    mark = page.lexicon.range_mark.match(text, part.end) if first in page.lexicon.range_firsts else None
    if mark is not None:
        page.pass_over(mark.end())
        digit = _BEFORE_DIGITS.match(text, mark.end())
        second = digits_at(page, digit.end() if digit else mark.end())
        word = mark["mark"]
        return second if second is not None and _joins(page, part, second, word) else None
    if behind in {" ", "-"} and page.lexicon.language == "en":
        return _english_range(page, part)
    if behind in _LIST_MARKS and behind and part.unit is None:
        return _neighbour(page, part)
    return None


def _english_range(page: Page, part: Part) -> Part | None:
    text = page.text
    mark = _ENGLISH_MARK.match(text, part.end)
    if mark is None:
        return None
    spelled = page.lexicon.english.pattern.match(text, mark.end())
    if spelled is not None:
        numeral = page.lexicon.english.read(spelled[0])
        second = with_unit(page, mark.end(), spelled.end(), numeral) if numeral else None
    else:
        second = digits_at(page, mark.end() + (text[mark.end()] in "$£€"))
    word = mark[0].strip(" -").lower()
    return second if second is not None and _joins(page, part, second, word) else None


def _neighbour(page: Page, part: Part) -> Part | None:
    """1、2年: neighbouring numbers with one unit are a range."""
    text = page.text
    if not text[part.end + 1 : part.end + 2].isdigit():
        return None
    second = digits_at(page, part.end + 1)
    if second is None or second.numeral.value != part.numeral.value + 1 or second.numeral.value >= 10:
        return None
    if second.unit is None:
        if text[second.end : second.end + 1] not in {"年", "년"}:
            return None
        second = second._replace(unit=UnitWord("年", "year", "duration"), end=second.end + 1)
    return second


def _joins(page: Page, first: Part, second: Part, mark: str) -> bool:
    """Whether two numbers with a mark between are one range, not a change or a compound."""
    if low_end(first, second) >= second.amount:
        return _runs_down(page, first, second, mark)
    if second.unit is None:
        return first.signed and mark in _JOINS_BARE if first.unit else second.numeral.scaled and mark in _TILDES
    if first.unit is not None and first.unit.unit != second.unit.unit:
        return False
    if mark == "and":
        return _BETWEEN.search(_left(page, first)) is not None
    if first.unit is None or mark not in _CHANGES:
        return True
    return mark in _TO and first.scaled == second.scaled and not _is_change(page, first)


def _runs_down(page: Page, first: Part, second: Part, mark: str) -> bool:
    """Whether a range is printed the wrong way round, its unit behind the second end: 8-5 years, 30億至20億美元."""
    if first.unit is not None or second.unit is None or low_end(first, second) == second.amount:
        return False
    if mark in _DASHES:  # of a unit in which nobody keeps scores
        plain = not first.scaled and not second.scaled and first.numeral.value < _NO_NAME
        return plain and second.unit.kind in _NO_SCORES
    told = mark in _TILDES or (mark in _CHINESE_TO and _FALLS.search(_left(page, first)) is None)
    return told and low_end(first, second) <= second.amount * _WIDEST and first.numeral.value not in _YEARS


def _is_change(page: Page, first: Part) -> bool:
    """``from $2bn to $3bn``, ``rose 2% to 3%``: a change, no range."""
    if page.lexicon.language != "en":
        return _FROM_CHINESE.search(_left(page, first)) is not None
    left = _left(page, first)
    if _OF.search(left):  # revenue up, and a margin of 18% to 20%
        return False
    return _FROM.search(left) is not None or _GREW.search(left[-_JUST_BEFORE:]) is not None


def _left(page: Page, first: Part) -> str:
    return page.text[max(0, first.start - _BEFORE) : first.start]


def low_end(first: Part, second: Part) -> float:
    """The lower end with the scale and unit it shares with the upper (2~3조원)."""
    value = float(first.numeral.value)
    unit = first.unit or second.unit
    shared = not first.scaled and second.scaled and value < _MOST_ELIDED
    if shared and (first.unit is None or first.signed):
        most = second.numeral.lead_scale
        high = float(second.numeral.value)
        fitting = (scale for scale in (most, *_SHARED) if scale <= most and value * scale < high)
        scale = next(fitting, 1.0)
        value *= scale if value * scale * _FAR_APART > high else most  # 3~2조원: nobody means 3억 by the 3
    return value * (unit.factor if unit else 1.0)
