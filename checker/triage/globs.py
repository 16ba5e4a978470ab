"""Patterns of paths, as the settings write them: ``drafts/**``, ``*.md``, ``2024-??-*.txt``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE: Final = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_WILD: Final[Mapping[str, str]] = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether ``path``, with forward slashes, is one of ``pattern`` or lies below it.

    A pattern without a slash speaks of a name at any depth; ``*`` stays within a name, ``**`` goes through folders.
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    bare = pattern.rstrip("/").removeprefix("./")
    anywhere = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    body = "".join(_WILD.get(piece) or re.escape(piece) for piece in _PIECE.findall(bare))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)
