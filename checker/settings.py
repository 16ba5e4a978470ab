"""What a desk may decide: checks switched off, severities, limits (pyproject.toml or claim-checker.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, Strict, ValidationError

from checker.model import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.packs.tomlfile import TomlFile

FailLevel = Literal["error", "warning", "note", "never"]
Limit = Annotated[FiniteFloat, Strict()]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CheckSettings(_Shape):
    """What is decided of one check: ``[tool.claim-checker.checks.CU301]``."""

    severity: Severity | None = None
    limits: dict[str, Limit] = Field(default_factory=dict)


class Settings(_Shape):
    """``[tool.claim-checker]``.

    Attributes:
        disable: Codes of checks that do not run.
        fail_on: From which severity on the exit status is 1.
        lang: The language of messages; None for the locale's.
        rates: ``embedded``, ``live``, or a CSV file in the ECB's layout.
        rules: Another folder of rules; None for the one that ships with the program.
        checks: What is decided of single checks, by code.
    """

    disable: tuple[str, ...] = ()
    fail_on: FailLevel = Field(default="warning", alias="fail-on")
    lang: str | None = None
    rates: str = "embedded"
    rules: str | None = None
    checks: dict[str, CheckSettings] = Field(default_factory=dict)


def read_settings(file: TomlFile) -> Settings | None:
    """The settings that ``file`` holds, None where it has no table of ours.

    Raises:
        ConfigError: It is not TOML, a key is unknown, or a value cannot be what it says.
    """
    table = file.table()
    if table is None:
        return None
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise file.error(_in_words(first["type"], first["loc"], first["msg"]), first["loc"]) from error


def refuse_unknown(settings: Settings, file: TomlFile, limits: Mapping[str, Collection[str]]) -> None:
    """Refuse codes and limits that no check has.

    Args:
        settings: What ``file`` says.
        file: Where it says so.
        limits: The names of the limits of each check, by its code.

    Raises:
        ConfigError: The first such code or limit.
    """
    for code in settings.disable:
        if code not in limits:
            raise file.error(unknown_check(code, limits), ("disable",), code)
    for code, decided in settings.checks.items():
        if code not in limits:
            raise file.error(unknown_check(code, limits), ("checks", code))
        for name in decided.limits:
            if name not in limits[code]:
                known = f"has {', '.join(sorted(limits[code]))}" if limits[code] else "has none"
                message = f"'{name}' is not a limit of {code}, which {known}"
                raise file.error(message, ("checks", code, "limits", name))


def unknown_check(code: str, known: Collection[str]) -> str:
    """What to say of a code that no check has."""
    from difflib import get_close_matches  # noqa: PLC0415 - only errors pay for it

    close = get_close_matches(code.upper(), known, n=1)
    hint = f"did you mean {close[0]}?" if close else "'claim-checker rules' lists them"
    return f"there is no check '{code}'; {hint}"


def _in_words(kind: str, key: tuple[str | int, ...], message: str) -> str:
    """A fault of the validator as this program says it."""
    dotted = ".".join(str(part) for part in key) or "the table"
    if kind != "extra_forbidden":
        return f"'{dotted}': {message[0].lower()}{message[1:]}"
    fields = CheckSettings.model_fields if len(key) > 1 else Settings.model_fields
    return f"'{dotted}' is not a setting; there are {', '.join(field.alias or name for name, field in fields.items())}"
