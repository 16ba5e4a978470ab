"""How two slots of two frames stand to each other: one act or two, one year, one end of a growth, one host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.claims.stems import RANGE_ENDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Claim, Slot

# Amounts of different families are never one fact: what is put in, what comes out, what a market or a firm is worth.
_FAMILIES = {
    "market_size": "market", "revenue": "result", "profit": "result", "loss": "result", "export": "result",
    "valuation": "value", "price": "price", "exempt": "tax", "savings": "savings", "land_price": "land",
    "order": "order", "supply": "order", "lend": "loan",
}  # fmt: skip
_LOOSE_FAMILIES = frozenset({"order", "loan"})
# What two families that are close tell, and what a verb tells that was only carried on from before.
_LOOSELY, CARRIED = 0.4, 0.3


def family(predicate: str) -> str:
    """The family of an act; what has no other is put in."""
    return _FAMILIES.get(predicate, "input")


def families_apart(x: str, y: str) -> float:
    """How surely two acts are of two families; a contract may be told as what is spent on it."""
    families = {family(x), family(y)}
    if len(families) == 1:
        return 0.0
    return _LOOSELY if families & _LOOSE_FAMILIES else 1.0


def both(x: Slot | None, y: Slot | None) -> int:
    """1 where both slots are known and the same, -1 where they differ, else 0."""
    if x is None or y is None:
        return 0
    return 1 if x.id == y.id else -1


def scope_other(x: Slot | None, y: Slot | None) -> float:
    """Two different scopes tell facts apart; one scope against none only a little, unless it sets a part apart."""
    if x is not None and y is not None:
        return float(x.id != y.id)
    known = x or y
    return (
        0.4 if known is not None and known.id in {"additional", "part", "cumulative", "first_phase", "target"} else 0.0
    )


def ends_apart(scopes: Sequence[Slot | None], *, ranged: Sequence[bool]) -> bool:
    """Whether two figures are two ends of a range, or an end and the range itself.

    Args:
        scopes: Their scopes.
        ranged: Whether each is printed as a range.
    """
    ends = [scope.id if scope is not None and scope.id in RANGE_ENDS else None for scope in scopes]
    told = [end for end in ends if end is not None]
    return len(set(told)) > 1 or (bool(told) and any(r and e is None for r, e in zip(ranged, ends, strict=True)))


def id_of(slot: Slot | None) -> str | None:
    """What fills a slot; None for an empty one."""
    return slot.id if slot is not None else None


_SAME_YEARS = 0.05
# Things of one sort that are told apart by their numbers: what the first costs is not what the second does.
NUMBERED = ({"fab1", "fab2"},)
# The sizes that something has before it grows and after.
PHASES = frozenset({"first_phase", "target"})


def phases(x: Slot | None, y: Slot | None) -> dict[str, float]:
    """Two sizes at one end of a growth (initial, in the end) are one size; at the start is not at the end."""
    ends = [slot.id if slot is not None and slot.id in PHASES else None for slot in (x, y)]
    if ends[0] == ends[1]:
        return {"phase_same": 1.0} if ends[0] else {}
    return {"phase_other": 1.0} if all(ends) else {"phase_other": 0.5} if "first_phase" in ends else {}


def years(a: Claim, b: Claim) -> dict[str, float]:
    """Whether two amounts are told for equally many years, where both are."""
    if a.years is None or b.years is None:
        return {}
    return {"years_same": 1.0} if abs(a.years - b.years) < _SAME_YEARS else {"years_other": 1.0}


def is_market(claim: Claim) -> bool:
    """Whether the amount is the size of a market."""
    return claim.frame.predicate is not None and claim.frame.predicate.id == "market_size"


def host_evidence(a: Claim, b: Claim, hosts: Mapping[int, int] | None) -> dict[str, float]:
    """Whether the amounts beside two figures are of one fact, where those are known."""
    if hosts is None or a.host is None or b.host is None:
        return {}
    x, y = hosts.get(a.host), hosts.get(b.host)
    if x is None or y is None:
        return {}
    return {"host_same": 1.0} if x == y else {"host_other": 1.0}
