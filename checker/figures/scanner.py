"""One pass over a text: stops wherever a figure may begin and hands over to the reader for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.figures.declared_units import declared_units
from checker.figures.digits import read_digits
from checker.figures.english_words import read_english, read_month, read_vague
from checker.figures.gaps import gaps
from checker.figures.kana import read_kana
from checker.figures.lexical import read_word
from checker.figures.page import Page
from checker.figures.ranks import read_ordinal
from checker.figures.spelled import read_native, read_spelled
from checker.figures.trigger import SEPARATORS, trigger

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from checker.figures.lexicon import Lexicon
    from checker.model import Article, Figure

    Reader: TypeAlias = Callable[[Page, int, int], None]

_READERS: dict[str | None, Reader] = {
    None: read_digits,
    "spelled": read_spelled,
    "native": read_native,
    "kana": read_kana,
    "word": read_word,
    "english": read_english,
    "part": read_english,
    "vague": read_vague,
    "month": read_month,
    "ordinal": read_ordinal,
}
_SEPARATED = frozenset(SEPARATORS)


class Scanner:
    """Reads the figures of texts in one article language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._trigger = trigger(lexicon)

    def scan(self, article: Article) -> list[Figure]:
        """The figures of ``article`` in order; none begins in its furniture."""
        page = Page(article.text, self.lexicon, article.published)
        page.declared = declared_units(article.text, self.lexicon)
        holes = iter([*gaps(article.text, article.furniture), (len(article.text), len(article.text))])
        opens, closes = next(holes)
        for stop in self._trigger.stops(article.text):
            start, reader = stop.start(), stop.lastgroup
            if reader is not None and article.text[start] in _SEPARATED:
                start += 1
            if start < page.cursor:
                continue
            while closes <= start:
                opens, closes = next(holes)
            if opens <= start:
                page.pass_over(closes)
            else:
                _READERS[reader](page, start, stop.end())
        return page.found
