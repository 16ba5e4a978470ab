"""Runs the server until it is told to stop."""

from __future__ import annotations

import logging
import socket
import sys
from typing import TYPE_CHECKING, Final

import uvicorn

from checker.errors import ConfigError
from checker.web.app import create_app, opening_of
from checker.web.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.web.serving import Desk, Serving

_BACKLOG: Final = 512
_KEEP_ALIVE: Final = 15  # seconds


def run(serving: Serving, desk: Desk, say: Callable[[str], None]) -> None:
    """Serve until a signal ends it.

    Args:
        serving: How to serve.
        desk: The rules and settings in force.
        say: Told where the server listens.

    Raises:
        ClaimCheckerError: The address or the archive cannot be used, or it would be unsafe.
    """
    app = create_app(serving, desk)
    Bench(opening_of(serving, desk), create=True)  # what is wrong with rules or archive is said here, in one line
    listening = _listen(serving)
    _log_to_stderr()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # our own tells the route, never a query
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=5,
    )
    host, port = listening.getsockname()[:2]
    place = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    _Server(config, lambda: say(place)).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Says that it serves when it does: the first check is as quick as any."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the benches, then say so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def _listen(serving: Serving) -> socket.socket:
    try:
        found = socket.getaddrinfo(serving.host, serving.port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(found[0], found[1])
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen(_BACKLOG)
    except OSError as error:
        place = f"{serving.host}:{serving.port}"
        raise ConfigError(f"cannot listen on {place}: {error.strerror or error}; choose another --port") from error
    return listening


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    for name, level in (("checker.web", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
