"""The weights of linking (rules/linking.yaml), written by scripts/learn_linking.py."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from checker.packs.yamlfile import read_yaml


class Weights(BaseModel):
    """A logistic model: the log odds of a link are ``bias`` plus the sum of weight times feature."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    bias: float
    weights: dict[str, float]


class LinkingRules(BaseModel):
    """The weights of three models, and the limits.

    Strong is for agreeing figures that identify a fact, weak for agreeing ones that lean on one, dissent for those that
    disagree.

    Attributes:
        link: The least probability at which two agreeing claims are tied together.
        join: The least probability at which a disagreeing claim is put to a fact.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    strong: Weights
    weak: Weights
    dissent: Weights
    link: float
    join: float


@lru_cache(maxsize=4)
def load_linking(rules: Path) -> LinkingRules:
    """The linking rules under ``rules``."""
    return read_yaml(rules / "linking.yaml", TypeAdapter(LinkingRules))
