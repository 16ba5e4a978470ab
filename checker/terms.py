"""The closed lists of words that the nouns and the command line share; apart, so that naming them loads nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["ko", "ja", "en", "zh"]
Severity: TypeAlias = Literal["error", "warning", "note"]

LANGUAGES: tuple[Language, ...] = ("ko", "ja", "en", "zh")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
