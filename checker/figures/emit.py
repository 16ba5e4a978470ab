"""Parts become figures: unit, bound, interval and what they are per."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.context import setting
from checker.figures.intervals import allowed
from checker.figures.numerals import tidy
from checker.figures.ranges import low_end, upper_end
from checker.figures.unitwords import UnitWord
from checker.model import Figure

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.figures.parts import Part
    from checker.model import Kind, Span

# A unit that only the rest of the article tells; checker.figures.unsettled decides it.
OPEN = "?"
# Bare numbers from here on may be money (4조, 226億), or, with thousands separated, a count.
# 1台あたり, 1달러당: the one that another figure is per.
_EACH = ("あたり", "当たり", "당 ", "당")
_EACH_FIRSTS = frozenset(word[0] for word in _EACH)
# 2030세대, 3040세대: people of an age, not households.
_AGES = frozenset({2030.0, 3040.0, 4050.0, 5060.0})
# 6세대: the sixth generation; no block of flats has so few households.
_GENERATIONS = 20
_LARGEST_TITLE = 100
# Kinds of which the words around tell what is counted, or whether it is points at all.
_COUNTED_KINDS = frozenset({"count", "accelerator", "percent_point"})
_PRICED = frozenset({"count", "energy", "area", "mass"})
_NOUN = re.compile(r" [가-힣]")
# 100경 번, 3억 회: a number of times is no money.
_OCCASIONS = re.compile(r"[ ]?(?:번|회|차례|次|回|tokens?\b)")
_AFTER_COUNT = re.compile(
    r" (?:이상|규모|가량|정도|미만|이하|이내|안팎|수준|넘|초과|남짓|분량|씩|중|등|까지|도입|구축|설치|확보|추가|공급"
    r"|판매|운영|배치|구매|구입|생산|납품|출하|투입|활용|보유)"
)
# How far from 百分点 the word that compares may stand.
_COMPARED = 80
_BARE_MONEY, _BARE_COUNT = 1e8, 1000
_YEARS = range(1900, 2100)


def emit(page: Page, part: Part) -> None:
    """The figure that begins with ``part``, with the upper end of its range if one follows."""
    second = upper_end(page, part)
    if second is not None:
        emit_range(page, part, second)
    else:
        _emit_one(page, part)


def _emit_one(page: Page, part: Part) -> None:
    unit = part.unit or _unit_by_neighbours(page, part)
    if unit is None:
        page.pass_over(part.end)
        return
    text, start = page.text, part.start
    kind, name, end = unit.kind, unit.unit, part.end
    if kind in _COUNTED_KINDS:
        kind, name, end = _counted(page, start, end, unit)
    behind = text[end : end + 1]
    each = (behind in _EACH_FIRSTS or behind.isdigit()) and _is_each(text, end, part, kind)
    if each or (unit.kind == "count" and _no_count(text, end, part, unit)):
        page.pass_over(end)
        return
    bound, per = setting(text, start, end, kind, page.lexicon.cues)
    if part.more and bound == "exact":
        bound = "about"
    if part.plus and bound in {"exact", "about"}:
        bound = "at_least"
    value, step = part.numeral.value, part.numeral.step
    if unit.factor != 1:
        value, step = tidy(value * unit.factor), step * unit.factor
    low, high = allowed(float(value), None, step, bound)
    page.add(
        Figure(
            start,
            end,
            text[start:end],
            kind,
            value,
            None,
            name,
            bound,
            low,
            high,
            step,
            None,
            per,
            unit.assumed,
            part.flaw,
        )
    )


def emit_range(page: Page, first: Part, second: Part) -> None:
    """The figure from ``first`` to ``second``, in the order that is printed."""
    unit = second.unit or first.unit or UnitWord("", page.lexicon.local_currency, "money", assumed=True)
    second = second._replace(unit=unit)
    text, start = page.text, first.start
    kind, name, end = _counted(page, start, second.end, unit)
    low_value, high_value = tidy(low_end(first, second)), tidy(second.amount)
    step = second.numeral.step * unit.factor
    low, high = allowed(float(min(low_value, high_value)), float(max(low_value, high_value)), step, "range")
    _, per = setting(text, start, end, kind, page.lexicon.cues)
    surface = text[start:end]
    page.add(
        Figure(
            start, end, surface, kind, low_value, high_value, name, "range", low, high, step, None, per, unit.assumed
        )
    )


def _counted(page: Page, start: int, end: int, unit: UnitWord) -> tuple[Kind, str, int]:
    """Kind, unit id and end of the surface, once it is known what a counter counts."""
    kind, name = unit.kind, unit.unit
    if kind == "percent_point" and unit.factor == 1 and not _compares(page, start, end):
        return "percent", "percent", end
    if unit.surface == "位" and page.lexicon.ranks.bears(page.text, start, end):
        return "rank", "rank", end
    if unit.role == "generic":
        name, kind, end = page.lexicon.things.of(page.text, start, end, unit, page.found)
    if name == "GPU":
        name = page.lexicon.things.model_near(page.text, start, end, before=unit.role == "generic") or name
    return kind, name, end


def _is_each(text: str, end: int, part: Part, kind: Kind) -> bool:
    """1台あたり, 3.3㎡당, 1株75円: what the next figure is per."""
    one = part.numeral.value == 1
    if text.startswith(_EACH, end):
        return one or kind != "money"
    return one and kind in _PRICED and text[end : end + 1].isdigit()


def _no_count(text: str, end: int, part: Part, unit: UnitWord) -> bool:
    """PUE 1.1台: a fraction of a machine; 5대 그룹: a title; 5.5세대, 6세대: a generation."""
    broken = not part.numeral.scaled and part.numeral.step < 1
    if unit.unit == "household":
        generations = unit.surface == "세대" and part.numeral.value < _GENERATIONS
        return broken or generations or float(part.numeral.value) in _AGES
    titled = part.numeral.value < _LARGEST_TITLE and _heads_a_title(text, end)
    return unit.role == "generic" and (broken or titled)


def _heads_a_title(text: str, end: int) -> bool:
    """5대 그룹, 10대 과제, 20대 청년: 대 before a noun that is no hedge."""
    return text[end - 1] == "대" and bool(_NOUN.match(text, end)) and not _AFTER_COUNT.match(text, end)


def _compares(page: Page, start: int, end: int) -> bool:
    """Whether the text around speaks of a change or a difference, where the language's rules ask for that.

    Chinese prints 百分点 for plain per cent too; without a comparison it is one.
    """
    words = page.lexicon.rules.compares
    if not words:
        return True
    around = page.text[max(0, start - _COMPARED) : end + _COMPARED]
    return any(word in around for word in words)


def _unit_by_neighbours(page: Page, part: Part) -> UnitWord | None:
    """A bare number's unit: the thing beside it, or for 4조, 226億 a currency that is settled later."""
    numeral = part.numeral
    if page.declared and not _may_be_a_year(page, part):
        declared = page.unit_declared_at(part.start)
        if declared is not None:
            return declared
    if numeral.scaled or numeral.value >= _BARE_COUNT:
        thing = page.lexicon.things.before(page.text, part.start)
        if thing is not None and thing[1] in {"accelerator", "other"}:
            return UnitWord(thing[0], thing[0], thing[1])
    behind = page.text[part.end : part.end + 1]
    if _OCCASIONS.match(page.text, part.end):
        return None
    if numeral.scaled and abs(numeral.value) >= _BARE_MONEY and not (behind.isascii() and behind.isalpha()):
        return UnitWord("", OPEN, "money", assumed=True)
    printed = page.text[part.start : part.end]
    if page.lexicon.language == "en" and numeral.value >= _BARE_COUNT and ("," in printed or part.scaled):
        return UnitWord("", OPEN, "count", assumed=True)
    return None


def _may_be_a_year(page: Page, part: Part) -> bool:
    return page.text[part.start : part.end].isdecimal() and part.numeral.value in _YEARS


def emit_plain(page: Page, span: Span, kind: Kind, value: float, unit: str) -> None:
    """A figure that is a word or a fraction: no digits whose place could tell how exact it is."""
    start, end = span
    bound, per = setting(page.text, start, end, kind, page.lexicon.cues)
    low, high = allowed(float(value), None, 0.0, bound)
    page.add(Figure(start, end, page.text[start:end], kind, tidy(value), None, unit, bound, low, high, 0.0, None, per))
