"""Which rules are in force: a whole folder of them, with the packs of plugins and of the desk laid over it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ConfigError
from checker.packs import rules_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = "rules"


def rules_in_force(named: str | None, packs: Sequence[str]) -> Path:
    """The folder of the rules in force.

    Args:
        named: Another folder than the one that ships with the program.
        packs: The desk's own packs, the later one with the last word.

    Raises:
        ConfigError: The folder is none, or a plugin is broken.
        RulesError: A pack is malformed.
    """
    from checker.plugins import plugin_packs  # noqa: PLC0415 - looks through all that is installed

    base = _base(named)
    layers = [*plugin_packs(), *map(Path, packs)]
    return _laid_over(base, layers) if layers else base


def _base(named: str | None) -> Path:
    if named is None:
        return rules_folder()
    if not Path(named, "languages").is_dir():
        raise ConfigError("is no folder of rules: it has no 'languages'; copy the one that ships and change it", named)
    return Path(named)


def _laid_over(base: Path, layers: Sequence[Path]) -> Path:
    """The merged folder, kept with the program's other caches; in a passing one where those cannot be written."""
    from checker.cache import default_folder  # noqa: PLC0415 - heavy, like the next
    from checker.packs.overlay import merged  # noqa: PLC0415

    try:
        return merged(base, layers, default_folder() / _FOLDER)
    except (OSError, RuntimeError):  # the latter where the user has no home
        return merged(base, layers, Path(tempfile.mkdtemp(prefix="claim-checker-")))


def refuse_unexplained(rules: Path) -> None:
    """Checks of plugins without rules, and rules of a pack without a check, would never be heard of.

    Raises:
        ConfigError: There is such a check.
        RulesError: There are such rules.
    """
    from checker.checks import all_checks  # noqa: PLC0415 - heavy, like the next
    from checker.checks.plugins import plugin_codes  # noqa: PLC0415
    from checker.errors import RulesError  # noqa: PLC0415
    from checker.packs.checks import load_checks  # noqa: PLC0415

    known, functions = load_checks(rules), all_checks()
    for code, plugin in plugin_codes().items():
        if code not in known:
            raise ConfigError(f"plugin '{plugin}' registers {code}, but no pack of rules has checks/{code}.yaml")
    for code, entry in known.items():
        if code not in functions and entry.declares is None:
            path = rules / "checks" / f"{code}.yaml"
            raise RulesError(f"no check of the code {code} is installed; say what it 'declares', or remove it", path)
