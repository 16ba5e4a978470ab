"""The words of rules/ compiled for one article language: what a number is of, and what the words around it make of it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.figures.numerals import NumeralGrammar
from checker.figures.units import factor
from checker.model import LANGUAGES, Kind, Language
from checker.packs.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Kinds whose printed unit is another one than the surface's: pint knows the units under these names.
_PINT_NAMES = {
    "gigawatt": "GW", "kilowatt": "kW", "megawatt": "MW", "terawatt": "TW", "watt": "W",
}  # fmt: skip
_MORE_PRINTED = {"tenth": "percent"}


class UnitWord(NamedTuple):
    """What a word behind a number says of it.

    Attributes:
        surface: The word; English words are lower case.
        unit: The printed unit id.
        kind: What is measured or counted.
        factor: The printed value is the written one times this.
        role: ``thing`` where the unit names what is counted, ``generic`` where the nouns beside must tell.
        assumed: Whether the unit rests on context.
        word: Whether it is written in Latin letters, so that a letter behind it makes it another word.
        folded: Whether case does not matter.
    """

    surface: str
    unit: str
    kind: Kind
    factor: float
    role: Literal["thing", "generic"] = "thing"
    assumed: bool = False
    word: bool = False
    folded: bool = False


class SignWord(NamedTuple):
    """A currency sign before a number."""

    surface: str
    unit: str
    assumed: bool


class Lexicon:
    """The compiled words of one article language, with the other languages' behind them."""

    def __init__(self, language: Language, vocabulary: Vocabulary) -> None:
        self.language = language
        self.rules = vocabulary.languages[language]
        self.grammar = NumeralGrammar(vocabulary.languages.values())
        order = [language, *(other for other in LANGUAGES if other != language)]
        self.units = _by_first_letter(_unit_words(vocabulary, order))
        self.signs = tuple(sorted(_signs(vocabulary, language), key=lambda sign: -len(sign.surface)))
        self.cues = {word: rule.cues for word, rule in vocabulary.ambiguous.items() if rule.cues}
        self.sign_ends = tuple({sign.surface[-1] for sign in self.signs})
        self.words = ContextWords.of(vocabulary, order)
        self.models = vocabulary.accelerators.models
        self.things = _things(vocabulary, order)
        self.local_currency = {"ko": "KRW", "ja": "JPY", "zh": "CNY", "en": "USD"}[language]


class ContextWords(NamedTuple):
    """The words around a figure, as tuples for ``startswith`` and ``endswith``; lower case."""

    about_before: tuple[str, ...]
    about_after: tuple[str, ...]
    at_most_before: tuple[str, ...]
    at_least_before: tuple[str, ...]
    more_before: tuple[str, ...]
    less_before: tuple[str, ...]
    at_most_after: tuple[str, ...]
    at_least_after: tuple[str, ...]
    more_after: tuple[str, ...]
    less_after: tuple[str, ...]
    per_before: tuple[tuple[str, str], ...]
    per_after: tuple[tuple[str, str], ...]
    ordinal_before: tuple[str, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary, order: list[Language]) -> ContextWords:
        """The words of all languages: they never contradict each other, and articles mix them."""
        rules = [vocabulary.languages[language] for language in order]
        own = rules[0]
        return cls(
            _all(r.about_before for r in rules),
            own.about_after,
            _all(r.bounds_before.at_most for r in rules),
            _all(r.bounds_before.at_least for r in rules),
            _all(r.bounds_before.more_than for r in rules),
            _all(r.bounds_before.less_than for r in rules),
            _all(r.bounds_after.at_most for r in rules),
            _all(r.bounds_after.at_least for r in rules),
            _all(r.bounds_after.more_than for r in rules),
            _all(r.bounds_after.less_than for r in rules),
            tuple((word, per) for r in rules for per, words in r.per_before.items() for word in words),
            tuple((word, per) for r in rules for per, words in r.per_after.items() for word in words),
            own.ordinal_before,
        )


def _all(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for words in lists for word in words))


def _latin(word: str) -> bool:
    return word[-1].isascii() and word[-1].isalpha()


