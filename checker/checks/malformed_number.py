"""NO551: a number that is not written as any number is."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from checker.checks.base import Context, Gap, Issue, Place, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Figure, Language

_CODE = "NO551"
_SEVERE = frozenset({"unit-inside", "scale-order"})
# Five digits in a row; the press writes 1조5000억, not 15000억, and 500,000 where it writes 2,000.
_UNBROKEN = re.compile(r"(?<![\d.,])\d{4,}(?![\d,])")
_MANY = 5
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
# Where the next scale word begins, and so the least of them; Chinese desks do print 15000亿.
_CARRIES: dict[Language, tuple[int, float]] = {"ko": (10_000, 1e4), "ja": (10_000, 1e4), "en": (1000, 1e6)}
_MEASURED = frozenset({"money", "power", "energy", "compute", "accelerator", "area", "count", "data", "length", "mass"})


@check(_CODE, alone=True)
def malformed_number(context: Context) -> Iterator[Issue | Gap]:
    """The grammar of numerals marks what it had to guess at; the same amount elsewhere in the article says more."""
    for article, figures in enumerate(context.run.figures):
        grouping = any(_GROUPED.search(figure.surface) for figure in figures)
        for index, figure in enumerate(figures):
            if _unbroken(figure, context.run.articles[article].language, grouping=grouping):
                yield _unusual(context, Place(article, index))
            if figure.flaw is None or figure.number is None:
                continue
            place = Place(article, index)
            twin = next(
                (Place(article, i) for i, other in enumerate(figures)
                 if i != index and other.number == figure.number and other.unit == figure.unit and other.flaw is None),
                None,
            )  # fmt: skip
            yield Issue(
                _CODE,
                "error" if figure.flaw in _SEVERE else "warning",
                place,
                (twin,) if twin else (),
                {
                    "expected": context.amount(figure.number, figure.unit, place),
                    "detail": f"{figure.surface}: {figure.flaw}",
                },
                working={"flaw": figure.flaw, "read_as": figure.number},
                confidence=0.95,
            )


def _unbroken(figure: Figure, language: Language, *, grouping: bool) -> bool:
    """Whether a figure has more digits in a row than the press prints, in an article that ``grouping`` sets apart."""
    found = _UNBROKEN.search(figure.surface) if figure.kind in _MEASURED else None
    if found is None or not figure.number or figure.flaw is not None:
        return False
    printed = int(found[0])
    carries, scale = _CARRIES.get(language, (math.inf, math.inf))
    if figure.number >= printed * scale:
        return printed >= carries
    return grouping and len(found[0]) >= _MANY


def _unusual(context: Context, place: Place) -> Issue:
    """A number that can be read, but that nobody would print: a digit too many often shows in this way."""
    figure = context.figure(place)
    usual = context.amount(figure.number or 0.0, figure.unit, place)
    fields = {"expected": usual, "detail": f"{figure.surface} = {usual}"}
    return Issue(_CODE, "warning", place, (), fields, variant="unusual", confidence=0.6)
