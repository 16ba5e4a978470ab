"""Golden files of reports; ``UPDATE_GOLDENS=1 pytest tests/reporting`` writes them anew; read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent.parent / "golden"


@pytest.fixture
def golden():
    """Compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if os.environ.get("UPDATE_GOLDENS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"no golden file {path.name}; run with UPDATE_GOLDENS=1 and read what it writes"
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture(autouse=True)
def _no_colour_settings(monkeypatch):
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
