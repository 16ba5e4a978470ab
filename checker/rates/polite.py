"""Fetches small answers with a deadline and a size limit, in the place of ``requests`` inside forex-python."""

from __future__ import annotations

import time
from types import FunctionType
from typing import TYPE_CHECKING

from checker.errors import RatesError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import Response

MOST_BYTES = 8 * 1024  # an answer is some hundred bytes
MOST_REDIRECTS = 3


class BadAnswerError(Exception):
    """The service answered something that cannot be used.

    Attributes:
        status: The HTTP status where it was not 200, else None.
    """

    def __init__(self, what: str, status: int | None = None) -> None:
        super().__init__(what)
        self.status = status


class PoliteRequests:
    """Has the one function of ``requests`` that forex-python calls, with the limits that it leaves out.

    Args:
        timeout: Seconds for the connection, for each silence, and for the whole body.
    """

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout

    def get(self, url: str, params: Mapping[str, str]) -> Response:
        """The answer, with status 200 and its body read.

        Raises:
            BadAnswerError: Another status, a body that is too long or too slow.
            requests.RequestException: The service cannot be reached.
        """
        import requests  # noqa: PLC0415 - heavy

        with requests.Session() as session:
            session.max_redirects = MOST_REDIRECTS
            with session.get(url, params=params, timeout=self._timeout, stream=True) as response:
                if response.status_code != 200:
                    raise BadAnswerError(f"answered with status {response.status_code}", response.status_code)
                response._content = self._body(response)  # noqa: SLF001 - requests has no other way to limit a body
                return response

    def _body(self, response: Response) -> bytes:
        deadline = time.monotonic() + self._timeout
        body = bytearray()
        for piece in response.iter_content(1):  # byte by byte, since a longer read waits for all of it
            body += piece
            if len(body) > MOST_BYTES:
                raise BadAnswerError(f"answered with more than {MOST_BYTES} bytes")
            if time.monotonic() > deadline:
                raise BadAnswerError(f"took longer than {self._timeout:g} s")
        return bytes(body)


def with_requests(function: Callable[..., object], requests: PoliteRequests) -> Callable[..., object]:
    """The same function with ``requests`` in the place of the module of that name that it finds in its globals.

    forex-python calls ``requests.get`` without a time-out and has no parameter for one. A copy of the one function
    leaves ``requests``, and forex-python for everybody else, as they are.

    Raises:
        RatesError: forex-python was rewritten so that the limits would not be kept.
    """
    if not isinstance(function, FunctionType) or "requests" not in function.__code__.co_names:
        raise RatesError("this release of forex-python does not call requests; use forex-python 1.8 to 1.9")
    names = {**function.__globals__, "requests": requests}
    return FunctionType(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
