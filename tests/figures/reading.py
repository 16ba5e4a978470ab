"""Reads one text with the rules of the repository."""

from datetime import date
from functools import cache
from pathlib import Path

from checker.figures import extract
from checker.model import Article, Figure, Language
from checker.packs import rules_folder


@cache
def rules() -> Path:
    return rules_folder()


def figures(
    text: str, language: Language, published: date | None = None, folder: Path | None = None
) -> tuple[Figure, ...]:
    return extract(Article("a", "a.txt", text, language, published), folder or rules())


def only(text: str, language: Language, published: date | None = None) -> Figure:
    found = figures(text, language, published)
    assert len(found) == 1, f"{text!r}: {[figure.surface for figure in found]}"
    return found[0]
