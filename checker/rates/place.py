"""Where the updated table is kept."""

from __future__ import annotations

import os
from pathlib import Path

from checker.errors import RatesError


def default_table() -> Path:
    """``claim-checker/eurofxref-hist.csv`` under ``$XDG_CACHE_HOME``, else under ``~/.cache``.

    Raises:
        RatesError: There is neither, as for a service account without a home.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not cache.is_absolute():  # also where it is not set; relative ones are to be ignored by its specification
        try:
            cache = Path.home() / ".cache"
        except RuntimeError as error:
            raise RatesError("there is no home for the updated rates; set XDG_CACHE_HOME to a folder") from error
    return cache / "claim-checker" / "eurofxref-hist.csv"
