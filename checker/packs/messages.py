"""The fixed words of reports, one file a language under rules/messages; what a language lacks is said in English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from checker.errors import ConfigError, RulesError
from checker.packs.place import rules_folder
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FALLBACK = "en"
_SHAPE: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in one language: ``words("findings")``, ``words("more", count=3)``."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with ``values`` put in its places."""
        text = self.texts[key]
        return text.format_map(values) if values else text


@lru_cache(maxsize=16)
def load_words(language: str, folder: Path | None = None) -> Words:
    """The words in ``language``, from ``folder`` or from rules/messages.

    Raises:
        ConfigError: There are no words in that language.
        RulesError: A file has a key or a place in a text that the English one lacks.
    """
    folder = folder or rules_folder() / "messages"
    if language not in word_languages(folder):
        known = ", ".join(word_languages(folder))
        raise ConfigError(f"there are no words for reports in '{language}'; choose one of {known}")
    english = read_yaml(folder / f"{_FALLBACK}.yaml", _SHAPE)
    if language == _FALLBACK:
        return Words(language, english)
    path = folder / f"{language}.yaml"
    own = read_yaml(path, _SHAPE)
    for key, text in own.items():
        _compare(path, key, text, english.get(key))
    return Words(language, english | own)


def word_languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages in which reports can be written, sorted."""
    folder = folder or rules_folder() / "messages"
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def _compare(path: Path, key: str, text: str, english: str | None) -> None:
    if english is None:
        raise RulesError(f"'{key}' is not a key of {_FALLBACK}.yaml; add it there or remove it", path)
    if _places(text) != _places(english):
        raise RulesError(f"'{key}' must have the places of the English text: {english!r}", path)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
