"""How large an article may be (rules/limits.yaml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.packs.yamlfile import read_yaml


class ArticleLimits(BaseModel):
    """What one article may have at most whose figures are linked and checked; extraction alone has no such limits.

    Attributes:
        characters: Code points of its text.
        figures: Its figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    characters: Annotated[int, Field(ge=1)]
    figures: Annotated[int, Field(ge=1)]


@lru_cache(maxsize=4)
def load_limits(rules: Path) -> ArticleLimits:
    """The limits under ``rules``."""
    return read_yaml(rules / "limits.yaml", TypeAdapter(ArticleLimits))
