"""The shapes of rules/languages, rules/units and rules/currencies, and the way to load them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.errors import RulesError
from checker.model import LANGUAGES, Kind, Language
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BoundWords(_Shape):
    """Words that bound a figure, by what they make of it."""

    at_most: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    less_than: tuple[str, ...] = ()


class LexicalFigure(_Shape):
    """A word that is a figure by itself: 절반, decade."""

    value: float
    unit: str


class RankWords(_Shape):
    """The ordinals of a language, and what stands before or behind one that ranks (regular expressions)."""

    ordinals: dict[str, int] = Field(default_factory=dict)
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


class CountedWords(_Shape):
    """What stands between a thing and its number (``particles``, then ``hedges``), or a number and its thing."""

    particles: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class LanguageRules(_Shape):
    """How one language writes, hedges, bounds and joins numbers (rules/languages)."""

    language: Language
    digits: dict[str, int]
    small_scales: dict[str, int]
    big_scales: dict[str, float]
    letter_scales: dict[str, float] = Field(default_factory=dict)
    native: dict[str, int] = Field(default_factory=dict)
    native_ranges: dict[str, tuple[int, int]] = Field(default_factory=dict)
    vague: tuple[str, ...]
    more: tuple[str, ...]
    ranges: tuple[str, ...]
    ordinal_before: tuple[str, ...]
    fillers: tuple[str, ...] = ()
    no_hedge: tuple[str, ...] = ()
    about_before: tuple[str, ...]
    about_after: tuple[str, ...]
    bounds_before: BoundWords
    bounds_after: BoundWords
    negative: tuple[str, ...]
    per_before: dict[str, tuple[str, ...]]
    per_after: dict[str, tuple[str, ...]]
    words: dict[str, LexicalFigure]
    no_words: tuple[str, ...] = ()
    compares: tuple[str, ...] = ()
    not_after: tuple[str, ...]
    counted: CountedWords = CountedWords()
    ranks: RankWords = RankWords()


class UnitWords(_Shape):
    """The surfaces of one unit; ``symbols`` are the same in every language."""

    symbols: tuple[str, ...] = ()
    ko: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def of(self, language: Language) -> tuple[str, ...]:
        """The words of one language."""
        words: tuple[str, ...] = getattr(self, language)
        return words


class MeasureFile(_Shape):
    """One kind of measure (rules/units/power.yaml): ``printed`` is the unit all are converted to, if any."""

    kind: Kind
    printed: str | None = None
    units: dict[str, UnitWords]


class CounterFile(_Shape):
    """What is counted (rules/units/counters.yaml)."""

    kind: Literal["count"]
    counters: dict[str, UnitWords]
    generic: dict[str, UnitWords]
    things: dict[str, UnitWords]


class AcceleratorFile(_Shape):
    """The accelerator models (rules/units/accelerators.yaml)."""

    kind: Literal["accelerator"]
    models: tuple[str, ...]


class Currency(_Shape):
    """One currency: signs stand before the number, words behind it; ``hundredths`` names its small coin."""

    signs: tuple[str, ...] = ()
    hundredths: dict[Language, tuple[str, ...]] = Field(default_factory=dict)
    ko: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def of(self, language: Language) -> tuple[str, ...]:
        """The words of one language."""
        words: tuple[str, ...] = getattr(self, language)
        return words


class AmbiguousCurrency(_Shape):
    """A sign or word that several currencies share."""

    place: Literal["sign", "word"]
    default: dict[Language, str]
    cues: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    own: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unless: str = ""


class SmallCoins(_Shape):
    """What a tenth and a hundredth of a currency are called right behind an amount (64달러 45센트, 五元三毛)."""

    tenths: tuple[str, ...]
    hundredths: tuple[str, ...]


class Vocabulary(_Shape):
    """All that the extractor knows of words."""

    languages: Mapping[Language, LanguageRules]
    measures: tuple[MeasureFile, ...]
    counters: CounterFile
    accelerators: AcceleratorFile
    currencies: Mapping[str, Currency]
    ambiguous: Mapping[str, AmbiguousCurrency]
    subunits: SmallCoins


_OTHER_FILES = frozenset({"counters", "accelerators"})


@lru_cache(maxsize=4)
def load_vocabulary(rules: Path) -> Vocabulary:
    """The vocabulary under ``rules``.

    Raises:
        RulesError: A file is missing or malformed; the message names file and line.
    """
    units = sorted((rules / "units").glob("*.yaml"))
    measures = tuple(read_yaml(path, TypeAdapter(MeasureFile)) for path in units if path.stem not in _OTHER_FILES)
    vocabulary = Vocabulary(
        languages={
            language: read_yaml(rules / "languages" / f"{language}.yaml", TypeAdapter(LanguageRules))
            for language in LANGUAGES
        },
        measures=measures,
        counters=read_yaml(rules / "units" / "counters.yaml", TypeAdapter(CounterFile)),
        accelerators=read_yaml(rules / "units" / "accelerators.yaml", TypeAdapter(AcceleratorFile)),
        currencies=read_yaml(rules / "currencies" / "currencies.yaml", TypeAdapter(dict[str, Currency])),
        ambiguous=read_yaml(rules / "currencies" / "ambiguous.yaml", TypeAdapter(dict[str, AmbiguousCurrency])),
        subunits=read_yaml(rules / "currencies" / "subunits.yaml", TypeAdapter(SmallCoins)),
    )
    _no_alias_twice(vocabulary, rules)
    return vocabulary


def _no_alias_twice(vocabulary: Vocabulary, rules: Path) -> None:
    """Two measures of one language must not claim the same word."""
    for language in LANGUAGES:
        owner: dict[str, str] = {}
        for measure in vocabulary.measures:
            for name, words in measure.units.items():
                for word in {*words.symbols, *words.of(language)}:
                    if owner.setdefault(word, name) != name:
                        raise RulesError(
                            f"'{word}' is already an alias of {owner[word]}; remove it there or from {name}",
                            rules / "units",
                        )
