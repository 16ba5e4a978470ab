"""The suppressions that articles carry: in their text, their front matter, their page, their sidecar."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from checker.articles.decoding import decode
from checker.articles.documents import document_kind, is_document
from checker.articles.sources import STDIN, Source, format_of, take_bytes
from checker.errors import InputError
from checker.triage.comments import in_text
from checker.triage.declared import declared, in_front_matter
from checker.triage.pages import in_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Article
    from checker.triage import Suppression

_SPEAKS: Final = "suppress"
_RECORDS: Final = {"json", "jsonl"}  # the pages inside them have no lines of their own


def suppressions_of(articles: Iterable[Article]) -> Iterator[Suppression | InputError]:
    """What the articles say is not to be reported, and what is wrong with it."""
    for path, members in groupby(articles, lambda article: article.path):
        group = tuple(members)
        for article in group:
            if not article.extracted:
                yield from in_front_matter(article)
            yield from in_text(article)
        if path != STDIN:
            yield from _in_files(path, group)


def _in_files(path: str, group: Sequence[Article]) -> Iterator[Suppression | InputError]:
    source = Source(path, path, format_of(path))
    try:
        if group[0].extracted and source.format not in _RECORDS and not is_document(source.format):
            data = take_bytes(source, None)
            yield from in_page(decode(data, path), group[0]) if document_kind(data, path) is None else ()
        sidecar = source.sidecar
        if sidecar is not None:
            beside, shown = sidecar
            text = beside.read_text(encoding="utf-8-sig")
            yield from declared(text, shown, path) if _SPEAKS in text else ()
    except (OSError, UnicodeDecodeError, InputError):
        return  # it was read a moment ago, and what is wrong with it was said then
