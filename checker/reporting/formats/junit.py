"""``junit``: a test suite for each article, in which errors and warnings are failures and notes are output."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.reporting.clean import one_line
from checker.reporting.quote import full_message, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Finding, Report
    from checker.packs.messages import Words

SUFFIX = ".xml"

_FAILING = ("error", "warning")


def render(report: Report, words: Words, out: TextIO) -> None:  # noqa: ARG001 - programs read the elements
    """Write one suite an article; an article without findings is one test that passed."""
    suites: dict[str, list[Finding]] = {article.path: [] for article in report.articles}
    for finding in report.findings:
        suites.setdefault(finding.locations[0].path if finding.locations else "", []).append(finding)
    root = Element(
        "testsuites", _totals("claim-checker", [f for findings in suites.values() for f in findings], suites)
    )
    for path, findings in suites.items():
        root.append(_suite(one_line(path), findings))
    indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n")


def _totals(name: str, findings: Sequence[Finding], suites: dict[str, list[Finding]]) -> dict[str, str]:
    failures = sum(finding.severity in _FAILING for finding in findings)
    tests = sum(max(len(members), 1) for members in suites.values())
    return {"name": name, "tests": str(tests), "failures": str(failures), "errors": "0"}


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
