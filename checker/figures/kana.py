"""Numbers set in kana, as papers for children print them: にせんにひゃく ドル, ろく どる."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.emit import emit
from checker.figures.numerals import Numeral
from checker.figures.parts import Part
from checker.figures.unitwords import UnitWord

if TYPE_CHECKING:
    from checker.figures.page import Page

_DIGITS = {"いち": 1, "に": 2, "さん": 3, "よん": 4, "ご": 5, "ろく": 6, "なな": 7, "はち": 8, "きゅう": 9,
           "ろっ": 6, "はっ": 8, "いっ": 1}  # fmt: skip
_SCALES = {"じゅう": 10, "ひゃく": 100, "びゃく": 100, "ぴゃく": 100, "せん": 1000, "ぜん": 1000}
_BIG = {"まん": 10_000, "おく": 100_000_000}
_WORDS = "|".join(sorted((*_DIGITS, *_SCALES, *_BIG), key=len, reverse=True))
_WORD = re.compile(_WORDS)
_NUMBER = re.compile(rf"(?<![ぁ-ん])(?:{_WORDS})+(?=[ ]$)")
_UNITS = {"ドル": "USD", "どる": "USD", "円": "JPY", "えん": "JPY"}
_REACH = 40
# The last letters of the words above: where one stands before a spaced-off currency, a number may.
LAST_LETTERS = "".join(sorted({word[-1] for word in (*_DIGITS, *_SCALES, *_BIG)}))
CURRENCY_LETTERS = "".join(sorted({word[0] for word in _UNITS}))


def read_kana(page: Page, position: int, _: int) -> None:
    """A number in kana before the currency at ``position``."""
    text = page.text
    number = _NUMBER.search(text[max(0, position - _REACH) : position])
    unit = next((word for word in _UNITS if text.startswith(word, position)), None)
    if number is None or unit is None:
        return
    start = position - 1 - len(number[0])
    if start < page.cursor:
        return
    value = _value(number[0])
    word = UnitWord(unit, _UNITS[unit], "money", assumed=_UNITS[unit] == "USD")
    emit(page, Part(start, position - 1, position + len(unit), Numeral(value, 1.0, lead=value), word))


def _value(words: str) -> int:
    total = section = 0
    waiting: int | None = None
    for word in _WORD.findall(words):
        if word in _DIGITS:
            waiting = _DIGITS[word]
        elif word in _SCALES:
            section, waiting = section + (waiting or 1) * _SCALES[word], None
        else:
            total, section, waiting = total + (section + (waiting or 0) or 1) * _BIG[word], 0, None
    return total + section + (waiting or 0)
