"""Findings -> what is reported of them: suppressions, per-path settings, a baseline, changed files. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.model import SEVERITIES, Finding, Hidden, SuppressionUse, Use
from checker.triage.baseline import Baseline, Known, baseline_of, read_baseline
from checker.triage.globs import matches
from checker.triage.nouns import PathRule, Suppression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from checker.model import Article, Unchecked

__all__ = [
    "Baseline",
    "Known",
    "PathRule",
    "Suppression",
    "Triage",
    "Triaged",
    "baseline_of",
    "matches",
    "read_baseline",
    "touches",
    "triage",
]


_NOTHING_KNOWN: Final = Baseline()


@dataclass(frozen=True, slots=True)
class Triage:
    """What decides which findings are reported.

    Attributes:
        today: The day on which suppressions hold or are over.
        suppressions: Decisions not to report something.
        per_path: What is decided of the articles under a pattern; the later before the earlier.
        names: The path of each article from the folder of the settings, where it is another one.
        ran: The codes of the checks that ran; None for all.
        baseline: The findings that are known already.
        changed: The paths of the articles that changed; None for all.
    """

    today: date = date.min
    suppressions: tuple[Suppression, ...] = ()
    per_path: tuple[PathRule, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    ran: frozenset[str] | None = None
    baseline: Baseline = _NOTHING_KNOWN
    changed: frozenset[str] | None = None

    def name(self, path: str) -> str:
        """The path that patterns speak of."""
        return self.names.get(path, path)


@dataclass(frozen=True, slots=True)
class Triaged:
    """What is reported, and what is not.

    Attributes:
        findings: What is reported.
        suppressions: What became of each that speaks of these articles.
        hidden: How many findings are not reported.
    """

    findings: tuple[Finding, ...]
    suppressions: tuple[SuppressionUse, ...]
    hidden: Hidden


def triage(findings: Sequence[Finding], articles: Sequence[Article], rules: Triage) -> Triaged:
    """Decide what is reported of ``findings``, found in ``articles``."""
    decided = _per_path(findings, rules)
    left, uses = _suppressed(decided, articles, rules)
    new, known = rules.baseline.split(left)
    shown = tuple(found for found in new if touches(found, rules.changed))
    return Triaged(shown, uses, Hidden(len(decided) - len(left), known, len(new) - len(shown)))


def _per_path(findings: Sequence[Finding], rules: Triage) -> tuple[Finding, ...]:
    """The findings that the settings of their article leave, with the severity that those give them, in order."""
    if not rules.per_path:
        return tuple(findings)
    kept = []
    for finding in findings:
        name = rules.name(finding.locations[0].path) if finding.locations else ""
        own = [rule for rule in rules.per_path if matches(rule.pattern, name)]
        if not any(finding.rule in rule.disable for rule in own):
            level = next((rule.severity[finding.rule] for rule in reversed(own) if finding.rule in rule.severity), None)
            kept.append(replace(finding, severity=level) if level else finding)
    return tuple(sorted(kept, key=lambda found: SEVERITIES.index(found.severity)))


def _suppressed(
    findings: Sequence[Finding], articles: Sequence[Article], rules: Triage
) -> tuple[tuple[Finding, ...], tuple[SuppressionUse, ...]]:
    """The findings that no suppression hides, and what became of each suppression that speaks of these articles."""
    hidden: set[int] = set()
    uses = []
    for entry in rules.suppressions:
        over = entry.until is not None and entry.until < rules.today
        hit = () if over else [number for number, found in enumerate(findings) if _hides(entry, found, rules)]
        hidden.update(hit)
        if hit or (_speaks_of(entry, articles, rules) and (over or rules.ran is None or entry.rule in rules.ran)):
            state: Use = "expired" if over else "used" if hit else "unused"
            where = entry.written, entry.line
            uses.append(SuppressionUse(entry.rule, state, len(hit), *where, entry.reason, entry.until))
    left = tuple(found for number, found in enumerate(findings) if number not in hidden)
    return left, tuple(sorted(uses, key=lambda use: (use.path, use.line or 0, use.rule)))


def _speaks_of(entry: Suppression, articles: Iterable[Article], rules: Triage) -> bool:
    return any(_of_file(entry, article.path, rules) for article in articles)


def _of_file(entry: Suppression, path: str, rules: Triage) -> bool:
    if entry.path is not None:
        return entry.path == path
    return entry.pattern is None or matches(entry.pattern, rules.name(path))


def _hides(entry: Suppression, finding: Finding, rules: Triage) -> bool:
    """Whether it speaks of the figure that the finding doubts."""
    if entry.rule != finding.rule or not finding.locations:
        return False
    suspect = finding.locations[0]
    return (
        _of_file(entry, suspect.path, rules)
        and entry.article in {None, suspect.article}
        and (entry.span is None or entry.span[0] <= suspect.start < entry.span[1])
        and (entry.surface is None or entry.surface.split() == suspect.surface.split())
    )


def touches(item: Finding | Unchecked, paths: Collection[str] | None) -> bool:
    """Whether one of its figures stands in one of the articles at ``paths``; None are all."""
    return paths is None or any(place.path in paths for place in item.locations)
