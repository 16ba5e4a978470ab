"""The checks that there are, as far as settings and options speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cache import Roster
from checker.checks import catalogue
from checker.cli.layers import refuse_unexplained
from checker.errors import ClaimCheckerError

if TYPE_CHECKING:
    from pathlib import Path


def call_the_roll(rules: Path) -> Roster:
    """The checks that the program and its plugins have, and those that ``rules`` declares.

    Raises:
        ConfigError: A plugin is broken.
        RulesError: A file of rules/checks is malformed.
    """
    known = catalogue(rules)
    return Roster(
        {check.code: frozenset(check.limits) for check in known},
        frozenset(check.code for check in known if check.preview),
        _is_whole(rules),
    )


def _is_whole(rules: Path) -> bool:
    try:
        refuse_unexplained(rules)
    except ClaimCheckerError:  # it is raised again where it matters
        return False
    return True
