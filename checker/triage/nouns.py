"""What triage works with: decisions not to report something, and decisions for the articles under a pattern."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.model import Severity, Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """A decision not to report something.

    Attributes:
        rule: The code of the check.
        reason: Why.
        written: The file in which it is written.
        line: Its line there, from 1.
        until: The last day on which it holds; None for always.
        surface: The printed figure that it speaks of; None for any.
        path: The file of the articles that it speaks of; None where ``pattern`` says which.
        article: The id of the article that it speaks of; None for all of the file.
        span: The paragraph that it speaks of; None for the whole article.
        pattern: Which articles, from the folder of the settings; None for all.
    """

    rule: str
    reason: str
    written: str
    line: int | None = None
    until: date | None = None
    surface: str | None = None
    path: str | None = None
    article: str | None = None
    span: Span | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class PathRule:
    """What a desk decides of the articles under a pattern."""

    pattern: str
    disable: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
