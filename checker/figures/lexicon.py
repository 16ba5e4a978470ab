"""The words of rules/ compiled for one article language."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters
from typing import TYPE_CHECKING

from checker.figures.context import CueTable
from checker.figures.english_numerals import EnglishNumerals
from checker.figures.names import NO_FIGURE_FIRSTS
from checker.figures.numerals import NumeralGrammar
from checker.figures.page import SPACES
from checker.figures.ranks import Ranks
from checker.figures.subunits import Coins
from checker.figures.things import Things
from checker.figures.unitwords import UnitTable, sign_words, unit_words
from checker.model import LANGUAGES, Language
from checker.packs.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LOCAL_CURRENCY: dict[Language, str] = {"ko": "KRW", "ja": "JPY", "zh": "CNY", "en": "USD"}


# Where letters that belong together may be set with spaces between them.
_SPACED_OUT: frozenset[Language] = frozenset({"ja", "zh"})


class Lexicon:
    """The compiled words of one article language, with the other languages' behind them."""

    def __init__(self, language: Language, vocabulary: Vocabulary) -> None:
        self.language = language
        self.rules = vocabulary.languages[language]
        self.spaced_out = language in _SPACED_OUT
        self.grammar = NumeralGrammar(vocabulary.languages.values())
        self.english = EnglishNumerals(vocabulary.languages["en"])
        order = [language, *(other for other in LANGUAGES if other != language)]
        self.units = UnitTable(unit_words(vocabulary, order))
        self.signs = sign_words(vocabulary, language)
        self.sign_ends = frozenset((*(ending[-1] for ending in self.signs), *SPACES))
        self.cues = CueTable([vocabulary.languages[other] for other in order])
        self.things = Things(vocabulary, order)
        self.ambiguous = {word: rule for word, rule in vocabulary.ambiguous.items() if rule.cues}
        self.coins = Coins(vocabulary.subunits.tenths, vocabulary.subunits.hundredths, self.english.small)
        self.ranks = Ranks(self.rules.ranks)
        self.local_currency = _LOCAL_CURRENCY[language]
        self.digit_run = re.compile(self.grammar.digit_run)
        self.not_after = by_first(self.rules.not_after)
        self.no_figure_firsts = NO_FIGURE_FIRSTS | frozenset(self.not_after)
        self.name_before = frozenset("#№_@&/.-‐‑–−－" + "".join(w for w in self.rules.ordinal_before if len(w) == 1))
        self.name_ends = self.name_before | frozenset(ascii_letters)
        self.ordinals = tuple(word for word in self.rules.ordinal_before if len(word) > 1)
        self.range_mark = _range_mark(self.rules.ranges)
        self.range_firsts = frozenset(mark[0] for mark in ("to", *self.rules.ranges))


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first letter, longest first."""
    table: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in table.items()}


def _range_mark(ranges: Iterable[str]) -> re.Pattern[str]:
    """What stands between the ends of a range."""
    marks = "|".join(re.escape(mark) for mark in ranges)
    return re.compile(rf"[ ]?(?P<mark>{marks}|to(?=[ ]))[ ]?(?=[$€£¥₩\d]|(?:US|HK|A|C)\$)")


@lru_cache(maxsize=8)
def lexicon(language: Language, rules: Path) -> Lexicon:
    """The compiled words for articles in ``language``."""
    return Lexicon(language, load_vocabulary(rules))
