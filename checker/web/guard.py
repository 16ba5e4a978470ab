"""What every request passes before anything reads it, and what every answer carries."""

from __future__ import annotations

import ipaddress
import json
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

from checker.web.problems import Problem
from checker.web.serving import MEGABYTE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from checker.web.serving import Serving

_PATIENCE: Final = 4  # times the limit that is taken in, and forgotten, before the line is cut
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# Nothing runs, loads or embeds but what this server itself sends; a draft cannot bring a script with it.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer the page's own forms come from nowhere
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "cache-control": "no-store",
}


class Guard:
    """Refuses foreign names, foreign pages and what is too large, as pure ASGI: it sees a body before any parser."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._names = frozenset({"localhost", serving.host.strip("[]").lower(), *map(str.lower, serving.names)})
        self._most = serving.megabytes * MEGABYTE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answering = _carrying(send)
        try:
            self._refuse_names(headers)
            if scope["method"] not in _SAFE:
                _refuse_foreign_pages(headers)
            self._refuse_large(headers)
        except Problem as problem:
            await self._drain(receive)
            await _answer(problem, answering)
            return
        await self._app(scope, self._counted(receive), answering)

    def _refuse_names(self, headers: Headers) -> None:
        """A page elsewhere may point a name of its own at this machine; then the name is not one of ours."""
        name = _name(headers.get("host", ""))
        if name not in self._names and not _is_address(name):
            raise Problem(
                421, "unknown_host", "the server is not known by this name; --allow-host makes it known", "Host"
            )

    def _refuse_large(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most:
            raise self._too_large()

    async def _drain(self, receive: Receive) -> None:
        """Let pass what is being sent, within bounds: a client that is cut off in the middle never sees the answer."""
        taken, more = 0, True
        while more and taken <= self._most * _PATIENCE:
            message = await receive()
            taken += len(message.get("body", b""))
            more = message.get("more_body", False)

    def _counted(self, receive: Receive) -> Receive:
        """``receive`` that stops where a body without a length is too large after all."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise self._too_large()
            return message

        return counted

    def _too_large(self) -> Problem:
        return Problem(413, "too_large", f"the request is larger than {self._most // MEGABYTE} MB")


def _refuse_foreign_pages(headers: Headers) -> None:
    """A change is asked for by a page of this server or by a program, which sends neither header."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Problem(403, "foreign_page", "a page of another site may not ask for this", "Sec-Fetch-Site")
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower():
        raise Problem(403, "foreign_page", "a page of another site may not ask for this", "Origin")


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")


def _is_address(name: str) -> bool:
    """Whether it is an address, which no name server can point elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _carrying(send: Send) -> Send:
    async def carrying(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return carrying


async def _answer(problem: Problem, send: Send) -> None:
    body = json.dumps(problem.answer().model_dump()).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": problem.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": body})
