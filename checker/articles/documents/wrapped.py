"""Lines of a printed page -> paragraphs: a line that was full goes on in the next one."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FULL: Final = 0.88  # of the widest line: what it takes with the next word for a line to have been full
_NARROWEST: Final = 24  # half-width letters; in a narrower column lines end where they like
_LONGEST_WORD: Final = 16  # half-width letters of the next line that may not have fitted any more
_WIDE: Final = frozenset("WF")
_SENTENCE_END: Final = re.compile(r"(?:[.!?。！？]|[다요음함됨임])[\"'”’」』)）\]】]*$")
_BEGINS_ANEW: Final = re.compile(r"[□■○●◆◇▲△▶▷※☞ㅇ•·∙*]\s?|[-–—]\s|\(?\d{1,2}[.)]\s|[①-⑳]|[#|]")
_TOGETHER: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff、。「」（）]")  # scripts without spaces
_HYPHEN: Final = re.compile(r"[A-Za-z]{2}[-\u00ad]$")
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:p\.?\s?)?\d{1,4}(?:\s?/\s?\d{1,4})?[-–—\s]*", re.IGNORECASE)
_NUMBER_END: Final = re.compile(r"\d$")
_NUMBER_START: Final = re.compile(r"[\d,.]*[억만조천백兆億万千%％]")


def paragraphs(pages: Iterable[str]) -> str:
    """The text of some pages, its wrapped lines whole again.

    Page numbers at either end of a page are left out, so that a sentence goes on over the page.
    """
    lines = [line for page in pages for line in _page(page)]
    width = max(map(_width, lines), default=0)
    joined: list[str] = lines[:1]
    for before, line in pairwise(lines):
        if width >= _NARROWEST and _goes_on(before, line, width):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return "\n".join(line.strip() for line in joined)


def _page(text: str) -> Sequence[str]:
    lines = [line.rstrip("\r") for line in text.split("\n") if line.strip()]
    for end in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[end]):
            lines.pop(end)
    return lines


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether the line before was full: the next word would not have fitted on it."""
    if _BEGINS_ANEW.match(line.lstrip()) or _SENTENCE_END.search(before.rstrip()):
        return False
    word = _width(line.split(maxsplit=1)[0])
    return _width(before.rstrip()) + min(word, _LONGEST_WORD) > _FULL * width


def _join(before: str, line: str) -> str:
    bare, start = before.rstrip(), line.lstrip()
    if _HYPHEN.search(bare) and start[:1].islower():
        return bare[:-1] + start
    spaced = before != bare or line != start
    together = _TOGETHER.match(bare[-1:]) and _TOGETHER.match(start)
    number = _NUMBER_END.search(bare) and _NUMBER_START.match(start)
    return bare + start if not spaced and (together or number) else f"{bare} {start}"


def _width(line: str) -> int:
    """In half-width letters."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in line)


def plain_characters(text: str) -> Iterator[str]:
    """The characters of a font as a writer would type them: no radicals for ideographs, no pieces of syllables."""
    for char in unicodedata.normalize("NFC", text):
        yield (
            unicodedata.normalize("NFKC", char)
            if "\u2e80" <= char <= "\u2fd5" or "\ufb00" <= char <= "\ufb06"
            else char
        )
