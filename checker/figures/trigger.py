r"""One pattern a language that stops wherever a figure may begin.

It begins with one class of letters, so that the search runs at the speed of ``\d+``; what stands around the letter is
looked at only there.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.figures.kana import CURRENCY_LETTERS, LAST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.figures.lexicon import Lexicon

_DIGITS = r"(?<=\d)\d*+"
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE_BEHIND = r"(?=[ ]?\d{1,2}(?!\d)|,?[ ](?:of[ ])?(?:19|20)\d\d)"
# What may stand before a word that begins a figure: no letter, apostrophe or hyphen.
SEPARATORS = ' \n\t\r\xa0\u3000([{“"‘«—/|>*:;,.!?~…「『（【+=•·$'
# So many letters tell most words apart from those that begin a figure, before any group is tried.
_OPENING = 3
_FEWEST_SPACED = "{0,3}"


class Trigger(NamedTuple):
    """The places of a text where a figure may begin.

    Attributes:
        pattern: Its named group tells which reader takes over, none means digits.
        opening: For words that stand behind a separator: the same words at the very beginning of a text.
    """

    pattern: re.Pattern[str]
    opening: re.Pattern[str] | None = None

    def stops(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, in order; that of a word may begin with one of ``SEPARATORS``, which is none of its letters."""
        stops = self.pattern.finditer(text)
        first = self.opening.match(text) if self.opening else None
        return stops if first is None else chain((first,), stops)


def trigger(lexicon: Lexicon) -> Trigger:
    """The places in texts of one article language."""
    if lexicon.language == "en":
        return _english(lexicon)
    pattern = _korean(lexicon) if lexicon.language == "ko" else _chinese_or_japanese(lexicon)
    return Trigger(pattern)


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


def _english(lexicon: Lexicon) -> Trigger:
    """Words are looked for behind what separates them, which is rarer than their first letters."""
    rules = lexicon.rules
    openers = lexicon.english.openers - {"a", "an"}
    scale = "|".join(word for word in lexicon.english.scales if len(word) > 3)
    article = rf"[aA]n?[ -](?:{scale}|quarter of an? (?:million|billion|trillion))\b"
    vague = [*rules.vague, "tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"]
    words = [
        rf"(?P<month>{_trie(_MONTH_NAMES)}[a-z]*\.?{_DATE_BEHIND})",
        rf"(?P<part>[hH]alf[ -]an?[ -](?:{scale})\b)",
        rf"(?P<vague>{_trie(_capitalised(vague))}\b)",
        rf"(?P<word>{_trie(_capitalised(rules.words))}\b)",
        rf"(?P<english>{_trie(_capitalised(openers))}\b|{article})",
        rf"(?P<ordinal>{_trie(_capitalised(rules.ranks.ordinals))}\b)",
    ]
    known = _capitalised((*rules.words, *openers, *vague, *rules.ranks.ordinals, "half", "a ", "a-", "an ", "an-"))
    openings = {word[:_OPENING] for word in (*known, *_MONTH_NAMES)}
    firsts = "".join(sorted({opening[0] for opening in openings}))
    any_word = rf"(?=[{firsts}])(?={_trie(openings)})(?:{'|'.join(words)})"
    separators = re.escape(SEPARATORS)
    return Trigger(re.compile(rf"[\d{separators}](?:{_DIGITS}|{any_word})"), re.compile(any_word))


def _capitalised(words: Iterable[str]) -> set[str]:
    """The words as they stand inside a sentence and at its beginning."""
    return {form for word in words for form in (word, word[0].upper() + word[1:])}


def _trie(words: Iterable[str]) -> str:
    """A pattern of all ``words``, the longest first, that looks at each letter once."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    ends = tails.pop("", None) is not None
    branches = [re.escape(first) + _trie(rest) for first, rest in sorted(tails.items())]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _rest(words: Iterable[str]) -> str:
    """``words`` once their first letter is passed: each tail with a look back at its first letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"(?<={re.escape(first)})(?:{'|'.join(rest)})" for first, rest in tails.items())


def _class(letters: str) -> str:
    return "[" + re.escape(letters) + "]"
