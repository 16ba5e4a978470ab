"""Where the headline stands in the text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from checker.articles.dates import find_stamps
from checker.articles.lines import written_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Span

_MARKDOWN: Final = re.compile(r"(?:^|(?<=[\r\n]))#[ \t]++(?=[^\s#])")
_MARKS: Final = re.compile(r"#{1,6}[ \t]+")
_CLOSING_MARKS: Final = re.compile(r"[ \t]+#+[ \t]*$")
_IGNORED: Final = frozenset(" \t\r\n\u00a0\u3000/|")  # what separates the lines of a headline in metadata
_SENTENCE_END: Final = re.compile(r"(?:다\.?|[.。])[\"'”’」』)）\]]*$")
_TOP: Final = 8000  # characters in which a headline is looked for
_TITLE_LINES: Final = 10  # a menu and a section label may stand before it
_SHORTEST: Final = 8  # characters of an unmarked headline; a shorter line is a section label
_LONGEST: Final = 100  # characters; a longer line is a paragraph
_REST_OF_LINE: Final = 30  # characters after the title: the name of the site


def find_headline(
    text: str, start: int, title: str | None, furniture: Sequence[Span], *, markdown: bool
) -> Span | None:
    """The span of the headline, without Markdown's marks.

    Args:
        text: The article's text.
        start: Where the front matter ends.
        title: The headline that the metadata gives, None where they give none.
        furniture: What is no story.
        markdown: Whether the headline has a mark of its own.
    """
    titled = title_span(text, start, title) if title else None
    if titled is not None:
        return titled
    return _marked(text, start) if markdown else _unmarked(text, start, furniture)


def title_span(text: str, start: int, title: str) -> Span | None:
    """Where one of the first lines after ``start`` is the title."""
    return next((span for first, _ in _top_lines(text, start) if (span := _titled(text, first, title))), None)


def with_title(body: str, title: str | None) -> str:
    """The body of a page or a record; its title goes first where it lacks it, so that its figures are read too."""
    if not title or title_span(body, 0, title):
        return body
    return f"{title}\n\n{body}"


def _top_lines(text: str, start: int) -> Iterator[Span]:
    return islice(written_lines(text[: start + _TOP], start), _TITLE_LINES)


def _titled(text: str, start: int, title: str) -> Span | None:
    """The span from ``start`` that says what ``title`` says, over several lines if need be."""
    marks = _MARKS.match(text, start)
    start = at = marks.end() if marks else start
    for char in title:
        if char in _IGNORED:
            continue
        while at < len(text) and text[at] in _IGNORED:
            at += 1
        if not text.startswith(char, at):
            return None
        at += 1
    rest = re.compile(r"[^\r\n]*").match(text, at)
    whole = rest is not None and len(rest.group()) <= _REST_OF_LINE and not rest.group()[:1].isalnum()
    return (start, at) if whole and at > start else None


def _marked(text: str, start: int) -> Span | None:
    mark = _MARKDOWN.search(text, start)
    if mark is None:
        return None
    end = next(written_lines(text[mark.end() : mark.end() + _TOP]), (0, 0))[1] + mark.end()
    closing = _CLOSING_MARKS.search(text[mark.end() : end])
    return mark.end(), mark.end() + closing.start() if closing else end


def _unmarked(text: str, start: int, furniture: Sequence[Span]) -> Span | None:
    """The first line of story, if it is short, no sentence, and a longer text follows."""
    for first, last in _top_lines(text, start):
        stops = [(max(begin, first), min(end, last)) for begin, end in furniture if begin < last and end > first]
        if stops and stops[0][0] == first:
            continue
        end = stops[0][0] if stops else last
        written = text[first:end].rstrip()
        if len(written) < _SHORTEST or find_stamps(written):
            continue
        if len(written) >= _LONGEST or _SENTENCE_END.search(written):
            return None
        follows = len(text[last : last + 4 * _LONGEST].strip()) > len(written)
        return (first, first + len(written)) if follows else None
    return None
