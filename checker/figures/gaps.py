"""Where no figure is read: furniture, addresses, phone numbers and stock codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Span

_MAIL_HOST = re.compile(r"@[\w-]{1,64}\.[\w.-]{1,64}")
_MAIL_NAME = re.compile(r"[\w.+-]{1,64}$")
_LINK = re.compile(r"[hw](?:ttps?://|ww\.)[^\s)）」』\"'<>]{1,2000}")
_PHONE = re.compile(r"\d\d\d\d?-\d{4}(?!\d)")
_AREA = re.compile(r"(?<![\d,.])(?:\+?\d{1,3}[- ])?\(?0?\d{1,4}\)?[- ]$")
_STOCK_CODE = re.compile(r"[(\[（](?:[A-Za-z]{2,8}[:：] ?)?\d{4,6}(?:\.[A-Z]{2})?[)\]）]")


def gaps(text: str, furniture: Iterable[Span]) -> list[Span]:
    """Disjoint spans, in order, in which no figure begins."""
    spans = list(furniture)
    if "@" in text:
        spans += [_mail(text, match) for match in _MAIL_HOST.finditer(text)]
    if "://" in text or "www." in text:
        spans += [match.span() for match in _LINK.finditer(text)]
    if "-" in text:
        spans += [span for match in _PHONE.finditer(text) if (span := _phone(text, match))]
    spans += [match.span() for match in _STOCK_CODE.finditer(text)]
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


def _phone(text: str, number: re.Match[str]) -> Span | None:
    area = _AREA.search(text[max(0, number.start() - 14) : number.start()])
    return (number.start() - len(area[0]), number.end()) if area else None
