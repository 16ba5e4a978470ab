"""RSS and Atom: each entry of a feed is an article, as far as the feed holds its text."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from checker.articles.language import language_named
from checker.articles.reading import Reading, read
from checker.articles.sources import STDIN
from checker.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.articles.reading import ReadOptions

ENDINGS: Final = (".xml", ".rss", ".atom")
LARGEST_FEED: Final = 16 * 1024 * 1024
"""Bytes; feeds with the full text of a hundred stories have less than a tenth of that."""
MOST_ENTRIES: Final = 2000
_BLOCKS: Final = frozenset({
    "p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "table", "ul",
    "ol", "figure", "figcaption", "pre",
})  # fmt: skip
_SILENT: Final = frozenset({"script", "style", "iframe", "noscript", "template"})


def read_feed(data: bytes, shown: str, options: ReadOptions) -> Reading:
    """The articles of a feed, each at the path of its link; what cannot be read is a problem.

    No entity of the document is followed, and markup in an entry becomes plain text.

    Args:
        data: The feed.
        shown: How messages name it.
        options: How to read.

    Raises:
        ConfigError: feedparser is not installed.
    """
    if len(data) > LARGEST_FEED:
        return _problem(f"is larger than {LARGEST_FEED >> 20} MB", shown)
    feed = _parsed(data)
    entries = feed["entries"]
    if not feed.get("version") and not entries:
        return _problem("is no RSS or Atom feed", shown)
    if len(entries) > MOST_ENTRIES:
        return _problem(f"has more than {MOST_ENTRIES} entries", shown)
    records = [record for entry in entries if (record := _record(entry, feed["feed"]))]
    if not records:
        return _problem("holds no entries with a text", shown)
    found = read((STDIN,), options, io.BytesIO(json.dumps(records).encode()))
    return Reading(
        tuple(replace(article, path=article.url or shown) for article in found.articles),
        tuple(InputError(str(problem).removeprefix(f"{STDIN}: "), shown) for problem in found.problems),
    )


def _problem(message: str, shown: str) -> Reading:
    return Reading((), (InputError(message, shown),))


def _parsed(data: bytes) -> Mapping[str, Any]:
    """What feedparser makes of it: it drops document types with their entities, and fetches nothing from a stream."""
    try:
        import feedparser  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigError("feeds need feedparser; pip install 'claim-checker[archive]'") from error
    found: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    return found


def _record(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, str] | None:
    """An entry as a JSON article; None where it has no text."""
    text = _text(entry)
    if not text:
        return None
    link = str(entry.get("link") or "")
    language = str(entry.get("language") or feed.get("language") or "")
    day = _day(entry)
    known = {
        "id": str(entry.get("id") or link),
        "title": _plain(str(entry.get("title") or "")),
        "published": day.isoformat() if day else "",
        "language": language if language and language_named(language) else "",
        "outlet": str(feed.get("title") or ""),
        "author": str(entry.get("author") or ""),
        "url": link,
        "text": text,
    }
    return {name: value for name, value in known.items() if value.strip()}


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of what the entry holds: the story itself, else its summary."""
    held = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max((_plain(part) for part in (*held, str(entry.get("summary") or ""))), key=len, default="")


def _plain(markup: str) -> str:
    """The text of a piece of HTML, a line for each of its blocks."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import html  # noqa: PLC0415 - heavy; it came with trafilatura

    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (ValueError, html.etree.ParserError):
        return ""
    lines = "".join(_pieces(root)).splitlines()
    return "\n".join(line for piece in lines if (line := " ".join(piece.split())))


def _pieces(element: Any) -> Iterable[str]:  # noqa: ANN401 - lxml's
    """The texts of an element and of those in it, in order; a deep page must not be a deep recursion."""
    for event, node in _walk(element):
        if event == "start":
            if node.tag in _BLOCKS:
                yield "\n"
            if isinstance(node.tag, str) and node.tag not in _SILENT:
                yield node.text or ""
        else:
            if node.tag in _BLOCKS:
                yield "\n"
            if node is not element:
                yield node.tail or ""


def _walk(element: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - likewise
    from lxml import etree  # noqa: PLC0415

    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event in {"comment", "pi"}:
            yield "end", node
            continue
        if event == "start" and node.tag in _SILENT:
            walker.skip_subtree()
        yield event, node


def _day(entry: Mapping[str, Any]) -> date | None:
    """The day of publication where it was published: midnight in Seoul is the day before in UTC."""
    for name in ("published", "updated"):
        written = str(entry.get(name) or "")
        for read_moment in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return read_moment(written).date()
            except (ValueError, TypeError, IndexError):
                continue
        moment = entry.get(f"{name}_parsed")
        if moment:
            return date(*moment[:3])
    return None
