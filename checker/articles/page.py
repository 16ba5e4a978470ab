"""A web page: its story, title, author and date through trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from checker.articles.draft import Draft
from checker.articles.headline import with_title
from checker.articles.language import detect, language_named
from checker.articles.metadata import Metadata
from checker.articles.pagemeta import page_author, page_date, page_lines
from checker.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from trafilatura.settings import Document

    from checker.articles.dates import DateFinder
    from checker.model import Language

_HTML_LANG: Final = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z_-]{2,20})", re.IGNORECASE)
_HEAD: Final = 4096  # characters in which the html element stands
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")  # lxml refuses a decoded text that declares a charset


def read_page(text: str, path: str, dates: DateFinder) -> Draft:
    """The story of a page.

    Raises:
        InputError: No story can be found in it.
    """
    document = _extract(_DECLARATION.sub("", text), path)
    body = document.text if document is not None else None
    if document is None or not body or not body.strip():
        raise InputError("no article found in the page; save the story as text or Markdown", path)
    title = _title(document)
    known = Metadata(
        title=title,
        published=_published(document, text, dates),
        language=_language(text, body),
        outlet=document.sitename or None,
        author=page_author(text) or document.author or None,
        url=document.url or None,
    )
    return Draft(with_title(body, title), known, extracted=True)


def _extract(text: str, path: str) -> Document | None:
    """What trafilatura makes of the page: first what is surely story, then more."""
    import logging  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415

    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.2 s, for pages only
    from trafilatura.settings import Document  # noqa: PLC0415

    for library in map(logging.getLogger, ("trafilatura", "htmldate")):
        if not library.handlers:  # its remarks about odd pages are no part of our standard error
            library.addHandler(logging.NullHandler())
    extract = partial(
        bare_extraction,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},  # page_date() is stricter
    )
    try:
        for precision, recall in ((True, False), (False, False), (False, True)):
            document = extract(text, favor_precision=precision, favor_recall=recall)
            if isinstance(document, Document) and document.text and document.text.strip():
                return document
    except (ValueError, TypeError, AttributeError, RecursionError, SyntaxError) as error:
        raise InputError(f"is no HTML that can be read: {error}", path) from error
    return None


def _title(document: Document) -> str | None:
    """The title without the name of the site after it."""
    title = " ".join((document.title or "").split())
    if document.sitename:
        title = re.sub(rf"\s*[|\-–—:：]\s*{re.escape(document.sitename)}\s*$", "", title) or title
    return title or None


def _published(document: Document, text: str, dates: DateFinder) -> date | None:
    """From the tags, from a date line of the story, from a word such as 입력 anywhere on the page."""
    return page_date(text) or dates.published_in(document.text or "") or dates.labelled_in(page_lines(text))


def _language(text: str, body: str) -> Language:
    """What the page declares, unless the script of its story says otherwise: many templates say ``en``."""
    told = detect(body)
    declared = _HTML_LANG.search(text[:_HEAD])
    language = language_named(declared[1]) if declared else None
    both_han = language in {"ja", "zh"} and told in {"ja", "zh"}  # a short Japanese text may have no kana
    return language if language is not None and both_han else told
