"""A folder of files by name, each behind a digest of its content: whatever is wrong with one, it is not there."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_DIGEST: Final = hashlib.sha256().digest_size
_KEPT: Final = 30 * 24 * 3600.0  # seconds after which a file that nobody asked for goes
_TOUCHED: Final = 3600.0  # seconds after which a file that is asked for is marked as such again


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files that any number of processes may read and write at once: each appears whole, in one step.

    Attributes:
        folder: Where they are.
        most: How many bytes they may have together; the ones that were asked for longest ago go.
    """

    folder: Path
    most: int

    def get(self, name: str) -> bytes | None:
        """What was put there under ``name``; None where that is nothing, or is damaged."""
        path = self._path(name)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them: a path is slower
                data = file.readall()
                age = time.time() - os.fstat(file.fileno()).st_mtime
            if age > _TOUCHED:
                os.utime(path)
        except OSError:
            return None
        body = data[_DIGEST:]
        return body if hashlib.sha256(body).digest() == data[:_DIGEST] else None

    def put(self, name: str, body: bytes) -> None:
        """Keep ``body`` under ``name``; where that cannot be written, nothing is kept."""
        path = Path(self._path(name))
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest() + body)
                Path(draft).replace(path)
            except OSError:
                Path(draft).unlink(missing_ok=True)
                raise

    def sweep(self) -> None:
        """Remove what nobody has asked for in a long time, and then as much as there is too much of."""
        found = sorted(self._files(), reverse=True)  # those asked for last in front
        oldest, room = time.time() - _KEPT, self.most
        for asked, size, path in found:
            room -= size
            if room < 0 or asked < oldest:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was last asked for, its size, and where it is."""
        files = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                state = path.stat()
                files.append((state.st_mtime, state.st_size, path))
        return files

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name[:2], name[2:])  # noqa: PTH118 - likewise
