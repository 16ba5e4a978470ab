"""What is kept with a decision so that it can become a case when its draft is long gone: figures, and no text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.label.cases import Case, Material
from checker.model import (
    Article,
    Bound,
    Figure,
    Finding,
    FindingType,
    Frame,
    Kind,
    Language,
    Location,
    Severity,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.store import Decision

_Key: TypeAlias = tuple[str, str]

_SLOTS: Final = ("actor", "predicate", "object", "place", "period", "stage", "scope", "source")


class _Figure(BaseModel):
    """A figure of the finding; ``kind`` and what follows are None where it is none that was read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    article: int
    language: Language
    start: int
    end: int
    surface: str
    kind: Kind | None = None
    value: float | int | str | None = None
    value_high: float | int | None = None
    unit: str = ""
    bound: Bound = "exact"
    low: float | None = None
    high: float | None = None
    frame: dict[str, str] = {}


class _Details(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    type: FindingType
    severity: Severity
    name: str
    figures: tuple[_Figure, ...]


def details_of(
    finding: Finding,
    articles: Mapping[_Key, Article],
    framed: Mapping[_Key, Sequence[tuple[Figure, Frame]]],
) -> dict[str, Any]:
    """What ``record_decision`` may keep as ``details`` of ``finding``: no word of the text but the printed figures.

    Args:
        finding: What was decided on.
        articles: The articles of its figures, by path and id.
        framed: Their figures with who says what of whom; an article may be left out, and so may frames.
    """
    keys = list(dict.fromkeys((place.path, place.article) for place in finding.locations))
    figures = []
    for place in finding.locations:
        key = place.path, place.article
        row: dict[str, Any] = {
            "article": keys.index(key),
            "language": articles[key].language,
            "start": place.start,
            "end": place.end,
            "surface": place.surface,
        }
        for figure, frame in framed.get(key, ()):
            if (figure.start, figure.end) == (place.start, place.end):
                row |= {name: getattr(figure, name) for name in ("kind", "value", "value_high", "unit", "bound")}
                row |= {"low": figure.low, "high": figure.high}
                slots = {name: getattr(frame, name) for name in _SLOTS}
                row["frame"] = {name: slot.name for name, slot in slots.items() if slot is not None}
        figures.append(row)
    return {"type": finding.type, "severity": finding.severity, "name": finding.name, "figures": figures}


def cases_from(decisions: Iterable[Decision], material: Material) -> tuple[list[Case], Material, list[Decision]]:
    """The cases that decisions hold themselves, the material with theirs added, and the decisions that hold none."""
    cases, articles, framed, bare = [], dict(material.articles), dict(material.framed), []
    for decision in decisions:
        try:
            details = _Details.model_validate(dict(decision.details))
        except ValidationError:
            bare.append(decision)
            continue
        places = []
        for kept in details.figures:
            key = f"decision:{decision.number}", str(kept.article)
            articles[key] = Article(key[1], key[0], "", kept.language)
            framed[key] = [*framed.get(key, ()), *_framed(kept)]
            places.append(Location(key[1], key[0], 1, 1, kept.start, kept.end, kept.surface))
        finding = Finding(
            decision.rule,
            details.name,
            details.type,
            details.severity,
            "",
            "",
            None,
            1.0,
            decision.fingerprint,
            tuple(places),
        )
        cases.append(Case(finding, decision.verdict, decision.reason, decision.decided.date().isoformat()))
    return cases, Material(material.findings, articles, framed), bare


def _framed(kept: _Figure) -> list[tuple[Figure, Frame]]:
    if kept.kind is None:
        return []
    figure = Figure(
        kept.start,
        kept.end,
        kept.surface,
        kept.kind,
        kept.value,
        kept.value_high,
        kept.unit,
        kept.bound,
        kept.low,
        kept.high,
    )
    slots: dict[str, Any] = {name: Slot(said, said) for name, said in kept.frame.items() if name in _SLOTS}
    return [(figure, replace(Frame(), **slots))]
