"""Who a browser is: a signed cookie, and a token that only a page of ours can show."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from typing import Final

COOKIE: Final = "claim_checker"
_LASTS: Final = 12 * 3600  # seconds; a shift
_ENTERED, _OUTSIDE = "in", "out"


@dataclass(frozen=True, slots=True)
class Session:
    """One browser.

    Attributes:
        id: A random name.
        entered: Whether it has shown the token of the server.
        until: When it is over, in seconds since 1970.
    """

    id: str
    entered: bool
    until: int


class Sessions:
    """Signs and reads cookies; what it knows ends with the process."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def new(self, *, entered: bool) -> Session:
        """A session that begins now."""
        return Session(secrets.token_urlsafe(18), entered, int(time.time()) + _LASTS)

    def cookie(self, session: Session) -> str:
        """The value of its cookie."""
        plain = f"{session.id}.{_ENTERED if session.entered else _OUTSIDE}.{session.until}"
        return f"{plain}.{self._sign('cookie', plain)}"

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None where it is not ours or over."""
        plain, _, signature = (cookie or "").rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._sign("cookie", plain).encode()):
            return None
        name, state, until = plain.split(".")
        return Session(name, state == _ENTERED, int(until)) if int(until) > time.time() else None

    def form_token(self, session: Session) -> str:
        """What each change that a page of this session asks for must show."""
        return self._sign("form", session.id)

    def is_form_token(self, session: Session, shown: str | None) -> bool:
        """Whether ``shown`` is that."""
        return hmac.compare_digest((shown or "").encode(), self.form_token(session).encode())

    def _sign(self, use: str, text: str) -> str:
        return hmac.new(self._key, f"{use}\0{text}".encode(), hashlib.sha256).hexdigest()
