"""Rounds the figures of a story alike, so that what agreed still agrees: the rounded variants of ``benchmark.py``.

Rounding never adds a digit. A per cent or a multiple that was reckoned from two amounts may not follow from their
rounded values: ``unsettled`` names the articles that have one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations
from typing import Any, Final, TypeAlias

Row: TypeAlias = Mapping[str, Any]

_NUMBER: Final = re.compile(r"(?<![A-Za-z\d.,])(\d[\d,]*(?:\.\d+)?)[ ]?(조|兆|억|億|亿|만|万|萬)?")
_SCALES: Final = {"조": 12, "兆": 12, "억": 8, "億": 8, "亿": 8, "만": 4, "万": 4, "萬": 4}
_MIXED: Final = re.compile("[천千백百십十]")  # 3천455억 is written in more than one system
_RATES: Final = frozenset({"percent", "ratio"})
_KINDS: Final = frozenset(
    {
        "money",
        "power",
        "energy",
        "compute",
        "data",
        "accelerator",
        "count",
        "area",
        "length",
        "mass",
        "percent",
        "ratio",
    }
)


def rounded_story(rows: Sequence[Row], digits: int) -> dict[tuple[str, int, int], str]:
    """The new surface of each labelled figure of a story that ``digits`` significant digits change, by its place.

    A figure that is another one with fewer digits follows that one, so that 1.35 and 1.345 become the same.
    """
    figures = [row for row in rows if _numeric(row)]
    found = {}
    for row in figures:
        if _digits(row) <= digits:
            continue  # 100 stays as it is, be it a rounding of 134.5 or not
        new = _rounded(row, _most_exact(row, figures), digits)
        if new is not None and new != row["surface"]:
            found[row["path"], row["start"], row["end"]] = new
    return found


def unsettled(rows: Sequence[Row], digits: int) -> set[str]:
    """The articles of a story in which a per cent or a multiple no longer follows from the amounts that gave it."""
    figures = [row for row in rows if _numeric(row)]
    changed = {(path, start) for path, start, _ in rounded_story(rows, digits)}
    new = {_place(row): _new_value(row, figures, digits) for row in figures if _place(row) in changed}
    found = set()
    for rate in figures:
        if rate["kind"] not in _RATES:
            continue
        own = [row for row in figures if row["path"] == rate["path"] and row["kind"] not in _RATES]
        for first, last in permutations(own, 2):
            if first["unit"] != last["unit"] or not {_place(rate), _place(first), _place(last)} & new.keys():
                continue
            before = _gives(rate, *(Decimal(str(row["value"])) for row in (first, last, rate)))
            after = _gives(rate, *(new.get(_place(row), Decimal(str(row["value"]))) for row in (first, last, rate)))
            if before and not after:
                found.add(rate["path"])
    return found


def _gives(rate: Row, first: Decimal, last: Decimal, stated: Decimal) -> bool:
    """Whether the stated rate is the growth, the fall, the share or the multiple of two amounts at its last digit."""
    ratio = last / first
    whole = 100 if rate["kind"] == "percent" else 1
    readings = (ratio * whole, (ratio - 1) * whole, (1 - ratio) * whole)
    return any(abs(reading - abs(stated)) <= _last_place(rate) for reading in readings)


def _last_place(rate: Row) -> Decimal:
    """The place value of the last digit that is printed: 1 for 250 %, a tenth for 34.5 %."""
    number = _NUMBER.search(rate["surface"])
    decimals = number[1].partition(".")[2] if number else ""
    return Decimal(1).scaleb(-len(decimals))


def _new_value(row: Row, figures: Sequence[Row], digits: int) -> Decimal:
    return _significant(_most_exact(row, figures), digits)


def _place(row: Row) -> tuple[str, int]:
    return row["path"], row["start"]


def _numeric(row: Row) -> bool:
    return row["kind"] in _KINDS and isinstance(row["value"], int | float) and bool(row["value"])


def _digits(row: Row) -> int:
    """Significant digits up to the last that is not nought; of a range the most of its ends."""
    ends = (Decimal(str(row[end])).normalize() for end in ("value", "value_high") if row[end] is not None)
    return max(len(end.as_tuple().digits) for end in ends)


def _most_exact(row: Row, rows: Sequence[Row]) -> Decimal:
    """The value with the most digits of which the row's is a rounding."""
    value, step = Decimal(str(row["value"])), _step(row)
    near = [
        other
        for other in rows
        if other["unit"] == row["unit"] and abs(Decimal(str(other["value"])) - value) <= step / 2
    ]
    return Decimal(str(min(near, key=_step)["value"]))


def _step(row: Row) -> Decimal:
    """The place value of the last digit that is not nought."""
    exponent = Decimal(str(row["value"])).normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _significant(value: Decimal, digits: int) -> Decimal:
    place = value.adjusted() - digits + 1
    return value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP) if place <= 0 else _whole(value, place)


def _whole(value: Decimal, place: int) -> Decimal:
    unit = Decimal(10) ** place
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def _rounded(row: Row, exact: Decimal, digits: int) -> str | None:
    surface: str = row["surface"]
    numbers = list(_NUMBER.finditer(surface))
    if not numbers or _MIXED.search(surface):
        return None
    value = Decimal(str(row["value"]))
    if len(numbers) == 1 and row["value_high"] is None:
        number = Decimal(numbers[0][1].replace(",", ""))
        target = _significant(exact, digits) * number / value
        return _replaced(surface, numbers[0], _significant(target, digits))
    if row["value_high"] is None and all(number[2] for number in numbers):
        return _in_parts(surface, numbers, _significant(exact, digits) / value)
    for number in reversed(numbers):
        surface = _replaced(surface, number, _significant(Decimal(number[1].replace(",", "")), digits))
    return surface


def _replaced(surface: str, number: re.Match[str], value: Decimal) -> str:
    if value == Decimal(number[1].replace(",", "")):
        return surface
    return surface[: number.start(1)] + _written(value, number[1]) + surface[number.end(1) :]


def _in_parts(surface: str, numbers: Sequence[re.Match[str]], share: Decimal) -> str | None:
    """1조3452억 as 1조3500억: each part anew, those that have become nought left out."""
    units = [Decimal(10) ** _SCALES[number[2]] for number in numbers]
    if units != sorted(units, reverse=True) or any("." in number[1] for number in numbers):
        return None
    total = sum((Decimal(n[1].replace(",", "")) * unit for n, unit in zip(numbers, units, strict=True)), Decimal(0))
    rest = (total * share).quantize(Decimal(1), ROUND_HALF_UP)
    pieces = []
    for number, unit in zip(numbers, units, strict=True):
        part, rest = divmod(rest, unit)
        if part:
            pieces.append(_written(part, number[1]) + surface[number.end(1) : number.end()])
    gap = surface[numbers[0].end() : numbers[1].start()]
    return None if rest else surface[: numbers[0].start()] + gap.join(pieces) + surface[numbers[-1].end() :]


def _written(value: Decimal, like: str) -> str:
    text = f"{value:,f}" if "," in like or ("." not in like and len(like) > 4) else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
