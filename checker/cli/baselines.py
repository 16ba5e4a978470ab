"""What ``baseline write``, ``check`` and ``prune`` do, and what they say of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker import pipeline
from checker.cli import streams
from checker.cli.crew import crew_for
from checker.cli.desk import open_desk
from checker.cli.exits import CLEAN, FOUND, UNDONE, fails
from checker.cli.inputs import read_articles
from checker.cli.options import Hiding
from checker.cli.sorting import load_baseline, names_from, sorting_of
from checker.reporting.clean import one_line
from checker.reporting.quote import place
from checker.triage import Baseline, baseline_of

if TYPE_CHECKING:
    from checker.cli import options
    from checker.cli.desk import Desk
    from checker.model import Finding
    from checker.triage import Known


@dataclass(frozen=True, slots=True)
class _Present:
    """What is found now.

    Attributes:
        names: The path of each article that was read, from the folder of the baseline's file.
        complete: Whether all could be read.
    """

    desk: Desk
    findings: tuple[Finding, ...]
    names: dict[str, str]
    complete: bool


def write(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Make all that is found known."""
    present = _present(paths, file, **given)
    if not present.complete:
        return UNDONE  # a baseline of half the articles would be taken for one of all
    known = baseline_of(present.findings, present.names)
    _save(file, known)
    return _said(f"{file}: {_counted(len(known.known))} known")


def check(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Say what is new, and what is known but no longer found."""
    known = load_baseline(file)
    present = _present(paths, file, **given)
    new, _ = known.split(present.findings)
    gone = _gone(known, present, file)
    for finding in new:
        _print(f"{place(finding.locations[0])}: {finding.rule} {finding.severity} {finding.message}")
    for old in gone:
        _print(f"{old.path}: {old.rule} {old.surface}: no longer found")
    _said(f"{file}: {len(new)} new, {len(gone)} no longer found, {len(known.known) - len(gone)} known")
    failed = gone or fails(new, present.desk.settings.fail_on)
    return UNDONE if not present.complete else FOUND if failed else CLEAN


def prune(paths: tuple[str, ...], file: str, **given: options.Given) -> int:
    """Drop what is no longer found."""
    known = load_baseline(file)
    present = _present(paths, file, **given)
    if not present.complete:
        return UNDONE
    gone = _gone(known, present, file)
    left = known.without(gone)
    if gone:
        _save(file, left)
    return _said(f"{file}: dropped {_counted(len(gone))}, {_counted(len(left.known))} known")


def _present(
    paths: tuple[str, ...],
    file: str,
    *,
    verdict: options.Verdict,
    reading: options.Reading,
    running: options.Running,
    desk: options.Desk,
) -> _Present:
    with crew_for(running) as crew:
        opened = open_desk(desk, paths[0], verdict, crew).without_baseline()
        setup = opened.setup(crew)
        found = read_articles(paths, opened.rules, reading, crew)
        names = names_from(Path(file).absolute().parent, found.articles)
        if not found.articles:
            return _Present(opened, (), names, complete=False)
        report = pipeline.check(found.articles, setup, sorting=sorting_of(opened, found, Hiding()))
    return _Present(opened, report.findings, names, complete=not found.problems)


def _gone(known: Baseline, present: _Present, file: str) -> tuple[Known, ...]:
    """What is no longer found: its article was read or is no more, and its check ran or is no more."""
    folder = Path(file).absolute().parent
    paths = {old.path for old in known.known}
    missing = {path for path in paths if path != "-" and not (folder / path).exists()}
    kept_off = set(present.desk.settings.disable)
    ran = {old.rule for old in known.known} - kept_off
    return known.gone(present.findings, missing | set(present.names.values()), ran)


def _save(file: str, known: Baseline) -> None:
    with streams.output(file) as out:
        out.write(known.text())


def _counted(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"


def _print(line: str) -> None:
    sys.stdout.write(f"{one_line(line)}\n")


def _said(line: str) -> int:
    _print(line)
    return CLEAN
