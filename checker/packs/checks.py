"""What rules/checks says of each check: its name, severity, limits, wordings and pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.errors import ConfigError
from checker.model import FindingType, Severity
from checker.packs.yamlfile import read_yaml

FALLBACK = "en"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limit(_Shape):
    """A number that an editor might argue about, with the reason for it."""

    value: float
    why: str


class ReferenceBound(_Shape):
    """Between which amounts a thing of this world lies (MG502).

    Attributes:
        what: The thing, as a reader would say it.
        predicate: What is said of the figure.
        words: For each language words of which one must stand in the sentence.
        unless: Words that take the figure out of this bound.
        unit: The unit of ``low`` and ``high``.
        per: What one of, where the bound is of a rate.
    """

    what: str
    predicate: str
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unit: str
    per: str | None = None
    low: float
    high: float
    why: str


class Definition(_Shape):
    """What a unit or scale word is (DE451): one ``term`` is ``value`` of ``of``; ``also`` are other honest values."""

    term: tuple[str, ...]
    unit: str
    value: float
    of: str
    why: str
    also: tuple[float, ...] = ()


class CheckRules(_Shape):
    """One check, as rules/checks/CODE.yaml says it; one that is a ``preview`` runs only where that is asked for."""

    code: str
    name: str
    type: FindingType
    severity: Severity
    limits: dict[str, Limit]
    messages: dict[str, dict[str, str]]
    bounds: tuple[ReferenceBound, ...] = ()
    definitions: tuple[Definition, ...] = ()
    preview: bool = False

    def wording(self, lang: str, key: str) -> str:
        """A template in ``lang``, in English where that language has none."""
        own = self.messages.get(lang, {})
        return own.get(key) or self.messages[FALLBACK][key]

    def title(self, lang: str) -> str:
        """One line that says what the check flags."""
        return self.wording(lang, "title")


@lru_cache(maxsize=4)
def load_checks(rules: Path) -> dict[str, CheckRules]:
    """All checks under ``rules``, by code, in order."""
    shape = TypeAdapter(CheckRules)
    found = [read_yaml(path, shape) for path in sorted((rules / "checks").glob("*.yaml"))]
    return {check.code: check for check in found}


def page(rules: Path, code: str, lang: str) -> str:
    """The page of a check in ``lang``, in English where there is none.

    Raises:
        ConfigError: There is no such check.
    """
    for language in (lang, FALLBACK):
        path = rules / "checks" / f"{code}.{language}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    known = ", ".join(sorted(load_checks(rules)))
    raise ConfigError(f"there is no check '{code}'; the checks are {known}")
