"""Figures and sentences -> Claims: who says what of whom, where, for when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.claims.building import STRONG, build_claims
from checker.claims.frames import FramedArticle, frame_article
from checker.claims.gazetteer import Gazetteer, gazetteer
from checker.claims.stems import frame_finders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.model import Article, Claim, Figure

__all__ = ["STRONG", "FramedArticle", "Gazetteer", "claims_of", "framed", "gazetteer"]


def framed(articles: Sequence[Article], figures: Sequence[Sequence[Figure]], rules: Path) -> list[FramedArticle]:
    """The frames of every article's figures."""
    names = gazetteer(rules)
    return [
        frame_article(article, found, names, frame_finders(article.language, rules))
        for article, found in zip(articles, figures, strict=True)
    ]


def claims_of(
    articles: Sequence[Article], figures: Sequence[Sequence[Figure]], frames: Sequence[FramedArticle]
) -> list[Claim]:
    """The claims of all articles, in order of article and position."""
    claims: list[Claim] = []
    for index, (article, found, frame) in enumerate(zip(articles, figures, frames, strict=True)):
        claims += build_claims(index, article, found, frame, len(claims))
    return claims
