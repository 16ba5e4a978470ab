"""MG501: figures of one fact that have the same digits and are a power of ten apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from checker.checks._disputes import disputes
from checker.checks._telling import dispute_issue
from checker.checks.base import Context, Gap, Issue, check

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "MG501"


@check(_CODE)
def magnitude_slip(context: Context) -> Iterator[Issue | Gap]:
    """A lost or added scale word: the log of the ratio is a whole number and the digits are the same."""
    for dispute in disputes(context):
        if dispute.values.relation != "slip" or not dispute.values.ratio:
            continue
        power = round(abs(math.log10(abs(dispute.values.ratio))))
        if power < context.limits["least_power"]:
            continue
        severity = "error" if power >= context.limits["error_power"] or dispute.bearing > 1 else "warning"
        yield dispute_issue(_CODE, severity, context, dispute, ratio=f"10^{power}")
