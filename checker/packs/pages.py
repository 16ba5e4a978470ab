"""The pages of the checks, for people: rules/checks/CODE.<lang>.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.errors import RulesError

if TYPE_CHECKING:
    from pathlib import Path

_FALLBACK: Final = "en"


def read_page(rules: Path, code: str, lang: str) -> str:
    """The page of a check in ``lang``, in English where there is none in that language.

    Raises:
        RulesError: There is no page, or it cannot be read.
    """
    folder = rules / "checks"
    paths = (folder / f"{code}.{lang}.md", folder / f"{code}.{_FALLBACK}.md")
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        raise RulesError("does not exist; every check has a page", paths[-1])
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"cannot be read: {error}", path) from error
