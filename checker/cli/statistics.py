"""How many findings each check has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from checker.errors import ConfigError
from checker.model import SEVERITIES
from checker.reporting.jsonform import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Report
    from checker.reporting.jsonform import Json


def write_statistics(report: Report, form: str, out: TextIO) -> None:
    """Write a line, or an object, for each check that found something; the one with the most findings first.

    Raises:
        ConfigError: ``form`` is neither ``text`` nor ``json``.
    """
    if form not in {"text", "json"}:
        raise ConfigError(f"--statistics are written as text or json, not as {form}")
    rows = list(_rows(report))
    if form == "json":
        out.write(dump(list(rows), indent=1) + "\n")
        return
    width = len(str(max((int(str(row["count"])) for row in rows), default=0)))
    for row in rows:
        levels = ", ".join(f"{row[level]} {level}" for level in SEVERITIES if row[level])
        out.write(f"{row['count']:>{width}}  {row['rule']}  {row['name']} ({levels})\n")


def _rows(report: Report) -> Iterator[dict[str, Json]]:
    names = {finding.rule: finding.name for finding in report.findings}
    levels = Counter((finding.rule, finding.severity) for finding in report.findings)
    totals = Counter(finding.rule for finding in report.findings)
    for rule, count in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        row: dict[str, Json] = {"rule": rule, "name": names[rule], "count": count}
        row |= {level: levels[rule, level] for level in SEVERITIES}
        yield row
