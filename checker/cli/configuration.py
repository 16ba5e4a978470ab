"""Finds the settings in force: the file that ``--config`` names, or the closest one above the first article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.errors import ConfigError
from checker.packs.tomlfile import TomlFile
from checker.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN: Final = "claim-checker.toml"
_SHARED: Final = "pyproject.toml"
_SECTION: Final = ("tool", "claim-checker")


def settings_file(named: str | None, near: str) -> tuple[TomlFile, Settings] | None:
    """The file in force and what it says, None where there is none.

    Args:
        named: The file that ``--config`` names.
        near: The first path to check; without ``named`` its folder and those above are searched.

    Raises:
        ConfigError: The named file is none of ours, or the file in force is malformed.
    """
    if named is not None:
        file = _read(Path(named))
        settings = read_settings(file)
        if settings is None:
            raise ConfigError(f"has no table [{'.'.join(_SECTION)}]", named)
        return file, settings
    for path in _candidates(near):
        file = _read(path)
        if path.name == _SHARED and _SECTION[-1] not in file.text:
            continue  # a project's that does not speak of us is none of our business, even where it is malformed
        settings = read_settings(file)
        if settings is not None:
            return file, settings
    return None


def _candidates(near: str) -> Iterator[Path]:
    """The files that may hold settings, the closest first."""
    place = Path.cwd() if near == "-" else Path(near).absolute()
    for folder in (place, *place.parents) if place.is_dir() else place.parents:
        yield from (path for path in (folder / _OWN, folder / _SHARED) if path.is_file())


def _read(path: Path) -> TomlFile:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", path) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path) from error
    return TomlFile(path, text, _SECTION if path.name == _SHARED else ())
