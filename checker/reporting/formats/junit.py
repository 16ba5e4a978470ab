"""``junit``: a test suite for each article, in which errors and warnings are failures and notes are output.

An article that could not be read is an error. The form is that of Jenkins' schema, which the tests hold it against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.reporting.clean import one_line
from checker.reporting.quote import full_message, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Finding, Problem, Report
    from checker.packs.messages import Words

SUFFIX = ".xml"

_FAILING = ("error", "warning")


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read the elements
    """Write one suite an article; an article without findings is one test that passed."""
    suites: dict[str, list[Finding]] = {article.path: [] for article in report.articles}
    for finding in report.findings:
        suites.setdefault(finding.locations[0].path if finding.locations else "", []).append(finding)
    root = Element("testsuites", _totals("claim-checker", report.findings, suites, len(report.problems)))
    for path, findings in suites.items():
        root.append(_suite(one_line(path), findings))
    for problem in report.problems:
        root.append(_unread(problem))
    indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n")


def _totals(
    name: str, findings: Sequence[Finding], suites: Mapping[str, Sequence[Finding]], errors: int = 0
) -> dict[str, str]:
    failures = sum(finding.severity in _FAILING for finding in findings)
    tests = sum(max(len(members), 1) for members in suites.values()) + errors
    return {"name": name, "tests": str(tests), "failures": str(failures), "errors": str(errors)}


def _unread(problem: Problem) -> Element:
    """What could not be read is a test that could not be run."""
    path = one_line(problem.path or "claim-checker")
    suite = Element("testsuite", _totals(path, (), {}, 1))
    case = SubElement(suite, "testcase", name=path, classname=path)
    SubElement(case, "error", message=one_line(problem.message), type="unread")
    return suite


def _suite(path: str, findings: list[Finding]) -> Element:
    suite = Element("testsuite", _totals(path, findings, {path: findings}))
    for finding in findings:
        suite.append(_case(path, finding))
    if not findings:
        SubElement(suite, "testcase", name=path, classname=path)
    return suite


def _case(path: str, finding: Finding) -> Element:
    where = ", ".join(place(location) for location in finding.locations)
    case = Element("testcase", name=f"{finding.rule} {finding.name} {where}".rstrip(), classname=path)
    if finding.severity in _FAILING:
        result = SubElement(case, "failure", message=one_line(finding.message), type=finding.severity)
    else:
        result = SubElement(case, "system-out")
    result.text = f"{full_message(finding)}\n{where}"
    return case
