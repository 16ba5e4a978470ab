"""Fetches a feed: over HTTP only, with a deadline and a size limit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from checker import __version__
from checker.articles.feeds import LARGEST_FEED
from checker.errors import InputError

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from typing import IO

SILENCE: Final = 10.0  # seconds without a byte
DEADLINE: Final = 60.0  # seconds for all of it
_PIECE: Final = 1 << 16
_SCHEMES: Final = frozenset({"http", "https"})
_WANTED: Final = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"


def is_url(place: str) -> bool:
    """Whether it is to be fetched."""
    return urlsplit(place).scheme.lower() in _SCHEMES if "://" in place else False


def fetch(url: str, deadline: float = DEADLINE, silence: float = SILENCE) -> bytes:
    """What stands at ``url``.

    Raises:
        InputError: It cannot be had in time, or it is too large.
    """
    opener = build_opener(_OnlyHttp)
    request = Request(url, headers={"User-Agent": f"claim-checker/{__version__}", "Accept": _WANTED})  # noqa: S310 - is_url() has looked
    end = time.monotonic() + deadline
    data = bytearray()
    try:
        with opener.open(request, timeout=silence) as answer:
            while piece := answer.read1(_PIECE):
                data += piece
                if len(data) > LARGEST_FEED:
                    raise InputError(f"is larger than {LARGEST_FEED >> 20} MB", url)
                if time.monotonic() > end:
                    raise InputError(f"took longer than {deadline:g} s", url)
    except URLError as error:
        raise InputError(f"cannot be fetched: {getattr(error, 'reason', error)}", url) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be fetched: {error}", url) from error
    return bytes(data)


class _OnlyHttp(HTTPRedirectHandler):
    """Follows redirects to other pages, never to files or other services."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request, None where there is none to make."""
        if not is_url(newurl):
            raise InputError("cannot be fetched: it redirects to something that is no page", req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
