"""Ends the work for a client that has gone: a check that nobody waits for must not keep others waiting."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Leaving:
    """Cancels what answers a request whose client hangs up once all of the request is here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        whole = asyncio.Event()

        async def noted() -> Message:
            message = await receive()
            if not message.get("more_body", False):
                whole.set()
            return message

        work = asyncio.ensure_future(self._app(scope, noted, send))
        gone = asyncio.ensure_future(_gone(receive, whole))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            if not work.done():
                work.cancel()
        with suppress(asyncio.CancelledError):
            await work


async def _gone(receive: Receive, whole: asyncio.Event) -> None:
    """Return when the client hangs up; until the body is here the application reads."""
    await whole.wait()
    while (await receive())["type"] != "http.disconnect":
        pass
