"""Frames -> Claims: a figure with its conversions is one claim; durations and counts know the amount beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.claims.frames import FramedArticle
    from checker.model import Article, Figure

# Kinds that identify a fact by themselves; the others lean on one of these beside them.
STRONG = frozenset({"money", "power", "energy", "compute", "accelerator", "area"})
# Years; a shorter time is a delay or a deadline, not the length of a plan.
_SHORTEST = 0.9
_MONTHS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}


def build_claims(
    article_index: int, article: Article, figures: Sequence[Figure], framed: FramedArticle, first: int
) -> list[Claim]:
    """The claims of one article.

    Args:
        article_index: The article's index in the run.
        article: The text.
        figures: Its figures.
        framed: Their frames.
        first: The index that the first of these claims will have in the run.
    """
    heads = [i for i, figure in enumerate(figures) if figure.kind != "date" and figure.converts is None]
    renderings: dict[int, list[int]] = {head: [head] for head in heads}
    for i, figure in enumerate(figures):
        if figure.converts is not None:
            renderings.setdefault(_head(figures, i), [_head(figures, i)]).append(i)
    number_of = {head: first + n for n, head in enumerate(heads)}
    figures_of: dict[int, list[int]] = {}
    for i, _ in enumerate(figures):
        figures_of.setdefault(framed.sentence_of[i], []).append(i)
    lengths = {sentence: [i for i in mates if _is_length(figures[i])] for sentence, mates in figures_of.items()}
    claims = []
    for head in heads:
        figure = figures[head]
        sentence = framed.sentence_of[head]
        view = framed.views[sentence] if framed.views else None
        claims.append(
            Claim(
                article=article_index,
                figures=tuple(renderings[head]),
                kind=figure.kind,
                frame=framed.frames[head],
                sentence=sentence,
                names=view.names if view else frozenset(),
                objects=view.objects if view else frozenset(),
                years=_years(figures, figures_of[sentence], lengths[sentence], head) if figure.kind in STRONG else None,
                host=_host(figures, figures_of[sentence], head, number_of) if figure.kind not in STRONG else None,
                headline=article.headline is not None and article.headline[0] <= figure.start < article.headline[1],
            )
        )
    return claims


def _head(figures: Sequence[Figure], index: int) -> int:
    while (before := figures[index].converts) is not None:
        index = before
    return index


def _is_length(figure: Figure) -> bool:
    """Whether a figure is a time that a plan may take."""
    if figure.kind != "duration" or figure.number is None or figure.unit not in _MONTHS:
        return False
    return figure.number * _MONTHS[figure.unit] >= _SHORTEST


def _years(figures: Sequence[Figure], mates: Sequence[int], lengths: Sequence[int], head: int) -> float | None:
    """The length of the plan: the nearest duration of the sentence that is nearer to this amount than to another.

    ``mates`` are the figures of the sentence, in order, ``lengths`` the durations among them.
    """
    if not lengths:
        return None
    best: tuple[int, float] | None = None
    rivals = [i for i in mates if i != head and figures[i].kind in STRONG and figures[i].converts is None]
    for figure in (figures[i] for i in lengths):
        gap = _gap(figures[head], figure)
        if any(_gap(figures[i], figure) < gap for i in rivals):
            continue
        if best is None or gap < best[0]:
            best = gap, (figure.number or 0.0) * _MONTHS[figure.unit]
    return best[1] if best else None


def _host(figures: Sequence[Figure], mates: Sequence[int], head: int, number_of: dict[int, int]) -> int | None:
    """The amount nearest to a weak figure in its sentence."""
    near = [i for i in mates if i in number_of and figures[i].kind in STRONG]
    best = min(near, key=lambda i: _gap(figures[i], figures[head]), default=None)
    return None if best is None else number_of[best]


def _gap(a: Figure, b: Figure) -> int:
    """Code points between two figures; what stands before an amount belongs to it rather than what follows."""
    return b.start - a.end + 12 if b.start >= a.end else a.start - b.end
