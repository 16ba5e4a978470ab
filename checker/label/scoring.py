"""How the program does on labelled cases: does it still find what was confirmed, and still say what was dismissed?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from checker.model import Finding, Location

Row: TypeAlias = "Mapping[str, Any]"

_FORM: Final = frozenset({"notation", "magnitude", "plausibility"})  # slips of a figure by itself
_ONE_FACT: Final = frozenset({"cross_article", "magnitude"})
_ALARMS: Final = frozenset({"error", "warning"})
_OUTSIDE: Final = 2  # figures besides the label's that a finding may hold and still be the same one


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the labels.

    Attributes:
        missed: Confirmed findings that are owed and not found: their ids and reasons.
        repeated: Dismissed findings that are still reported, likewise.
        unjudged: Errors and warnings of which no label speaks.
    """

    confirmed: int
    dismissed: int
    missed: tuple[str, ...]
    repeated: tuple[str, ...]
    unjudged: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """For people, a line each."""
        found, silent = self.confirmed - len(self.missed), self.dismissed - len(self.repeated)
        lines = [
            f"confirmed {self.confirmed}: {found} found, {len(self.missed)} missed",
            f"dismissed {self.dismissed}: {silent} no longer reported, {len(self.repeated)} reported again",
            f"errors and warnings that nobody judged: {len(self.unjudged)}",
            *(f"MISSED {line}" for line in self.missed),
            *(f"REPEATED {line}" for line in self.repeated),
            *(f"UNJUDGED {finding.rule} {finding.message}" for finding in self.unjudged),
        ]
        return "".join(f"{line}\n" for line in lines)


def score(folder: Path, findings: Sequence[Finding]) -> Score:
    """The labels in ``folder`` against ``findings``, whose paths begin with it.

    Raises:
        ConfigError: The folder holds no labels, or they have not the form.
    """
    confirmed, dismissed, facts = (_rows(folder, name) for name in ("findings", "not_findings", "same_fact"))
    try:
        owed = [row for row in confirmed if row["required"]]
        of = {id(row): [found for found in findings if _is_hit(row, found, facts, folder)] for row in confirmed}
        hit = {found.fingerprint for hits in of.values() for found in hits}
        rest = [found for found in findings if found.severity in _ALARMS and found.fingerprint not in hit]
        again = {id(row): [found for found in rest if _is_same(row, found, folder)] for row in dismissed}
        known = {found.fingerprint for hits in again.values() for found in hits}
        return Score(
            len(owed),
            len(dismissed),
            tuple(f"{row['id']}: {row['why']}" for row in owed if not of[id(row)]),
            tuple(f"{row['id']}: {row['why']}" for row in dismissed if again[id(row)]),
            tuple(found for found in rest if found.fingerprint not in known),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ConfigError(f"labels lack {error}; 'claim-checker label' writes them whole", folder / "gold") from error


def _rows(folder: Path, name: str) -> list[Row]:
    path = folder / "gold" / f"{name}.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        if name == "same_fact":
            return []
        raise ConfigError("does not exist; 'claim-checker label' writes it", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path) from error
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            raise ConfigError(f"is not JSON: {error}", path, number) from error
    return rows


def _is_hit(row: Row, found: Finding, facts: Sequence[Row], folder: Path) -> bool:
    """Whether the finding reports what the label describes: its suspect, and something of what it is held against."""
    if row["required"] and found.severity not in _ALARMS:
        return False
    members = row["surfaces"]
    keys = {_key(member) for member in members}
    related = [fact["members"] for fact in facts if any(_key(member) in keys for member in fact["members"])]
    known = [*members, *(member for fact in related for member in fact)]
    if sum(not any(_touches(member, place, folder) for member in known) for place in found.locations) > _OUTSIDE:
        return False
    held = [any(_touches(member, place, folder) for place in found.locations) for member in members]
    if len(members) == 1 or (found.type in _FORM and row["type"] in _FORM | {"internal"}):
        return held[0]
    if row["type"] not in _ONE_FACT:
        return sum(held) > 1
    others = [member for fact in related for member in fact if _key(member) != _key(members[0])]
    return held[0] and any(
        _touches(member, place, folder) for member in [*members[1:], *others] for place in found.locations
    )


def _is_same(row: Row, found: Finding, folder: Path) -> bool:
    """Whether the finding is one that was dismissed: of the same type, on two of its figures."""
    members = row["surfaces"]
    held = sum(any(_touches(member, place, folder) for place in found.locations) for member in members)
    return row.get("type") in {None, found.type} and held >= min(2, len(members))


def _key(member: Row) -> tuple[str, int]:
    return member["path"], member["spans"][0][0]


def _touches(member: Row, place: Location, folder: Path) -> bool:
    same = place.path == f"{folder.as_posix().rstrip('/')}/{member['path']}"
    return same and any(start < place.end and place.start < end for start, end in member["spans"])
