"""A desk's own table."""

from datetime import date

import pytest

from checker.errors import RatesError
from checker.rates import from_csv


def table(tmp_path, content):
    path = tmp_path / "desk.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_desk_s_own_rates_serve(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,KRW\n2025-03-18,1.0918,1589.2\n2025-03-17,1.09,1575.9\n"))
    found = rates.on("USD", "KRW", date(2025, 3, 18))
    assert found.rate == pytest.approx(1589.2 / 1.0918)
    assert (found.source, rates.source) == ("desk.csv", "desk.csv")
    assert rates.span("USD", "KRW") == (date(2025, 3, 17), date(2025, 3, 18))
    assert rates.on("USD", "JPY", date(2025, 3, 18)) is None
    assert str(rates.describe(date(2025, 3, 19))).startswith(
        "desk.csv (the desk's own table), 2025-03-17 to 2025-03-18"
    )


@pytest.mark.parametrize(
    "content",
    [
        "Date, USD, KRW, \n2025-03-18, 1.1, 1540, \n",  # as the ECB pads its one-day file
        "\ufeffDate,USD,KRW\r\n2025-03-18,1.1,1540\r\n",  # as Excel saves it
        'Date,USD,KRW\n\n"2025-03-18","1.1","1540"\n\n',
        "Date,USD,KRW\n2025-03-18,1.1,1540",
        "Date,USD,KRW\n2025-03-18,1.1,1540,,\n",
        "Date,JPY,USD,KRW\n2025-03-18,N/A,1.1,1540\n",
        "Date,JPY,USD,KRW\n2025-03-18,,1.1,1540\n",
    ],
)
def test_the_layout_has_its_liberties(tmp_path, content):
    rates = from_csv(table(tmp_path, content))
    assert rates.on("USD", "KRW", date(2025, 3, 18)).rate == pytest.approx(1400)
    assert rates.on("USD", "JPY", date(2025, 3, 18)) is None


def test_a_missing_cell_leaves_the_day_before_standing(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,KRW\n2025-03-17,1.1,1540\n2025-03-18,1.2,N/A\n"))
    found = rates.on("USD", "KRW", date(2025, 3, 18))
    assert (found.rate, found.day) == (pytest.approx(1400), date(2025, 3, 17))


def test_a_rate_stands_over_golden_week_but_not_for_a_month(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,JPY\n2019-04-26,1.1,123\n2019-05-07,1.1,124\n2019-07-01,1.1,125\n"))
    assert rates.on("USD", "JPY", date(2019, 5, 6)).day == date(2019, 4, 26)
    assert rates.on("USD", "JPY", date(2019, 6, 7)) is None


def test_days_on_which_only_one_is_known_do_not_make_a_pair(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,KRW\n2025-03-17,1.1,\n2025-03-18,,1540\n"))
    assert rates.on("USD", "KRW", date(2025, 3, 18)) is None
    assert rates.on("EUR", "KRW", date(2025, 3, 18)).rate == 1540


def test_a_desk_s_own_rate_goes_before_a_peg(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,AED\n2025-03-18,1,4\n"))
    assert rates.on("USD", "AED", date(2025, 3, 18)).rate == 4
    assert rates.on("USD", "SAR", date(2025, 3, 18)).rate == 3.75


def test_a_table_without_dollars_has_no_pegs(tmp_path):
    assert from_csv(table(tmp_path, "Date,KRW\n2025-03-18,1540\n")).on("AED", "KRW", date(2025, 3, 18)) is None


def test_a_short_table_still_widens_past_its_end(tmp_path):
    rates = from_csv(table(tmp_path, "Date,USD,KRW\n2025-03-18,1.1,1540\n"))
    assert rates.window("USD", "KRW", date(2025, 3, 20), date(2025, 3, 22)).widened == pytest.approx(0.024)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("", 1, "must be Date,USD,JPY,..."),
        ("\n", 1, "must be Date,USD,JPY,..."),
        ("Date\n2025-03-18\n", 1, "must be Date,USD,JPY,..."),
        ("Date;USD;KRW\n2025-03-18;1,1;1540\n", 1, "must be Date,USD,JPY,..."),
        ("2025-03-18,1.1,1540\n", 1, "must be Date,USD,JPY,..."),
        ("<!DOCTYPE html>\n<html></html>\n", 1, "must be Date,USD,JPY,..."),
        ("Date,USD,dollar\n", 1, "'dollar' heads no column"),
        ("Date,USD,,KRW\n", 1, "'' heads no column"),
        ("Date,USD,EUR\n2025-03-18,1.1,1\n", 1, "'EUR' heads no column"),
        ("Date,USD,KRW,USD\n", 1, "USD heads two columns"),
        ("Date,USD\n", None, "holds no rates"),
        ("Date,USD\n2025-03-18,1.1\n2025-02-30,1.1\n", 3, "'2025-02-30' is not a day"),
        ("Date,USD\n18/03/2025,1.1\n", 2, "'18/03/2025' is not a day"),
        ("Date,USD\n2025-03-18,1.1\n\n2025-03-19,abc\n", 4, "'abc' is not a rate"),
        ('Date,USD\n2025-03-18,"1,1"\n', 2, "'1,1' is not a rate"),
        ("Date,USD\n2025-03-18,0\n", 2, "'0' is not a rate"),
        ("Date,USD\n2025-03-18,-1.1\n", 2, "'-1.1' is not a rate"),
        ("Date,USD\n2025-03-18,nan\n", 2, "'nan' is not a rate"),
        ("Date,USD\n2025-03-18,inf\n", 2, "'inf' is not a rate"),
        ("Date,USD,KRW\n2025-03-18,1.1\n", 2, "has 2 cells where the first line has 3"),
        ("Date,USD\n2025-03-18,1.1,1540\n", 2, "has 3 cells where the first line has 2"),
        ("Date,USD\n2025-03-18,1.1\n2025-03-17,1\n2025-03-18,1.2\n", 4, "2025-03-18 stands on line 2 already"),
        ("Date,통화\n".encode("cp949"), 1, "is not UTF-8"),
        (b"Date,USD\n2025-03-18,1.1\n\xff\xfe,1\n", 3, "is not UTF-8"),
        ('Date,USD\n2025-03-18,"1.1\n', None, "is not CSV"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(tmp_path, content, line, says):
    path = table(tmp_path, content)
    with pytest.raises(RatesError) as caught:
        from_csv(path)
    place = f"{path}: " if line is None else f"{path}:{line}: "
    assert str(caught.value).startswith(place)
    assert says in str(caught.value)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_long_cell_is_not_printed_whole(tmp_path):
    with pytest.raises(RatesError) as caught:
        from_csv(table(tmp_path, f"Date,USD\n2025-03-18,{'9x' * 5000}\n"))
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(RatesError, match="cannot be read"):
        from_csv(tmp_path / name)
