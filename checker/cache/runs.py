"""All that a run found as bytes and back: JSON, packed, in which each place in an article is written once."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from checker.cache.nouns import Examined, Roster
from checker.cache.numbering import Numbering
from checker.model import (
    ArticleSummary,
    Columns,
    Coverage,
    FactMember,
    FactSummary,
    Finding,
    Location,
    Passage,
    RulePage,
    Unchecked,
)
from checker.rates.protocol import RatesSummary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import DataclassInstance

_LEVEL: Final = 1  # of packing: most of what is to be had, at a fraction of the time
# What is written of each noun, in order.
_PARTS: Final[Mapping[type, tuple[str, ...]]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (ArticleSummary, Coverage, FactMember, FactSummary, Finding, Location, RatesSummary, Unchecked)
}


def encode(seen: Examined) -> bytes | None:
    """``seen`` as bytes; None where it holds what JSON cannot."""
    places = Numbering[Location]()
    content = {
        "articles": [_row(article) for article in seen.articles],
        "findings": [_row(finding, locations=places.numbers(finding.locations)) for finding in seen.findings],
        "unchecked": [_row(gap, locations=places.numbers(gap.locations)) for gap in seen.unchecked],
        "facts": [_row(fact, members=[_member(member, places) for member in fact.members]) for fact in seen.facts],
        "coverage": _row(seen.coverage),
        "passages": [[places.number(at), part.before, part.surface, part.after] for at, part in seen.passages.items()],
        "columns": [[places.number(at), *column] for at, column in seen.columns.items()],
        "pages": {code: [page.title, page.page] for code, page in seen.pages.items()},
        "rates": None if seen.rates is None else _row(seen.rates),
        "places": [_row(place) for place in places.seen],
    }
    try:
        return zlib.compress(json.dumps(content, separators=(",", ":"), allow_nan=False).encode(), _LEVEL)
    except (TypeError, ValueError):
        return None


def decode(body: bytes) -> Examined | None:
    """What ``encode`` made ``body`` of; None where it did not."""
    try:
        return _decoded(json.loads(zlib.decompress(body)))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, zlib.error):
        return None


def encode_roster(roster: Roster) -> bytes:
    """``roster`` as bytes."""
    limits = {code: sorted(names) for code, names in roster.limits.items()}
    return json.dumps({"limits": limits, "trial": sorted(roster.trial), "whole": roster.whole}).encode()


def decode_roster(body: bytes) -> Roster | None:
    """What ``encode_roster`` made ``body`` of; None where it did not."""
    try:
        content = json.loads(body)
        limits = {code: frozenset(names) for code, names in content["limits"].items()}
        return Roster(limits, frozenset(content["trial"]), content["whole"] is True)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _row(thing: DataclassInstance, **instead: object) -> list[object]:
    """The parts of ``thing`` in order, some in another form."""
    parts = (instead.get(name, getattr(thing, name)) for name in _PARTS[type(thing)])
    return [part.isoformat() if isinstance(part, date) else part for part in parts]


def _member(member: FactMember, places: Numbering[Location]) -> list[object]:
    return _row(member, location=places.number(member.location))


def _decoded(content: dict[str, Any]) -> Examined:
    places = [Location(*row) for row in content["places"]]
    summary = content["rates"]
    return Examined(
        articles=tuple([ArticleSummary(*_dated(row, _OF_ARTICLE)) for row in content["articles"]]),
        findings=tuple([Finding(*_placed(row, _IN_FINDING, places)) for row in content["findings"]]),
        unchecked=tuple([Unchecked(*_placed(row, _IN_UNCHECKED, places)) for row in content["unchecked"]]),
        facts=tuple([_fact(row, places) for row in content["facts"]]),
        coverage=Coverage(*content["coverage"]),
        passages={places[number]: Passage(*parts) for number, *parts in content["passages"]},
        columns={places[number]: Columns(*parts) for number, *parts in content["columns"]},
        pages={code: RulePage(*page) for code, page in content["pages"].items()},
        rates=None if summary is None else RatesSummary(*_dated(summary, _OF_RATES)),
    )


def _fact(row: list[Any], places: list[Location]) -> FactSummary:
    row[_MEMBERS] = tuple([_known_member(member, places) for member in row[_MEMBERS]])
    row[_COURSES] = tuple(row[_COURSES])
    return FactSummary(*_dated(row, _OF_FACT))


def _known_member(row: list[Any], places: list[Location]) -> FactMember:
    row[_LOCATION] = places[row[_LOCATION]]
    return FactMember(*_dated(row, _OF_MEMBER))


def _placed(row: list[Any], at: int, places: list[Location]) -> list[Any]:
    row[at] = tuple([places[number] for number in row[at]])
    return row


def _dated(row: list[Any], days: tuple[int, ...]) -> list[Any]:
    for at in days:
        if row[at] is not None:
            row[at] = date.fromisoformat(row[at])
    return row


def _at(kind: type, *names: str) -> tuple[int, ...]:
    """Where in a row parts of those names stand."""
    return tuple(_PARTS[kind].index(name) for name in names)


_OF_ARTICLE: Final = _at(ArticleSummary, "published")
_OF_FACT: Final = _at(FactSummary, "first", "last")
_OF_MEMBER: Final = _at(FactMember, "published")
_OF_RATES: Final = _at(RatesSummary, "first", "last")
(_IN_FINDING,), (_IN_UNCHECKED,) = _at(Finding, "locations"), _at(Unchecked, "locations")
(_LOCATION,), (_MEMBERS, _COURSES) = _at(FactMember, "location"), _at(FactSummary, "members", "courses")
