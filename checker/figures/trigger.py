r"""One pattern a language that stops wherever a figure may begin.

It begins with one class of letters, so that the search runs at the speed of ``\d+``; what stands around the letter is
looked at only there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.kana import CURRENCY_LETTERS, LAST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.figures.lexicon import Lexicon

_DIGITS = r"(?<=\d)\d*+"
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_BEHIND = r"(?=[ ]?\d{1,2}(?!\d)|,?[ ](?:of[ ])?(?:19|20)\d\d)"
_FEWEST_SPACED = "{0,3}"


def trigger(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern; its named group tells which reader takes over, none means digits."""
    if lexicon.language == "en":
        return _english(lexicon)
    return _korean(lexicon) if lexicon.language == "ko" else _chinese_or_japanese(lexicon)


def _korean(lexicon: Lexicon) -> re.Pattern[str]:
    rules, marks = lexicon.rules, lexicon.grammar.hangul_marks
    firsts = _class(lexicon.units.firsts)
    vague, native = "".join(rules.vague), [*rules.native, *rules.native_ranges]
    scales = "".join(c for c in marks if c in lexicon.grammar.scales)
    alone = r"(?=[ ]?(?:퍼센|프로|달러|불|유로|엔[^가-힣]|위안|센트|점|분의))"
    spelled = (
        rf"(?<![가-힣\d].)(?P<spelled>(?<=[{marks}])(?:(?<=[{scales}])|[{marks}]|{alone})"
        rf"|(?<=[{vague}])[ ]?(?:[{scales}]|여))"
    )
    parts = [
        _DIGITS,
        rf"(?<![가-힣].)(?P<native>{_rest(native)})(?=[ ]?{firsts})",
        spelled,
        rf"(?P<word>{_rest(rules.words)})",
    ]
    letters = {c[0] for c in (*native, *rules.words)} | set(marks) | set(vague)
    return re.compile(rf"[\d{''.join(sorted(letters))}](?:{'|'.join(parts)})")


def _chinese_or_japanese(lexicon: Lexicon) -> re.Pattern[str]:
    rules, marks = lexicon.rules, lexicon.grammar.han_marks
    before = r"(?<![第\d].)"
    vague = "".join(word for word in rules.vague if len(word) == 1)
    firsts = _class(lexicon.units.firsts)
    space = f"[ ]{_FEWEST_SPACED}"
    more = rf"[{marks}点點{vague}]"
    behind = rf"{space}(?:{firsts}|[余餘多数至到~～〜分-])|$"
    spelled = rf"(?:(?<=[{marks}])|(?<=[{vague}])(?=[{marks}]))(?=(?:{space}{more}){{0,40}}+(?:{behind}))"
    parts = [_DIGITS, rf"(?P<word>{_rest(rules.words)})", rf"{before}(?P<spelled>{spelled})"]
    parts.append("(?<=第)(?P<ordinal>)")
    letters = {c[0] for c in rules.words} | set(marks) | set(vague) | {"第"}
    if lexicon.language == "ja":
        parts.append(rf"(?<=[{LAST_LETTERS}][ ][{CURRENCY_LETTERS}])(?P<kana>)")
        letters |= set(CURRENCY_LETTERS)
    return re.compile(rf"[\d{''.join(sorted(letters))}](?:{'|'.join(parts)})")


def _english(lexicon: Lexicon) -> re.Pattern[str]:
    rules = lexicon.rules
    openers = lexicon.english.openers - {"a", "an"}
    scale = "|".join(word for word in lexicon.english.scales if len(word) > 3)
    article = rf"(?<=[aA])n?[ -](?:{scale}|quarter of an? (?:million|billion|trillion))\b"
    vague = [*rules.vague, "tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"]
    words = [
        rf"(?P<month>(?:{_rest(_MONTH_NAMES, any_case=False)})[a-z]*\.?{_DATE_BEHIND})",
        rf"(?P<part>(?<=[hH])alf[ -]an?[ -](?:{scale})\b)",
        rf"(?P<vague>(?:{_rest(vague)})\b)",
        rf"(?P<word>(?:{_rest(rules.words)})\b)",
        rf"(?P<english>(?:{_rest(openers)})\b|{article})",
        rf"(?P<ordinal>(?:{_rest(rules.ranks.ordinals)})\b)",
    ]
    letters = {c[0] for c in (*rules.words, *openers, *vague, *_MONTH_NAMES, *rules.ranks.ordinals)} | {"a"}
    both = letters | {letter.upper() for letter in letters}
    return re.compile(rf"[\d{''.join(sorted(both))}](?:{_DIGITS}|(?<![\w'’\-–].)(?:{'|'.join(words)}))")


def _rest(words: Iterable[str], *, any_case: bool = True) -> str:
    """``words`` once their first letter is passed: each tail with a look back at its first letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    both = {first: first + first.upper() if any_case and first.isascii() else first for first in tails}
    return "|".join(f"(?<=[{re.escape(both[first])}])(?:{'|'.join(rest)})" for first, rest in tails.items())


def _class(letters: str) -> str:
    return "[" + re.escape(letters) + "]"
