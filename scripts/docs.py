"""Builds the docs site, or says what is missing in it.

    python scripts/docs.py FOLDER [--check]

The site comes to lie in FOLDER and needs no network to be built or read. The status is 1 where something is
undocumented, a link leads nowhere, or Sphinx warns of anything. ``--check`` only looks for what is undocumented.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docsite.complete import missing
from docsite.site import stage


def main() -> int:
    """Stage the pages and let Sphinx make the site of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="only say what is undocumented")
    given = parser.parse_args()
    amiss = missing()
    for line in amiss:
        print(line, file=sys.stderr)
    if amiss or given.check:
        return int(bool(amiss))
    return build(given.folder)


def build(folder: Path) -> int:
    """Build the site in ``folder``; its pages are put together beside it."""
    source = folder.parent / f"{folder.name}-source"
    try:
        stage(source)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    status = render(source, folder)
    if status == 0:
        print(f"{folder / 'index.html'}: {sum(1 for _ in folder.rglob('*.html'))} pages")
    return status


def render(source: Path, folder: Path) -> int:
    """Let Sphinx make HTML of ``source``; any warning is a failure."""
    from sphinx.cmd.build import main as sphinx  # noqa: PLC0415 - slow, and not needed to check

    options = ["--fail-on-warning", "--keep-going", "--fresh-env", "--nitpicky", "--quiet"]
    return sphinx([*options, "--builder", "html", "--doctree-dir", str(source / ".doctrees"), str(source), str(folder)])


if __name__ == "__main__":
    sys.exit(main())
