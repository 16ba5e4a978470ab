"""What the tags of a web page say: its date, its author. A date in the address or the footer is no answer."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from checker.articles.dates import find_stamps, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_META: Final = re.compile(r"<meta\b([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]{1,40})\s?=\s?(?:\"([^\"]{0,400})\"|'([^']{0,400})'|([^\s\"'>]{1,400}))")
_TIME: Final = re.compile(r"<time\b([^<>]{0,500})>", re.IGNORECASE)
_STORY: Final = re.compile(r"<(?:h1|article)\b", re.IGNORECASE)
_LINKED_DATA: Final = re.compile(r"\"datePublished\"\s{0,4}:\s{0,4}\"([^\"]{8,40})\"")
_SCRIPT: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_TOP: Final = 500_000  # characters of the page in which its head and its date line stand
_DATE_NAMES: Final = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "pubdate",
    "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_AUTHOR_NAMES: Final = ("author", "dable:author", "article:author", "dc.creator")


def page_date(page: str) -> date | None:
    """The day of publication that the page's tags give, None where they do not."""
    top = page[:_TOP]
    metas = _metas(top)
    written = [metas[name] for name in _DATE_NAMES if name in metas]
    written += [found[1] for found in _LINKED_DATA.finditer(top)][:1]
    written += _times(top)
    return next((day for value in written if (day := _day(value)) is not None), None)


def page_author(page: str) -> str | None:
    """The author that the page's head names."""
    metas = _metas(page[:_TOP])
    names = (metas.get(name, "").strip() for name in _AUTHOR_NAMES)
    return next((name for name in names if name and "://" not in name), None)


def page_lines(page: str) -> str:
    """All that is written at the top of the page, a tag ending a line."""
    return unescape(_TAG.sub("\n", _SCRIPT.sub("\n", page[:_TOP])))


def _metas(page: str) -> dict[str, str]:
    """The content of each meta tag by its name; of several the first."""
    contents: dict[str, str] = {}
    for tag in _META.finditer(page):
        attributes = _attributes(tag[1])
        for key in ("property", "name", "itemprop"):
            if key in attributes and attributes.get("content"):
                contents.setdefault(attributes[key].lower(), attributes["content"])
    return contents


def _times(page: str) -> Iterator[str]:
    """The first time tag after the beginning of the story."""
    story = _STORY.search(page)
    tag = _TIME.search(page, story.end()) if story else None
    if tag is not None and "datetime" in (attributes := _attributes(tag[1])):
        yield attributes["datetime"]


def _attributes(tag: str) -> dict[str, str]:
    return {found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag)}


def _day(written: str) -> date | None:
    stamps = find_stamps(written)
    return parse_day(written) or (stamps[0].day if stamps else None)
