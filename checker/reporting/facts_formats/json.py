"""``json``: the facts as ``check --format json`` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import VERSION, dump, fact_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import FactSummary
    from checker.packs.messages import Words

SUFFIX = ".json"


def render(facts: Sequence[FactSummary], words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read keys
    """Write the facts as one JSON object."""
    out.write(dump({"version": VERSION, "facts": [fact_form(fact) for fact in facts]}, indent=1) + "\n")
