"""Which versions of the program a desk's settings are made for: ``>=0.1,<0.2``."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Version: TypeAlias = tuple[int, ...]

_CLAUSE: Final = re.compile(r"(>=|<=|==|!=|~=|>|<)\s*(\d+(?:\.\d+)*)")
_RELEASE: Final = re.compile(r"\d+(?:\.\d+)*")
_COMPARED: Final[Mapping[str, Callable[[Version, Version], bool]]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_LONGEST: Final = 8  # parts of a version that are compared


def holds(wanted: str, version: str) -> bool:
    """Whether ``version`` is one of those that ``wanted`` allows.

    Raises:
        ValueError: ``wanted`` is no list of comparisons with versions.
    """
    clauses = [_CLAUSE.fullmatch(part.strip()) for part in wanted.split(",")]
    if not all(clauses):
        raise ValueError(wanted)
    release = _RELEASE.match(version)
    own = _padded(release[0] if release else "0")
    return all(_one_holds(own, clause[1], clause[2]) for clause in clauses if clause)


def _one_holds(own: Version, sign: str, than: str) -> bool:
    if sign == "~=":  # as late as this one, in the same series
        series = than.count(".") or 1
        return own >= _padded(than) and own[:series] == _padded(than)[:series]
    return _COMPARED[sign](own, _padded(than))


def _padded(version: str) -> Version:
    parts = [int(part) for part in version.split(".")[:_LONGEST]]
    return (*parts, *[0] * (_LONGEST - len(parts)))
