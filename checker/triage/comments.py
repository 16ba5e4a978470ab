"""Suppressions in the text itself: ``<!-- claim-checker: ignore CU301 until 2027-01-31 -- reason -->``.

A comment speaks of its paragraph; one that stands alone, of the next. ``ignore-file`` speaks of the whole article.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from checker.articles import Lines
from checker.articles.furniture import merge
from checker.errors import InputError
from checker.triage.nouns import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Article, Span

MARK: Final = "claim-checker:"
COMMENT: Final = re.compile(r"<!--(?P<words>\s*claim-checker:.*?)-->", re.DOTALL)
_WORDS: Final = re.compile(
    r"\s*claim-checker:\s*(?P<verb>ignore|ignore-file)\s+(?P<codes>[A-Za-z]{2,4}\d{3}(?:\s*,\s*[A-Za-z]{2,4}\d{3})*)"
    r"(?:\s+until\s+(?P<until>\S+))?\s+--\s+(?P<reason>\S.*?)\s*",
    re.DOTALL,
)
_FORM: Final = "write it as <!-- claim-checker: ignore CU301 until 2027-01-31 -- reason -->; 'until' may be left out"
_BREAK: Final = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n])")  # the end of a line before an empty one
_NOT_BREAK: Final = re.compile(r"[^\r\n]")
_WIDTHS: Final = (0x80, 0x800)  # from which code point on a character takes two bytes of UTF-8, and three
_BLANKS: Final = (" ", "\u00a0", "\u3000")  # there is none of four: an emoji in a comment shifts columns by one


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment says: the codes, whether of the whole article, the reason, the last day."""

    codes: tuple[str, ...]
    whole: bool
    reason: str
    until: date | None

    def suppressions(self, article: Article, line: int, span: Span | None) -> Iterator[Suppression]:
        """One suppression a code; ``line`` is the comment's own, ``span`` the paragraph it speaks of."""
        for code in self.codes:
            yield Suppression(
                code, self.reason, article.path, line, self.until, path=article.path, article=article.id, span=span
            )


def read_comment(words: str, path: str, line: int) -> Comment:
    """What stands between ``<!--`` and ``-->``.

    Raises:
        InputError: It has not the form, or a last day that the calendar does not know.
    """
    found = _WORDS.fullmatch(words)
    if found is None:
        raise InputError(f"this comment cannot be followed; {_FORM}", path, line)
    codes = tuple(code.strip().upper() for code in found["codes"].split(","))
    until = day(found["until"], path, line) if found["until"] else None
    return Comment(codes, found["verb"] == "ignore-file", " ".join(found["reason"].split()), until)


def day(written: str, path: str, line: int | None) -> date:
    """The last day of a suppression.

    Raises:
        InputError: The calendar does not know it.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InputError(f"'until' is no date: '{written[:40]}'; write it as 2027-01-31", path, line) from error


def in_text(article: Article) -> Iterator[Suppression | InputError]:
    """The suppressions in the article's own text, and what is wrong with those that cannot be followed."""
    lines: Lines | None = None
    for found in COMMENT.finditer(article.text) if MARK in article.text else ():
        lines = lines or Lines(article.text)
        line, _ = lines.position(found.start())
        try:
            comment = read_comment(found["words"], article.path, line)
        except InputError as error:
            yield error
            continue
        span = None if comment.whole else paragraph_of(article.text, found.span())
        yield from comment.suppressions(article, line, span)


def without_comments(text: str) -> str:
    """``text`` with every such comment blank, so that nothing in it is read as story; no offset, no column changes."""
    return COMMENT.sub(lambda found: _NOT_BREAK.sub(_blank, found[0]), text) if MARK in text else text


def _blank(found: re.Match[str]) -> str:
    """A space of as many bytes, for programs that count those."""
    return _BLANKS[bisect(_WIDTHS, ord(found[0]))]


def uncommented(article: Article) -> Article:
    """The article with its comments to this program blank; a body whose digest is told keeps them as furniture."""
    if MARK not in article.text:
        return article
    if not article.extracted:
        return replace(article, text=without_comments(article.text))
    spans = (found.span() for found in COMMENT.finditer(article.text))
    return replace(article, furniture=merge((*article.furniture, *spans)))


def paragraph_of(text: str, comment: Span) -> Span:
    """The paragraph in which the comment stands; where it holds nothing else, the next one."""
    bounds = [0, *(found.end() for found in _BREAK.finditer(text)), len(text)]
    for start, end in pairwise(bounds):
        if end > comment[0] and COMMENT.sub("", text[start:end]).strip():
            return start, end
    return comment
