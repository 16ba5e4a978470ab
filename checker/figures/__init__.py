"""Article -> Figures: every number with its unit, bound and the interval that words and digits allow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.figures.conversions import with_conversions
from checker.figures.currencies import with_currencies
from checker.figures.lexicon import lexicon
from checker.figures.scanner import Scanner
from checker.figures.unsettled import settled
from checker.sweeps import unswept

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Article, Figure, Language

__all__ = ["extract"]


@lru_cache(maxsize=8)
def _scanner(language: Language, rules: Path) -> Scanner:
    return Scanner(lexicon(language, rules))


def extract(article: Article, rules: Path) -> tuple[Figure, ...]:
    """The figures of ``article``, in order of position, none overlapping another.

    Args:
        article: The text; its language decides between words that two languages share.
        rules: The folder of the rules in force.
    """
    scanner = _scanner(article.language, rules)
    with unswept():
        found = scanner.scan(article)
        found = with_currencies(article.text, settled(article.text, found, scanner.lexicon), scanner.lexicon)
        return tuple(with_conversions(article.text, found, scanner.lexicon.cues))
