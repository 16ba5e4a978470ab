"""``csv``: one value of a fact a row, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import jsonable
from checker.reporting.quote import place
from checker.reporting.sheet import write_rows
from checker.reporting.tally import outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import FactMember, FactSummary
    from checker.packs.messages import Words

SUFFIX = ".csv"

_COLUMNS = (
    "fact", "label", "outlet", "date", "printed", "value", "unit", "common", "common_unit", "spread", "place",
)  # fmt: skip


def render(facts: Sequence[FactSummary], words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read columns
    """Write each outlet's value as one row."""
    write_rows(out, _COLUMNS, (_row(fact, member) for fact in facts for member in fact.members))


def _row(fact: FactSummary, member: FactMember) -> tuple[object, ...]:
    return (
        fact.id,
        fact.label,
        outlet(member),
        jsonable(member.published),
        member.location.surface,
        jsonable(member.value),
        member.unit,
        jsonable(member.common),
        fact.common_unit,
        jsonable(fact.spread),
        place(member.location),
    )
