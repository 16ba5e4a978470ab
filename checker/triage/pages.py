"""Suppressions in the comments of a web page, whose story is read without them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from checker.articles import Lines
from checker.errors import InputError
from checker.triage.comments import COMMENT, MARK, read_comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Article, Span
    from checker.triage.nouns import Suppression

_BLOCK: Final = re.compile(
    r"</?(?:address|article|aside|blockquote|body|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|hr|li"
    r"|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"<!--.*?-->|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_SPACE: Final = re.compile(r"\s+")
_ENOUGH: Final = 40  # characters at the start of a block by which it is known again
_NOWHERE: Final = (0, 0)


def in_page(page: str, article: Article) -> Iterator[Suppression | InputError]:
    """The suppressions in the comments of ``page``, out of which ``article`` was taken."""
    if MARK not in page:
        return
    lines = Lines(page)
    for found in COMMENT.finditer(page):
        line, _ = lines.position(found.start())
        try:
            comment = read_comment(found["words"], article.path, line)
        except InputError as error:
            yield error
            continue
        span = None if comment.whole else _story(article.text, _block(page, found.span()))
        yield from comment.suppressions(article, line, span)


def _block(page: str, comment: Span) -> str:
    """The text of the block in which the comment stands; where it holds none, of the next that does."""
    start = max((tag.end() for tag in _BLOCK.finditer(page, 0, comment[0])), default=0)
    for tag in _BLOCK.finditer(page, comment[1]):
        written = _written(page[start : tag.start()])
        if written:
            return written
        start = tag.end()
    return _written(page[start:])


def _written(html: str) -> str:
    return _SPACE.sub("", unescape(_TAG.sub("", _HIDDEN.sub("", html))))


def _story(text: str, block: str) -> Span:
    """The line of the story that begins as ``block`` does; spaces do not count."""
    start = 0
    for line in text.splitlines(keepends=True):
        written = _SPACE.sub("", line)
        if written and block and (written.startswith(block[:_ENOUGH]) or block.startswith(written[:_ENOUGH])):
            return start, start + len(line)
        start += len(line)
    return _NOWHERE
