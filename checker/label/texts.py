"""How much of an article goes with its cases: all of it, the sentences of their figures, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.articles import sentences
from checker.articles.metadata import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Article, Span


@dataclass(frozen=True, slots=True)
class Cut:
    """An article cut down.

    Attributes:
        text: The content of its file; None where it has none.
        moved: Each piece that was kept, with where it stands now.
    """

    text: str | None
    moved: tuple[tuple[Span, int], ...] = ()

    def place(self, span: Span) -> Span:
        """Where a span of the article stands in the file; where there is no file, where it stood."""
        for (start, end), now in self.moved:
            if start <= span[0] < end:
                return now + span[0] - start, now + span[1] - start
        return span


def whole(article: Article, name: str) -> Cut:
    """All of the story; its own front matter, which may speak to this program, is replaced."""
    start = _front_matter(article)
    about = {"title": article.title, "outlet": article.outlet}
    return _joined(
        article, [(start, len(article.text))], _header(article, name) | {k: v for k, v in about.items() if v}
    )


def only_sentences(article: Article, name: str, spans: Iterable[Span]) -> Cut:
    """The sentences in which ``spans`` stand, a line each, under a day and a language."""
    wanted = sorted(spans)
    pieces = list(_pieces(article, wanted))
    return _joined(article, pieces, _header(article, name))


def nothing(_article: Article) -> Cut:
    """No text at all."""
    return Cut(None)


def _pieces(article: Article, wanted: list[Span]) -> Iterator[Span]:
    end = 0
    told = [piece for piece in sentences(article) if any(piece[0] <= span[0] < piece[1] for span in wanted)]
    inside = [*told, *(span for span in wanted if not any(piece[0] <= span[0] < piece[1] for piece in told))]
    for start, stop in sorted(inside):
        if start >= end:
            yield start, stop
            end = stop


def _joined(article: Article, pieces: Iterable[Span], header: dict[str, str]) -> Cut:
    text = (
        "---\n"
        + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in header.items())
        + "---\n"
    )
    moved = []
    for start, end in pieces:
        moved.append(((start, end), len(text)))
        text += article.text[start:end] + "\n"
    return Cut(text, tuple(moved))


def _header(article: Article, name: str) -> dict[str, str]:
    """What the checks need to know of the article."""
    about = {"id": name, "language": article.language}
    if article.published:
        about["published"] = article.published.isoformat()
    if article.primary:
        about["primary"] = "true"
    return about


def _front_matter(article: Article) -> int:
    """Where the story begins."""
    return 0 if article.extracted else split_front_matter(article.text, article.path)[1]
