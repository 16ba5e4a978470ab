"""What a generic counter counts: GPU 6만 장, 6만 개의 GPU, 100台 (servers, if servers stand beside it)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.figures.lexicon import Lexicon, UnitWord
    from checker.model import Figure, Kind

# Between a thing and its number: particles, hedges, nothing that is a verb or another noun.
_GAP = re.compile(r"[ ]?(?:[을를이가은는도의]|으로|가량|が|を|は|の|も|各)?[ ]?(?:약|총|최소|최대|각각|무려|모두|約|計|各|最大|最先端|최신)?[ ]?$")
# Between a number and its thing.
_LINK = re.compile(r"[ ]?(?:의|の|的)?[ ]?(?:최신|첨단|고성능|엔비디아|엔비디아의|NVIDIA|最新の|最先端の)?[ ]?")
_REACH = 24
_BACK = 260
_SENTENCE = re.compile(r"[.。!?！？]\s|\n")
# Sheets (장, 枚, 张) count boards and chips in this field, never buildings or firms.
_SHEET_THINGS = frozenset({"GPU"})


class Things:
    """Finds the noun that a generic counter belongs to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.nouns = tuple((noun, unit, kind, noun.isascii()) for noun, unit, kind in lexicon.things)
        models = sorted(lexicon.models, key=len, reverse=True)
        self._model = re.compile(r"(?<![A-Za-z0-9])(" + "|".join(re.escape(model) for model in models) + r")(?:s\b|(?![A-Za-z0-9]))")

    def of(self, text: str, start: int, end: int, unit: UnitWord, found: list[Figure]) -> tuple[str, Kind, int]:
        """(unit id, kind, end of the surface) of a number with a generic counter."""
        behind = self._after(text, end)
        if behind is not None and self._suits(unit, behind[0]):
            return behind[0], behind[1], behind[2] if "의 " in text[end : end + 2] or "의" == text[end : end + 1] else end
        before = self.before(text, start)
        if before is not None and self._suits(unit, before[0]):
            return before[0], before[1], end
        if unit.unit == "sheet" and self._in_sentence(text, start, end):
            return "GPU", "accelerator", end
        earlier = self._earlier(start, unit, found)
        return (*earlier, end) if earlier else (unit.unit, "count", end)

    def _suits(self, unit: UnitWord, thing: str) -> bool:
        return unit.unit != "sheet" or thing in _SHEET_THINGS

    def _after(self, text: str, end: int) -> tuple[str, Kind, int] | None:
        gap = _LINK.match(text, end)
        position = gap.end() if gap else end
        for noun, unit, kind, _ in self.nouns:
            if text.startswith(noun, position):
                return unit, kind, position + len(noun)
        return None

    def before(self, text: str, start: int) -> tuple[str, Kind] | None:
        """The thing that stands right before a number."""
        window = text[max(0, start - _REACH) : start]
        gap = _GAP.search(window)
        head = window[: gap.start()] if gap else window
        model = self._model.search(head)
        if model is not None and model.end() == len(head):
            return "GPU", "accelerator"
        for noun, unit, kind, _ in self.nouns:
            if head.endswith(noun):
                return unit, kind
        return None

    def _in_sentence(self, text: str, start: int, end: int) -> bool:
        left = _SENTENCE.split(text[max(0, start - 120) : start])[-1]
        sentence = left + text[end : end + 40]
        return any(noun in sentence for noun, unit, _, _ in self.nouns if unit == "GPU") or bool(self._model.search(sentence))

    def _earlier(self, start: int, unit: UnitWord, found: list[Figure]) -> tuple[str, Kind] | None:
        """The thing that the same counter counted just before (GPU 1600개 … 3000여개의 절반)."""
        for figure in reversed(found):
            if start - figure.end > _BACK:
                return None
            if figure.surface.endswith(unit.surface) and figure.kind == "accelerator":
                return figure.unit.partition(":")[0], figure.kind
        return None

    def model_at(self, text: str, position: int) -> tuple[str, int] | None:
        """The accelerator model that begins at ``position`` and where it ends."""
        found = self._model.match(text, position)
        return (found[1], found.end()) if found else None

    def model_near(self, text: str, start: int, end: int) -> str | None:
        """``GPU:A100`` where the surface or the words just before name a model."""
        inside = self._model.search(text, start, end)
        if inside is not None:
            return f"GPU:{inside[1]}"
        left = _SENTENCE.split(text[max(0, start - 60) : start])[-1]
        models = self._model.findall(left)
        return f"GPU:{models[-1]}" if models and not re.search(r"\d[\d,만천]*\s?(?:장|개|대|枚|台|기)", left) else None
