"""README.md names every format; its examples and settings are followed by tests/docs."""

from pathlib import Path

import pytest

from checker.reporting import facts_format_names, format_names

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", {*format_names(), *facts_format_names()})
def test_every_format_is_named(name):
    assert f"`{name}`" in README
