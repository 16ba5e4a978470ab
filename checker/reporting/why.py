"""Why the figures of a fact belong together, and near misses do not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.reporting.clean import one_line
from checker.reporting.quote import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import JudgedLink, Share, Why
    from checker.packs.messages import Words

# The reasons that weigh most; the rest is only counted.
_SHOWN = 8


class Line(NamedTuple):
    """A line of an explanation and how deep it stands."""

    depth: int
    text: str


def why_lines(why: Why, words: Words) -> Iterator[Line]:
    """The explanation of a fact."""
    if why.weakest is None:
        yield Line(0, words("explain_single"))
    else:
        yield Line(0, words("explain_weakest"))
        yield from link_lines(why.weakest, words)
    if why.kept_out:
        yield Line(0, words("explain_kept_out"))
    for link in why.kept_out:
        yield from link_lines(link, words)


def link_lines(link: JudgedLink, words: Words) -> Iterator[Line]:
    """The two figures, the verdict, and the evidence with what each piece adds to the log odds."""
    pair = words(
        "explain_pair",
        first=short(link.first.surface),
        first_article=one_line(link.first.article),
        second=short(link.second.surface),
        second_article=one_line(link.second.article),
        probability=_share(link.probability),
        limit=_share(link.limit),
    )
    verdict = "" if link.verdict == "linked" else f" – {words(f'verdict_{link.verdict}')}"
    yield Line(1, pair + verdict)
    yield Line(2, f"{link.bias:+.2f} {words('explain_start')}")
    for share in link.shares[:_SHOWN]:
        yield Line(2, _reason(share, words))
    if len(link.shares) > _SHOWN:
        rest = link.shares[_SHOWN:]
        yield Line(2, f"{sum(s.adds for s in rest):+.2f} {words('explain_more', count=len(rest))}")


def _reason(share: Share, words: Words) -> str:
    return f"{share.adds:+.2f} {words(f'feature_{share.feature}')} ({share.weight:+.2f} × {share.value:.3g})"


def _share(probability: float) -> str:
    """A probability in two digits, never rounded up to certainty."""
    return "> 0.99" if probability > _SURE else f"{probability:.2f}"


_SURE = 0.99
