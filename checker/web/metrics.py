"""What is counted for Prometheus: requests, how long they took, findings. Nothing of any draft."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from checker import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds
_GONE: Final = 499  # nobody waits for the answer any more; the number that proxies write into their logs
_log = logging.getLogger("checker.web")


class Metrics:
    """One server's counters."""

    def __init__(self) -> None:
        self.registry = own = CollectorRegistry()
        by = ("route", "status")
        self._requests = Counter("claim_checker_requests", "Answers, by route and status.", by, registry=own)
        self._seconds = Histogram(
            "claim_checker_request_seconds", "How long answers took.", by[:1], buckets=_BOUNDS, registry=own
        )
        self._findings = Counter("claim_checker_findings", "Findings told, by severity.", ("severity",), registry=own)
        self._waiting = Gauge("claim_checker_checks_waiting", "Checks that wait or run.", registry=own)
        version = Gauge("claim_checker_info", "Which program serves.", ("version",), registry=own)
        version.labels(__version__).set(1)

    def watch(self, waiting: Callable[[], int]) -> None:
        """Ask ``waiting`` whenever the numbers are read."""
        self._waiting.set_function(waiting)

    def answered(self, route: str, status: int, seconds: float) -> None:
        """One answer was given."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def found(self, counts: Mapping[str, int]) -> None:
        """So many findings were told."""
        for severity, count in counts.items():
            self._findings.labels(severity).inc(count)

    def page(self) -> bytes:
        """The numbers, as Prometheus reads them."""
        return bytes(generate_latest(self.registry))


class Watch:
    """Counts and logs each answer: method, route, status, time; never a query, a header or a body."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            status = _GONE
            raise
        finally:
            took, route = time.perf_counter() - begun, getattr(scope.get("route"), "path", "other")
            self._metrics.answered(route, status, took)
            _log.info("%s %s %d %.0f ms", scope["method"], route, status, took * 1000)
