"""What a desk may decide: checks switched off, severities, limits (pyproject.toml or claim-checker.toml)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    Strict,
    StringConstraints,
    ValidationError,
)

from checker import __version__
from checker.model import Severity
from checker.versions import holds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from checker.packs.tomlfile import TomlFile

FailLevel = Literal["error", "warning", "note", "never"]
Limit = Annotated[FiniteFloat, Strict()]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _day(value: object) -> object:
    """A date of TOML or a text; a number would be taken for seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError("must be a date such as 2027-01-31")  # noqa: TRY004 - the validator's own form
    return value


Day = Annotated[date, BeforeValidator(_day)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CheckSettings(_Shape):
    """What is decided of one check: ``[tool.claim-checker.checks.CU301]``."""

    severity: Severity | None = None
    limits: dict[str, Limit] = Field(default_factory=dict)


class SuppressSettings(_Shape):
    """Findings that the desk has decided not to see: ``[[tool.claim-checker.suppress]]``.

    Attributes:
        rule: The code of the check.
        reason: Why.
        path: Which articles, as a pattern from the folder of the settings; None for all.
        surface: Which printed figure; None for all.
        until: The last day on which it holds; None for always.
    """

    rule: Words
    reason: Words
    path: Words | None = None
    surface: Words | None = None
    until: Day | None = None


class PathSettings(_Shape):
    """What is decided of the articles under a pattern: ``[tool.claim-checker.per-path."drafts/**"]``.

    Attributes:
        disable: Codes of checks whose findings there are not reported.
        severity: The severity of findings there, by code.
    """

    disable: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)


class Settings(_Shape):
    """``[tool.claim-checker]``.

    Attributes:
        disable: Codes of checks that do not run.
        fail_on: From which severity on the exit status is 1.
        lang: The language of messages; None for the locale's.
        rates: ``embedded``, ``live``, or a CSV file in the ECB's layout.
        rules: Another folder of rules; None for the one that ships with the program.
        packs: Folders of the desk's own rules, laid over those; the later one has the last word.
        checks: What is decided of single checks, by code.
        baseline: The file of the findings that are known already; None for none.
        preview: Whether checks that are still on trial run.
        names: Whether morphological analysers, where installed, look for names that no rule knows.
        required_version: Which versions of the program these settings are for: ``>=0.1,<0.2``.
        suppress: Findings that are not reported.
        per_path: What is decided of the articles under a pattern, the later before the earlier.
    """

    disable: tuple[str, ...] = ()
    fail_on: FailLevel = Field(default="warning", alias="fail-on")
    lang: str | None = None
    rates: str = "embedded"
    rules: str | None = None
    packs: tuple[Words, ...] = ()
    checks: dict[str, CheckSettings] = Field(default_factory=dict)
    baseline: Words | None = None
    preview: bool = False
    names: bool = False
    required_version: str | None = Field(default=None, alias="required-version")
    suppress: tuple[SuppressSettings, ...] = ()
    per_path: dict[str, PathSettings] = Field(default_factory=dict, alias="per-path")


def read_settings(file: TomlFile) -> Settings | None:
    """The settings that ``file`` holds, None where it has no table of ours.

    Raises:
        ConfigError: It is not TOML, a key is unknown, or a value cannot be what it says.
    """
    table = file.table()
    if table is None:
        return None
    _refuse_other_versions(table, file)
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise file.error(_in_words(first["type"], first["loc"], first["msg"]), first["loc"]) from error


def _refuse_other_versions(table: object, file: TomlFile) -> None:
    """Before anything else: what another version understands, this one may call a mistake."""
    wanted = table.get("required-version") if isinstance(table, dict) else None
    if not isinstance(wanted, str):
        return
    try:
        suits = holds(wanted, __version__)
    except ValueError as error:
        message = f"'required-version' is '{wanted}'; write it as '>=0.1,<0.2'"
        raise file.error(message, ("required-version",)) from error
    if not suits:
        message = f"these settings need claim-checker {wanted}, and this is {__version__}"
        raise file.error(message, ("required-version",))


def refuse_unknown(settings: Settings, file: TomlFile, limits: Mapping[str, Collection[str]]) -> None:
    """Refuse codes and limits that no check has.

    Args:
        settings: What ``file`` says.
        file: Where it says so.
        limits: The names of the limits of each check, by its code.

    Raises:
        ConfigError: The first such code or limit.
    """
    for code, key in _codes(settings):
        if code not in limits:
            raise file.error(unknown_check(code, limits), key, code)
    for code, decided in settings.checks.items():
        for name in decided.limits:
            if name not in limits[code]:
                known = f"has {', '.join(sorted(limits[code]))}" if limits[code] else "has none"
                message = f"'{name}' is not a limit of {code}, which {known}"
                raise file.error(message, ("checks", code, "limits", name))


def _codes(settings: Settings) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """All codes of checks that the settings name, and where."""
    yield from ((code, ("disable",)) for code in settings.disable)
    yield from ((code, ("checks", code)) for code in settings.checks)
    yield from ((entry.rule, ("suppress", number, "rule")) for number, entry in enumerate(settings.suppress))
    for pattern, decided in settings.per_path.items():
        yield from ((code, ("per-path", pattern, "disable")) for code in decided.disable)
        yield from ((code, ("per-path", pattern, "severity", code)) for code in decided.severity)


def unknown_check(code: str, known: Collection[str]) -> str:
    """What to say of a code that no check has."""
    from difflib import get_close_matches  # noqa: PLC0415 - only errors pay for it

    close = get_close_matches(code.upper(), known, n=1)
    hint = f"did you mean {close[0]}?" if close else "'claim-checker rules' lists them"
    return f"there is no check '{code}'; {hint}"


def _in_words(kind: str, key: tuple[str | int, ...], message: str) -> str:
    """A fault of the validator as this program says it."""
    dotted = ".".join(str(part) for part in key) or "the table"
    if kind == "missing":
        return f"'{key[-1]}' is missing"
    if kind != "extra_forbidden":
        told = message.removeprefix("Value error, ")
        return f"'{dotted}': {told[0].lower()}{told[1:]}"
    fields = _TABLES.get(str(key[0]), Settings).model_fields if len(key) > 1 else Settings.model_fields
    return f"'{dotted}' is not a setting; there are {', '.join(field.alias or name for name, field in fields.items())}"


_TABLES: Mapping[str, type[_Shape]] = {
    "checks": CheckSettings, "suppress": SuppressSettings, "per-path": PathSettings,
}  # fmt: skip
