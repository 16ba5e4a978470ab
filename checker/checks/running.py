"""Runs the checks, lets one finding stand for one slip, and puts the findings in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.articles import Lines
from checker.checks import all_checks
from checker.checks.base import Context, Gap, Issue, Place, Registered
from checker.checks.declared import declared
from checker.checks.replacing import replacement
from checker.claims import FramedArticle
from checker.model import SEVERITIES, Finding, Location, Unchecked
from checker.packs.checks import CheckRules, load_checks
from checker.packs.messages import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from checker.claims.run import Run
    from checker.facts import Linked
    from checker.model import Span
    from checker.settings import Settings

# Which check explains a slip best, the best first: form before magnitude, magnitude before rates, rates before facts.
_PRECEDENCE = (
    "NO551", "DT651", "MG503", "MG501", "UN403", "UN402", "MG502", "CU302", "DE451", "UN401", "CU301", "AR602",
    "AR601", "AR605", "AR606", "AR607", "AR608", "AR603", "AR604", "AR610", "AR609", "IN202", "IN201", "XA101",
    "XA103", "XA104", "XA105", "CU303", "RK701", "XA102", "IN203", "XA106", "NO551 unusual",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found."""

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]


def run_checks(
    run: Run, linked: Linked, rules: Path, settings: Settings, lang: str, drafts: frozenset[int] | None = None
) -> Checked:
    """The findings of all checks that are switched on, in their fixed order.

    Args:
        run: The articles.
        linked: Their facts.
        rules: The folder of the rules.
        settings: What the desk decided.
        lang: The language of messages.
        drafts: The articles of interest, by index: only findings that name a figure of theirs are given, and what is
            wrong with another by itself is looked for only where it is held against one of these. None for all.
    """
    catalogue = load_checks(rules)
    stated = (code for code, entry in catalogue.items() if entry.declares)
    checks = dict.fromkeys(stated, Registered(declared)) | all_checks()
    active = [code for code in sorted(checks) if code not in settings.disable and code in catalogue]
    found: dict[str, list[Issue | Gap]] = {}
    known: dict[object, object] = {}
    for code in (code for code in active if not checks[code].alone):
        context = _context(run, linked, rules, catalogue[code], settings, lang)
        found[code] = list(checks[code].function(replace(context, known=known)))
    own = run if drafts is None else _narrowed(run, drafts)
    doubting = run if drafts is None else _narrowed(run, drafts | _held_against(found, drafts))
    for code in (code for code in active if checks[code].alone):
        quiet = checks[code].only_notes and code not in settings.checks
        seen = own if quiet else doubting
        found[code] = list(checks[code].function(_context(seen, linked, rules, catalogue[code], settings, lang)))
    items = [item for code in active for item in found[code]]
    issues = [_set(item, settings) for item in items if isinstance(item, Issue)]
    gaps = [item for item in items if isinstance(item, Gap)]
    teller = _Teller(run, catalogue, lang, rules)
    told = [(issue, also) for issue, also in _one_for_each_slip(run, issues) if _concerns(issue, drafts)]
    findings = [teller.finding(issue, also) for issue, also in told]
    unchecked = [Unchecked(gap.rule, gap.reason, teller.locations(gap.places)) for gap in gaps]
    return Checked(tuple(sorted(findings, key=_order)), tuple(unchecked))


def _held_against(found: Mapping[str, Iterable[Issue | Gap]], drafts: frozenset[int]) -> frozenset[int]:
    """The articles that an issue holds against one of the drafts, or the other way round."""
    issues = (item for items in found.values() for item in items if isinstance(item, Issue))
    return frozenset(
        place.article for issue in issues if _concerns(issue, drafts) for place in (issue.suspect, *issue.others)
    )


def _concerns(issue: Issue, drafts: frozenset[int] | None) -> bool:
    """Whether one of its figures stands in an article of interest."""
    return drafts is None or any(place.article in drafts for place in (issue.suspect, *issue.others))


def _narrowed(run: Run, articles: frozenset[int]) -> Run:
    """The run with nothing read in any but these articles."""
    nothing = FramedArticle((), (), (), frozenset(), frozenset())
    return replace(
        run,
        figures=tuple(found if number in articles else () for number, found in enumerate(run.figures)),
        framed=tuple(framed if number in articles else nothing for number, framed in enumerate(run.framed)),
        claims=tuple(claim for claim in run.claims if claim.article in articles),
    )


def _context(run: Run, linked: Linked, rules: Path, check: CheckRules, settings: Settings, lang: str) -> Context:
    limits = {name: limit.value for name, limit in check.limits.items()}
    own = settings.checks.get(check.code)
    return Context(run, linked, rules, check, limits | (dict(own.limits) if own else {}), lang)


def _set(issue: Issue, settings: Settings) -> Issue:
    """The issue with the severity that the desk has given its check."""
    own = settings.checks.get(issue.rule)
    return issue if own is None or own.severity is None else replace(issue, severity=own.severity)


def _order(finding: Finding) -> tuple[int, str, int, str]:
    first = finding.locations[0]
    return SEVERITIES.index(finding.severity), first.path, first.start, finding.rule


