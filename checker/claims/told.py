"""What a sentence tells, found once for all of its figures: its names in their parts, its words, its dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.claims.actors import Acting
    from checker.claims.stems import StemHit
    from checker.model import Figure, Kind, Slot, Span


class Verbs(NamedTuple):
    """The predicates of a sentence that fit figures of one kind, in order; they do not overlap."""

    hits: Sequence[StemHit]

    def before(self, position: int) -> StemHit | None:
        """The last one that ends at ``position`` or before it."""
        count = bisect_right(self.hits, position, key=_end)
        return self.hits[count - 1] if count else None

    def after(self, position: int) -> StemHit | None:
        """The first one that begins at ``position`` or behind it."""
        first = bisect_left(self.hits, position, key=_start)
        return self.hits[first] if first < len(self.hits) else None


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence.

    Attributes:
        span: Where it stands.
        names: The names in it, in their parts.
        predicates: Its verbs, by offset in the sentence.
        kinds: For each predicate the kinds of figures that it goes with.
        stage: The words for a stage.
        scope: The words for a scope.
        dates: Its dates that have one year, with that year.
        source: Who says it.
        denied: Whether it denies what it tells.
    """

    span: Span
    names: list[Acting]
    predicates: Sequence[StemHit]
    kinds: Mapping[str, frozenset[Kind]]
    stage: list[StemHit]
    scope: list[StemHit]
    dates: list[tuple[Figure, str]]
    source: Slot | None
    denied: bool
    _verbs: dict[tuple[Kind, frozenset[str]], Verbs] = field(default_factory=dict)

    def verbs(self, kind: Kind, of: frozenset[str] = frozenset()) -> Verbs:
        """The predicates that fit a kind; only those ``of`` some ids where any are given."""
        known = self._verbs.get((kind, of))
        if known is None:
            fitting = [hit for hit in self.predicates if kind in self.kinds[hit.id] and (not of or hit.id in of)]
            known = self._verbs[kind, of] = Verbs(fitting)
        return known


def _start(hit: StemHit) -> int:
    return hit.start


def _end(hit: StemHit) -> int:
    return hit.end
