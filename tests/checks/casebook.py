"""The case files of the checks: read, run through the whole program, judged."""

from __future__ import annotations

import json
import string
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.articles import ReadOptions, read
from checker.model import Language, Severity
from checker.packs import rules_folder
from checker.packs.checks import load_checks
from checker.packs.furniture import load_furniture
from checker.packs.yamlfile import read_yaml
from checker.pipeline import Setup
from checker.rates import embedded
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Article, Finding

CASES = Path(__file__).parent
RULES = rules_folder()
_ALARMS = frozenset({"error", "warning"})


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Written(_Shape):
    """An article as a case writes it; without ``published`` it is undated."""

    language: Language
    text: str
    published: object = None
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    primary: bool = False


class Case(_Shape):
    """One case of one check.

    Attributes:
        why: What it shows, as its name.
        articles: Checked together.
        suspect: The surface of the finding's first location.
        against: The surface of its second location; ``""`` for none.
        severity: The finding's severity.
        suggests: A part of the finding's suggestion.
        says: A part of its message.
        shows: A part of its explanation.
        sure: Its confidence.
        no_alarm: Whether a silent case must bring no error or warning of any check.
        no_note: Whether a silent case must not even bring a note of this check.
        under: The check whose finding names this one among its evidence, where one slip has two explanations.
        known: Why the case is known to fail today.
    """

    why: str
    articles: tuple[Written, ...]
    suspect: str | None = None
    against: str | None = None
    severity: Severity | None = None
    suggests: str | None = None
    says: str | None = None
    shows: str | None = None
    sure: float | None = None
    no_alarm: bool = False
    no_note: bool = False
    under: str | None = None
    known: str | None = None

    def languages(self) -> set[str]:
        """The languages of its articles."""
        return {article.language for article in self.articles}


class CaseFile(_Shape):
    """What CODE.yaml holds."""

    flags: tuple[Case, ...] = Field(min_length=1)
    silent: tuple[Case, ...] = Field(min_length=1)


Verdict = Literal["flags", "silent"]


@lru_cache(maxsize=1)
def case_files() -> dict[str, CaseFile]:
    """All case files, by the code of their check."""
    shape = TypeAdapter(CaseFile)
    return {path.stem: read_yaml(path, shape) for path in sorted(CASES.glob("*.yaml"))}


@lru_cache(maxsize=1)
def setup() -> Setup:
    """The rules as they ship, no settings, the embedded rates, English messages."""
    return Setup(RULES, Settings(), embedded(updated=False), "en")


@lru_cache(maxsize=1)
def _options() -> ReadOptions:
    return ReadOptions(furniture=load_furniture(RULES / "furniture"))


def articles_of(case: Case) -> tuple[Article, ...]:
    """The case's articles as the program reads them from a JSON Lines file."""
    lines = []
    for name, written in zip(string.ascii_lowercase, case.articles, strict=False):
        fields = written.model_dump(exclude_none=True) | {"id": written.id or name}
        lines.append(json.dumps(fields, ensure_ascii=False, default=str))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.jsonl")
        path.write_text("\n".join(lines), encoding="utf-8")
        reading = read([str(path)], _options())
    if reading.problems:
        raise reading.problems[0]
    return reading.articles


def complaint(code: str, verdict: Verdict, case: Case, findings: Iterable[Finding]) -> str | None:
    """What is wrong with ``findings``; None where the case holds."""
    return _not_flagged(code, case, findings) if verdict == "flags" else _not_silent(code, case, findings)


def _not_flagged(code: str, case: Case, findings: Iterable[Finding]) -> str | None:
    owner = case.under or code
    mine = [f for f in findings if f.rule == owner and (owner == code or code in _also(f))]
    if any(_fits(case, finding) for finding in mine):
        return None
    if mine:
        return f"{code} says something else: {told(mine)}"
    return f"{code} is silent; reported: {told(findings) or 'nothing'}"


def _also(finding: Finding) -> Sequence[str]:
    """The other checks that found the same slip."""
    also = finding.evidence.get("also", ())
    return also if isinstance(also, list) else ()


def _fits(case: Case, finding: Finding) -> bool:
    surfaces = [place.surface for place in finding.locations]
    return (
        case.suspect in {None, surfaces[0]}
        and case.against in {None, "".join(surfaces[1:2])}
        and case.severity in {None, finding.severity}
        and (case.suggests or "") in (finding.suggestion or "")
        and (case.says or "") in finding.message
        and (case.shows or "") in finding.explanation
        and case.sure in {None, finding.confidence}
    )


def _not_silent(code: str, case: Case, findings: Iterable[Finding]) -> str | None:
    notes_count = case.no_note or load_checks(RULES)[code].severity == "note"
    loud = [
        finding
        for finding in findings
        if (finding.rule == code and (notes_count or finding.severity in _ALARMS))
        or (case.no_alarm and finding.severity in _ALARMS)
    ]
    if not loud and not case.no_note:
        loud = [finding for finding in findings if notes_count and code in _also(finding)]
    return f"reported: {told(loud)}" if loud else None


def told(findings: Iterable[Finding]) -> str:
    """Findings in a line."""
    return "; ".join(
        f"{f.severity} {f.rule} {[place.surface for place in f.locations]} {f.message} [{f.suggestion}]"
        for f in findings
    )
