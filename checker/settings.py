"""What a desk may decide: checks switched off, severities, limits (pyproject.toml or claim-checker.toml)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.model import Severity

FailLevel = Literal["error", "warning", "note", "never"]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CheckSettings(_Shape):
    """What is decided of one check: ``[tool.claim-checker.checks.CU301]``."""

    severity: Severity | None = None
    limits: dict[str, float] = Field(default_factory=dict)


class Settings(_Shape):
    """``[tool.claim-checker]``.

    Attributes:
        disable: Codes of checks that do not run.
        fail_on: From which severity on the exit status is 1.
        lang: The language of messages; None for the locale's.
        rates: ``embedded``, ``live``, or a CSV file in the ECB's layout.
        checks: What is decided of single checks, by code.
    """

    disable: tuple[str, ...] = ()
    fail_on: FailLevel = Field(default="warning", alias="fail-on")
    lang: str | None = None
    rates: str = "embedded"
    checks: dict[str, CheckSettings] = Field(default_factory=dict)
