"""What a generic counter counts: GPU 6만 장, 6만 개의 GPU, 100台 (servers, if servers stand beside it)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.figures.unitwords import UnitWord
    from checker.model import Figure, Kind, Language
    from checker.packs.vocabulary import CountedWords, Vocabulary

# Makers that no list of kinds is long enough for: エヌビディア製, Google.
_MAKERS = "[ァ-ヶーA-Z]{2,12}製|[A-Z][A-Za-z]{2,12}"
_CLOSING_MARKS = "」』”’'\")）"
_REACH, _BACK = 24, 260
# No gap has more letters.
_WIDEST_GAP = 12
_SENTENCE = re.compile(r"[.。!?！？]\s|\n")
_ANOTHER_COUNT = re.compile(r"\d[\d,만천万]*\s?(?:장|개|대|枚|台|기|张|張|片|颗|块)")
# Sheets (장, 枚, 张) count boards, chips and wafers in this field, never buildings or firms.
_WAFER = "wafer"
_SHEET_THINGS = frozenset({"GPU", _WAFER})
_KINDS: dict[str, Kind] = {"GPU": "accelerator", "parameter": "other"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that a generic counter may count."""

    surface: str
    unit: str
    kind: Kind


class Things:
    """Finds the noun that a generic counter belongs to."""

    def __init__(self, vocabulary: Vocabulary, order: Sequence[Language]) -> None:
        nouns = list(_nouns(vocabulary, order))
        self._by_first = _grouped(nouns, 0)
        self._by_last = _grouped(nouns, -1)
        self._accelerators = tuple(noun.surface for noun in nouns if noun.unit == "GPU")
        self._wafers = tuple(noun.surface for noun in nouns if noun.unit == _WAFER)
        models = sorted(vocabulary.accelerators.models, key=len, reverse=True)
        names = "|".join(re.escape(model) for model in models)
        self._model = re.compile(rf"(?<![A-Za-z0-9])({names})(?:s\b|(?![A-Za-z0-9]))")
        counted = [vocabulary.languages[language].counted for language in order]
        self._gap, self._link = _gap(counted), _link(counted)

    def of(self, text: str, start: int, end: int, unit: UnitWord, found: Sequence[Figure]) -> tuple[str, Kind, int]:
        """(unit id, kind, end of the surface) of a number with a generic counter."""
        behind = self._after(text, end)
        if behind is not None and _suits(unit, behind[0].unit):
            noun, stop = behind
            return noun.unit, noun.kind, stop if text.startswith("의", end) else end
        before = self.before(text, start)
        if before is not None and _suits(unit, before[0]):
            return before[0], before[1], end
        if unit.surface == "卡":  # 万卡集群, 8卡服务器: cards that are counted so are accelerators
            return "GPU", "accelerator", end
        if unit.unit == "sheet" and (thing := self._in_sentence(text, start, end)) is not None:
            return *thing, end
        earlier = _earlier(start, unit, found)
        return (*earlier, end) if earlier else (unit.unit, "count", end)

    def _after(self, text: str, end: int) -> tuple[Noun, int] | None:
        link = self._link.match(text, end)
        for position in (link.end(), link.start("kind")) if link else (end,):
            found = self._noun_at(text, position, accelerators=bool(link and link["bound"]))
            if found is not None:
                return found
        return None

    def _noun_at(self, text: str, position: int, *, accelerators: bool) -> tuple[Noun, int] | None:
        """The noun at ``position``; 12만 대 규모 데이터센터 are not 120,000 centres."""
        for noun in self._by_first.get(text[position : position + 1], ()):
            if text.startswith(noun.surface, position):
                return None if accelerators and noun.kind != "accelerator" else (noun, position + len(noun.surface))
        model = self.model_at(text, position)
        return (Noun(model[0], "GPU", "accelerator"), model[1]) if model else None

    def before(self, text: str, start: int) -> tuple[str, Kind] | None:
        """The thing that stands right before a number."""
        window = text[max(0, start - _REACH) : start]
        gap = self._gap.search(window, max(0, len(window) - _WIDEST_GAP))
        head = window[: gap.start()] if gap else window
        for noun in self._by_last.get(head[-1:], ()):
            if head.endswith(noun.surface):
                return noun.unit, noun.kind
        if head[-1:].isascii() and head[-1:].isalnum():
            models = list(self._model.finditer(head))
            if models and models[-1].end() == len(head):
                return "GPU", "accelerator"
        return None

    def _in_sentence(self, text: str, start: int, end: int) -> tuple[str, Kind] | None:
        """What the sentence speaks of that is counted in sheets; wafers are what chips are made of."""
        sentence = _SENTENCE.split(text[max(0, start - 120) : start])[-1] + text[end : end + 40]
        if any(noun in sentence for noun in self._wafers):
            return _WAFER, "count"
        accelerators = any(noun in sentence for noun in self._accelerators) or self._model.search(sentence)
        return ("GPU", "accelerator") if accelerators else None

    def model_at(self, text: str, position: int) -> tuple[str, int] | None:
        """The accelerator model that begins at ``position`` and where it ends."""
        found = self._model.match(text, position)
        return (found[1], found.end()) if found else None

    def model_near(self, text: str, start: int, end: int, *, before: bool) -> str | None:
        """``GPU:A100`` where the surface, the word behind it or the words just ``before`` name a model."""
        inside = self._model.search(text, start, end)
        inside = inside or self._model.match(text, end + text.startswith((" ", "의 "), end))
        if inside is not None:
            return f"GPU:{inside[1]}"
        if not before:
            return None
        left = _SENTENCE.split(text[max(0, start - 60) : start])[-1]
        models = list(self._model.finditer(left))
        return f"GPU:{models[-1][1]}" if models and not _ANOTHER_COUNT.search(left, models[-1].end()) else None


