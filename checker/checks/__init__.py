"""Facts -> Findings: one module a check; each is found by being here, and what is said of it stands in rules/checks."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from pathlib import Path

from checker.checks.base import Check, Context, Gap, Issue, Place, Registered, registered
from checker.checks.plugins import load_plugins
from checker.packs.checks import CheckRules, load_checks

__all__ = ["Check", "Context", "Gap", "Issue", "Place", "Registered", "all_checks", "catalogue"]

_NOT_CHECKS = frozenset({"base", "declared", "plugins", "running"})


@lru_cache(maxsize=1)
def all_checks() -> dict[str, Registered]:
    """Every check that is a function, by code: those of the program and those of installed plugins.

    Raises:
        ConfigError: A plugin is broken.
    """
    for module in pkgutil.iter_modules(__path__):
        if module.name not in _NOT_CHECKS and not module.name.startswith("_"):
            importlib.import_module(f"{__name__}.{module.name}")
    load_plugins()
    return registered()


def catalogue(rules: Path) -> tuple[CheckRules, ...]:
    """What rules/checks says of the checks that the program has or the rules declare, in order of code."""
    known = all_checks()
    return tuple(entry for code, entry in load_checks(rules).items() if code in known or entry.declares)
