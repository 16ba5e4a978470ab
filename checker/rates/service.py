"""forex-python's service asked for one rate at a time, and every answer distrusted."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from checker.errors import RatesError
from checker.rates.polite import BadAnswerError, PoliteRequests, with_requests

if TYPE_CHECKING:
    from requests import Response

LATEST_BEFORE = timedelta(days=5)  # from a Thursday's rate over Easter to the Monday
SMALLEST, LARGEST = 1e-7, 1e7  # of any two currencies; rupiah and Kuwaiti dinar are 5e4 apart
_NO_SUCH = frozenset([400, 404, 422])  # what services of this kind answer to a currency that they do not know


class Answer(NamedTuple):
    """A rate and the day it is of."""

    rate: float
    day: date


class ServiceError(Exception):
    """The service cannot be used; the text says why, without its name."""


class NoSuchRateError(Exception):
    """The service works, and says that it has no such rate."""


Ask = Callable[[str, str, date], Answer]


def connect(base_url: str | None, timeout: float) -> tuple[str, Ask]:
    """The host of the service, and the function that asks it.

    Args:
        base_url: Where the service is; None for forex-python's own.
        timeout: Seconds to wait for an answer.

    The function raises ``ServiceError`` and ``NoSuchRateError``, nothing else.

    Raises:
        RatesError: forex-python is not installed.
    """
    try:
        from forex_python.converter import CurrencyRates, RatesNotAvailableError  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise RatesError("live rates need forex-python; pip install claim-checker[live]") from error
    from requests import RequestException  # noqa: PLC0415 - heavy

    class DatedRates(CurrencyRates):  # type: ignore[misc]  # forex-python has no types
        """The library's client, with its rates checked and each with its day."""

        def _source_url(self) -> str:
            return str(super()._source_url()) if base_url is None else base_url.rstrip("/") + "/"

        def _decode_rates(
            self,
            response: Response,
            use_decimal: bool = False,  # noqa: ARG002, FBT001, FBT002 - the library's signature
            date_str: str | None = None,
        ) -> dict[str, Answer]:
            return _decode(response, date.fromisoformat(str(date_str)))

    service = DatedRates()
    get_rate = with_requests(CurrencyRates.get_rate, PoliteRequests(timeout))

    def ask(base: str, quote: str, day: date) -> Answer:
        try:
            answer = get_rate(service, base, quote, day)
        except (
            RatesNotAvailableError
        ) as error:  # only for an answer without that currency: PoliteRequests tells failures
            raise NoSuchRateError(str(error)) from error
        except BadAnswerError as error:
            raise (NoSuchRateError if error.status in _NO_SUCH else ServiceError)(str(error)) from error
        except RequestException as error:
            raise ServiceError(_reason(error)) from error
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError) as error:
            raise ServiceError(f"answered what is no rate ({type(error).__name__})") from error
        if not isinstance(answer, Answer):
            raise ServiceError("answered what is no rate")
        return answer

    return urlsplit(service._source_url()).netloc, ask  # noqa: SLF001 - our own subclass


def _decode(response: Response, asked: date) -> dict[str, Answer]:
    """The rates of an answer, each with the answer's day.

    Raises:
        BadAnswerError: The answer is of another day, or a rate is no rate.
    """
    payload = response.json()
    day = date.fromisoformat(payload["date"])
    if not timedelta(0) <= asked - day <= LATEST_BEFORE:
        raise BadAnswerError(f"answered for {day} when asked for {asked}")
    return {code: Answer(_sane(rate), day) for code, rate in payload["rates"].items()}


def _sane(value: object) -> float:
    rate = float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else math.nan
    if not SMALLEST <= rate <= LARGEST:
        raise BadAnswerError(f"answered with a rate of {value!r:.40}")
    return rate


def _reason(error: Exception) -> str:
    """A requests exception in a few words: their own texts hold addresses of objects."""
    from requests import exceptions  # noqa: PLC0415 - heavy

    if isinstance(error, exceptions.Timeout):
        return "did not answer in time"
    if isinstance(error, exceptions.JSONDecodeError):
        return "answered what is not JSON"
    if isinstance(error, exceptions.ConnectionError):
        return "cannot be reached"
    return f"failed ({type(error).__name__})"
