"""The live service, in its many moods."""

import json
import re
import sys
import time
from contextlib import contextmanager
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from forex_python import converter

from checker.errors import RatesError
from checker.rates import live

DAY = date(2025, 3, 18)
TIMEOUT = 0.2


def reply(body, status=200, **more):
    return {"body": body, "status": status, **more}


def answer(day=DAY, rates=None, **more):
    body = {"base": "USD", "date": str(day), "rates": {"KRW": 1460.5} if rates is None else rates}
    return reply(json.dumps(body).encode(), **more)


def right(path):
    """A service that knows won and yen, and closes on weekends."""
    asked = urlsplit(path)
    day = date.fromisoformat(asked.path.rsplit("/", 1)[1])
    code = parse_qs(asked.query)["symbols"][0]
    rates = {code: 1400 + day.day} if code == "KRW" else {}
    return answer(day - timedelta(max(0, day.weekday() - 4)), rates)


@pytest.fixture
def service(serving, ecb):
    """Live rates from a server that sends ``answers``, the server, and what they warned of."""

    @contextmanager
    def start(answers):
        warnings = []
        with serving(answers if callable(answers) else lambda _: answers) as server:
            yield live(ecb, base_url=server.url, timeout=TIMEOUT, warn=warnings.append), server, warnings

    return start


def test_a_rate_is_the_service_s(service):
    with service(right) as (rates, server, warnings):
        found = rates.on("USD", "KRW", DAY)
    assert (found.rate, found.day) == (1418, DAY)
    assert found.source == rates.source == f"forex-python ({urlsplit(server.url).netloc})"
    assert server.asked == ["/api/2025-03-18?base=USD&symbols=KRW&rtype=fpy"]
    assert warnings == []


def test_an_address_may_lack_its_last_slash(serving, ecb):
    with serving(right) as server:
        assert live(ecb, base_url=server.url.rstrip("/"), timeout=TIMEOUT).on("USD", "KRW", DAY).rate == 1418


def test_a_rate_is_asked_once(service):
    with service(right) as (rates, server, _):
        assert rates.on("USD", "KRW", DAY) == rates.on("USD", "KRW", DAY)
        rates.window("USD", "KRW", DAY, DAY)
    assert len(server.asked) == 1


def test_a_weekend_s_rate_is_the_friday_s(service):
    with service(right) as (rates, server, _):
        assert rates.on("USD", "KRW", date(2025, 3, 16)).day == date(2025, 3, 14)
        assert rates.on("USD", "KRW", date(2025, 3, 15)).day == date(2025, 3, 14)
    assert len(server.asked) == 1


def test_a_holiday_s_rate_is_of_an_earlier_day(service):
    with service(answer(DAY - timedelta(5))) as (rates, _, warnings):
        assert rates.on("USD", "KRW", DAY).day == DAY - timedelta(5)
    assert warnings == []


def test_a_window_asks_for_its_days_and_no_others(service):
    with service(right) as (rates, server, _):
        window = rates.window("USD", "KRW", date(2025, 3, 11), date(2025, 3, 19))
    assert len(server.asked) == 7
    assert (window.interval.low, window.interval.high) == (1411, 1419)
    assert (window.first.day, window.last.day) == (date(2025, 3, 11), date(2025, 3, 19))
    assert (window.stale_days, window.widened) == (0, 0.0)


def test_a_long_window_an_average_and_a_history_are_the_fallback_s(service, ecb):
    year = date(2024, 1, 1), date(2024, 12, 31)
    with service(right) as (rates, server, _):
        assert rates.window("USD", "KRW", *year) == ecb.window("USD", "KRW", *year)
        assert rates.average("USD", "KRW", *year) == ecb.average("USD", "KRW", *year)
        assert rates.history_days("USD", "KRW", 1400, 0.03) == ecb.history_days("USD", "KRW", 1400, 0.03)
        assert rates.span("USD", "KRW") == ecb.span("USD", "KRW")
    assert server.asked == []


def test_tomorrow_s_rate_is_today_s_and_next_month_s_is_not_asked(service):
    today = date.today()
    with service(right) as (rates, server, warnings):
        rates.window("USD", "KRW", today + timedelta(23), today + timedelta(31))
        assert server.asked == []
        assert rates.on("USD", "KRW", today + timedelta(1)).day <= today
    assert len(server.asked) == 1
    assert warnings == []


def test_a_currency_that_the_service_lacks_is_no_failure(service):
    with service(right) as (rates, _, warnings):
        assert rates.on("USD", "TWD", DAY) is None
        assert rates.on("USD", "AED", DAY).source == "ECB, AED by its peg to USD"
        assert rates.on("USD", "KRW", DAY).rate == 1418
    assert warnings == []


@pytest.mark.parametrize("status", [400, 404, 422])
def test_a_refusal_leaves_the_others_live(service, status):
    def choosy(path):
        return reply(b"{}", status) if "TWD" in path else right(path)

    with service(choosy) as (rates, _, warnings):
        assert rates.on("USD", "TWD", DAY) is None
        assert rates.on("USD", "KRW", DAY).rate == 1418
    assert warnings == []


