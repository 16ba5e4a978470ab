"""Numbers in letters: 삼천억 원, 二千台, 수십억 달러, 두 곳. Only with a unit or counter behind them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.figures.emit import emit, emit_range
from checker.figures.following import PARTICLES
from checker.figures.fractions import over_at
from checker.figures.intervals import allowed
from checker.figures.numerals import LONGEST, Numeral, tidy
from checker.figures.parts import Part, with_unit
from checker.figures.unitwords import UnitWord
from checker.model import Figure

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.model import Bound

_VAGUE = frozenset("수몇数數几幾何")
_EXACT_KINDS = frozenset({"money", "percent", "percent_point"})
_HAN_KINDS = frozenset({"ratio", "duration", "count"})
_NATIVE_KINDS = frozenset({"count", "ratio", "duration"})
_NATIVE_NEVER = frozenset({"rank", "second", "share"})
# Native numbers stand right before these; before other counters of one syllable they are the head of a word.
_CLOSE = frozenset("곳달명개배해")
# 한 기업, 한 곳: a number. 한 사람, 한 대: mostly just "a".
_ONE = frozenset({"기업", "곳", "달"})
# From here on 수십억 alone is money.
_VAGUE_MONEY = 1e8
_OPENING_SCALES = frozenset({"백", "천"})
_UP_TO = re.compile(r"[至到~～〜-]")
# How far on the stroke of a fraction may stand.
_FRACTION_REACH = 14
# Letters that may stand before a Japanese numeral without making it part of a word.
_HEDGES = frozenset("約計各全超最総額大小率円元億比減増は")


@lru_cache(maxsize=4)
def _run(language: str, marks: str, mark: str) -> re.Pattern[str]:
    if language == "ko":
        scales = "십백천만억조"
        more = rf"(?:(?<=[{scales}])[ ](?:\d{{1,4}}|[{marks}]){{1,4}}[{scales}]+)*"
        return re.compile(rf"(?P<ten>십(?=[수몇]))?(?P<vague>[수몇][ ]?)?[{marks}]{{1,{LONGEST}}}{more}")
    some = f"(?:(?:{mark}|[点點])(?![ ]{{0,3}}分[ ]{{0,3}}[之の点]))"
    head = r"(?P<ten>十(?=[数數几幾]))?(?P<vague>[数數几幾何])?"
    return re.compile(rf"{head}(?:{some}|(?<=十[数數几幾]))(?:[ ]{{0,3}}{some}){{0,{LONGEST}}}")


def read_spelled(page: Page, start: int, _: int) -> None:
    """A number in Hangul or Han letters."""
    text = page.text
    korean = page.lexicon.language == "ko"
    if text.find("분의" if korean else "分", start, start + _FRACTION_REACH) >= 0 and over_at(page, start):
        return
    grammar = page.lexicon.grammar
    run = _run("ko" if korean else "ja", grammar.hangul_marks if korean else grammar.han_marks, grammar.han_mark).match(
        text, start
    )
    if run is None or (korean and _before_digits(page, start, run)):
        return
    if text.startswith(page.lexicon.rules.no_words, start):
        page.pass_over(run.end())
        return
    plain = run[0][len(run["ten"] or "") + len(run["vague"] or "") :]
    numeral = page.lexicon.grammar.read(plain.replace(" ", "") or "1")
    if numeral is None:
        return
    part = with_unit(page, start, run.end(), numeral)
    if run["vague"]:
        _vague(page, part, numeral, teens=bool(run["ten"]))
    elif part.unit is None and not korean:
        _lower_end(page, part)
    elif part.unit is not None and _counts(page, start, plain, part.unit, coins=part.numeral.step < 1):
        emit(page, part)
    if len(plain) > 1:
        page.pass_over(run.end())


def _before_digits(page: Page, start: int, run: re.Match[str]) -> bool:
    """Whether a scale word opens a number that digits go on with, as scripts for the ear write it: 천830억 달러."""
    digits = page.lexicon.digit_run.match(page.text, run.end())
    if digits is None or run[0] not in _OPENING_SCALES:
        return False
    numeral = page.lexicon.grammar.read(run[0] + digits[0])
    scaled = numeral is not None and (numeral.scaled or not digits[0][-1].isdigit())
    part = with_unit(page, start, digits.end(), numeral) if numeral and scaled else None
    if part is None or part.unit is None:
        return False
    emit(page, part)
    return True


def spelled_at(page: Page, start: int) -> Part | None:
    """The number in Han letters at ``start``, as the upper end of a range."""
    grammar = page.lexicon.grammar
    run = _run("ja", grammar.han_marks, grammar.han_mark).match(page.text, start)
    numeral = grammar.read(run[0].replace(" ", "")) if run and not run["vague"] else None
    return with_unit(page, start, run.end(), numeral) if run and numeral else None


def _lower_end(page: Page, part: Part) -> None:
    """三至五年: a number in letters whose unit stands behind the upper end."""
    mark = _UP_TO.match(page.text, part.end)
    second = spelled_at(page, mark.end()) if mark else None
    if second is not None and second.unit is not None and part.amount < second.numeral.value:
        emit_range(page, part, second)


def _counts(page: Page, start: int, run: str, unit: UnitWord, *, coins: bool) -> bool:
    """Whether letters before a unit are a number: never a lone syllable that begins or ends another word."""
    before = page.text[start - 1 : start] if start else ""
    grammar = page.lexicon.grammar
    if (before and before in page.lexicon.rules.ordinal_before) or run[0] in "조억경兆億亿京":
        return False
    if unit.kind in _EXACT_KINDS:
        return len(run) > 1 or run < "가" or run not in grammar.digits or unit.kind == "percent" or coins
    if unit.kind == "rank" or _within_a_word(page, before):
        return False
    if run >= "가":
        scaled = any(mark in grammar.scales for mark in run)
        return scaled if len(run) > 1 else unit.unit == "person" and run in "백천만"
    return len(run) > 1 or _lone_han(page, run, unit)


def _within_a_word(page: Page, before: str) -> bool:
    return page.lexicon.language == "ja" and "一" <= before <= "鿿" and before not in _HEDGES


def _lone_han(page: Page, run: str, unit: UnitWord) -> bool:
    """二社, 三倍, 两家; not 一社 (a firm), 千台, 一年."""
    if run in "万萬千百億亿兆京":
        return False
    if unit.kind not in _HAN_KINDS:
        return len(unit.surface) > 1 and run != "一"
    if run == "一":
        return unit.role != "generic" and unit.kind == "duration"
    return unit.role != "generic" or page.lexicon.language == "zh"


def _vague(page: Page, part: Part, numeral: Numeral, *, teens: bool) -> None:
    """수십억 달러 is a range; 수백 곳 has no number, only an interval; 십수조 lies between eleven and nineteen."""
    unit, end = part.unit, part.end
    if unit is None:
        if numeral.value < _VAGUE_MONEY:
            return
        unit, end = UnitWord("", page.lexicon.local_currency, "money", assumed=True), part.number_end
    money = unit.kind == "money"
    kind, name = unit.kind, unit.unit
    if unit.role == "generic":
        name, kind, end = page.lexicon.things.of(page.text, part.start, end, unit, page.found)
    base = float(numeral.value) * unit.factor
    low, high = (base * 11, base * 20) if teens else (base if money else base * 2, base * 10)
    value, value_high = (tidy(base * (10 if teens else 1)), tidy(high)) if money else (None, None)
    bound: Bound = "range" if money else "about"
    surface = page.text[part.start : end]
    page.add(
        Figure(part.start, end, surface, kind, value, value_high, name, bound, low, high, base, assumed=unit.assumed)
    )


def read_native(page: Page, start: int, end: int) -> None:
    """두 곳, 세 배, 한 달, 두세 곳: Korean native numbers before a counter."""
    text = page.text
    word = text[start:end]
    rules = page.lexicon.rules
    position = end + (text[end : end + 1] == " ")
    found = page.lexicon.units.at(text, position)
    if found is None or not _native_counts(page, rules.native.get(word, 0), found, position - end):
        return
    unit, unit_end = found
    ends = rules.native_ranges.get(word)
    if ends is None:
        value = rules.native[word]
        emit(page, with_unit(page, start, end, Numeral(value, 1.0, lead=float(value))))
        return
    low, high = allowed(ends[0], ends[1], 1.0, "range")
    surface = text[start:unit_end]
    page.add(Figure(start, unit_end, surface, unit.kind, ends[0], ends[1], unit.unit, "range", low, high, 1.0))


def _native_counts(page: Page, value: int, found: tuple[UnitWord, int], spaces: int) -> bool:
    unit, unit_end = found
    if unit.kind not in _NATIVE_KINDS or unit.unit in _NATIVE_NEVER:
        return False
    if not spaces and len(unit.surface) == 1 and unit.surface not in _CLOSE:
        return False
    if value == 1 and unit.surface not in _ONE:
        return False
    behind = page.text[unit_end : unit_end + 1]
    return not ("가" <= behind <= "힣" and behind not in PARTICLES and len(unit.surface) == 1)
