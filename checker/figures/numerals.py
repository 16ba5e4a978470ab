"""Numerals: ``4조 3,455억``, ``2兆2600億``, ``三千二百万``, ``7.5 trillion`` and ``twenty-five million`` as numbers.

The scale words of Korean, Japanese and Chinese never contradict each other, so one grammar reads them all, also where
an article mixes languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.packs.vocabulary import LanguageRules

# A number of more digits than this counts nothing that a newspaper prints.
LONGEST = 30


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


class NumeralGrammar:
    """The numerals of all languages, compiled from rules/languages."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self.digits: dict[str, int] = {}
        self.scales: dict[str, float] = {}
        self.english: dict[str, float] = {}
        self.letters: dict[str, float] = {}
        for rules in languages:
            words = {**rules.small_scales, **rules.big_scales}
            if rules.language == "en":
                self.english = {**{k: float(v) for k, v in rules.digits.items()}, **words}
                self.letters = dict(rules.letter_scales)
                self.english_scales = frozenset(words)
            else:
                self.digits |= rules.digits
                self.scales |= {word: float(value) for word, value in words.items()}
        hangul = "".join(sorted(c for c in self.scales if c >= "가"))
        han = "".join(sorted(c for c in self.scales if c < "가"))
        number = r"\d+(?:[,，]\d+)*(?:[.．]\d+|・\d+(?=[兆億万]))?"
        scale = rf"(?:[{hangul}]|[ ]?[{han}])"
        self.digit_run = rf"{number}(?:{scale}+(?:[ ]?{number}{scale}+)*(?:{number})?)?"
        marks = "".join(sorted({*self.digits, *self.scales}))
        self.hangul_run = "[" + "".join(c for c in marks if c >= "가") + "]"
        self.han_run = "[" + "".join(c for c in marks if c < "가") + "点點]"
        self._part = re.compile(rf"(?P<number>{number})|(?P<mark>[{marks}])|(?P<point>[点點])")

    def read(self, run: str) -> Numeral | None:
        """The number that ``run``, a match of ``digit_run`` or of spelled marks, says; None where it says none."""
        if run.isdecimal():
            return Numeral(int(run), 1.0, lead=float(run)) if len(run) <= LONGEST else None
        return self._sum(run)

    def _sum(self, run: str) -> Numeral | None:
        adder = _Adder()
        for part in self._part.finditer(run):
            if part["number"]:
                current, step, flaw = _plain(part["number"])
                if current is None:
                    return None
                adder.number(current, step, flaw)
            elif part["point"]:
                adder.fraction = 0.1
            elif part["mark"] in self.digits:
                adder.digit(self.digits[part["mark"]])
            elif self.scales[part["mark"]] < 10_000:
                adder.small_scale(self.scales[part["mark"]])
            else:
                adder.big_scale(self.scales[part["mark"]])
        return adder.numeral()

    def english_words(self, words: list[str]) -> Numeral | None:
        """The number that English words say: ``twenty five million`` as a list of words; ``and`` is passed over."""
        total = section = 0.0
        step, seen = 1.0, False
        for word in words:
            if word in ("and", "a", "an"):
                section = section or (1.0 if word != "and" else 0.0)
                continue
            value = self.english[word]
            seen = True
            if word not in self.english_scales:
                section = value if section == 1.0 and not total and words[0] in ("a", "an") else section + value
                step = 1.0
            elif value == 100:
                section = (section or 1.0) * value
                step = value
            else:
                total += (section or 1.0) * value
                section, step = 0.0, value
        if not seen:
            return None
        return Numeral(_tidy(total + section), step, total >= 10_000, total + section)


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
        if scale >= self.last_scale:
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
        value = _tidy(self.total + rest)
        return Numeral(value, self.step, self.total != 0, self.lead or 1.0, self.lead_scale, self.flaw)


def scaled(number: Numeral, scale: float) -> Numeral:
    """``number`` with a further scale word behind it."""
    return Numeral(
        _tidy(number.value * scale), number.step * scale, scale >= 10_000 or number.scaled, number.lead, scale, number.flaw
    )


def _plain(run: str) -> tuple[float | None, float, str | None]:
    """Digits with separators: their value, the place value of the last one, and what is malformed."""
    text = run.replace("，", ",").replace("．", ".").replace("・", ".")
    whole, _, decimals = text.partition(".")
    flaw = None
    if "," in whole:
        groups = whole.split(",")
        well_formed = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        indian = len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1]) and len(groups[0]) <= 2
        if not well_formed and not indian:
            flaw = "digit-groups"
        whole = "".join(groups)
    if len(whole) > LONGEST:
        return None, 1.0, None
    if not decimals:
        return int(whole), 1.0, flaw
    return float(f"{int(whole)}.{decimals}"), 10.0 ** -len(decimals), flaw


def _tidy(value: float) -> float | int:
    """A whole number as an int, any other without the noise of binary fractions."""
    if isinstance(value, int):
        return value
    tidy = float(f"{value:.15g}")
    return int(tidy) if tidy.is_integer() and abs(tidy) < 1e22 else tidy


def english_pattern(numbers: Mapping[str, float]) -> str:
    """A pattern for a run of English number words, ``a million`` and ``one hundred and twenty`` included."""
    words = "|".join(sorted(numbers, key=len, reverse=True))
    scales = "hundred|thousand|million|billion|trillion"
    return rf"(?:an?[ ](?={scales}\b)|\b)(?:{words})\b(?:(?:[ -]|[ ]and[ ])(?:{words})\b)*"
