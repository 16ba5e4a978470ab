"""How the numbers of two claims stand to each other, as evidence: the same, alike but for a slip, or far apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from checker.facts.values import Comparison, likeness

if TYPE_CHECKING:
    from checker.model import Claim

AGREEING = frozenset({"equal", "compatible", "truncated"})
# More digits than these tell no more.
MOST_DIGITS = 4
_MISTYPED, _SHORT = 3, 0.3
# A slip of more than this power of ten is no growth, no part and no other unit of count.
_FAR = 2.5
# Nor are they a price against a plan, or any two amounts that one story tells of one party: 80 and 8 billion dollars.
_ABSURD = 5.5
# 10 and 100 are a power of ten apart by chance; 77 and 770 are not.
_TELLING = 2


def number_evidence(values: Comparison, *, headline: bool) -> dict[str, float]:
    """How the figures stand to each other; agreement that only an open bound or a hedge gives is weaker."""
    alike = likeness(values) if values.relation in {"near", "different"} else ""
    found: dict[str, float] = {alike or values.relation: 1.0}
    if headline:
        found = {"headline": 1.0} if values.relation in {"near", "different"} else found | {"headline": 1.0}
    if values.relation == "slip" and values.ratio:
        power = abs(math.log10(abs(values.ratio)))
        found["slip_far"] = float(power > _FAR) + float(power > _ABSURD)
        found["slip_bare"] = float(values.digits < _TELLING and not found["slip_far"])
    if values.relation in {"slip", "swap"}:
        found["slip_long"] = float(min(values.digits, MOST_DIGITS) - 1)
    if "one_digit" in found and values.digits < _MISTYPED:
        found["one_digit"] = _SHORT  # 17 and 47 are two numbers; 371 and 317 may be one
    if values.relation == "compatible" and values.ratio and not values.converted:
        found["loose"] = float(not 0.95 < values.ratio < 1.0527)
    return found


def reworded(a: Claim, b: Claim, values: Comparison) -> float:
    """1 where the text of one article prints two numbers that agree and are not the same: 170 and 165 million."""
    agree = values.relation in {"compatible", "truncated"} and not values.converted
    return float(agree and a.article == b.article and not a.headline and not b.headline)


def model_evidence(values: Comparison) -> dict[str, float]:
    """Two accelerators of one named model, or of two."""
    units = values.first.unit, values.second.unit
    if not all(unit.startswith("GPU:") for unit in units):
        return {}
    return {"model_same": 1.0} if units[0] == units[1] else {"model_other": 1.0}
