"""Where no figure is read: furniture, addresses, phone numbers and stock codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Span

_MAIL_HOST = re.compile(r"@[\w-]{1,64}\.[\w.-]{1,64}")
_MAIL_NAME = re.compile(r"[\w.+-]{1,64}$")
_LINK = re.compile(r"[hw](?:ttps?://|ww\.)[^\s)）」』\"'<>]{1,2000}")
_PHONE_END = re.compile(r"-\d{4}(?!\d)")
_PHONE_BEGINS = re.compile(r"\d{3,4}\Z")
_AREA = re.compile(r"(?<![\d,.])(?:\+?\d{1,3}[- ])?\(?0?\d{1,4}\)?[- ]$")
_CODE = r"(?:[A-Za-z]{2,8}[:：] ?)?\d{4,6}(?:\.[A-Z]{2})?[)\]）]"
# Each pattern begins with one plain letter, which is many times quicker to look for than one of several.
_STOCK_CODES = {bracket: re.compile(re.escape(bracket) + _CODE) for bracket in "([（"}


def gaps(text: str, furniture: Iterable[Span]) -> list[Span]:
    """Disjoint spans, in order, in which no figure begins."""
    spans = list(furniture)
    if "@" in text:
        spans += [_mail(text, match) for match in _MAIL_HOST.finditer(text)]
    if "://" in text or "www." in text:
        spans += [match.span() for match in _LINK.finditer(text)]
    if "-" in text:
        spans += _phones(text)
    for bracket, code in _STOCK_CODES.items():
        if bracket in text:
            spans += [match.span() for match in code.finditer(text)]
    if len(spans) < 2:
        return spans
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _mail(text: str, host: re.Match[str]) -> Span:
    name = _MAIL_NAME.search(text[max(0, host.start() - 64) : host.start()])
    return host.start() - (len(name[0]) if name else 0), host.end()


def _phones(text: str) -> Iterator[Span]:
    """Numbers of two parts behind an area code."""
    read = 0
    for match in _PHONE_END.finditer(text):
        begins = _PHONE_BEGINS.search(text, max(read, match.start() - 4), match.start())
        if begins is None:
            continue
        start, read = begins.start(), match.end()
        area = _AREA.search(text[max(0, start - 14) : start])
        if area is not None:
            yield start - len(area[0]), read
