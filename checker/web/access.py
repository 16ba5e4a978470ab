"""Who may ask: a program with the token, a browser whose session has shown it."""

from __future__ import annotations

import hmac
from typing import Annotated, Final

from fastapi import Depends, Request

from checker.web.problems import Problem
from checker.web.sessions import COOKIE, Session
from checker.web.wiring import Wiring, wiring

_SCHEME: Final = "bearer"
FORM_HEADER: Final = "x-form-token"
LOGIN: Final = "/login"


def is_token(wired: Wiring, shown: str) -> bool:
    """Whether ``shown`` is the server's token."""
    return wired.serving.token is not None and hmac.compare_digest(shown.encode(), wired.serving.token.encode())


def program(request: Request, wired: Annotated[Wiring, Depends(wiring)]) -> None:
    """Let a program pass that shows the token, where one is needed.

    Raises:
        Problem: It shows none, or another one.
    """
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if wired.serving.token is not None and not (scheme.lower() == _SCHEME and is_token(wired, shown.strip())):
        raise Problem(401, "unauthorised", "send the server's token as 'Authorization: Bearer ...'", "Authorization")


def session_of(request: Request, wired: Annotated[Wiring, Depends(wiring)]) -> Session | None:
    """The browser's session; None where it has none yet."""
    return wired.sessions.read(request.cookies.get(COOKIE))


def editor(
    session: Annotated[Session | None, Depends(session_of)], wired: Annotated[Wiring, Depends(wiring)]
) -> Session:
    """Let a browser pass that has shown the token, where one is needed.

    Raises:
        Problem: Its session is over, or it has shown none.
    """
    if session is None or (wired.serving.token is not None and not session.entered):
        raise Problem(401, "session_over", "the session is over; load the page again")
    return session


async def changing(
    request: Request,
    session: Annotated[Session, Depends(editor)],
    wired: Annotated[Wiring, Depends(wiring)],
) -> Session:
    """Let a change pass that a page of ours asks for.

    Raises:
        Problem: It shows no token of such a page.
    """
    shown = request.headers.get(FORM_HEADER)
    if shown is None:
        form = await request.form()
        field = form.get("form_token")
        shown = field if isinstance(field, str) else None
    if not wired.sessions.is_form_token(session, shown):
        raise Problem(403, "foreign_form", "this did not come from the page itself; load the page again")
    return session
