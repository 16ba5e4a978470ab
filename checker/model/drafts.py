"""What has been printed before of a draft's figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.model.places import Location, Passage


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure of another article that speaks of the same fact as one of a draft.

    Attributes:
        outlet: Who printed it: the outlet, else the article's id.
        value: The number, in ``unit``.
        agrees: Whether some reading makes both figures right.
        passage: The sentence that it stands in.
    """

    location: Location
    outlet: str
    published: date | None
    value: float | None
    unit: str
    agrees: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A figure of a draft, and what has been printed of the same fact.

    Attributes:
        earlier: The newest first; none where nobody has printed it before.
    """

    location: Location
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What the published articles say of a draft's figures.

    Attributes:
        figures: Those of the draft that claim something, in order.
        compared: How many articles were held against the draft.
        found: How many share something that they may be found by.
        own: The ids of earlier versions of the draft, which were left out.
    """

    figures: tuple[DraftFigure, ...]
    compared: int
    found: int
    own: tuple[str, ...] = ()
