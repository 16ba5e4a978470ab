"""Pastes the commands of README.md and of every page of docs/ one by one, and tells where something else is printed.

    python scripts/tutorial.py [--here] [--renew] [PAGE...]

The repository is cloned, docs/tutorials/install.md is followed in the clone (pip takes the network), then each of the
other pages in a copy of that clone, for what one reader leaves lying is not there for the next. ``--here`` takes this
checkout as it lies instead, without the network; ``--renew`` then writes what is printed into the pages. The status is
1 where a page shows something else than a reader gets.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docsite import ROOT, here
from docsite.blocks import INSTALL, example_pages, steps_of
from docsite.renew import renew
from docsite.session import environment, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docsite.session import Outcome

_ENVIRONMENT: Final = ".venv"  # as the page on installation names it
_SHOWN: Final = 10  # faults; the rest follows from the first ones


def main() -> int:
    """Follow the pages and print what is wrong with them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--here", action="store_true", help="this checkout as it lies, nothing is installed")
    parser.add_argument("--renew", action="store_true", help="write what is printed into the pages; with --here")
    given = parser.parse_args()
    pages = [page.resolve() for page in given.pages] or [page for page in example_pages() if page != INSTALL]
    with tempfile.TemporaryDirectory(prefix="tutorial-") as folder:
        place, surroundings = (here.clone if given.here else _installed)(Path(folder))
        outcomes = _follow(pages, place, surroundings)
    faults = renew(outcomes) if given.renew else [outcome.fault for outcome in outcomes if outcome.fault]
    for fault in faults[:_SHOWN]:
        print(fault, file=sys.stderr)
    print(f"{len(outcomes)} commands of {len(pages)} pages: {len(faults)} print something else")
    return int(bool(faults))


def _installed(folder: Path) -> tuple[Path, dict[str, str]]:
    """A fresh clone in which the page on installation was followed, and the environment that it leaves."""
    root = folder / "claim-checker"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(root)], check=True)  # noqa: S603, S607 - our own
    steps = [step for step in steps_of(INSTALL) if not step.unrun]
    home = {"HOME": str(Path.home())}  # where pip's own settings may be
    for outcome in run(steps, root, environment(folder, [Path(sys.base_prefix) / "bin"], **home)):
        if outcome.fault:
            raise SystemExit(outcome.fault)
        print(f"$ {outcome.step.command}\n{outcome.printed}", end="")
    made = root / _ENVIRONMENT
    return root, environment(folder, [made / "bin"], VIRTUAL_ENV=str(made), **home)


def _follow(pages: Sequence[Path], place: Path, surroundings: Mapping[str, str]) -> list[Outcome]:
    found: list[Outcome] = []
    for page in pages:
        steps = [step for step in steps_of(page) if not step.unrun]
        if steps:
            print(f"{page.relative_to(ROOT)}: {len(steps)} commands", flush=True)
            with tempfile.TemporaryDirectory(prefix="page-") as folder:
                copy = Path(folder, place.name)
                shutil.copytree(place, copy, symlinks=True, ignore=shutil.ignore_patterns(_ENVIRONMENT))
                found += run(steps, copy, surroundings)
    return found


if __name__ == "__main__":
    sys.exit(main())
