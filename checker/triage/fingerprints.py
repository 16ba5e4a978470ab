"""Fingerprints: the same finding has the same one, wherever its lines have moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.model import Article, Finding, Location

_AROUND: Final = 12  # characters on either side of a figure that tell it from another of the same surface
_WITHIN: Final = 600  # characters in which these are looked for, since a comment leaves its room blank
_LINE_END: Final = re.compile(r"[\r\n]")
_LENGTH: Final = 16


def with_fingerprints(findings: Sequence[Finding], articles: Iterable[Article]) -> list[Finding]:
    """The findings with fingerprints, made of the rule and the words around the figures, never of positions.

    Of findings that are alike in that, the second and later ones are numbered: no two have the same.
    """
    texts = {(article.path, article.id): article.text for article in articles}
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        alike = "\0".join((finding.rule, *(_words(place, texts) for place in finding.locations)))
        seen[alike] += 1
        number = f"\0{seen[alike]}" if seen[alike] > 1 else ""
        digest = hashlib.sha256((alike + number).encode("utf-8", "surrogatepass")).hexdigest()
        found.append(replace(finding, fingerprint=digest[:_LENGTH]))
    return found


def _words(place: Location, texts: Mapping[tuple[str, str], str]) -> str:
    """The article, the figure, and what stands beside it on its line."""
    text = texts[place.path, place.article]
    before = _LINE_END.split(text[max(0, place.start - _WITHIN) : place.start])[-1]
    after = _LINE_END.split(text[place.end : place.end + _WITHIN])[0]
    beside = (_plain(before)[-_AROUND:], _plain(place.surface), _plain(after)[:_AROUND])
    return "\0".join((place.article, *beside))


def _plain(text: str) -> str:
    return " ".join(text.split())
