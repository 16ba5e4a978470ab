"""Links of the pages: relative to the repository where they are written, to the site where they are read."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from docsite import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

_FENCE: Final = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_LINK: Final = re.compile(r"(\]\()([^)\s]+)(\))")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)
_CHECK: Final = re.compile(r"rules/checks/(?P<code>[A-Z]+\d+)\.(?P<lang>en|ko)\.md")
_CHECKS: Final = "rules/checks"  # the folder stands for the table of all checks
_PAGES: Final = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "README.md": "index.md",
}
FILES: Final = "files"


def for_site(text: str, source: str, page: str, take: Callable[[str], None]) -> str:
    """``text`` with its links to what the site has.

    Args:
        text: The page.
        source: Its path from the root of the repository.
        page: Its path in the site.
        take: Called with each file of the repository that is no page and must be copied into the site.

    Raises:
        ValueError: A link leads nowhere.
    """

    def turned(found: re.Match[str]) -> str:
        target, hash_, anchor = found[2].partition("#")
        if _ELSEWHERE.match(found[2]):
            return found[0]
        place = _place(os.path.normpath(PurePosixPath(source).parent / target), source, take)
        return f"{found[1]}{os.path.relpath(place, PurePosixPath(page).parent)}{hash_}{anchor}{found[3]}"

    pieces = _FENCE.split(text)
    return "".join(piece if piece.startswith("```") else _LINK.sub(turned, piece) for piece in pieces)


def _place(target: str, source: str, take: Callable[[str], None]) -> str:
    """Where the site has ``target``, a path from the root of the repository."""
    if target == _CHECKS:
        return f"{'ko/' if source.startswith('docs/ko/') else ''}checks/index.md"
    if (ROOT / target).is_dir():
        target = f"{target}/README.md"
    if not (ROOT / target).is_file():
        raise ValueError(f"{source}: links to {target}, which does not exist")
    if target in _PAGES:
        return _PAGES[target]
    if check := _CHECK.fullmatch(target):
        return f"{'ko/' if check['lang'] == 'ko' else ''}checks/{check['code']}.md"
    if target.startswith("docs/"):
        return target.removeprefix("docs/")
    take(target)
    return f"{FILES}/{target}"
