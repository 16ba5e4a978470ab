"""What an editor may set: initialization options, and the section ``claim-checker`` of its own settings."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from checker.errors import ConfigError

SECTION: Final = "claim-checker"
_CLIENTS_OWN: Final = frozenset({"command", "trace"})  # which clients keep in the section of their server
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _listed(value: object) -> object:
    """One text as a list of one."""
    return (value,) if isinstance(value, str) else value


class Wishes(BaseModel):
    """The editor's settings.

    Attributes:
        against: Files and folders of published articles, from the workspace's folder, or the URL of an archive.
        config: The file of the settings; None for the closest one above the draft.
        lang: The language of messages; None for that of the settings, else the editor's.
        delay: Milliseconds without a keystroke before a draft is checked again.
        reasons: Reasons to ignore a finding that are offered ready-made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    against: Annotated[tuple[_Text, ...], BeforeValidator(_listed)] = ()
    config: _Text | None = None
    lang: _Text | None = None
    delay: int = Field(default=300, ge=0, le=10_000)
    reasons: tuple[_Text, ...] = ()


def read_wishes(given: object, before: Wishes) -> Wishes:
    """``before`` with what the editor gives now.

    Raises:
        ConfigError: It is no object, or a setting in it is unknown or cannot be what it says.
    """
    if given is None:
        return before
    if not isinstance(given, dict):
        raise ConfigError(f"the editor's settings of {SECTION} must be an object")
    told = {key: value for key, value in given.items() if value is not None and key not in _CLIENTS_OWN}
    try:
        return Wishes.model_validate(before.model_dump() | told)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            known = ", ".join(Wishes.model_fields)
            raise ConfigError(f"'{SECTION}.{key}' is not a setting of the editor; there are {known}") from error
        raise ConfigError(f"'{SECTION}.{key}': {first['msg'][0].lower()}{first['msg'][1:]}") from error
