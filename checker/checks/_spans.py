"""Rows of a table that are named for stretches of time: three months and their quarter, four and their year."""

from __future__ import annotations

import re

_MONTH = re.compile(
    r"^\W*(?:\d{1,2}\s?[월月]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?)\W*$", re.IGNORECASE
)
_QUARTER = re.compile(
    r"^\W*(?:q[1-4]|[1-4]q|[1-4]\s?분기|第?[1-4一二三四]四半期|第?[1-4一二三四]季度?|"
    r"(?:(?:first|second|third|fourth|[1-4](?:st|nd|rd|th)) )?quarter|분기|四半期|季度)"
    r"(?: ?(?:합계|계|合計|计|total))?\W*$",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"^\W*(?:상반기|하반기|上(?:半)?期|下(?:半)?期|上半年|下半年|(?:first |second )?half(?:[- ]year)?)\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^\W*(?:연간|통기|通期|年間|全年|(?:full[- ])?year)\W*$", re.IGNORECASE)
# How many months or quarters a longer stretch has.
_MADE_OF = ((_QUARTER, _MONTH, 3), (_HALF, _MONTH, 6), (_HALF, _QUARTER, 2), (_YEAR, _MONTH, 12), (_YEAR, _QUARTER, 4))


def closes(last: str, rows: list[str]) -> bool:
    """Whether a row named so is the sum of the rows above it: April, May, June, and the quarter."""
    return any(
        whole.match(last) and len(rows) == number and all(part.match(row) for row in rows)
        for whole, part, number in _MADE_OF
    )
