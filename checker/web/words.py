"""The words of the page, in the language of its reader; rules/interface has a file for each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from checker.packs import rules_folder
from checker.packs.messages import Words, load_words, word_languages
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FALLBACK: Final = "en"
NAMES: Final = {"en": "English", "ja": "日本語", "ko": "한국어"}
_SUREST: Final = 0.99
_SHAPE: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


@lru_cache(maxsize=8)
def page_words(language: str) -> Words:
    """The words of the page in ``language``, one of ``page_languages``."""
    return load_words(language, _folder())


@lru_cache(maxsize=1)
def page_languages() -> tuple[str, ...]:
    """The languages in which the page speaks."""
    return word_languages(_folder())


@lru_cache(maxsize=1)
def home_currencies() -> Mapping[str, str]:
    """For each language the currency in which its readers think."""
    return read_yaml(rules_folder() / "currencies" / "home.yaml", _SHAPE)


def counted(words: Words, key: str, count: int) -> str:
    """``3 errors``, ``1 error``."""
    return words(f"{key}_one" if count == 1 else key, count=f"{count:,}")


def share_of(confidence: float) -> str:
    """A confidence in whole per cent, never rounded up to certainty."""
    return f"{min(confidence, _SUREST):.0%}"


def preferred(header: str) -> str:
    """The language of the page that an Accept-Language header likes best."""
    known = page_languages()
    ranked = sorted((_ranked(part, place) for place, part in enumerate(header.split(",")[:20])), reverse=True)
    return next((language for rank, _, language in ranked if rank > 0 and language in known), FALLBACK)


def _ranked(part: str, place: int) -> tuple[float, int, str]:
    """How much a part of the header is liked, and its language."""
    tag, _, quality = part.strip().partition(";")
    try:
        rank = float(quality.strip().removeprefix("q=") or 1)
    except ValueError:
        rank = 0.0
    return rank, -place, tag.split("-")[0].lower()


def _folder() -> Path:
    return rules_folder() / "interface"
