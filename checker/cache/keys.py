"""What the things that are kept depend on, as digests: the program, what it runs on, the rules, articles, settings."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import checker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Article

_METADATA: Final = (".dist-info", ".egg-info")  # folders beside installed distributions, with the version in the name


def edition(rules: Path) -> bytes:
    """A digest of the program, of what it runs on, and of the rules in ``rules``; all of their content counts.

    It is remembered for as long as the rules themselves are, so that it is always that of the rules in memory.
    """
    return _edition(rules, checker.__version__)


def fresh_edition(rules: Path) -> bytes:
    """The same of the files as they are now."""
    digest = hashlib.sha256()
    _add(digest, _PROGRAM)
    _add(digest, f"{checker.__version__}\0{sys.version}\0{unicodedata.unidata_version}")
    _add(digest, "\n".join(_installed()))
    _add_files(digest, rules, (".yaml", ".md"))
    return digest.digest()


def named(name: str, edition: bytes) -> str:
    """The name under which one thing of an edition is kept."""
    digest = hashlib.sha256(edition)
    _add(digest, name)
    return digest.hexdigest()


def article_key(article: Article, edition: bytes) -> str:
    """The name under which the figures and frames of ``article`` are kept."""
    digest = hashlib.sha256(edition)
    _add_article(digest, article)
    return digest.hexdigest()


def run_key(articles: Sequence[Article], terms: Sequence[str], edition: bytes) -> str:
    """The name under which all that is found in ``articles`` is kept; their order counts."""
    digest = hashlib.sha256(edition)
    for part in (f"{len(terms)} terms", *terms):
        _add(digest, part)
    for article in articles:
        _add_article(digest, article)
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _edition(rules: Path, _version: str) -> bytes:
    return fresh_edition(rules)


def digest_of_sources(folder: Path) -> bytes:
    """A digest of the sources in ``folder``: they count besides the version, so that a change in a checkout is seen."""
    digest = hashlib.sha256()
    _add_files(digest, folder, (".py",))
    return digest.digest()


def _installed() -> Iterable[str]:
    """The distributions that can be imported, each with its version."""
    for place in sys.path:
        try:
            yield from sorted(path.name for path in Path(place).iterdir() if path.name.endswith(_METADATA))
        except OSError:  # an archive, or nothing at all
            continue


def _add_article(digest: hashlib._Hash, article: Article) -> None:
    for field in fields(article):
        value = getattr(article, field.name)
        _add(digest, value if isinstance(value, str) else repr(value))


def _add_files(digest: hashlib._Hash, folder: Path, endings: tuple[str, ...]) -> None:
    for path in _files(folder, endings):
        _add(digest, str(path.relative_to(folder)))
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of them: a path is slower
            _add(digest, file.readall())


def _add(digest: hashlib._Hash, part: str | bytes) -> None:
    """One part, with its length before it, so that two parts are never taken for two others."""
    data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    digest.update(b"%d:%b" % (len(data), data))


def _files(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files below ``folder`` with those endings, in order; links are followed, as reading them does."""
    found = []
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        found += [Path(place, name) for name in names if name.endswith(endings)]
    return sorted(found)


_PROGRAM: Final = digest_of_sources(Path(checker.__file__).parent)  # once: what runs is what was there when it began
