"""The folder of the cache: a file an article, named by all that its content depends on."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cache.codec import decode, encode
from checker.cache.keys import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.cache.codec import Extracted
    from checker.model import Article

_FOLDER: Final = "articles-1"  # another number for another layout
_TAG: Final = "CACHEDIR.TAG"
_SIGNATURE: Final = "Signature: 8a477f597d28d172789f06886806bc55\n"  # as bford.info/cachedir has it, for backups
_DIGEST: Final = hashlib.sha256().digest_size
_KEPT: Final = 30 * 24 * 3600.0  # seconds after which a file that nobody asked for goes
_TOUCHED: Final = 24 * 3600.0  # seconds after which a file that is asked for is marked as such again


def default_folder() -> Path:
    """The user's folder for caches, as XDG has it."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "claim-checker"


@dataclass(frozen=True, slots=True)
class Cache:
    """Figures and frames by article; whatever is wrong with a file, it is as if it were not there.

    Attributes:
        folder: Where the files are.
        edition: What they depend on besides their articles.
    """

    folder: Path
    edition: bytes

    def prepare(self) -> None:
        """Make the folder, and remove what nobody has asked for in a long time.

        Raises:
            OSError: The folder cannot be made.
        """
        place = self.folder / _FOLDER
        place.mkdir(parents=True, exist_ok=True)
        tag = self.folder / _TAG
        if not tag.exists():
            tag.write_text(_SIGNATURE, encoding="ascii")
            (self.folder / ".gitignore").write_text("*\n", encoding="ascii")
        if tag.stat().st_mtime < time.time() - _TOUCHED:
            os.utime(tag)
            _sweep(place)

    def get(self, article: Article) -> Extracted | None:
        """What is kept of ``article``, None where that is nothing or is damaged."""
        path = self._path(article)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them: a path is slower
                data = file.readall()
                age = time.time() - os.fstat(file.fileno()).st_mtime
            body = data[_DIGEST:]
            if hashlib.sha256(body).digest() != data[:_DIGEST]:
                return None
            found = decode(body)
            if age > _TOUCHED:
                os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None
        return found

    def put(self, article: Article, read: Extracted) -> None:
        """Keep what was read of ``article``; where that cannot be written, nothing is kept."""
        body = encode(read)
        path = Path(self._path(article))
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest() + body)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def _path(self, article: Article) -> str:
        name = key(article, self.edition)
        return os.path.join(self.folder, _FOLDER, name[:2], name[2:])  # noqa: PTH118 - likewise


def clear(folder: Path) -> None:
    """Delete all that is kept under ``folder``; what is not the cache's own stays.

    Raises:
        OSError: Something cannot be deleted.
    """
    for path in (folder / _FOLDER).glob("*/*"):
        path.unlink(missing_ok=True)


def _sweep(place: Path) -> None:
    now = time.time()
    for path in _files(place):
        with suppress(OSError):
            if path.stat().st_mtime < now - _KEPT:
                path.unlink()


def _files(place: Path) -> Iterable[Path]:
    return [path for path in place.glob("*/*") if path.is_file()]
