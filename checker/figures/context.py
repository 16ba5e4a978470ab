"""What the words beside a figure make of it: hedges, bounds, per-what.

Words are taken off one by one, from the figure outwards, as long as each is one that the rules know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from checker.model import Bound, Kind
    from checker.packs.vocabulary import BoundWords, LanguageRules

    Setting: TypeAlias = tuple[Bound, str | None]

# How far words reach, in code points, and how many of them stand in a row.
_LEFT, _RIGHT, _IN_A_ROW = 28, 22, 5
_SPACES = " \u3000\xa0\n"
_CLOSING = re.compile(r"[^()（）]{0,40}[)）]")
# Hedges of one syllable are words of their own only before a particle or no syllable at all.
_PARTICLES = frozenset("의이가은는을를에로으와과도만까인다라")
# 1株当たり純利益は52.3円, earnings per share were $1.52: what comes between is no figure and no clause.
_SHARES = re.compile(r"(?:주당|[1１一]株|株当たり|株あたり|每股|per share)[^\d、。,，;.]{0,20}$")
_BRACKETS = frozenset("(（")
# $1.2bn a year earlier: a comparison, not a yearly sum.
_COMPARISONS = (" earlier", " ago", " before", " later", " prior", " from", " after", " on", " or ", " and a half")
# 12,000 jobs and more than 3,500 others: the next figure's own words.
_COMPARING = ("more", "less", "fewer", "higher")
# up 16% and above $100 billion: the next figure's own words too.
_BEFORE_NEXT = frozenset({"and above", "or more", "and more", "at least", "at most", "minimum", "maximum"})
_NEXT_FIGURE = re.compile(r"[ ](?:[$€£¥]|US\$)?\d")
# 36% below the $6.4 billion: measured from it, not a bound on it.
_MEASURED = ("%", "percent", "per cent", "points", "times")
# 345㎸ 선로: behind a space these syllables begin a noun.
_NOUN_HEADS = ("선로", "선박", "선거", "선제", "선도", "대로변", "권역", "급증", "급등", "급락", "급감")
# 5座超级工厂, 8192卡超节点: Chinese "super", not the Japanese "more than".
_SUPER = frozenset("级級大高算市微节節集群导導")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word beside a figure: what bound it sets, or ``per`` what one of; neither for a word that is passed over."""

    surface: str
    bound: Bound | None = None
    per: str | None = None
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that have one letter next to a figure, the longest first, and their surfaces to look for at once."""

    surfaces: tuple[str, ...]
    cues: tuple[Cue, ...]


_NOTHING = (None, None)
_ONE_SIDED = frozenset({"more_than", "less_than"})
# over four years, past three months: what goes by, not a bound.
_OF_TIME = frozenset({"over", "past"})


class CueTable:
    """The words that bear on a figure, by the letter next to it.

    Attributes:
        before: The words before a figure, by their last letter.
        after: Those behind it, by their first.
        ahead: What stands right before a figure that has any such word before it.
        behind: What stands right behind one that has any behind it.
    """

    def __init__(self, rules: Sequence[LanguageRules]) -> None:
        before: list[Cue] = []
        after: list[Cue] = []
        for rule in rules:
            before += [Cue(word, stops=True) for word in rule.no_hedge]
            before += _cues(rule.about_before, "about")
            before += _bounds(rule.bounds_before)
            before += [Cue(word, per=per) for per, words in rule.per_before.items() for word in words]
            before += [Cue(word) for word in rule.fillers]
            after += _bounds(rule.bounds_after)
            after += [Cue(word, per=per) for per, words in rule.per_after.items() for word in words]
        after += _cues(rules[0].about_after, "about")
        self.before = _table(before, -1)
        self.after = _table(after, 0)
        self.ahead = frozenset((*self.before, *_SPACES))
        self.behind = frozenset((*self.after, *_SPACES, *_BRACKETS))


def _cues(words: Iterable[str], bound: Bound) -> list[Cue]:
    return [Cue(word, bound) for word in words]


def _bounds(words: BoundWords) -> list[Cue]:
    return [
        *_cues(words.at_least, "at_least"),
        *_cues(words.more_than, "more_than"),
        *_cues(words.at_most, "at_most"),
        *_cues(words.less_than, "less_than"),
    ]


def _table(cues: Iterable[Cue], end: int) -> dict[str, Cues]:
    known: dict[str, Cue] = {}
    for cue in cues:
        known.setdefault(cue.surface.lower(), replace(cue, surface=cue.surface.lower()))
    table: dict[str, list[Cue]] = {}
    for cue in sorted(known.values(), key=lambda cue: -len(cue.surface)):
        for letter in {cue.surface[end], cue.surface[end].upper()}:
            table.setdefault(letter, []).append(cue)
    return {letter: Cues(tuple(cue.surface for cue in found), tuple(found)) for letter, found in table.items()}


def setting(text: str, start: int, end: int, kind: Kind, cues: CueTable) -> Setting:
    """Bound and per-what of the figure at ``start`` to ``end``: a bound is stronger than a hedge (약 … 이상)."""
    after, per_after = _after(text, end, cues) if text[end : end + 1] in cues.behind else _NOTHING
    before, per_before = _before(text, start, kind, cues) if start and text[start - 1] in cues.ahead else _NOTHING
    per = per_before or per_after
    if per is None and kind == "money" and _of_a_share(text[start - _LEFT if start > _LEFT else 0 : start]):
        per = "share"
    if after is not None and after != "about":
        return after, per
    return before if before is not None and before != "about" else after or before or "exact", per


def bound_behind(text: str, end: int, cues: CueTable) -> Bound | None:
    """The bound that the words behind ``end`` set."""
    return _after(text, end, cues)[0] if text[end : end + 1] in cues.behind else None


def _of_a_share(left: str) -> bool:
    """Whether the amount behind ``left`` is one for each share; few texts hold any such word."""
    spoken_of = "株" in left or "股" in left or "주당" in left or "share" in left
    return spoken_of and _SHARES.search(left) is not None


def _after(text: str, end: int, cues: CueTable) -> tuple[Bound | None, str | None]:
    """The bound behind a figure; a bracket that follows is passed over (80억달러(11조원) 이상)."""
    for _ in range(2):
        opening = end + (text[end : end + 1] == " ")
        if text[opening : opening + 1] not in _BRACKETS:
            break
        closing = _CLOSING.match(text, opening + 1)
        if closing is None:
            break
        end = closing.end()
    right = text[end : end + _RIGHT].lstrip(_SPACES)
    bound: Bound | None = None
    per: str | None = None
    for _ in range(3):
        if right.startswith(_NOUN_HEADS):
            break
        cue = _first_of(right, cues.after)
        if cue is None:
            break
        per = per or cue.per
        if cue.bound is not None and bound in {None, "about"}:
            bound = cue.bound
        right = right[len(cue.surface) :].lstrip(_SPACES)
    return bound, per


def _first_of(right: str, table: dict[str, Cues]) -> Cue | None:
    candidates = table.get(right[:1])
    if candidates is None or not (folded := right.lower()).startswith(candidates.surfaces):
        return None
    for cue in candidates.cues:
        if folded.startswith(cue.surface) and _ends_there(folded, cue):
            return cue
    return None


def _ends_there(right: str, cue: Cue) -> bool:
    """Whether a hedge is not the beginning of another word: 급 of 급증, 선 of 선정, ``or so`` of ``or some``."""
    behind = right[len(cue.surface) : len(cue.surface) + 1]
    if cue.surface in _BEFORE_NEXT and _NEXT_FIGURE.match(right, len(cue.surface)):
        return False
    if cue.per and right.startswith(_COMPARISONS, len(cue.surface)):
        return False
    if cue.surface.endswith(_COMPARING) and right.startswith(" than", len(cue.surface)):
        return False
    if cue.surface[-1].isascii():
        joined = behind.isascii() and behind.isalnum() and cue.surface[-1].isalnum()
        return not joined and (cue.surface, behind) != ("+", "/")  # +/- 2%
    if len(cue.surface) == 1 and _hangul(cue.surface):
        return not _hangul(behind) or behind in _PARTICLES
    return not _begins_another(cue.surface, behind)


def _begins_another(word: str, behind: str) -> bool:
    """8192卡超节点, 301億美元多85%: the word belongs to what follows it."""
    return (word == "超" and behind in _SUPER) or (word == "多" and behind.isdigit())


def _before(text: str, start: int, kind: Kind, cues: CueTable) -> tuple[Bound | None, str | None]:
    """The bound before a figure; the nearest counts, and any bound is stronger than a hedge."""
    left = text[start - _LEFT if start > _LEFT else 0 : start].rstrip(_SPACES)
    bound: Bound | None = None
    per: str | None = None
    known = False  # far above the 128 trillion won: a figure that is told elsewhere, and no bound
    for _ in range(_IN_A_ROW):
        cue = _last_of(left, cues.before)
        if cue is None or cue.stops or (kind == "duration" and cue.surface in _OF_TIME):
            break
        beyond = left[: len(left) - len(cue.surface)].rstrip(_SPACES)
        if cue.bound in _ONE_SIDED and (known or beyond.endswith(_MEASURED)):
            break
        known = known or cue.surface == "the"
        per = per or cue.per
        if cue.bound is not None and bound in {None, "about"}:
            bound = cue.bound
        left = beyond
    return bound, per


def _last_of(left: str, table: dict[str, Cues]) -> Cue | None:
    candidates = table.get(left[-1:])
    if candidates is None or not (folded := left.lower()).endswith(candidates.surfaces):
        return None
    for cue in candidates.cues:
        if folded.endswith(cue.surface) and _begins_there(folded, cue):
            return cue
    return None


def _begins_there(left: str, cue: Cue) -> bool:
    """Whether ``word`` is not the tail of another word; Japanese and Chinese write no spaces between."""
    word = cue.surface
    before = left[len(left) - len(word) - 1 : len(left) - len(word)]
    if not before.isalpha():
        return not (before.isdigit() and word == "超")  # 2万超 is said of the figure before; B200逾1000張 is not
    first = word[0]
    if not first.isalpha():
        return True
    if cue.per and len(word) == 1:
        return False
    if first.isascii():
        return not before.isascii()
    return not _hangul(before) if _hangul(first) else True


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"
