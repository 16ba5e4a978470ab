"""Finds the words of rules/predicates in a sentence, by their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.packs.entities import FrameWords, Stems, load_frame_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Language


# The scopes that make a figure one end of a range, or its middle.
RANGE_ENDS = frozenset({"lower_end", "upper_end", "midpoint"})


class StemHit(NamedTuple):
    """A word of frames in a text."""

    start: int
    end: int
    id: str


class StemFinder:
    """One pattern for all stems of one sort in one language; where two begin at one place the longer one counts."""

    def __init__(self, words: Mapping[str, Stems], language: Language) -> None:
        self._ids: dict[str, str] = {}
        for name, stems in words.items():
            for stem in stems.of(language):
                self._ids.setdefault(stem.lower(), name)
        ordered = sorted(self._ids, key=len, reverse=True)
        body = "|".join(re.escape(stem) for stem in ordered)
        edge = r"(?<![a-z])" if language == "en" else ""
        self._pattern = re.compile(f"{edge}(?:{body})") if ordered else None

    def find(self, text: str) -> list[StemHit]:
        """The stems in ``text``, in order; offsets count in ``text``."""
        if self._pattern is None:
            return []
        return [StemHit(m.start(), m.end(), self._ids[m[0]]) for m in self._pattern.finditer(text.lower())]


class FrameFinders:
    """All the finders of one language."""

    def __init__(self, words: FrameWords, language: Language) -> None:
        self.predicates = StemFinder(words.predicates, language)
        self.objects = {name: StemFinder({name: stems}, language) for name, stems in words.objects.items()}
        self.stage = StemFinder(words.slots.stage, language)
        self.scope = StemFinder(words.slots.scope, language)
        self.denied = StemFinder({"denied": words.slots.denied}, language)
        self.source = StemFinder({"source": words.slots.source}, language)
        self.generic = StemFinder(words.slots.generic, language)
        self.kinds = {name: frozenset(stems.kinds) for name, stems in words.predicates.items()}

    def objects_in(self, text: str) -> list[StemHit]:
        """The objects that ``text`` names; one word may name two (AI chips are chips)."""
        return [hit for finder in self.objects.values() for hit in finder.find(text)]


@lru_cache(maxsize=16)
def frame_finders(language: Language, rules: Path) -> FrameFinders:
    """The finders for sentences in ``language``."""
    return FrameFinders(load_frame_words(rules), language)
