"""Articles written in a test, read as the program reads them."""

from __future__ import annotations

import json
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.articles import ReadOptions, read
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.pipeline import Setup
from checker.rates import embedded
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.model import Article

RULES = rules_folder()


@lru_cache(maxsize=1)
def setup() -> Setup:
    """The rules as they ship, no settings, the embedded rates, English messages."""
    return Setup(RULES, Settings(), embedded(updated=False), "en")


def articles(**texts: str | dict[str, object]) -> tuple[Article, ...]:
    """Articles by id, each a text or fields with a ``text``; published on one day unless they say otherwise."""
    lines = []
    for name, given in texts.items():
        fields = {"text": given} if isinstance(given, str) else given
        lines.append(json.dumps({"id": name, "published": "2024-04-18"} | fields, ensure_ascii=False))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.jsonl")
        path.write_text("\n".join(lines), encoding="utf-8")
        return read([str(path)], ReadOptions(furniture=load_furniture(RULES / "furniture"))).articles
