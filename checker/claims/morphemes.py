"""Finds proper names as subjects with a morphological analyser, where one is installed (``claim-checker[names]``).

They are slow to load (Kiwi 3 s and 500 MB, Sudachi 0.2 s), so nothing is imported before the first sentence needs it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.claims.unknown import Recogniser
    from checker.model import Language

_MODULES: Mapping[Language, tuple[str, ...]] = {"ko": ("kiwipiepy",), "ja": ("sudachipy", "sudachidict_core")}
_SUBJECT_KO, _TOPICS_KO = "JKS", frozenset({"은", "는"})
_SUBJECTS_JA = frozenset({"は", "が"})


def recognisers() -> dict[Language, Recogniser]:
    """By language what finds the names in a sentence; only those whose packages are installed."""
    found: dict[Language, Recogniser] = {"ko": _korean, "ja": _japanese}
    return {language: found[language] for language in installed()}


def installed() -> list[Language]:
    """The languages whose packages are all installed."""
    return [language for language, modules in _MODULES.items() if all(find_spec(module) for module in modules)]


def _korean(sentence: str) -> Sequence[str]:
    """Runs of proper nouns before a particle that makes them the subject."""
    names: list[str] = []
    start: int | None = None
    for token in _kiwi().tokenize(sentence):
        if token.tag in {"NNP", "SL"}:
            start = token.start if start is None else start
            continue
        if start is not None and (token.tag == _SUBJECT_KO or (token.tag == "JX" and token.form in _TOPICS_KO)):
            names.append(sentence[start : token.start].strip())
        start = None
    return names


def _japanese(sentence: str) -> Sequence[str]:
    """Runs of proper nouns before は or が."""
    names: list[str] = []
    start: int | None = None
    for token in _sudachi().tokenize(sentence):
        kind = token.part_of_speech()
        if kind[:2] == ("名詞", "固有名詞") and kind[2] != "地名":
            start = token.begin() if start is None else start
            continue
        if start is not None and kind[0] == "助詞" and token.surface() in _SUBJECTS_JA:
            names.append(sentence[start : token.begin()].strip())
        start = None
    return names


@lru_cache(maxsize=1)
def _kiwi() -> Any:  # noqa: ANN401 - an optional package without types
    from kiwipiepy import Kiwi  # noqa: PLC0415

    return Kiwi()


@lru_cache(maxsize=1)
def _sudachi() -> Any:  # noqa: ANN401 - an optional package without types
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415

    dictionary = Dictionary(dict="core")
    make = getattr(dictionary, "tokenizer", None) or dictionary.create  # named so before 0.7
    return make(mode=SplitMode.C)
