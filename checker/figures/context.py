"""What the words beside a figure make of it: hedges, bounds, per-what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.figures.lexicon import ContextWords, Lexicon
    from checker.model import Bound, Kind

# How far words reach, in code points.
_LEFT, _RIGHT = 26, 22
# Words between a bound word and its figure that change nothing.
_FILLERS = ("총", "합계", "모두", "무려", "총액", "전체", "각각", "計", "計約", "総額", "総額で", "合計", "合わせて", "それぞれ", "うち", "总计", "總計", "共", "a total of", "total of", "total", "another", "an additional", "additional", "extra", "some", "the", "a", "an", "another", "nearly", "(", "（", "「", "‘", "'", '"', "+")
_CLOSING = re.compile(r"[^()（）]{0,40}[)）]")
_LINKS = ("의 ", "을 ", "를 ", "이 ", "가 ", "은 ", "는 ", "씩", "の", " 등", "분의", "相当の", "worth ")
_NO_BOUND_WORDS = ("over the", "over the next", "under the")


def left_of(text: str, start: int) -> str:
    """The words before a figure, lower case, without the spaces between."""
    return text[max(0, start - _LEFT) : start].lower().rstrip(" \u3000\xa0")


def right_of(text: str, end: int) -> str:
    """The words behind a figure, lower case; a bracket that follows is passed over (80억달러(11조원) 이상)."""
    rest = text[end : end + _RIGHT]
    for _ in range(2):
        if rest[:1] in "(（" and rest:
            closing = _CLOSING.match(text, end + 1)
            if closing is None:
                break
            end = closing.end()
            rest = text[end : end + _RIGHT]
    return rest.lower()


def bound_of(left: str, right: str, words: ContextWords, kind: Kind) -> Bound:
    """What the words make of a figure: a bound is stronger than a hedge (약 … 이상)."""
    after = _bound_after(right.lstrip(" \u3000\xa0"), words)
    if after not in {None, "about"}:
        return after  # type: ignore[return-value]
    before = _bound_before(left, words, kind)
    if before not in {None, "about"}:
        return before  # type: ignore[return-value]
    return after or before or "exact"


def _bound_after(right: str, words: ContextWords) -> Bound | None:
    if not right:
        return None
    if right.startswith(words.at_least_after):
        return "at_least"
    if right.startswith(words.more_after):
        return "more_than"
    if right.startswith(words.at_most_after):
        return "at_most"
    if right.startswith(words.less_after):
        return "less_than"
    if right.startswith(words.about_after):
        return "about"
    return None


def _bound_before(left: str, words: ContextWords, kind: Kind) -> Bound | None:
    hedged = False
    for _ in range(4):
        if left.endswith(words.about_before) and _whole_word(left, words.about_before):
            hedged = True
        found = _one_bound(left, words, kind)
        if found:
            return found
        shorter = _without_filler(left, words)
        if shorter == left:
            break
        left = shorter
    return "about" if hedged else None


def _one_bound(left: str, words: ContextWords, kind: Kind) -> Bound | None:
    if left.endswith(words.more_before) and _whole_word(left, words.more_before) and not (
        kind == "duration" and left.endswith("over")
    ):
        return "more_than"
    if left.endswith(words.less_before) and _whole_word(left, words.less_before):
        return "less_than"
    if left.endswith(words.at_most_before) and _whole_word(left, words.at_most_before):
        return "at_most"
    if left.endswith(words.at_least_before) and _whole_word(left, words.at_least_before):
        return "at_least"
    return None


def _without_filler(left: str, words: ContextWords) -> str:
    for filler in (*words.about_before, *_FILLERS):
        if left.endswith(filler) and _whole_word(left, (filler,)):
            return left[: len(left) - len(filler)].rstrip(" \u3000\xa0")
    return left


def _whole_word(left: str, words: tuple[str, ...]) -> bool:
    """Whether one of ``words`` that ends ``left`` does so as a word of its own, not as the tail of another."""
    for word in words:
        if left.endswith(word):
            before = left[len(left) - len(word) - 1 : len(left) - len(word)]
            if not before or not (before.isalpha() and _same_script(before, word[0])):
                return True
            if not word[0].isascii() and not _hangul(word[0]):
                return True  # Japanese and Chinese write no spaces
    return False


def _same_script(a: str, b: str) -> bool:
    return a.isascii() == b.isascii() and _hangul(a) == _hangul(b)


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def per_of(left: str, right: str, lexicon: Lexicon) -> str | None:
    """What one of: ``연간 30억 달러`` and ``$3 billion a year`` are per year."""
    tail = left
    for _ in range(3):
        for word, per in lexicon.words.per_before:
            if tail.endswith(word) and (len(word) > 1 or _whole_word(tail, (word,))):
                return per
        shorter = _without_filler(tail, lexicon.words)
        if shorter == tail:
            break
        tail = shorter
    right = right.lstrip()
    for word, per in lexicon.words.per_after:
        if right.startswith(word):
            return per
    return None
