"""What the figures and frames of an article depend on: its text and metadata, the rules, the program itself."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import checker

if TYPE_CHECKING:
    from checker.model import Article

_PACKAGE: Final = Path(checker.__file__).parent


def edition(rules: Path) -> bytes:
    """A digest of the program, of what it runs on, and of the rules in ``rules``; all of their content counts.

    The sources count besides the version, so that a change in a checkout is seen at once.
    """
    digest = hashlib.sha256(f"{checker.__version__}\0{sys.version}\0{unicodedata.unidata_version}".encode())
    for folder, ending in ((_PACKAGE, ".py"), (rules, ".yaml")):
        for path in _files(folder, ending):
            _add(digest, str(path.relative_to(folder)))
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of them: a path is slower
                _add(digest, file.readall())
    return digest.digest()


def key(article: Article, edition: bytes) -> str:
    """The name under which the figures and frames of ``article`` are kept."""
    digest = hashlib.sha256(edition)
    for field in fields(article):
        value = getattr(article, field.name)
        _add(digest, value if isinstance(value, str) else repr(value))
    return digest.hexdigest()


def _add(digest: hashlib._Hash, part: str | bytes) -> None:
    """One part, with its length before it, so that two parts are never taken for two others."""
    data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    digest.update(b"%d:%b" % (len(data), data))


def _files(folder: Path, ending: str) -> list[Path]:
    """The files below ``folder`` with that ending, in order; links are followed, as reading them does."""
    found = []
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        found += [Path(place, name) for name in names if name.endswith(ending)]
    return sorted(found)
