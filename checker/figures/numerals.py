"""Numerals: ``4조 3,455억``, ``2兆2600億`` and ``三千二百万`` as numbers.

The scale words of Korean, Japanese and Chinese never contradict each other, so one grammar reads them all, also where
an article mixes languages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.packs.vocabulary import LanguageRules

# A number of more digits than this counts nothing that a newspaper prints.
LONGEST = 30
# Prints of one number come again and again; this many are remembered, none longer than a numeral can sensibly be.
_REMEMBERED, _MEMORABLE = 8192, 48
_BIG = 10_000
# Whole numbers below are floats without rounding.
_EXACT = 2.0**53


class Numeral(NamedTuple):
    """A number as written.

    Attributes:
        value: What it says.
        step: The place value of its last written digit.
        scaled: Whether a scale word of 10^4 and more stands in it.
        lead: The first mantissa, for an elided scale (``2~3조``).
        lead_scale: What that mantissa is multiplied by.
        flaw: What is malformed about it, else None.
    """

    value: float | int
    step: float
    scaled: bool = False
    lead: float = 0.0
    lead_scale: float = 1.0
    flaw: str | None = None

    def times(self, scale: float) -> Numeral:
        """The number with a further scale word behind it."""
        return Numeral(
            tidy(self.value * scale), self.step * scale, scale >= _BIG or self.scaled, self.lead, scale, self.flaw
        )

    def plus(self, part: float, step: float) -> Numeral:
        """The number with a smaller part added: two years and a half, 3달러 50센트."""
        return self._replace(value=tidy(self.value + part), step=step)


class NumeralGrammar:
    """The numerals of all languages but English, compiled from rules/languages."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self.digits: dict[str, int] = {}
        self.scales: dict[str, float] = {}
        self.letters: dict[str, float] = {}
        for rules in languages:
            self.letters |= rules.letter_scales
            if rules.language != "en":
                self.digits |= rules.digits
                self.scales |= {word: float(value) for word, value in (rules.small_scales | rules.big_scales).items()}
        self.marks = "".join(sorted({*self.digits, *self.scales}))
        self.hangul_marks = "".join(mark for mark in self.marks if mark >= "가")
        self.han_marks = "".join(mark for mark in self.marks if mark < "가")
        self.digit_run = _digit_run("".join(sorted(self.scales)))
        self.han_mark = _not_before_units(self.han_marks)
        self._part = re.compile(rf"(?P<number>\d[\d,，.．・\n]*)|(?P<mark>[{self.marks}])|(?P<point>[点點])")
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._sum)

    def read(self, run: str) -> Numeral | None:
        """The number that ``run``, a match of ``digit_run`` or of spelled marks, says; None where it says none."""
        return self._sum(run) if len(run) > _MEMORABLE else self._remembered(run)

    def _sum(self, run: str) -> Numeral | None:
        if run.isdecimal():
            return Numeral(int(run), 1.0, lead=float(run)) if len(run) <= LONGEST else None
        adder = _Adder()
        for part in self._part.finditer(run):
            if part["number"]:
                plain = _plain(part["number"])
                if plain is None:
                    return None
                adder.number(*plain)
            elif part["point"]:
                adder.fraction = 0.1
            elif part["mark"] in self.digits:
                adder.digit(self.digits[part["mark"]])
            elif self.scales[part["mark"]] < _BIG:
                adder.small_scale(self.scales[part["mark"]])
            else:
                adder.big_scale(self.scales[part["mark"]])
        return adder.numeral()


def _digit_run(scales: str) -> str:
    """The pattern of a number that begins with a digit, with the scale words in and behind it."""
    hangul = "".join(scale for scale in scales if scale >= "가")
    han = "".join(scale for scale in scales if scale < "가")
    number = r"\d++(?:[,，](?:\n(?=\d{3}(?!\d)))?\d++)*+(?:[.．]\d++|・\d++(?=[兆億万％%倍割㌔キ]))?"
    spaced = r"[ ](?:[천백]?[만억조])(?=[ ]?(?:[\d원달엔유위명여개장대톤평㎡㎿$]|$))"
    scale = rf"(?:[{hangul}]|[ ]?(?:{_not_before_units(han)})|{spaced})"
    more = "(?:[余餘多여](?=[万萬亿億兆만억조]))?"
    broken = r"(?:(?<=[조兆])\n(?=[\d,]{1,5}[억億亿])|(?<=[억億亿])\n(?=[\d,]{1,5}[만万萬])|[ ])?"
    # 2만 3456명: the rest below ten thousand, set apart; a year, a month or a share behind is a figure of its own.
    apart = r"[\d,，]*\d|\.\d|[ ]?(?:[년월일시年月日%％D]|퍼센트|nm|나노)"
    rest = rf"(?<=[만万萬])[ ](?:\d{{3,4}}|\d[,，]\d{{3}})(?!{apart})"
    return rf"{number}(?:{more}{scale}++(?:{broken}{number}{scale}++)*(?:{number}|{rest})?)?"


