"""Wide bands for currencies without daily rates (rules/currencies/bands.yaml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from checker.packs.yamlfile import read_yaml


class Band(BaseModel):
    """Between how many of a currency one US dollar has cost, over twenty years."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    low: float
    high: float
    why: str


@lru_cache(maxsize=4)
def load_bands(rules: Path) -> dict[str, Band]:
    """The bands by ISO 4217 code."""
    return read_yaml(rules / "currencies" / "bands.yaml", TypeAdapter(dict[str, Band]))
