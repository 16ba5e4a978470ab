"""Numbers things that occur many times, so that each is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Numbering(Generic[T]):
    """Gives each thing a number, the same one when it occurs again."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    @property
    def seen(self) -> list[T]:
        """The things, in the order of their numbers."""
        return list(self._numbers)

    def number(self, thing: T) -> int:
        """The number of ``thing``, from 0."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def numbers(self, things: Iterable[T]) -> list[int]:
        """The numbers of ``things``."""
        return [self.number(thing) for thing in things]
