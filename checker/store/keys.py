"""What an article's claims can be found by: hashed keys, the same ones by which ``checker.facts`` blocks.

A claim is stored under one key for each name it may be found by, and asked for under a few more: two amounts a little
apart may fall on either side of a band's edge.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from checker.claims import claims_of, gazetteer
from checker.claims.run import Run
from checker.claims.unknown import with_unknown_actors
from checker.facts.features import specific
from checker.figures.units import dimension
from checker.packs.names import load_names
from checker.rates import embedded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from checker.model import Article, Claim, Figure
    from checker.rates import Rates
    from checker.store.nouns import Entry

_BANDS: Final = 48  # of a power of ten; blocking's bands are two of them wide
_AMOUNTS: Final = 40  # of a power of ten in dollars: 6 % each, more than what the rates of a month make of an amount
# How much a key in common tells of two articles speaking of one thing.
AMOUNT_WEIGHT: Final = 4
DIGITS_WEIGHT: Final = 3
MARKET_WEIGHT: Final = 3
MATTER_WEIGHT: Final = 3
NAME_WEIGHT: Final = 1


@dataclass(frozen=True, slots=True)
class Probe:
    """A key to ask for, and how much it tells."""

    key: int
    weight: int


def run_of(entry: Entry, rules: Path) -> Run:
    """The claims of one article by itself."""
    names = gazetteer(rules)
    framed = with_unknown_actors([entry.article], [entry.read.framed], names, load_names(rules), {})
    claims = claims_of([entry.article], [entry.read.figures], framed)
    return Run((entry.article,), (entry.read.figures,), tuple(framed), tuple(claims), names, _rates())


def stored_keys(run: Run) -> list[int]:
    """The keys under which the article of ``run`` is kept, each once, in order."""
    found = {key for claim in run.claims for key in _stored(run, claim)}
    return sorted(found)


def probes(run: Run) -> list[Probe]:
    """The keys under which articles may be found that speak of what the claims of ``run`` speak of.

    Those that tell most come first.
    """
    best: dict[int, int] = {}
    for claim in run.claims:
        for key, weight in _asked(run, claim):
            best[key] = max(weight, best.get(key, 0))
    return [Probe(key, weight) for key, weight in sorted(best.items(), key=lambda item: (-item[1], item[0]))]


def packed(keys: Iterable[int]) -> bytes:
    """Keys as bytes."""
    return array("q", keys).tobytes()


def unpacked(data: bytes) -> list[int]:
    """What ``packed`` made ``data`` of."""
    return list(array("q", data))


def magnitude(figure: Figure, day: date | None) -> float | None:
    """The common logarithm of an amount, in dollars of its day where a rate is known, else in its own unit."""
    if not figure.number:
        return None
    if figure.kind == "money":
        rate = _dollars(figure.unit, day) if day else None
        return None if rate is None else math.log10(abs(figure.number) * rate)
    return math.log10(abs(figure.number))


def _stored(run: Run, claim: Claim) -> Iterator[int]:
    kind = _kind(run, claim)
    if kind is None:
        return
    near = _near(run, claim)
    for root in near:
        yield _key("name", kind, root)
    for figure in run.renderings(claim):
        if figure.number:
            band = _band(figure.number)
            for root in _telling(run):
                yield _key("digits", kind, root, band)
            if period := _market(claim):
                yield _key("market", kind, period, band)
    if matter := _matter(run, claim, kind):
        yield matter
    amount = magnitude(run.head(claim), run.articles[0].published) if kind == "money" else None
    if amount is not None:
        for root in near:
            yield _key("amount", root, int(amount * _AMOUNTS // 1))


def _asked(run: Run, claim: Claim) -> Iterator[tuple[int, int]]:
    kind = _kind(run, claim)
    if kind is None:
        return
    near = _near(run, claim)
    for root in near:
        yield _key("name", kind, root), NAME_WEIGHT
    for figure in run.renderings(claim):
        if figure.number:
            band = _band(figure.number)
            for beside in (band, (band + 1) % _BANDS, (band - 1) % _BANDS):
                for root in _telling(run):
                    yield _key("digits", kind, root, beside), DIGITS_WEIGHT
                if period := _market(claim):
                    yield _key("market", kind, period, beside), MARKET_WEIGHT
    if matter := _matter(run, claim, kind):
        yield matter, MATTER_WEIGHT
    amount = magnitude(run.head(claim), run.articles[0].published) if kind == "money" else None
    if amount is not None:
        place = int(amount * _AMOUNTS // 1)
        for root in near:
            for beside in (place - 1, place, place + 1):
                yield _key("amount", root, beside), AMOUNT_WEIGHT


def _kind(run: Run, claim: Claim) -> str | None:
    """What is measured; None where nothing is."""
    head = run.head(claim)
    if head.number is None:
        return None
    return "money" if head.kind == "money" else dimension(head.unit)


def _telling(run: Run) -> list[str]:
    """The names of the article that tell one story from another."""
    roots = {run.names.root(name) for name in run.framed[0].names}
    return sorted(root for root in roots if specific(run, root))


def _near(run: Run, claim: Claim) -> list[str]:
    """Those that the claim's sentence names, or that the article is about."""
    roots = {run.names.root(name) for name in claim.names | run.framed[0].main}
    return sorted(root for root in roots if specific(run, root))


def _market(claim: Claim) -> str | None:
    """The year of a market's size."""
    frame = claim.frame
    if frame.predicate is None or frame.predicate.id != "market_size" or frame.period is None:
        return None
    return frame.period.id


def _matter(run: Run, claim: Claim, kind: str) -> int | None:
    """What a source that is named counted, where and for when: two sources need have no name in common."""
    frame = claim.frame
    if frame.source is None or frame.predicate is None or not claim.objects:
        return None
    slots = (frame.predicate, frame.period, frame.place, frame.scope)
    told = ("" if slot is None else slot.id for slot in slots)
    return _key("matter", kind, *told, run.head(claim).per or "", *sorted(claim.objects))


def _band(value: float) -> int:
    """The band of the leading digits, whatever the scale: slips of magnitude keep them."""
    return int(math.log10(abs(value)) % 1 * _BANDS) % _BANDS


def _key(*parts: str | int) -> int:
    """64 bits that tell one list of parts from another."""
    digest = blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=1)
def _rates() -> Rates:
    """Those that ship with the program, whatever the desk takes: an index must not depend on the day it was asked."""
    return embedded()


@lru_cache(maxsize=65536)
def _dollars(unit: str, day: date) -> float | None:
    quote = _rates().on(unit, "USD", day)
    return None if quote is None else quote.rate


def day_number(article: Article) -> int:
    """The day of publication as the postings have it."""
    return 0 if article.published is None else article.published.toordinal()
