"""Findings and decisions -> cases: what was confirmed, what was dismissed, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.triage import Triage, triage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.model import Article, Figure, Finding, Frame
    from checker.store import Decision

Verdict: TypeAlias = Literal["confirmed", "dismissed"]
FramedFigures: TypeAlias = "Sequence[tuple[Figure, Frame]]"


@dataclass(frozen=True, slots=True)
class Case:
    """One finding on which somebody decided.

    Attributes:
        verdict: Whether the finding is right.
        reason: Why, in the editor's words.
        decided: The day in ISO form, None where nothing tells it (a suppression has none).
    """

    finding: Finding
    verdict: Verdict
    reason: str
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What cases are made of.

    Attributes:
        findings: All findings, those too that are not reported.
        articles: The articles that they stand in, by path and id.
        framed: The figures of each, with who says what of whom.
    """

    findings: tuple[Finding, ...]
    articles: Mapping[tuple[str, str], Article]
    framed: Mapping[tuple[str, str], FramedFigures]


def cases_of(material: Material, decisions: Sequence[Decision], sorting: Triage) -> tuple[list[Case], list[Decision]]:
    """The cases, in order of the findings, and the decisions that fit none of the findings.

    Args:
        material: The findings and their articles.
        decisions: Those of the archive that hold, the newest first: the last word on a finding counts.
        sorting: The suppressions that the articles and the settings have; each is a dismissal with its reason. What
            was decided in the archive counts before them.
    """
    decided, unplaced = _placed(material.findings, decisions)
    reasons = _suppressed(material, sorting)
    cases = []
    for finding in material.findings:
        known = decided.get(finding.fingerprint)
        if known is not None:
            cases.append(Case(finding, known.verdict, known.reason, known.decided.date().isoformat()))
        elif finding.fingerprint in reasons:
            cases.append(Case(finding, "dismissed", reasons[finding.fingerprint]))
    return cases, unplaced


def _placed(findings: Sequence[Finding], decisions: Iterable[Decision]) -> tuple[dict[str, Decision], list[Decision]]:
    """The decision on each finding, by its fingerprint, and the decisions that fit none.

    Where no fingerprint fits, since the draft had another name then, the rule and the printed figures do, if they are
    those of one finding only.
    """
    prints = {finding.fingerprint for finding in findings}
    alike: dict[object, list[str]] = {}
    for finding in findings:
        alike.setdefault((finding.rule, _surfaces(finding)), []).append(finding.fingerprint)
    placed: dict[str, Decision] = {}
    unplaced: dict[str, Decision] = {}
    for decision in decisions:
        same = alike.get((decision.rule, decision.surfaces), [])
        if decision.fingerprint in prints:
            placed.setdefault(decision.fingerprint, decision)
        elif len(same) == 1:
            placed.setdefault(same[0], decision)
        else:
            unplaced.setdefault(decision.fingerprint, decision)
    return placed, list(unplaced.values())


def _surfaces(finding: Finding) -> tuple[str, ...]:
    return tuple(place.surface for place in finding.locations)


def _suppressed(material: Material, sorting: Triage) -> dict[str, str]:
    """The reason of each finding that a suppression hides."""
    reasons: dict[str, str] = {}
    articles = tuple(material.articles.values())
    for entry in sorting.suppressions:
        alone = replace(sorting, suppressions=(entry,))
        left = {finding.fingerprint for finding in triage(material.findings, articles, alone).findings}
        for finding in _without(material.findings, left):
            reasons.setdefault(finding.fingerprint, entry.reason)
    return reasons


def _without(findings: Iterable[Finding], left: set[str]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.fingerprint not in left)
