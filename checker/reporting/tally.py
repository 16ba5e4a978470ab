"""What several formats count and group in a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.amounts import amount
from checker.model import (
    SEVERITIES,
    DraftAnswer,
    Earlier,
    FactMember,
    FactSummary,
    Finding,
    Location,
    Report,
    Severity,
)
from checker.reporting.clean import one_line
from checker.reporting.quote import place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.packs.messages import Words

MARKS: Mapping[Severity, str] = {"error": "✖", "warning": "▲", "note": "●"}

_MULTIPLE = 9.0  # from ten times on, a spread is read as a multiple
_UNREADABLE = 1e15  # from here on a number is a power of ten


@dataclass(frozen=True, slots=True)
class UncheckedGroup:
    """All that was not checked by one rule for one reason."""

    rule: str
    reason: str
    locations: tuple[Location, ...]
    count: int


def severities(report: Report) -> tuple[tuple[Severity, tuple[Finding, ...]], ...]:
    """The findings of each severity, the gravest first."""
    return tuple((level, tuple(f for f in report.findings if f.severity == level)) for level in SEVERITIES)


def counted(report: Report, words: Words) -> tuple[tuple[str, int], ...]:
    """The numbers of the summary with their names."""
    found = Counter(finding.severity for finding in report.findings)
    return (*covered(report, words), *((f"{MARKS[level]} {words(level)}", found[level]) for level in SEVERITIES))


def covered(report: Report, words: Words) -> tuple[tuple[str, int], ...]:
    """How much was read and compared."""
    return (
        (words("articles"), len(report.articles)),
        (words("figures"), report.coverage.figures),
        (words("claims"), report.coverage.claims),
        (words("facts"), report.coverage.facts),
        (words("figures_linked"), sum(len(fact.members) for fact in report.facts)),
        (words("compared_pairs"), report.coverage.compared_pairs),
        (words("unchecked"), len(report.unchecked)),
    )


def dates(report: Report, words: Words) -> str:
    """From the first to the last day of publication; empty where no article has one."""
    known = sorted(article.published for article in report.articles if article.published)
    return _span(known[0], known[-1], words) if known else ""


def hidden(report: Report, words: Words) -> str:
    """How many findings are not shown, and why; empty where all are."""
    counts = report.hidden
    parts = (
        words("hidden_suppressed", count=counts.suppressed) if counts.suppressed else "",
        words("hidden_baseline", count=counts.baseline) if counts.baseline else "",
        words("hidden_unchanged", count=counts.unchanged) if counts.unchanged else "",
    )
    return words("hidden", parts=" · ".join(filter(None, parts))) if any(parts) else ""


def stale(report: Report, words: Words) -> tuple[str, ...]:
    """A line for each suppression that is over or hides nothing: where, which, why it was made."""
    return tuple(
        f"{one_line(use.path)}{'' if use.line is None else f':{use.line}'} {use.rule} "
        f"{words('over', day=use.until) if use.state == 'expired' else words('unused')}: {one_line(use.reason)}"
        for use in report.suppressions
        if use.state != "used"
    )


def unchecked_groups(report: Report) -> tuple[UncheckedGroup, ...]:
    """What was not checked, grouped by reason and rule, in order of first appearance."""
    groups: dict[tuple[str, str], list[tuple[Location, ...]]] = {}
    for item in report.unchecked:
        groups.setdefault((item.reason, item.rule), []).append(item.locations)
    return tuple(
        UncheckedGroup(rule, reason, tuple(dict.fromkeys(place for places in items for place in places)), len(items))
        for (reason, rule), items in groups.items()
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """What a report tells of one printed amount of a draft: where it stands, and what others print of it.

    Attributes:
        locations: Where the draft prints it; one surface with the same earlier prints is told once.
        agree: Those that agree, the newest first.
        differ: Those that do not.
    """

    locations: tuple[Location, ...]
    agree: tuple[Earlier, ...]
    differ: tuple[Earlier, ...]

    @property
    def surface(self) -> str:
        """As the draft prints it."""
        return self.locations[0].surface


def printed(draft: DraftAnswer) -> tuple[Printed, ...]:
    """The figures of a draft that others have printed too; those that are contradicted come first."""
    groups: dict[tuple[str, tuple[Earlier, ...]], list[Location]] = {}
    for figure in draft.figures:
        if figure.earlier:
            groups.setdefault((figure.location.surface, figure.earlier), []).append(figure.location)
    found = [
        Printed(
            tuple(places),
            tuple(one for one in earlier if one.agrees),
            tuple(one for one in earlier if not one.agrees),
        )
        for (_, earlier), places in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: not one.differ))


def unprinted(draft: DraftAnswer) -> tuple[Location, ...]:
    """The figures of a draft that nobody has printed before, in order."""
    return tuple(figure.location for figure in draft.figures if not figure.earlier)


def told(earlier: Earlier, words: Words) -> str:
    """When and where something was printed."""
    return f"{published(earlier, words)} {outlet(earlier)}, {place(earlier.location)}"


def held_against(draft: DraftAnswer, words: Words) -> tuple[str, ...]:
    """How many articles were held against a draft, and which were left out as versions of itself."""
    lines = (words("held_against", compared=draft.compared, found=draft.found),)
    return (*lines, words("own_versions", ids=one_line(", ".join(draft.own)))) if draft.own else lines


def common_amount(fact: FactSummary, member: FactMember, words: Words) -> str:
    """The member's amount in the fact's common unit."""
    if member.common is None:
        return words("value_unknown")
    return amount(member.common, fact.common_unit, words.language)


def spread(fact: FactSummary) -> str:
    """Largest over smallest, as a share or, where that is large, as a multiple; a dash where nothing compares."""
    if fact.spread is None:
        return "–"
    return f"{fact.spread:.1%}" if fact.spread < _MULTIPLE else f"×{_rounded(fact.spread + 1)}"


def _rounded(times: float) -> str:
    """Four significant digits, without a power of ten up to the widest slips there are."""
    return f"{float(f'{times:.4g}'):,.15g}" if times < _UNREADABLE else f"{times:.4g}"


def days(fact: FactSummary, words: Words) -> str:
    """The first and the last day on which the fact was reported."""
    if fact.first is None or fact.last is None:
        return words("undated")
    return _span(fact.first, fact.last, words)


def _span(first: date, last: date, words: Words) -> str:
    return str(first) if first == last else words("first_last", first=str(first), last=str(last))


def published(member: FactMember | Earlier, words: Words) -> str:
    """The day of the member's article."""
    return words("undated") if member.published is None else member.published.isoformat()


def outlet(member: FactMember | Earlier) -> str:
    """Who printed it: the outlet, else the article."""
    return one_line(member.outlet or member.location.article)
