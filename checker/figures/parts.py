"""A number with what belongs to it: sign, scale word, unit."""

from __future__ import annotations

import re
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from checker.figures.following import unit_behind
from checker.figures.page import SPACES
from checker.figures.subunits import with_parts
from checker.figures.unitwords import UnitWord

if TYPE_CHECKING:
    from checker.figures.numerals import Numeral
    from checker.figures.page import Page

_MINUS = ("마이너스 ", "마이너스", "マイナス", "minus ", "negative ", "负", "負", "-", "−", "－", "△", "▲")
_SPACED_MINUS = ("minus ", "negative ", "마이너스 ")
_MINUS_ENDS = frozenset(word[-1] for word in _MINUS) | {"+", "＋"}
_DASHES = frozenset("-‐‑–−－")
_TRIANGLES = frozenset("△▲")
_MORE = re.compile(
    r"[ ]?여(?=[ ]?[가-힣A-Za-z㎿㎡%])|餘|余り|余(?!年)|多(?=[台名人家个個张張座万萬亿億颗顆块塊片枚])|数(?=十|百)"
)
_MORE_INSIDE = re.compile("[余餘多여]")
_MORE_FIRSTS = frozenset(" 여餘余多数")
_PLUS_FIRSTS = frozenset("+-")
_SCALE_FIRSTS = frozenset(ascii_letters + " -\n")
_GAPS = frozenset(" -\n")
_LETTER_SCALE = re.compile(r"[ ]?([kKmMbBtT])(?:n|ln)?(?![A-Za-z0-9])")
# The upper end of a range, with a scale letter of its own.
_UPPER_END = re.compile(r"[ ]?(?:-|–|to|or)[ ]?\d[\d,.]*[kKmMbBtT](?:n|ln)?(?![A-Za-z0-9])")
_PLUS = re.compile(r"\+(?=[ ]?[A-Za-z가-힣])|-plus(?=[ -])")
_NEEDS_DIGITS = frozenset({"mn", "tn", "bn"})
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# A triangle before a figure with a noun behind it opens an item of a list; before a lone figure it is a minus.
_ITEM = re.compile(r"[ ]?[^\W\d_]{2}")


class Part(NamedTuple):
    """A number with what belongs to it: a figure of its own, or one end of a range.

    Attributes:
        number_end: Where numeral and scale word end.
        unit: None where no unit stands beside it.
        more: Whether 여, 余 or the like stands behind the number.
        plus: Whether + or -plus stands between the number and its unit.
        signed: Whether the unit is a sign before the number.
        scaled: Whether it has a scale word of its own.
    """

    start: int
    number_end: int
    end: int
    numeral: Numeral
    unit: UnitWord | None
    more: bool = False
    signed: bool = False
    scaled: bool = False
    plus: bool = False
    flaw: str | None = None

    @property
    def amount(self) -> float:
        """The number in the unit that is printed."""
        return self.numeral.value * (self.unit.factor if self.unit else 1.0)


def digits_at(page: Page, start: int) -> Part | None:
    """The number that begins with the digit at ``start``."""
    run = page.lexicon.digit_run.match(page.text, start)
    numeral = None if run is None else page.lexicon.grammar.read(run[0])
    return None if run is None or numeral is None else with_unit(page, start, run.end(), numeral)


def with_unit(page: Page, start: int, end: int, numeral: Numeral) -> Part:
    """A numeral with its sign, its English scale word and its unit."""
    text = page.text
    before = text[start - 1] if start else ""
    sign = None
    if before in page.lexicon.sign_ends and (
        before not in SPACES or text[start - 2 : start - 1] in page.lexicon.sign_ends
    ):
        sign = sign_before(page, start)
    behind = text[end : end + 1]
    if behind in _VULGAR:
        numeral, end = numeral.plus(_VULGAR[behind], 0.1), end + 1
        behind = text[end : end + 1]
    inside = numeral.scaled and page.lexicon.language != "en" and bool(_MORE_INSIDE.search(text, start, end))
    scaled = numeral.scaled
    if behind in _SCALE_FIRSTS:
        plain = numeral
        numeral, end = _scaled(page, end, plain, signed=sign is not None)
        scaled, behind = scaled or numeral is not plain, text[end : end + 1]
    number_end = end
    flaw = numeral.flaw
    more = _MORE.match(text, end) if behind in _MORE_FIRSTS else None
    plus = _PLUS.match(text, end) if behind in _PLUS_FIRSTS else None
    beyond = more or plus
    found = unit_behind(page, beyond.end() if beyond else end, numeral)
    unit: UnitWord | None = None
    if found is not None:
        unit, end = found
        doubled = _scale_behind_unit(page, unit, end) if unit.kind == "money" and not numeral.scaled else None
        if doubled is not None:
            numeral, unit, end, flaw = numeral.times(doubled[0]), doubled[1], doubled[2], "unit-inside"
    if unit is not None and unit.kind == "money" and unit.word and not scaled:
        numeral, end, scaled = _scale_after_word(page, numeral, end)
    if sign is not None:
        unit, end = _of_two(sign[0], unit, end, number_end, scaled=scaled)
        start = sign[1]
        before = text[start - 1] if start else ""
    if unit is not None and flaw is None:
        numeral, end = with_parts(page, numeral, unit, end)
    if before in _MINUS_ENDS and (before != " " or text.endswith(_SPACED_MINUS, 0, start)):
        negative, start = _minus(page, start, end, unit)
        numeral = numeral._replace(value=-numeral.value) if negative else numeral
    return Part(
        start,
        number_end,
        end,
        numeral,
        unit,
        inside or (found is not None and (more is not None or found[0].surface == "년여")),
        sign is not None,
        scaled,
        found is not None and plus is not None,
        flaw,
    )


