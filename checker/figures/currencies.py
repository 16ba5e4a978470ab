"""Which currency a bare $, ¥ or 元 is: by the words of the article, and by the figure it is paired with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.figures.lexicon import Lexicon
    from checker.model import Figure
    from checker.packs.vocabulary import AmbiguousCurrency

# Cues this near the figure weigh more than those elsewhere in the article.
_NEAR, _WEIGHT = 100, 3
# The part of an article that is looked through for cues.
_HEAD = 4000
# The most that stands between a figure and the one in the bracket behind it.
_APART = 12


def with_currencies(text: str, figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, those in an ambiguous currency resolved; they stay marked as assumed."""
    result = list(figures)
    sides: dict[str, _Sides] = {}
    for index, figure in enumerate(figures):
        if not figure.assumed or figure.kind != "money":
            continue
        word = _word_in(figure.surface, lexicon.ambiguous)
        if word is None:
            continue
        if word not in sides:
            rule = lexicon.ambiguous[word]
            sides[word] = _Sides(text[:_HEAD], rule, rule.default.get(lexicon.language, figure.unit))
        unit = sides[word].decide(text, figure, _pair(text, figures, index))
        if unit != figure.unit:
            result[index] = figure._replace(unit=unit)
    return result


def _word_in(surface: str, rules: Mapping[str, AmbiguousCurrency]) -> str | None:
    return next((word for word in rules if word in surface), None)


class _Sides:
    """What one article says for each currency that a word may be."""

    def __init__(self, head: str, rule: AmbiguousCurrency, default: str) -> None:
        self.default = default
        left = _left_open(head, rule, default)
        self.cues = {code: cues for code, cues in rule.cues.items() if code in left}
        self.counts = {code: sum(head.count(cue) for cue in cues) for code, cues in self.cues.items()}
        self.settled = not any(count for code, count in self.counts.items() if code != default)

    def decide(self, text: str, figure: Figure, excluded: str | None) -> str:
        """The currency of ``figure``, which is not the ``excluded`` one."""
        alone = len(self.cues) < 2 or (self.settled and len(text) <= _HEAD)
        if alone and excluded != self.default:
            return self.default
        near = text[max(0, figure.start - _NEAR) : figure.end + _NEAR]
        scores = {
            code: self.counts[code] + _WEIGHT * sum(near.count(cue) for cue in cues)
            for code, cues in self.cues.items()
            if code != excluded
        }
        best = max(scores, key=scores.__getitem__, default=self.default)
        if excluded == self.default or scores.get(best, 0) > scores.get(self.default, 0):
            return best
        return self.default


def _left_open(head: str, rule: AmbiguousCurrency, default: str) -> frozenset[str]:
    """The currencies that the signs of the article leave open.

    A paper that prints US$, and no sign of its own for another dollar, means its own dollar by $.
    """
    if rule.unless and rule.unless not in head:
        return frozenset({default})
    return frozenset({default, *(code for code in rule.cues if not _printed(rule.own.get(code, ()), head))})


def _printed(signs: Iterable[str], text: str) -> bool:
    """Whether one of ``signs`` stands in the text, and not as the tail of another (S$ in US$)."""
    found = [sign for sign in signs if sign in text]  # few are, which is found out many times sooner than by a pattern
    return any(re.search(rf"(?<![A-Za-z]){re.escape(sign)}", text) for sign in found)


def _pair(text: str, figures: Sequence[Figure], index: int) -> str | None:
    """The currency of the figure that this one restates, or that restates this one: it is another."""
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(figures):
            continue
        other = figures[first + second - index]
        if other.kind != "money" or other.assumed or figures[second].start - figures[first].end > _APART:
            continue
        between = text[figures[first].end : figures[second].start]
        if "(" in between or "（" in between:
            return other.unit
    return None
