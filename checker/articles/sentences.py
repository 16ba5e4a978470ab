"""Sentences: spans of the story, with furniture left out, in time linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from checker.articles.lines import written_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Article, Span

_MARK: Final = re.compile(r"[.!?。！？]++[\"'”’»」』)\]）】]*+")
_BRACKET: Final = re.compile(r"[()（）\[\]【】]")
_OPENING: Final = "(（【["
_WIDE: Final = "。！？"
_LINE_MARKS: Final = re.compile(r"(?:#{1,6}|>|[-*+•])[ \t]+")
_LINE_BREAK: Final = re.compile(r"\r\n|[\r\n]")
_SPACE: Final = re.compile(r"\s*")
_BRAND: Final = re.compile(r"[a-z]{1,2}[A-Z]")  # xAI, iPhone
_WORD: Final = re.compile(r"[A-Za-z]*")
_TOKEN: Final = re.compile(r"(?<![A-Za-z.&])[A-Za-z.&]{1,12}$")
_FULL_DATE: Final = re.compile(r"\d{4}\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}$")
_DIGITS: Final = re.compile(r"\d{1,4}$")
_DAY_OR_MONTH: Final = re.compile(r"\d{1,2}[.\s]")
_EAST_ASIAN: Final = re.compile(r"[가-힣\u3040-\u30ff\u3400-\u9fff]")

_LONGEST_BRACKET: Final = 400  # characters; a bracket that closes later was never meant to hold sentences together
_WRAPPED_AT: Final = range(40, 121)  # characters of the longest line of a paragraph that was wrapped by hand
# A name or a number follows: no sentence ends here.
_TITLES: Final = frozenset((
    "adm", "al", "approx", "apr", "aug", "capt", "cf", "col", "dec", "dept", "dr", "eg", "est", "feb", "fig",
    "gen", "gov", "hon", "ie", "jan", "jul", "jun", "lt", "mar", "messrs", "mr", "mrs", "ms", "no", "nos", "nov",
    "oct", "pp", "prof", "rep", "rev", "sen", "sept", "sgt", "st", "vol", "vs",
))  # fmt: skip
_ABBREVIATIONS: Final = frozenset((
    "bhd", "bros", "co", "corp", "etc", "inc", "jr", "ltd", "plc", "pte", "pty", "sr", "wash",
))  # fmt: skip
# After an abbreviation only such a word begins a sentence.
_STARTERS: Final = frozenset((
    "A", "After", "Also", "An", "And", "As", "At", "Before", "But", "By", "For", "He", "Her", "His", "However",
    "I", "If", "In", "It", "Its", "Last", "Meanwhile", "On", "She", "So", "Some", "That", "The", "Their", "Then",
    "There", "These", "They", "This", "Those", "To", "Under", "We", "When", "While", "With", "You",
))  # fmt: skip


def sentences(article: Article) -> tuple[Span, ...]:
    """The spans of the article's sentences, in order; one that is all furniture is left out."""
    starts = [start for start, _ in article.furniture]
    ends = [end for _, end in article.furniture]
    found = []
    for block in _blocks(article.text, joined=article.language == "en"):
        for piece in _pieces(article.text, block):
            start, end = _trimmed(article.text, piece, starts, ends)
            if start < end:
                found.append((start, end))
    return tuple(found)


def _blocks(text: str, *, joined: bool) -> Iterator[Span]:
    """The lines; where ``joined``, a paragraph that was wrapped by hand is one block."""
    if not joined:
        yield from written_lines(text)
        return
    lines = list(written_lines(text))
    at = 0
    while at < len(lines):
        run = at + 1
        while run < len(lines) and len(_LINE_BREAK.findall(text, lines[run - 1][1], lines[run][0])) == 1:
            run += 1
        yield from _unwrapped(text, lines[at:run])
        at = run


