"""When passages are copies of one another (rules/copies.yaml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.packs.yamlfile import read_yaml


class CopyRules(BaseModel):
    """What makes two sentences one release.

    Attributes:
        likeness: The least share of pieces in common.
        least: How many letters a sentence must have to be no chance; two of Latin count as one.
        piece: How many letters a piece has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    likeness: Annotated[float, Field(gt=0, le=1)]
    least: Annotated[int, Field(ge=1)]
    piece: Annotated[int, Field(ge=1)]


@lru_cache(maxsize=4)
def load_copies(rules: Path) -> CopyRules:
    """The rules on copies under ``rules``."""
    return read_yaml(rules / "copies.yaml", TypeAdapter(CopyRules))
