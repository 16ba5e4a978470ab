"""The words behind and the signs before a number, compiled from rules/units and rules/currencies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.figures.units import factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Kind, Language
    from checker.packs.vocabulary import MeasureFile, UnitWords, Vocabulary

Role: TypeAlias = Literal["thing", "generic"]

# Units whose printed name is another one than the one pint knows them under, and what they are printed as.
_PINT_NAMES = {"gigawatt": "GW", "kilowatt": "kW", "megawatt": "MW", "terawatt": "TW", "watt": "W"}
_PRINTED_AS = {"tenth": ("percent", 10.0), "per_mille": ("percent", 0.1), "basis_point": ("percent_point", 0.01),
               "fortnight": ("week", 2.0), "decade": ("year", 10.0), "half_year": ("year", 0.5),
               "quarter": ("month", 3.0)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a word behind or a sign before a number says of it.

    Made once and asked for every number, which slots answer soonest.

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
    factor: float = 1.0
    role: Role = "thing"
    assumed: bool = False
    word: bool = False
    folded: bool = False


class UnitTable:
    """Finds the longest unit word at a place of a text."""

    def __init__(self, words: Iterable[UnitWord]) -> None:
        self.words: dict[str, UnitWord] = {}
        for word in words:
            self.words.setdefault(word.surface, word)
        self.firsts = "".join(sorted({letter for word in self.words.values() for letter in _cases(word, 1)}))
        self._lengths = self._by_opening()

    def _by_opening(self) -> dict[str, tuple[int, ...]]:
        """How long the words are that begin with one or two letters, longest first."""
        found: dict[str, set[int]] = {}
        for surface, word in self.words.items():
            for opening in _cases(word, 2):
                found.setdefault(opening, set()).add(len(surface))
        for opening, lengths in found.items():
            if opening[0] in self.words:
                lengths.add(1)
        return {opening: tuple(sorted(lengths, reverse=True)) for opening, lengths in found.items()}

    def at(self, text: str, position: int) -> tuple[UnitWord, int] | None:
        """The longest unit word right at ``position`` and where it ends."""
        opening = text[position : position + 2]
        words = self.words
        for length in self._lengths.get(opening) or self._lengths.get(opening[:1], ()):
            end = position + length
            piece = text[position:end]
            word = words.get(piece)
            if word is None:
                word = words.get(piece.lower()) if piece.isascii() else None
                if word is None or not word.folded:
                    continue
            if len(piece) < length:
                continue
            if word.word:
                behind = text[end : end + 1]
                if behind.isalnum() and behind.isascii():
                    continue
            return word, end
        return None


def _cases(word: UnitWord, letters: int) -> set[str]:
    """The first letters of a word, in every case that it may be printed in."""
    opening = word.surface[:letters]
    if not word.folded:
        return {opening}
    return {opening, opening.upper(), opening.capitalize(), opening[:1] + opening[1:].upper()}


def unit_words(vocabulary: Vocabulary, order: Sequence[Language]) -> Iterator[UnitWord]:
    """Every unit word; of two with one surface the first one yielded counts: the article's own language."""
    for language in order:
        yield from _currency_words(vocabulary, language)
        for measure in vocabulary.measures:
            yield from _measure_words(measure, language)
        for role, table in (("thing", vocabulary.counters.counters), ("generic", vocabulary.counters.generic)):
            yield from _counter_words(table, language, "thing" if role == "thing" else "generic")
        for word in vocabulary.counters.things["GPU"].of("en"):
            yield UnitWord(word.lower(), "GPU", "accelerator", word=True, folded=True)


def _measure_words(measure: MeasureFile, language: Language) -> Iterator[UnitWord]:
    for name, words in measure.units.items():
        unit, times = _printed(name, measure.printed)
        for word in words.symbols:
            yield UnitWord(word, unit, measure.kind, times, word=_latin(word))
        for word in words.of(language):
            yield _spelled(word, UnitWord(word, unit, measure.kind, times))


def _counter_words(table: dict[str, UnitWords], language: Language, role: Role) -> Iterator[UnitWord]:
    for unit, words in table.items():
        for word in words.of(language):
            yield _spelled(word, UnitWord(word, unit, "count", role=role))


def _currency_words(vocabulary: Vocabulary, language: Language) -> Iterator[UnitWord]:
    for code, currency in vocabulary.currencies.items():
        for word in currency.of(language):
            yield _spelled(word, UnitWord(word, code, "money"))
        for sign in currency.signs:
            yield UnitWord(sign, code, "money", word=_latin(sign))
            if sign == code:
                yield UnitWord(f"M{code}", code, "money", 1e6, word=True)
                yield UnitWord(code.lower(), code, "money", word=True, folded=True)
        for word in currency.hundredths.get(language, ()):
            yield _spelled(word, UnitWord(word, code, "money", 0.01, assumed=code == "USD"))
    for word, rule in vocabulary.ambiguous.items():
        default = rule.default.get(language)
        if default is not None:
            yield _spelled(word, UnitWord(word, default, "money", assumed=True))


def sign_words(vocabulary: Vocabulary, language: Language) -> dict[str, tuple[UnitWord, ...]]:
    """Signs by their last two letters, longest first; those of one letter by that alone too."""
    signs = []
    for code, currency in vocabulary.currencies.items():
        signs += [UnitWord(sign, code, "money") for sign in currency.signs]
        signs += [UnitWord(f"M{code}", code, "money", 1e6)] if code in currency.signs else []
    for word, rule in vocabulary.ambiguous.items():
        default = rule.default.get(language)
        if default is not None and (rule.place == "sign" or word == "dollar"):
            signs.append(UnitWord(word, default, "money", assumed=True))
    table: dict[str, list[UnitWord]] = {}
    for sign in sorted(signs, key=lambda sign: -len(sign.surface)):
        table.setdefault(sign.surface[-2:], []).append(sign)
    for ending, found in table.items():
        if len(ending) > 1:
            found.extend(table.get(ending[-1], ()))
    return {ending: tuple(found) for ending, found in table.items()}


def _spelled(word: str, unit: UnitWord) -> UnitWord:
    latin = word.isascii() and _latin(word)
    return replace(unit, surface=word.lower() if word.isascii() else word, word=latin, folded=latin)


def _latin(word: str) -> bool:
    return word[-1].isascii() and word[-1].isalpha()


def _printed(name: str, printed: str | None) -> tuple[str, float]:
    if name in _PRINTED_AS:
        return _PRINTED_AS[name]
    if printed is None:
        return name, 1.0
    times = factor(_PINT_NAMES.get(name, name), printed)
    return printed, 1.0 if times is None else times
