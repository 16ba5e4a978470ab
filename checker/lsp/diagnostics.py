"""Findings as diagnostics: under the figure they doubt, with the figures it is held against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types

from checker.lsp.places import Places
from checker.reporting.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.errors import InputError
    from checker.lsp.bench import Checked
    from checker.model import Finding, Location, Severity

SOURCE: Final = "claim-checker"
_SEVERITY: Final[Mapping[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, uri: str, places: Places, encoding: str, *, related: bool) -> list[types.Diagnostic]:
    """What is to be shown in the draft.

    Args:
        checked: What was found in it.
        uri: Its address.
        places: Its lines.
        encoding: In which positions in other files are counted too.
        related: Whether the editor shows other places beside a diagnostic; else its message names them.
    """
    found = [_problem(problem, checked.path) for problem in checked.problems]
    for finding in checked.report.findings if checked.report else ():
        suspect = place_in(finding, checked)
        if suspect is None:
            continue
        against = [place for place in finding.locations if place is not suspect]
        told = [_related(place, checked, uri, places, encoding) for place in against]
        lines = [one_line(finding.message), *((one_line(finding.suggestion),) if finding.suggestion else ())]
        lines += [] if related else [item.message for item in told]
        found.append(
            types.Diagnostic(
                places.range((suspect.start, suspect.end)),
                "\n".join(lines),
                severity=_SEVERITY[finding.severity],
                code=finding.rule,
                code_description=_page(finding.rule, checked),
                source=SOURCE,
                related_information=told if related else None,
                data={"fingerprint": finding.fingerprint},
            )
        )
    return found


def place_in(finding: Finding, checked: Checked) -> Location | None:
    """The figure of the draft under which the finding is shown: the doubted one, else the first that it has there."""
    return next((place for place in finding.locations if place.path == checked.path), None)


def _problem(problem: InputError, path: str) -> types.Diagnostic:
    """What is wrong with the draft itself, on its line; with its sidecar, on the first one."""
    own = str(problem.path) == path
    line = (problem.line or 1) - 1 if own else 0
    message = str(problem)
    if own:
        message = message.removeprefix(f"{path}:{problem.line}: ").removeprefix(f"{path}: ")
    whole = types.Range(types.Position(line, 0), types.Position(line + 1, 0))
    return types.Diagnostic(whole, message, severity=types.DiagnosticSeverity.Error, source=SOURCE)


def _related(
    place: Location, checked: Checked, uri: str, places: Places, encoding: str
) -> types.DiagnosticRelatedInformation:
    """A figure that the doubted one is held against, with its sentence."""
    passage = checked.report.passages.get(place) if checked.report else None
    sentence = passage.before + passage.surface + passage.after if passage else place.surface
    own = place.path == checked.path
    message = one_line(sentence if own else f"{_outlet(place, checked)}: {sentence}")
    where = types.Location(uri, places.range((place.start, place.end))) if own else _elsewhere(place, checked, encoding)
    return types.DiagnosticRelatedInformation(where or types.Location(uri, types.Range(_TOP, _TOP)), message)


_TOP: Final = types.Position(0, 0)


def _elsewhere(place: Location, checked: Checked, encoding: str) -> types.Location | None:
    """The place in another file, None where the article has none that an editor could open."""
    article = checked.others.get(place.path)
    if not Path(place.path).is_file():
        return None
    target = Path(place.path).absolute().as_uri()
    if article is None or article.extracted or article.id != place.article:
        return types.Location(target, types.Range(_TOP, _TOP))
    return types.Location(target, Places(article.text, encoding).range((place.start, place.end)))


def _outlet(place: Location, checked: Checked) -> str:
    """Who printed it and when."""
    for article in checked.report.articles if checked.report else ():
        if (article.path, article.id) == (place.path, place.article):
            return ", ".join(str(part) for part in (article.outlet or article.id, article.published) if part)
    return place.article


def _page(code: str, checked: Checked) -> types.CodeDescription | None:
    """The page of the check, which comes with the program."""
    folder = checked.desk.rules / "checks"
    pages = (folder / f"{code}.{language}.md" for language in (checked.desk.lang, "en"))
    page = next((path for path in pages if path.is_file()), None)
    return types.CodeDescription(page.absolute().as_uri()) if page else None
