"""How far a run is, on standard error where that is a terminal."""

from __future__ import annotations

import os
import sys
from typing import Final

_CLEAR: Final = "\r\x1b[K"


def shown() -> bool:
    """Whether somebody is looking."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") != "dumb"


def tell(doing: str, done: int, of: int) -> None:
    """``reading 12/66`` in the place of what was told before; nothing where nobody looks or all is done at once."""
    if of > 1 and shown():
        sys.stderr.write(f"{_CLEAR}{doing} {done}/{of}" if done < of else _CLEAR)
        sys.stderr.flush()
