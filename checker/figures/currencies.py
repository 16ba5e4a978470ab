"""Which currency a bare $, ¥ or 元 is: by the words of the article, and by the figure it is paired with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.figures.lexicon import Lexicon
    from checker.model import Figure
    from checker.packs.vocabulary import AmbiguousCurrency

# Cues near the figure weigh more than those elsewhere in the article.
_NEAR, _WEIGHT = 100, 3
_HEAD = 4000
# The most that stands between a figure and the one in the bracket behind it.
_APART = 12


def with_currencies(text: str, figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures, those in an ambiguous currency resolved; they stay marked as assumed."""
    result = list(figures)
    for index, figure in enumerate(result):
        if figure.kind != "money" or not figure.assumed:
            continue
        rule = _rule_of(figure, lexicon.ambiguous)
        if rule is None:
            continue
        default = rule.default.get(lexicon.language, figure.unit)
        excluded = _pair(text, result, index)
        unit = _decided(text, figure, rule, default, excluded)
        if unit != figure.unit:
            result[index] = figure._replace(unit=unit)
    return result


def _rule_of(figure: Figure, rules: Mapping[str, AmbiguousCurrency]) -> AmbiguousCurrency | None:
    surface = figure.surface
    for word, rule in rules.items():
        if word in surface:
            return rule
    return None


def _decided(text: str, figure: Figure, rule: AmbiguousCurrency, default: str, excluded: str | None) -> str:
    head = text[:_HEAD]
    allowed = _allowed(head, rule, default) - {excluded}
    near = text[max(0, figure.start - _NEAR) : figure.end + _NEAR]
    scores = {
        code: sum(_WEIGHT * near.count(cue) + head.count(cue) for cue in cues)
        for code, cues in rule.cues.items()
        if code in allowed
    }
    best = max(scores, key=scores.__getitem__, default=default)
    return best if default == excluded or scores.get(best, 0) > scores.get(default, 0) else default


def _allowed(head: str, rule: AmbiguousCurrency, default: str) -> frozenset[str]:
    """The currencies that the signs of the article leave open.

    A paper that prints US$, and no sign of its own for another dollar, means its own dollar by $.
    """
    if rule.unless and rule.unless not in head:
        return frozenset({default})
    return frozenset({default, *(code for code in rule.cues if not _printed(rule.own.get(code), head))})


def _printed(sign: str | None, text: str) -> bool:
    """Whether ``sign`` stands in the text, and not as the tail of another (S$ in US$)."""
    return bool(sign) and re.search(rf"(?<![A-Za-z]){re.escape(sign or '')}", text) is not None


def _pair(text: str, figures: Sequence[Figure], index: int) -> str | None:
    """The currency of the figure that this one restates, or that restates this one: it is another."""
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(figures):
            continue
        other = figures[first + second - index]
        between = text[figures[first].end : figures[second].start]
        bracketed = len(between) < _APART and ("(" in between or "（" in between)
        if bracketed and other.kind == "money" and not other.assumed:
            return other.unit
    return None