def _unit_words(vocabulary: Vocabulary, order: list[Language]) -> Iterator[UnitWord]:
    """Every unit word; of two with one surface the first one yielded counts."""
    for language in order:
        yield from _currency_words(vocabulary, language)
        for measure in vocabulary.measures:
            for name, words in measure.units.items():
                unit, times = _printed(name, measure.printed)
                for word in words.symbols:
                    yield UnitWord(word, unit, measure.kind, times, word=_latin(word))
                for word in words.of(language):
                    yield _spelled(word, unit, measure.kind, times)
        for unit, words in vocabulary.counters.counters.items():
            kind: Kind = "count"
            for word in words.of(language):
                yield _spelled(word, unit, kind, 1.0)
        for unit, words in vocabulary.counters.generic.items():
            for word in words.of(language):
                yield _spelled(word, unit, "count", 1.0, role="generic")
        for word in vocabulary.counters.things["GPU"].of("en"):
            yield UnitWord(word.lower(), "GPU", "accelerator", 1.0, word=True, folded=True)


def _spelled(
    word: str, unit: str, kind: Kind, times: float, role: Literal["thing", "generic"] = "thing", *, assumed: bool = False
) -> UnitWord:
    latin = word.isascii()
    return UnitWord(word.lower() if latin else word, unit, kind, times, role, assumed, latin and _latin(word), latin)


def _currency_words(vocabulary: Vocabulary, language: Language) -> Iterator[UnitWord]:
    for code, currency in vocabulary.currencies.items():
        for word in currency.of(language):
            yield _spelled(word, code, "money", 1.0)
        for sign in currency.signs:
            yield UnitWord(sign, code, "money", 1.0, word=_latin(sign))
    for word, rule in vocabulary.ambiguous.items():
        default = rule.default.get(language)
        if default is not None:
            yield _spelled(word, default, "money", 1.0, assumed=True)


def _printed(name: str, printed: str | None) -> tuple[str, float]:
    unit = printed or _MORE_PRINTED.get(name, name)
    name = _PINT_NAMES.get(name, name)
    times = factor(name.replace("watt_hour", "watt_hour"), unit) if unit != name else 1.0
    return unit, 1.0 if times is None else times


def _by_first_letter(words: Iterable[UnitWord]) -> dict[str, tuple[UnitWord, ...]]:
    """The words by their first letter, longest first, none twice."""
    known: dict[str, UnitWord] = {}
    for word in words:
        known.setdefault(word.surface, word)
    table: dict[str, list[UnitWord]] = {}
    for word in sorted(known.values(), key=lambda word: -len(word.surface)):
        firsts = {word.surface[0], word.surface[0].upper()} if word.folded else {word.surface[0]}
        for first in firsts:
            table.setdefault(first, []).append(word)
    return {first: tuple(found) for first, found in table.items()}


def _signs(vocabulary: Vocabulary, language: Language) -> Iterator[SignWord]:
    for code, currency in vocabulary.currencies.items():
        for sign in currency.signs:
            yield SignWord(sign, code, assumed=False)
    for word, rule in vocabulary.ambiguous.items():
        default = rule.default.get(language)
        if rule.place == "sign" and default is not None:
            yield SignWord(word, default, assumed=True)


def _things(vocabulary: Vocabulary, order: list[Language]) -> tuple[tuple[str, str, Kind], ...]:
    """(noun, unit, kind), own language first, longest first, so that GPU 서버 is found before GPU."""
    found: list[tuple[str, str, Kind]] = []
    for language in order:
        nouns = [(noun, unit) for unit, words in vocabulary.counters.things.items() for noun in words.of(language)]
        for noun, unit in sorted(nouns, key=lambda pair: -len(pair[0])):
            found.append((noun, unit, "accelerator" if unit == "GPU" else "count"))
    return tuple(found)


@lru_cache(maxsize=8)
def lexicon(language: Language, rules: Path) -> Lexicon:
    """The compiled words for articles in ``language``."""
    return Lexicon(language, load_vocabulary(rules))