def _of_two(sign: UnitWord, unit: UnitWord | None, end: int, number_end: int, *, scaled: bool) -> tuple[UnitWord, int]:
    """The currency of a number with a sign before it and perhaps a unit behind: $5 million, 新台幣300億元, ¥3万."""
    if unit is None or unit.kind != "money":
        return sign, number_end
    if unit.unit != sign.unit and scaled and not unit.assumed and not sign.assumed:
        return unit, end
    return sign, end


def _scaled(page: Page, end: int, numeral: Numeral, *, signed: bool) -> tuple[Numeral, int]:
    """The numeral with an English scale word or letter behind it: 1.5 billion, $5m, 1M GPUs."""
    text = page.text
    behind = text[end : end + 1]
    attached = behind.isascii() and behind.isalpha()
    english = page.lexicon.english
    if not attached and (behind not in _GAPS or text[end + 1 : end + 2] not in english.scale_firsts):
        return numeral, end
    found = english.scale_behind.match(text, end)
    if found is not None and not (found[1].lower() in _NEEDS_DIGITS and not text[end - 1].isdigit()):
        return numeral.times(english.scales[found[1].lower()]), found.end()
    letter = _LETTER_SCALE.match(text, end) if behind != " " else None
    if letter is not None and (signed or _counts_behind(page, letter.end(), numeral)):
        return numeral.times(page.lexicon.grammar.letters[letter[1]]), letter.end()
    return numeral, end


def _scale_after_word(page: Page, numeral: Numeral, end: int) -> tuple[Numeral, int, bool]:
    """75 USD million: the scale word behind the currency."""
    found = page.lexicon.english.scale_behind.match(page.text, end)
    if found is None or len(found[1]) < 2 or page.text[end : end + 1] != " ":
        return numeral, end, False
    return numeral.times(page.lexicon.english.scales[found[1].lower()]), found.end(), True


def _counts_behind(page: Page, end: int, numeral: Numeral) -> bool:
    """Whether what follows a scale letter is something counted: ``1M GPUs``, ``4m to 5m chips``, ``10k$``."""
    upper = _UPPER_END.match(page.text, end)
    end = upper.end() if upper else end
    position = end + (page.text[end : end + 1] == " ")
    found = page.lexicon.units.at(page.text, position)
    if found is not None:
        return position > end or found[0].kind in {"money", "percent"}
    counted = unit_behind(page, end, numeral) if position > end and page.lexicon.language == "en" else None
    return counted is not None and counted[0].word


def _scale_behind_unit(page: Page, unit: UnitWord, end: int) -> tuple[float, UnitWord, int] | None:
    """4,400円億円: a second scale and unit behind the first unit."""
    scale = page.lexicon.grammar.scales.get(page.text[end : end + 1], 0)
    again = page.lexicon.units.at(page.text, end + 1) if scale >= 1e8 else None
    return (scale, again[0], again[1]) if again and again[0].kind == "money" and unit.kind == "money" else None


def sign_before(page: Page, start: int) -> tuple[UnitWord, int] | None:
    """The currency sign that ends before ``start`` and where it begins."""
    text = page.text
    position = start
    while position and text[position - 1] in SPACES and start - position < 3:
        position -= 1
    if not position:
        return None
    signs = page.lexicon.signs
    for sign in signs.get(text[max(0, position - 2) : position]) or signs.get(text[position - 1], ()):
        begin = position - len(sign.surface)
        if begin >= 0 and text.startswith(sign.surface, begin):
            outside = text[begin - 1 : begin] if begin else ""
            if sign.surface[0].isalpha() and outside.isascii() and outside.isalnum():
                continue
            return (sign, begin) if begin >= page.cursor else None
    return None


def _minus(page: Page, start: int, end: int, unit: UnitWord | None) -> tuple[bool, int]:
    """Whether what ends before ``start`` is a minus, and where the figure begins with it."""
    text = page.text
    if text.endswith("plus or minus ", 0, start):
        return False, start
    for minus in _MINUS:
        begin = start - len(minus)
        if begin >= page.cursor and text.startswith(minus, begin):
            outside = text[begin - 1 : begin] if begin else ""
            if minus in _DASHES and (outside in _DASHES or _joins(outside)):
                return False, start
            if minus in _TRIANGLES and _ITEM.match(text, end):
                return False, start
            return True, begin
    signed = text[start - 1] in "+＋" and unit is not None and unit.kind in {"percent", "percent_point"}
    return False, start - 1 if signed else start


def _joins(outside: str) -> bool:
    """Whether a dash behind ``outside`` joins rather than subtracts: 3-5, A-7, but の-5%."""
    return bool(outside) and outside.isalnum() and (outside.isascii() or outside.isdigit() or "가" <= outside <= "힣")