def _one_for_each_slip(run: Run, issues: Sequence[Issue]) -> list[tuple[Issue, list[Issue]]]:
    """Each slip's best issue with the others that doubt the same figure, or rest on a doubted one."""
    rank = {code: place for place, code in enumerate(_PRECEDENCE)}
    ordered = sorted(
        issues,
        key=lambda i: (
            SEVERITIES.index(i.severity) > 1,
            rank.get(f"{i.rule} {i.variant}", rank.get(i.rule, len(rank))),
            SEVERITIES.index(i.severity),
            i.suspect,
        ),
    )
    kept: list[tuple[Issue, list[Issue]]] = []
    doubted: dict[Place, int] = {}
    for issue in ordered:
        owner = _owner(run, issue, doubted, kept)
        if owner is not None:
            kept[owner][1].append(issue)
            continue
        if issue.severity != "note":
            for place in _doubted(run, issue):
                doubted.setdefault(place, len(kept))
        kept.append((issue, []))
    return kept


def _doubted(run: Run, issue: Issue) -> set[Place]:
    """The figures that an issue puts in doubt."""
    if issue.bare:
        return set()
    if issue.rule == _EVERY_MENTION:
        return {issue.suspect, *issue.others}
    return _renderings(run, issue.suspect) if issue.rule in _WHOLE_CLAIM else {issue.suspect}


# Its other figures are the same amount once more.
_EVERY_MENTION = "MG502"
# A slip of these doubts every rendering of the claim; a conversion off its rate doubts only the converted amount.
_WHOLE_CLAIM = frozenset({"MG501", "XA101", "IN201", "UN403"})
# Of an amount and its conversion one is wrong, and nobody knows which: neither is doubted a second time.
_ONE_OF_TWO = "CU301"
# These rest on figures that another check may already doubt.
_RESTING = frozenset({"IN203", "XA102", "XA101", "IN201", "IN202", "CU303"})


def _owner(run: Run, issue: Issue, doubted: dict[Place, int], kept: list[tuple[Issue, list[Issue]]]) -> int | None:
    """The kept issue of which this one is another view."""
    if issue.bare:
        return None
    if issue.suspect in doubted:
        return doubted[issue.suspect]
    if issue.rule in _RESTING:
        for place in _renderings(run, issue.suspect):
            if place in doubted and kept[doubted[place]][0].rule == _ONE_OF_TWO:
                return doubted[place]
        for place in issue.others if issue.rule == "IN203" else issue.others[:1]:
            if place in doubted and kept[doubted[place]][0].rule != issue.rule:
                return doubted[place]
    return None


def _renderings(run: Run, place: Place) -> set[Place]:
    for index in run.claims_in(place.article):
        if place.figure in run.claims[index].figures:
            return {Place(place.article, figure) for figure in run.claims[index].figures}
    return {place}


class _Teller:
    """Puts issues in words."""

    def __init__(self, run: Run, catalogue: dict[str, CheckRules], lang: str, folder: Path) -> None:
        self.run, self.catalogue, self.lang, self.folder = run, catalogue, lang, folder
        self.lines: dict[int, Lines] = {}
        self.words = load_words(lang, folder / "messages")

    def location(self, place: Place) -> Location:
        """Where a figure stands, for people and programs."""
        figure = self.run.figures[place.article][place.figure]
        return self._span(place.article, (figure.start, figure.end))

    def _span(self, number: int, span: Span) -> Location:
        article, (start, end) = self.run.articles[number], span
        line, column = self.lines.setdefault(number, Lines(article.text)).position(start)
        return Location(article.id, article.path, line, column, start, end, article.text[start:end])

    def locations(self, places: Iterable[Place]) -> tuple[Location, ...]:
        """Where figures stand."""
        return tuple(self.location(place) for place in places)

    def finding(self, issue: Issue, also: Sequence[Issue]) -> Finding:
        """The finding of an issue; other views of the same slip go into its evidence."""
        rules = self.catalogue[issue.rule]
        places = (issue.suspect, *dict.fromkeys(place for place in issue.others if place != issue.suspect))
        bare = (self._span(issue.suspect.article, issue.bare),) if issue.bare else ()
        locations = (*bare, *self.locations(places))
        fields = self._fields(issue, locations)
        words = {
            name: self._word(rules, issue.variant, name, fields) for name in ("message", "explanation", "suggestion")
        }
        evidence: dict[str, object] = {"working": [fields["detail"]] if fields["detail"] else [], **issue.working}
        evidence["values"] = [self._value(place) for place in places]
        instead = replacement(issue, rules, self.run, self.folder)
        if instead is not None:
            evidence["replacement"] = instead
        if also:
            evidence["also"] = sorted({other.rule for other in also})
        if issue.primary:
            evidence["primary"] = True
            words["explanation"] += f" {self.words('primary_outweighs', article=locations[1].article)}"
        return Finding(
            rule=issue.rule,
            name=rules.name,
            type=rules.type,
            severity=issue.severity,
            message=words["message"],
            explanation=words["explanation"],
            suggestion=words["suggestion"] or None,
            confidence=issue.confidence,
            fingerprint="",  # given in triage, where all findings are known
            locations=locations,
            evidence=evidence,
        )

    def _word(self, rules: CheckRules, variant: str, name: str, fields: dict[str, str]) -> str:
        key = f"{name}_{variant}" if variant else name
        return rules.wording(self.lang, key).format_map(defaultdict(str, fields)).strip()

    def _fields(self, issue: Issue, locations: Sequence[Location]) -> dict[str, str]:
        suspect, other = locations[0], locations[1] if len(locations) > 1 else locations[0]
        names = {"suspect_article": suspect.article, "other_article": other.article}
        return {"detail": "", "suspect": suspect.surface, "other": other.surface, **names, **issue.fields}

    def _value(self, place: Place) -> dict[str, object]:
        figure = self.run.figures[place.article][place.figure]
        return {
            "surface": figure.surface,
            "value": figure.value,
            "unit": figure.unit,
            "low": figure.low,
            "high": figure.high,
        }