BAD = {
    "slow": (answer(wait=1.0), "did not answer in time"),
    "dripping": (answer(drip=0.02), "took longer than 0.2 s"),
    "html": (reply(b"<html>parked</html>"), "answered what is not JSON"),
    "500": (reply(b"oops", 500), "answered with status 500"),
    "403": (reply(b"key!", 403), "answered with status 403"),
    "empty": (reply(b""), "answered what is not JSON"),
    "cut short": (answer(promised=500), "cannot be reached|ChunkedEncodingError"),
    "huge": (reply(b" " * 200_000), "answered with more than 8192 bytes"),
    "a day later": (answer(DAY + timedelta(1)), "answered for 2025-03-19 when asked for 2025-03-18"),
    "long before": (answer(DAY - timedelta(6)), "answered for 2025-03-12 when asked for 2025-03-18"),
    "latest": (answer(date(2026, 10, 30)), "answered for 2026-10-30"),
    "no date": (reply(b'{"rates": {"KRW": 1460}}'), "answered what is no rate"),
    "bad date": (reply(b'{"date": 20250318, "rates": {"KRW": 1460}}'), "answered what is no rate"),
    "a list": (reply(b"[]"), "answered what is no rate"),
    "null": (reply(b"null"), "answered what is no rate"),
    "rates a list": (answer(rates=["KRW"]), "answered what is no rate"),
    "deep": (reply(b"[" * 8_000), "answered what is no"),
    "negative": (answer(rates={"KRW": -1460.5}), "answered with a rate of -1460.5"),
    "nought": (answer(rates={"KRW": 0}), "answered with a rate of 0"),
    "nan": (answer(rates={"KRW": float("nan")}), "with a rate of nan|not JSON"),
    "infinite": (answer(rates={"KRW": float("inf")}), "with a rate of inf|not JSON"),
    "true": (answer(rates={"KRW": True}), "answered with a rate of True"),
    "null rate": (answer(rates={"KRW": None}), "answered with a rate of None"),
    "upside down": (answer(rates={"KRW": 1 / 1460}), "answered 0.000684932 KRW for one USD of 2025-03-18"),
    "tenfold": (answer(rates={"KRW": 14605}), "answered 14605 KRW for one USD"),
    "running in circles": (reply(b"", 302, location="/api/2025-03-18"), "TooManyRedirects"),
}


@pytest.mark.parametrize("mood", BAD)
def test_after_a_failure_the_embedded_rates_serve_with_one_clear_line(service, ecb, mood):
    answers, says = BAD[mood]
    with service(answers) as (rates, server, warnings):
        host = urlsplit(server.url).netloc
        began = time.monotonic()
        assert rates.on("USD", "KRW", DAY) == ecb.on("USD", "KRW", DAY)
        took = time.monotonic() - began
        asked = len(server.asked)
        assert rates.window("USD", "JPY", DAY, DAY) == ecb.window("USD", "JPY", DAY, DAY)
        assert len(server.asked) == asked
    assert took < 0.9
    assert asked <= 4
    [line] = warnings
    assert re.search(says, line)
    assert line.startswith(f"{host}: ")
    assert line.endswith("; using the embedded rates (ECB)")
    assert "\n" not in line
    assert rates.source == "ECB"
    assert rates.describe(DAY) == ecb.describe(DAY)


def test_a_dead_service_is_told_once(ecb, closed_port):
    warnings = []
    rates = live(ecb, base_url=closed_port, timeout=TIMEOUT, warn=warnings.append)
    assert rates.window("USD", "KRW", DAY, DAY) == ecb.window("USD", "KRW", DAY, DAY)
    assert rates.on("USD", "TWD", DAY) is None
    assert warnings == [f"{urlsplit(closed_port).netloc}: cannot be reached; using the embedded rates (ECB)"]


def test_a_service_that_fails_midway_leaves_no_mixed_window(service, ecb):
    def tiring(path):
        return right(path) if "2025-03-1" in path and not path.startswith("/api/2025-03-18") else reply(b"", 503)

    first, last = date(2025, 3, 11), date(2025, 3, 19)
    with service(tiring) as (rates, _, warnings):
        assert rates.window("USD", "KRW", first, last) == ecb.window("USD", "KRW", first, last)
    assert len(warnings) == 1


def test_the_summary_names_the_service_and_the_table(service, ecb):
    with service(right) as (rates, server, _):
        assert rates.describe(DAY).source == (
            f"forex-python ({urlsplit(server.url).netloc}), and behind it {ecb.describe(DAY).source}"
        )


def test_forex_python_stays_as_it_is_for_others(service):
    before = converter.requests, requests.get, converter.CurrencyRates.get_rate
    with service(right) as (rates, _, _):
        rates.on("USD", "KRW", DAY)
        assert (converter.requests, requests.get, converter.CurrencyRates.get_rate) == before


def test_without_the_extra_the_error_says_what_to_install(ecb, monkeypatch):
    monkeypatch.setitem(sys.modules, "forex_python.converter", None)
    with pytest.raises(RatesError, match=r"pip install claim-checker\[live\]"):
        live(ecb)


def test_a_rewritten_forex_python_is_refused(ecb, monkeypatch):
    monkeypatch.setattr(converter.CurrencyRates, "get_rate", lambda *_: 1.0)
    with pytest.raises(RatesError, match="does not call requests"):
        live(ecb)