# 千瓦, 兆瓦, 千克, 百亿亿次: a scale word that belongs to the unit.
_OF_THE_UNIT = {"千": "瓦伏克米字赫卡帕", "兆": "瓦字赫"}
_OPERATIONS = {"百": "[亿億]{2}次", "千": "[万萬][亿億]次"}


def _not_before_units(han: str) -> str:
    """The scale letters, each unless it is the head of a unit."""
    parts = []
    for scale in han:
        heads = [f"[{_OF_THE_UNIT[scale]}]"] if _OF_THE_UNIT.get(scale) else []
        heads += [_OPERATIONS[scale]] if scale in _OPERATIONS else []
        parts.append(f"{scale}(?!{'|'.join(heads)})" if heads else scale)
    return "|".join(parts)


class _Adder:
    """Adds up a numeral from left to right: mantissas wait in ``current`` and ``section`` for their scale word."""

    def __init__(self) -> None:
        self.total = self.section = self.fraction = 0.0
        self.current: float | None = None
        self.step = 1.0
        self.lead: float | None = None
        self.lead_scale = 1.0
        self.last_scale = float("inf")
        self.flaw: str | None = None

    def number(self, value: float, step: float, flaw: str | None) -> None:
        """A run of digits."""
        self.current, self.step, self.flaw = value, step, self.flaw or flaw
        self.lead = value if self.lead is None else self.lead

    def digit(self, digit: int) -> None:
        """One spelled digit, behind a spelled point or not."""
        before = self.current or 0
        if self.fraction:
            self.current, self.step, self.fraction = before + digit * self.fraction, self.fraction, self.fraction / 10
        else:
            self.current, self.step = before * 10 + digit, 1.0
        self.lead = self.current if self.lead is None else self.lead

    def small_scale(self, scale: float) -> None:
        """천, 百 and the like: what waits is multiplied and goes on waiting for a big scale."""
        first = not self.total and not self.section
        self.step = scale if self.current is None else self.step * scale
        self.section += (1.0 if self.current is None else self.current) * scale
        self.lead_scale *= scale if first else 1.0
        self.current, self.fraction = None, 0.0

    def big_scale(self, scale: float) -> None:
        """만, 億 and the like: what waits is multiplied and added; with nothing waiting, all before it is (1万億)."""
        group = self.section + (self.current or 0)
        first = not self.total
        if scale >= self.last_scale and group:
            self.flaw = self.flaw or "scale-order"
        if group or first:
            self.total += (group or 1.0) * scale
            self.step = self.step * scale if group else scale
        else:
            self.total *= scale
            self.step *= scale
        self.lead_scale *= scale if first or not group else 1.0
        self.last_scale, self.section, self.current, self.fraction = scale, 0.0, None, 0.0

    def numeral(self) -> Numeral:
        """The sum; a rest right behind 억 and more lacks its own scale word (31조4000원)."""
        rest = self.section + (self.current or 0)
        if rest and self.total and self.last_scale >= 1e8:
            self.flaw = self.flaw or "missing-scale"
        value = tidy(self.total + rest)
        return Numeral(value, self.step, self.total != 0, self.lead or 1.0, self.lead_scale, self.flaw)


def _plain(run: str) -> tuple[float, float, str | None] | None:
    """Digits with separators: their value, the place value of the last one, and what is malformed."""
    text = run.translate(_SEPARATORS)
    whole, _, decimals = text.partition(".")
    flaw = None
    if "," in whole:
        flaw = None if _well_grouped(whole.split(",")) else "digit-groups"
        whole = whole.replace(",", "")
    if len(whole) > LONGEST or not whole:
        return None
    if not decimals:
        return int(whole), 1.0, flaw
    return float(f"{int(whole)}.{decimals}"), 10.0 ** -len(decimals), flaw


_SEPARATORS = str.maketrans({"，": ",", "．": ".", "・": ".", "\n": None})


def _well_grouped(groups: list[str]) -> bool:
    """Thousands (1,234,567), or lakhs and crores (12,34,567)."""
    first, *middle, last = groups
    thousands = len(first) <= 3 and all(len(group) == 3 for group in (*middle, last))
    return thousands or (len(last) == 3 and len(first) <= 2 and all(len(group) == 2 for group in middle))


def tidy(value: float) -> float | int:
    """A whole number as an int, any other without the noise of binary fractions."""
    if isinstance(value, int):
        return value
    if value.is_integer() and abs(value) < _EXACT:
        return int(value)
    short = float(f"{value:.15g}")
    return int(short) if short.is_integer() and abs(short) < 1e22 else short
