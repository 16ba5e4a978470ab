"""What tells the names that no alias covers (rules/names.yaml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.model import Language
from checker.packs.yamlfile import read_yaml

_ByLanguage = dict[Language, tuple[str, ...]]


class NameRules(BaseModel):
    """How unknown names are recognised and compared.

    Attributes:
        ratio: From which likeness on, 0 to 100, two spellings are one name.
        legal: Legal forms and the like, which are no part of a name.
        acts: Words of sentences whose subject does something with an amount.
        common: Subjects that are nobody's name.
        endings: What no name ends with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    ratio: Annotated[float, Field(ge=0, le=100)]
    legal: tuple[str, ...]
    acts: _ByLanguage
    common: _ByLanguage
    endings: _ByLanguage


@lru_cache(maxsize=4)
def load_names(rules: Path) -> NameRules:
    """The rules on unknown names under ``rules``."""
    return read_yaml(rules / "names.yaml", TypeAdapter(NameRules))
