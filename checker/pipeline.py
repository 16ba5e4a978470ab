"""The whole way of an article through the program, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.figures import extract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Article, Claim, FactSummary, Figure, Report
    from checker.rates import Rates
    from checker.settings import Settings


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run needs besides its articles.

    Attributes:
        rules: The folder of the rules in force.
        settings: What the desk decided.
        rates: Where exchange rates come from.
        lang: The language of messages, one that rules/messages has.
    """

    rules: Path
    settings: Settings
    rates: Rates
    lang: str


def figures(articles: Sequence[Article], rules: Path) -> list[tuple[Figure, ...]]:
    """The figures of each article."""
    return [extract(article, rules) for article in articles]
