"""Local servers that answer well, badly, slowly or not at all."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

import pytest

from checker.rates import embedded


@dataclass
class Reply:
    """What a server sends: it may promise more than it sends, or send slowly."""

    body: bytes
    status: int = 200
    wait: float = 0.0
    drip: float = 0.0
    promised: int | None = None
    location: str | None = None


@dataclass
class Server:
    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def _serving(answer: Callable[[str], dict]) -> Iterator[Server]:
    """A server on 127.0.0.1 that answers each path with the Reply whose fields ``answer`` gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append(self.path)
            reply = Reply(**answer(self.path))
            time.sleep(reply.wait)
            with suppress(OSError):  # the client has gone, as it should
                self.send_response(reply.status)
                self.send_header("Content-Length", str(reply.promised or len(reply.body)))
                if reply.location:
                    self.send_header("Location", reply.location)
                self.end_headers()
                for byte in reply.body if reply.drip else ():
                    self.wfile.write(bytes([byte]))
                    time.sleep(reply.drip)
                if not reply.drip:
                    self.wfile.write(reply.body)

        def log_message(self, *_args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.block_on_close = False
        server = Server(f"http://127.0.0.1:{http.server_address[1]}/api/")
        threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server
        finally:
            http.shutdown()


@pytest.fixture
def serving():
    return _serving


@pytest.fixture
def closed_port():
    with create_server(("127.0.0.1", 0)) as socket:
        port = socket.getsockname()[1]
    return f"http://127.0.0.1:{port}/api/"


@pytest.fixture(autouse=True)
def _no_proxy_and_no_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def ecb():
    """The shipped table, loaded once: it never changes."""
    return embedded(updated=False)
