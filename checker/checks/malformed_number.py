"""NO551: a number that is not written as any number is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Context, Gap, Issue, Place, check

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "NO551"
_SEVERE = frozenset({"unit-inside", "scale-order"})


@check(_CODE)
def malformed_number(context: Context) -> Iterator[Issue | Gap]:
    """The grammar of numerals marks what it had to guess at; the same amount elsewhere in the article says more."""
    for article, figures in enumerate(context.run.figures):
        for index, figure in enumerate(figures):
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
