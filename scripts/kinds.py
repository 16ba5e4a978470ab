"""Writes docs/kinds.md: what kinds of figures are read in which language, counted from the corpora.

    python scripts/kinds.py [--check]

With ``--check`` nothing is written; the exit status is 1 where the page is not what the corpora say.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
CORPUS, PAGE = ROOT / "tests" / "corpus", ROOT / "docs" / "kinds.md"
LANGUAGES = {"ko": "Korean", "ja": "Japanese", "en": "English", "zh": "Chinese"}
KINDS = (
    "money", "power", "energy", "compute", "data", "accelerator", "count", "area", "length", "mass", "percent",
    "percent_point", "ratio", "rank", "duration", "date", "other",
)  # fmt: skip
EXAMPLES = 2
HEAD = """# Kinds of figures by language

<!-- written by scripts/kinds.py from tests/corpus; do not edit -->

The number of surfaces that the corpora hold of each kind, each read alone and in a sentence by the tests, with the
first of them. A surface under *none* must not be read as a figure.
"""


def main() -> int:
    """Writes the page, or compares it."""
    page = page_of(CORPUS)
    if "--check" not in sys.argv:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")
        return 0
    same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page
    if not same:
        print("docs/kinds.md is not what the corpora say: run python scripts/kinds.py", file=sys.stderr)
    return 0 if same else 1


def page_of(corpus: Path) -> str:
    """The page, in Markdown."""
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], list[str]] = {}
    for language in LANGUAGES:
        for path in sorted((corpus / language).glob("*.yaml")):
            for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
                kind = "none" if "none" in entry else entry.get("kind", path.stem)
                surfaces = entry.get("none") or entry["surfaces"]
                counts[language, kind] += len(surfaces)
                examples.setdefault((language, kind), []).append(surfaces[0])
    rows = [_row(kind, counts, examples) for kind in (*KINDS, "none")]
    total = ["**all**", *(f"**{sum(counts[language, kind] for kind in (*KINDS, 'none'))}**" for language in LANGUAGES)]
    table = ["| kind | " + " | ".join(LANGUAGES.values()) + " |", "|---" * (len(LANGUAGES) + 1) + "|"]
    return "\n".join([HEAD, *table, *rows, f"| {' | '.join(total)} |", ""])


def _row(kind: str, counts: Counter[tuple[str, str]], examples: dict[tuple[str, str], list[str]]) -> str:
    cells = [f"*{kind}*" if kind == "none" else f"`{kind}`"]
    for language in LANGUAGES:
        shown = ", ".join(example.replace("|", "\\|") for example in examples.get((language, kind), [])[:EXAMPLES])
        cells.append(f"{counts[language, kind]}: {shown}" if shown else "0")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
