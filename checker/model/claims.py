"""What a figure says: its frame, and the claim that both make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.model.figures import Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """One known part of a frame.

    Attributes:
        id: The canonical id (of rules/entities, or a normalised form for names that no rule knows).
        name: What to print: the English name of rules/entities, else the name as printed.
        origin: Where it was read: in the figure's own clause, its sentence, carried on from before, or in the headline.
    """

    id: str
    name: str
    origin: Literal["clause", "sentence", "carried", "headline"] = "sentence"


@dataclass(frozen=True, slots=True)
class Frame:
    """Who says what of whom. A slot is None where the text does not say."""

    actor: Slot | None = None
    predicate: Slot | None = None
    object: Slot | None = None
    place: Slot | None = None
    period: Slot | None = None
    stage: Slot | None = None
    scope: Slot | None = None
    source: Slot | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with its frame; bracketed conversions are further renderings of the same claim.

    Attributes:
        article: Index of its article in the run.
        figures: Indexes, in that article's figures, of all that state it; the one stated first comes first.
        kind: The kind of its figures.
        frame: Who says what of whom.
        sentence: Index of its sentence in the article.
        names: Ids of the entities that the sentence names.
        objects: Ids of the things that the sentence speaks of.
        years: The length of the plan, where the same clause tells it (2년간), in years.
        host: Index in the run's claims of the amount beside it that it belongs to (the 29억 달러 of a 2년간).
        headline: Whether it stands in a headline.
    """

    article: int
    figures: tuple[int, ...]
    kind: Kind
    frame: Frame
    sentence: int
    names: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    years: float | None = None
    host: int | None = None
    headline: bool = False