def _gap(counted: Iterable[CountedWords]) -> re.Pattern[str]:
    """What stands between a thing and its number: a particle and hedges, nothing that is a verb or another noun."""
    counted = list(counted)
    particles = _any(word for words in counted for word in words.particles)
    hedges = _any(word for words in counted for word in words.hedges)
    return re.compile(rf"[{_CLOSING_MARKS}]?[ ]?{particles}?[ ]?(?:{hedges}[ ]?){{0,2}}$")


def _link(counted: Iterable[CountedWords]) -> re.Pattern[str]:
    """What stands between a number and its thing: a bound, a genitive, what kind of thing it is."""
    counted = list(counted)
    bounds = _any(word for words in counted for word in words.bounds)
    genitive = _any(word for words in counted for word in words.genitive)
    kinds = _any(word for words in counted for word in words.kinds)
    return re.compile(rf"(?P<bound>[ ]?{bounds})?[ ]?{genitive}?[ ]?(?P<kind>(?:{kinds}|{_MAKERS})?)[ ]?")


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def _nouns(vocabulary: Vocabulary, order: Sequence[Language]) -> Iterable[Noun]:
    """Own language first, longest first, so that GPU 서버 is found before GPU."""
    for language in order:
        nouns = [(noun, unit) for unit, words in vocabulary.counters.things.items() for noun in words.of(language)]
        for noun, unit in sorted(nouns, key=lambda pair: -len(pair[0])):
            yield Noun(noun, unit, _KINDS.get(unit, "count"))


def _grouped(nouns: Iterable[Noun], letter: int) -> dict[str, tuple[Noun, ...]]:
    table: dict[str, list[Noun]] = {}
    for noun in nouns:
        table.setdefault(noun.surface[letter], []).append(noun)
    return {key: tuple(found) for key, found in table.items()}


def _suits(unit: UnitWord, thing: str) -> bool:
    return unit.unit != "sheet" or thing in _SHEET_THINGS


def _earlier(start: int, unit: UnitWord, found: Sequence[Figure]) -> tuple[str, Kind] | None:
    """The thing that the same counter counted just before (GPU 1600개 … 3000여개의 절반)."""
    for figure in reversed(found):
        if start - figure.end > _BACK:
            return None
        if figure.kind == "accelerator" and figure.surface.endswith(unit.surface):
            return figure.unit.partition(":")[0], figure.kind
    return None
