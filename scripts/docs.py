"""Writes pages of the commands and the checks, as the program itself tells them.

Run as ``python scripts/docs.py FOLDER``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_COMMANDS = (
    "", "check", "prepublish", "extract", "facts", "baseline", "baseline write", "baseline check", "baseline prune",
    "explain", "rules", "rates", "rates show", "rates update", "completion",
)  # fmt: skip


def main() -> int:
    """Write ``commands.md`` and one page a check and language."""
    target = Path(sys.argv[1])
    checks = target / "checks"
    checks.mkdir(parents=True, exist_ok=True)
    sections = [f"## claim-checker {name}".rstrip() + f"\n\n```text\n{_help(name)}```\n" for name in _COMMANDS]
    (target / "commands.md").write_text("# Commands\n\n" + "\n".join(sections), encoding="utf-8")
    pages = sorted((ROOT / "rules" / "checks").glob("*.md"))
    for page in pages:
        (checks / page.name).write_bytes(page.read_bytes())
    print(f"{target}: the commands, and {len(pages)} pages of checks")
    return 0


def _help(name: str) -> str:
    command = [sys.executable, "-m", "checker", *name.split(), "--help"]
    return subprocess.check_output(command, cwd=ROOT, text=True, encoding="utf-8")  # noqa: S603 - our own


if __name__ == "__main__":
    sys.exit(main())
