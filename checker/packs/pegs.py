"""The shape of rules/currencies/pegs.yaml: currencies that a central bank holds at a fixed price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, TypeAdapter

from checker.packs.place import rules_folder
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Peg(BaseModel):
    """One fixed price, which has held on every day of the tables.

    Attributes:
        to: The currency it is held to.
        rate: How many of the pegged currency one ``to`` costs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: Code
    rate: Annotated[FiniteFloat, Field(gt=0)]


def pegs_file() -> Path:
    """Where the pegs of the rules that ship with the program are."""
    return rules_folder() / "currencies" / "pegs.yaml"


def read_pegs(path: Path | None = None) -> Mapping[str, Peg]:
    """The pegs by the code of the pegged currency, from ``path`` or the rules that ship with the program.

    Raises:
        RulesError: The file is malformed.
    """
    return read_yaml(path or pegs_file(), TypeAdapter(dict[Code, Peg]))
