"""The files that the page loads, named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its content and media type."""

    data: bytes
    media_type: str


@lru_cache(maxsize=1)
def names() -> Mapping[str, str]:
    """For each file the name under which it is served."""
    return {path.name: _named(path) for path in sorted(_FOLDER.iterdir())}


@lru_cache(maxsize=1)
def served() -> Mapping[str, Asset]:
    """The files under those names: nothing else can be asked for."""
    return {_named(path): Asset(path.read_bytes(), _media_type(path)) for path in sorted(_FOLDER.iterdir())}


def _named(path: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}-{path.name}"


def _media_type(path: Path) -> str:
    known = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
    return f"{known or 'application/octet-stream'}; charset=utf-8"
