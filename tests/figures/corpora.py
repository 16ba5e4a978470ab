"""The corpora: tests/corpus/<language>/<kind>.yaml, one value with its many surfaces, and what must not match."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker.model import LANGUAGES, Figure, Language

FOLDER = Path(__file__).parents[1] / "corpus"
# A sentence around a surface that says nothing about its figure.
SENTENCES: dict[Language, str] = {
    "ko": "관계자는 “{}”라고 전했다.",
    "ja": "関係者は「{}」と述べた。",
    "zh": "有关人士说：“{}”。",
    "en": "It said: “{}”.",
}


class Case(NamedTuple):
    """One surface, and what is expected of it; ``expected`` is None where nothing may be found."""

    language: Language
    kind: str
    surface: str
    expected: dict[str, Any] | None
    published: date | None

    @property
    def name(self) -> str:
        return f"{self.language}-{self.kind}-{self.surface}"

    def faults(self, found: tuple[Figure, ...]) -> list[str]:
        """What differs from the expectation, in words."""
        if self.expected is None:
            return [f"found {figure.surface!r} as {figure.kind}" for figure in found]
        if len(found) != 1:
            return [f"{len(found)} figures: {[figure.surface for figure in found]}"]
        figure = found[0]
        return [
            f"{name} is {getattr(figure, name)!r}, not {value!r}"
            for name, value in self.expected.items()
            if not _same(getattr(figure, name), value)
        ]


def cases() -> Iterator[Case]:
    """Every surface of every corpus."""
    for language in LANGUAGES:
        for path in sorted((FOLDER / language).glob("*.yaml")):
            for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield from _cases(language, path.stem, entry)


def _cases(language: Language, kind: str, entry: dict[str, Any]) -> Iterator[Case]:
    entry = dict(entry)
    published = entry.pop("published", None)
    if "none" in entry:
        for surface in entry["none"]:
            yield Case(language, kind, surface, None, published)
        return
    surfaces = entry.pop("surfaces")
    expected = {"kind": kind, "bound": "exact", "value_high": entry.pop("high", None), **entry}
    for surface in surfaces:
        yield Case(language, kind, surface, expected, published)


def _same(got: object, want: object) -> bool:
    if isinstance(got, int | float) and isinstance(want, int | float) and not isinstance(want, bool):
        return abs(got - want) <= 1e-9 * max(1.0, abs(want))
    return got == want
