"""English number words: ``twenty-five million``, ``a dozen``, ``half a billion``, ``two and a half``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.figures.numerals import Numeral, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.packs.vocabulary import LanguageRules

_SPLIT = re.compile(r"[ \n-]+")
_LINKS = frozenset({"and", "a", "an", "of"})
_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "thirds": 1 / 3}
_BIG = 10_000
_TEN, _TENS = 10, 20
# No numeral has more words than this.
_MOST_WORDS = 14


class EnglishNumerals:
    """The number words of rules/languages/en.yaml."""

    def __init__(self, rules: LanguageRules) -> None:
        self.digits = {word: float(value) for word, value in rules.digits.items()}
        self.scales = {word: float(value) for word, value in (rules.small_scales | rules.big_scales).items()}
        self.read = lru_cache(maxsize=1024)(self._read)
        small = _either(self.digits)
        spelled = [word for word in self.scales if len(word) > 3 and word != "lakh"]
        scale = _either(spelled)
        any_word = _either([*self.digits, *spelled])
        part = rf"(?:half|(?:one|a|three)[ -]quarters?(?:[ ]of)?)[ -](?:an?[ -])?(?=(?:{scale})s?\b)(?:{scale})\b"
        plain = (
            rf"(?:an?[ -](?=(?:{scale})\b))?(?:{any_word})\b(?:(?:[ \n-]|[ ]and[ ])(?:{any_word})\b){{0,{_MOST_WORDS}}}"
        )
        more = rf"(?:[ -]and[ -](?:an?|one)[ -]half(?:[ ](?:{scale})\b)?)?"
        ones = _either([word for word, value in self.digits.items() if value < _TEN])
        spoken = rf"(?:{_either(self.digits)})(?:[ -](?:{ones}))?[ -]point(?:[ -](?:{ones}))+(?:[ -](?:{scale})\b)?"
        self.pattern = re.compile(rf"(?:{spoken}|{part}|{plain}{more})", re.IGNORECASE)
        self.scale_behind = re.compile(rf"[ \n-]?({_either(self.scales)})(?![A-Za-z])", re.IGNORECASE)
        self.scale_firsts = frozenset(case for word in self.scales for case in (word[0], word[0].upper()))
        self.openers = frozenset({*self.digits, *spelled, "half", "a", "an"})
        self.small = rf"(?:{small})(?:[ -](?:{small}))?\b"

    def _with_decimals(self, whole: str, decimals: list[str]) -> Numeral | None:
        """``three point three billion``."""
        scale = self.scales.get(decimals[-1], 1.0)
        spoken = "".join(f"{self.digits[word]:.0f}" for word in decimals if word in self.digits)
        front = self._read(whole)
        if front is None or not spoken:
            return None
        value = float(f"{front.value}.{spoken}")
        return Numeral(tidy(value * scale), scale * 10.0 ** -len(spoken), scale >= _BIG, value, scale)

    def _read(self, words: str) -> Numeral | None:
        """The number that ``words``, a match of ``pattern``, say."""
        total = section = 0.0
        step, said, last = 1.0, False, ""
        whole, point, decimals = words.lower().replace("-", " ").partition(" point ")
        if point:
            return self._with_decimals(whole, decimals.split())
        for word in _SPLIT.split(words.lower()):
            if word in _PARTS:
                section, step = (section or 1.0) * _PARTS[word] if not said or word != "half" else section + 0.5, 0.1
            elif word in self.scales and self.scales[word] <= 100:
                section = (section or 1.0) * self.scales[word]
                step = self.scales[word]
            elif word in self.scales:
                total, section = _scaled(total, section, self.scales[word])
                step *= self.scales[word] if last not in self.scales or step < self.scales[word] else 1.0
            elif word in self.digits:
                if last in self.digits and not (self.digits[last] >= _TENS and self.digits[word] < _TEN):
                    return None  # two five-year options: two numbers
                section, step = section + self.digits[word], 1.0
            elif word not in _LINKS:
                return None
            said, last = said or word not in _LINKS, word
        return Numeral(tidy(total + section), step, total >= _BIG, total + section) if said else None


def _scaled(total: float, section: float, scale: float) -> tuple[float, float]:
    """Total and rest once a scale word is said; ``one million and a half million`` is not read."""
    if not section and total and scale > total:
        return total * scale, 0.0
    return total + (section or 1.0) * scale, 0.0


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
