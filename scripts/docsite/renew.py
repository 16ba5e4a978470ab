"""Writes into a page what its commands print now, where the page leaves nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docsite import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docsite.session import Outcome


def renew(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Renew the pages of ``outcomes``.

    Returns:
        The faults that are left: what a page shows with ``...`` is for people to renew.
    """
    left = []
    for outcome in sorted((o for o in outcomes if o.fault), key=lambda o: o.step.line, reverse=True):
        step = outcome.step
        if step.shown is None or "...\n" in step.shown:
            left.append(outcome.fault)
            continue
        path = ROOT / step.page
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        start = step.line + step.command.count("\n")
        lines[start : start + step.shown.count("\n")] = [outcome.printed]
        path.write_text("".join(lines), encoding="utf-8")
    return tuple(left)
