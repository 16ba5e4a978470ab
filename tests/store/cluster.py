"""A PostgreSQL of one's own: Debian's binaries, a folder that goes again, a socket in it and no port."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_USERS = ("postgres", "nobody")  # who serves where root runs the tests: PostgreSQL refuses to be root
_OWNER = "checker"
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=100", "listen_addresses=")
_PATIENCE = 60.0


def binaries() -> Path | None:
    """The newest server that is installed, None where there is none."""
    found = [
        Path(folder)
        for pattern in _PLACES
        for folder in Path("/").glob(pattern.lstrip("/"))
        if (folder / "initdb").exists()
    ]
    on_path = shutil.which("initdb")
    return max(found, key=_version, default=Path(on_path).resolve().parent if on_path else None)


def _version(folder: Path) -> float:
    digits = "".join(c for c in folder.parent.name if c.isdigit() or c == ".")
    return float(digits or 0)


@contextmanager
def cluster() -> Iterator[Path]:
    """A running server; the folder of its socket."""
    found = binaries()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="claim-checker-pg-"))
    as_user = _unprivileged(folder)
    server = None
    try:
        data = folder / "data"
        made = [*as_user, str(found / "initdb"), "-D", str(data), "-U", _OWNER, "-A", "trust", "-E", "UTF8"]
        subprocess.run([*made, "--locale=C", "--no-sync"], check=True, capture_output=True, cwd=folder)
        options = [part for option in _QUICK for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            serve = [*as_user, str(found / "postgres"), "-D", str(data), "-k", str(folder), *options]
            server = subprocess.Popen(serve, stdout=log, stderr=log, cwd=folder)
        _wait(folder, server)
        yield folder
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            server.wait(_PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The URL of a fresh database of the server."""
    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(host=str(folder), user=_OWNER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgresql://{_OWNER}@/{name}?host={folder}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _unprivileged(folder: Path) -> list[str]:
    """What to put before a command so that it is not root's."""
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in _USERS if name in known)
    shutil.chown(folder, user)
    folder.chmod(0o755)
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"]


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            psycopg.connect(host=str(folder), user=_OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError((folder / "log").read_text(errors="replace"))