def _unwrapped(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines without a blank one between them, joined where the next word would not have fitted on the line."""
    width = max(end - start for start, end in lines)
    if width not in _WRAPPED_AT:
        yield from lines
        return
    first = lines[0][0]
    for (start, end), (next_start, next_end) in pairwise(lines):
        word = text[next_start : min(next_end, next_start + width)].split(maxsplit=1)[0]
        full = end - start + 1 + len(word) > width
        if not full or _LINE_MARKS.match(text, next_start):
            yield first, end
            first = next_start
    yield first, lines[-1][1]


def _pieces(text: str, block: Span) -> Iterator[Span]:
    start, end = block
    marks = _LINE_MARKS.match(text, start, end)
    start = marks.end() if marks else start
    brackets = _brackets(text, block)
    closings = [closing for _, closing in brackets]
    for mark in _MARK.finditer(text, start, end):
        at, after = mark.span()
        if after == end:
            break
        inside = bisect_right(closings, at)
        if inside < len(brackets) and brackets[inside][0] < at:
            continue
        if _ends_sentence(text, mark, start, end):
            yield start, after
            start = after
    yield start, end


def _brackets(text: str, block: Span) -> list[Span]:
    """The outermost pairs of brackets; one without its partner, or with a far one, holds nothing together."""
    opened: deque[int] = deque(maxlen=_LONGEST_BRACKET)
    pairs: list[Span] = []
    for bracket in _BRACKET.finditer(text, *block):
        at = bracket.start()
        if text[at] in _OPENING:
            opened.append(at)
        elif opened:
            opening = opened.pop()
            if at - opening <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opening:
                    pairs.pop()
                pairs.append((opening, at))
    return pairs


def _ends_sentence(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    sign, before = mark.group()[0], text[mark.start() - 1 : mark.start()]
    following = _SPACE.match(text, mark.end(), end)
    after = following.end() if following else mark.end()
    spaced = after > mark.end()
    if sign in _WIDE:
        closed = mark.group()[-1] not in _WIDE
        return spaced or not (closed or (sign != "。" and before.isascii()))
    next_char = text[after : after + 1]
    if not spaced:
        return sign == "." and before in "다요죠까" and len(mark.group()) == 1 and bool(_EAST_ASIAN.match(next_char))
    if next_char.islower() and not _BRAND.match(text, after):
        return False
    if sign != "." or _EAST_ASIAN.match(before):
        return True
    if before.isdigit():
        return _ends_after_number(text, mark.start(), after, start)
    return not before.isalpha() or _ends_after_word(text, mark.start(), after)


def _ends_after_number(text: str, dot: int, after: int, start: int) -> bool:
    """``3.5.`` ends a sentence; the dots of ``2025. 3. 18.`` and of a list's ``1.`` do not."""
    before = text[max(start, dot - 16) : dot]
    digits = _DIGITS.search(before)
    if before.strip().isdigit() and dot - start <= 4:
        return False
    within_date = digits is not None and _DAY_OR_MONTH.match(text, after) is not None
    return not within_date and _FULL_DATE.search(before) is None


def _ends_after_word(text: str, dot: int, after: int) -> bool:
    """``Corp.`` and ``U.S.`` end a sentence only before a word that begins one, ``Mr.`` never does."""
    token = _TOKEN.search(text[max(0, dot - 14) : dot])
    if token is None:
        return True
    word = token.group().lower()
    if word in _TITLES:
        return False
    if word in _ABBREVIATIONS or "." in word or len(word) == 1:
        following = _WORD.match(text, after)
        return following is not None and following.group() in _STARTERS
    return True


def _trimmed(text: str, piece: Span, starts: Sequence[int], ends: Sequence[int]) -> Span:
    """The piece without white space and furniture at either end."""
    start, end = piece
    while start < end:
        span = bisect_right(starts, start) - 1
        if span >= 0 and ends[span] > start:
            start = ends[span]
        elif text[start].isspace():
            start += 1
        else:
            break
    while start < end:
        span = bisect_right(starts, end - 1) - 1
        if span >= 0 and ends[span] >= end:
            end = starts[span]
        elif text[end - 1].isspace():
            end -= 1
        else:
            break
    return start, end
