"""Renewing the table."""

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import currency_converter
import pytest

from checker.errors import RatesError
from checker.rates import default_table, embedded, update

OLD = b"Date,USD,KRW,\n2098-12-30,1.1,1540,\n"
NEW = b"Date,USD,KRW,\n2099-01-02,1.2,1800,\n2098-12-30,1.1,1540,\n"


def reply(body, status=200, **more):
    return {"body": body, "status": status, **more}


def zipped(content=NEW, name="eurofxref-hist.csv"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "kept" / "rates.csv"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def renew(serving):
    def start(target, answer):
        patience = 0.2 if {"wait", "drip"} & answer.keys() else 10.0  # a busy machine may take its time for the others
        with serving(lambda _: answer) as server:
            return update(target, url=server.url, timeout=patience)

    return start


@pytest.mark.parametrize("body", [zipped(), NEW], ids=["zip", "csv"])
def test_a_newer_table_takes_the_old_one_s_place(renew, target, body):
    summary = renew(target, reply(body))
    assert (summary.first, summary.last) == (date(2098, 12, 30), date(2099, 1, 2))
    assert str(target) in summary.source
    assert target.read_bytes() == NEW
    assert [path.name for path in target.parent.iterdir()] == ["rates.csv"]


def test_a_folder_is_made_where_there_is_none(renew, tmp_path):
    renew(tmp_path / "new" / "place" / "rates.csv", reply(zipped()))
    assert (tmp_path / "new" / "place" / "rates.csv").read_bytes() == NEW


def test_the_usual_place_is_currencyconverter_s(serving, target, monkeypatch):
    with serving(lambda _: reply(zipped())) as server:
        monkeypatch.setattr(currency_converter, "ECB_URL", server.url)
        update(target, timeout=0.2)
    assert target.read_bytes() == NEW


def test_a_broken_table_is_repaired(renew, target):
    target.write_bytes(b"half a tab")
    renew(target, reply(zipped()))
    assert target.read_bytes() == NEW


BAD = {
    "slow": (reply(zipped(), wait=1.0), "did not send the table within 0.2 s"),
    "dripping": (reply(zipped(), drip=0.02), "did not send the table within 0.2 s"),
    "html": (reply(b"<html>moved</html>"), "must be Date,USD,JPY"),
    "empty": (reply(b""), "must be Date,USD,JPY"),
    "500": (reply(b"oops", 500), "cannot be fetched: status 500"),
    "404": (reply(b"gone", 404), "cannot be fetched: status 404"),
    "to a file": (reply(b"", 302, location="file:///etc/hostname"), "cannot be fetched"),
    "cut short": (reply(zipped()[:60], promised=len(zipped())), "sent 60 of"),
    "a broken zip": (reply(zipped()[:-30]), "sends a broken archive"),
    "a damaged zip": (
        reply(zipped().replace(b"eurofxref-hist.csv", b"eurofxref-hist.cs\x00", 1)),
        "broken archive|one table",
    ),
    "another zip": (reply(zipped(name="readme.txt")), "does not hold one table"),
    "a cut table": (reply(NEW[:-9]), "has 2 cells where the first line has 3"),
    "a wrong table": (reply(zipped(NEW.replace(b"1540", b"-540"))), "'-540' is not a rate"),
    "an older table": (reply(b"Date,USD\n2098-12-29,1.1\n"), "has rates of 2098-12-29 to 2098-12-29"),
    "a shorter table": (reply(b"Date,USD\n2099-01-02,1.1\n"), "has rates of 2099-01-02 to 2099-01-02"),
}


@pytest.mark.parametrize("mood", BAD)
def test_whatever_goes_wrong_the_old_table_stays(renew, target, mood):
    answer, says = BAD[mood]
    began = time.monotonic()
    with pytest.raises(RatesError, match=says) as caught:
        renew(target, answer)
    assert time.monotonic() - began < 0.8
    assert str(caught.value).startswith("http://127.0.0.1:")
    assert "\n" not in str(caught.value)
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["rates.csv"]


def test_a_dead_server_leaves_the_old_table(target, closed_port):
    with pytest.raises(RatesError, match="cannot be fetched"):
        update(target, url=closed_port, timeout=0.2)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/x", "eurofxref.zip", "http://"])
def test_only_the_web_is_asked(target, url):
    with pytest.raises(RatesError, match="cannot be fetched"):
        update(target, url=url, timeout=0.2)


def test_a_place_that_cannot_be_written_is_named(renew, target):
    place = target / "rates.csv"
    with pytest.raises(RatesError, match=r"rates\.csv: cannot be written"):
        renew(place, reply(zipped()))
    assert target.read_bytes() == OLD


def test_the_table_lives_in_the_cache_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_table() == tmp_path / "claim-checker" / "eurofxref-hist.csv"
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for unset in ("", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", unset)
        assert default_table() == tmp_path / "home" / ".cache" / "claim-checker" / "eurofxref-hist.csv"


def keep(content):
    default_table().parent.mkdir(parents=True)
    default_table().write_bytes(content)


def test_a_later_table_serves_in_the_shipped_one_s_place():
    keep(NEW)
    rates = embedded()
    assert rates.on("USD", "KRW", date(2099, 1, 2)).rate == pytest.approx(1500)
    assert rates.on("USD", "AED", date(2099, 1, 2)).rate == pytest.approx(3.6725)
    assert rates.source == "ECB"
    assert str(default_table()) in rates.describe(date(2099, 1, 3)).source
    assert embedded(updated=False).span("USD", "KRW")[0] == date(1999, 1, 4)


def test_an_earlier_table_does_not(ecb):
    keep(b"Date,USD,KRW\n2020-01-02,1,1\n")
    assert embedded().span("USD", "KRW") == ecb.span("USD", "KRW")


def test_a_broken_table_is_an_error_that_says_what_to_do():
    keep(b"Date,USD,KRW\n2099-01-02,1,abc\n")
    rates = embedded()
    with pytest.raises(RatesError, match=r"eurofxref-hist\.csv:2: 'abc' is not a rate.*rates update.*delete the file"):
        rates.on("USD", "KRW", date(2025, 3, 18))


def test_without_a_home_the_shipped_table_serves(monkeypatch):
    def homeless():
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(RatesError, match="set XDG_CACHE_HOME"):
        default_table()
    assert embedded().on("USD", "KRW", date(2025, 3, 18)) is not None
