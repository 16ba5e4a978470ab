"""What converts to what: pint in a registry of our own, asked once for a table of factors.

pint never sees article text and never stands in the loop over figures: it reads ``150 ㎿`` as dimensionless, and a
Quantity costs as much as reading a whole figure. A currency is a dimension of its own, so are accelerators, people
and the other counted things: a sum of dollars and won, or of MW and MWh, cannot happen by mistake.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIXES = ("exa- = 1e18", "peta- = 1e15", "tera- = 1e12", "giga- = 1e9", "mega- = 1e6", "kilo- = 1e3",
             "centi- = 1e-2", "milli- = 1e-3", "micro- = 1e-6", "nano- = 1e-9")  # fmt: skip

# Printed unit ids on the left; their definition in terms of ten base dimensions on the right.
_DEFINITIONS = (
    "second = [time]", "minute = 60 * second", "hour = 60 * minute", "day = 24 * hour", "week = 7 * day",
    "month = [calendar]", "year = 12 * month", "decade = 10 * year", "century = 100 * year",
    "m = [length]", "cm = 0.01 * m", "mm = 1e-3 * m", "micrometer = 1e-6 * m", "nm = 1e-9 * m", "km = 1000 * m",
    "foot = 0.3048 * m", "inch = 0.0254 * m", "mile = 1609.344 * m",
    "m2 = m ** 2", "km2 = 1e6 * m2", "ha = 1e4 * m2", "ft2 = foot ** 2", "acre = 4046.8564224 * m2", "mi2 = mile ** 2",
    "pyeong = 400 / 121 * m2", "mu = 2000 / 3 * m2",
    "g = [mass]", "kg = 1000 * g", "t = 1e6 * g", "lb = 453.59237 * g",
    "watt = [power]", "W = watt", "kW = 1e3 * watt", "MW = 1e6 * watt", "GW = 1e9 * watt", "TW = 1e12 * watt",
    "watt_hour = watt * hour", "MWh = 1e6 * watt_hour",
    "operation = [operation]", "flops = operation / second", "GFLOPS = 1e9 * flops", "TFLOPS = 1e12 * flops",
    "PFLOPS = 1e15 * flops", "EFLOPS = 1e18 * flops", "ZFLOPS = 1e21 * flops",
    "byte = [data]", "KB = 1e3 * byte", "MB = 1e6 * byte", "GB = 1e9 * byte", "TB = 1e12 * byte", "PB = 1e15 * byte",
    "EB = 1e18 * byte", "ZB = 1e21 * byte",
    "x = []", "percent = 0.01 * x", "tenth = 0.1 * x", "percent_point = [point]",
)  # fmt: skip
_SPELLED = {"FLOP/s": "flops"}


@lru_cache(maxsize=1)
def registry() -> Any:  # noqa: ANN401 - pint's registry class is generic over types it does not export
    """The registry; built once, on the first question."""
    import pint  # noqa: PLC0415 - 0.15 s that most commands never need

    units: Any = pint.UnitRegistry(None)
    for line in (*_PREFIXES, *_DEFINITIONS):
        units.define(line)
    return units


@lru_cache(maxsize=256)
def factor(unit: str, other: str) -> float | None:
    """What one ``unit`` is in ``other``; None where they do not measure the same thing."""
    if unit == other:
        return 1.0
    units = registry()
    names = (_SPELLED.get(unit, unit), _SPELLED.get(other, other))
    if not all(name.isidentifier() and name in units for name in names):  # pint would parse GPU:910C, and multiply
        return None
    here, there = units.Unit(names[0]), units.Unit(names[1])
    if here.dimensionality != there.dimensionality:
        return None
    return float(f"{units.Quantity(1.0, here).to(there).magnitude:.15g}")


def dimension(unit: str) -> str:
    """A name for what ``unit`` measures: two units with one name can be compared.

    A currency, and every unit that the registry does not know, is a dimension of its own.
    """
    if unit.startswith("GPU"):
        return "GPU"
    return _dimensions().get(unit, unit)


@lru_cache(maxsize=1)
def _dimensions() -> dict[str, str]:
    units = registry()
    return {name: str(units.Unit(_SPELLED.get(name, name)).dimensionality) for name in _names()}


def _names() -> Iterable[str]:
    yield from _SPELLED
    for line in _DEFINITIONS:
        yield line.split(" ", 1)[0]
