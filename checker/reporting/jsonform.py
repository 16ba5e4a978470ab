"""The JSON forms of the contract, shared by the formats that are JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from checker.interval import Interval

if TYPE_CHECKING:
    from checker.model import (
        ArticleSummary,
        DraftAnswer,
        Earlier,
        FactMember,
        FactSummary,
        Finding,
        JudgedLink,
        Location,
        Report,
        SuppressionUse,
        Unchecked,
        Why,
    )

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

VERSION = 1
_EXACT = 2.0**53
_UNSAFE = re.compile("[\ud800-\udfff\u2028\u2029\x85]")  # lone surrogates, and line ends that JSON does not know


def dump(value: Json, *, indent: int | None = None) -> str:
    """``value`` as JSON that UTF-8 can hold and no reader breaks into lines; the same value gives the same text."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def report_form(report: Report) -> dict[str, Json]:
    """The object of ``check --format json``."""
    return {
        "version": VERSION,
        "articles": [article_form(article) for article in report.articles],
        "findings": [finding_form(finding) for finding in report.findings],
        "facts": [fact_form(fact) for fact in report.facts],
        "unchecked": [unchecked_form(unchecked) for unchecked in report.unchecked],
        "coverage": jsonable(asdict(report.coverage)),
        "rates": report.rates,
        "suppressions": [suppression_form(use) for use in report.suppressions],
        "hidden": jsonable(asdict(report.hidden)),
        **({} if report.draft is None else {"draft": draft_form(report.draft)}),
        "problems": [{"path": told.path, "line": told.line, "message": told.message} for told in report.problems],
    }


def article_form(article: ArticleSummary) -> dict[str, Json]:
    """One of ``articles``; ``sha256`` only where it is known."""
    form: dict[str, Json] = {
        "id": article.id,
        "path": article.path,
        "published": _iso(article.published),
        "language": article.language,
        "characters": article.characters,
        "figures": article.figures,
        "claims": article.claims,
        "outlet": article.outlet,
        "title": article.title,
    }
    return form if article.sha256 is None else form | {"sha256": article.sha256}


def finding_form(finding: Finding) -> dict[str, Json]:
    """One of ``findings``."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "type": finding.type,
        "severity": finding.severity,
        "message": finding.message,
        "explanation": finding.explanation,
        "suggestion": finding.suggestion,
        "confidence": jsonable(finding.confidence),
        "fingerprint": finding.fingerprint,
        "locations": [location_form(location) for location in finding.locations],
        "evidence": {str(key): jsonable(value) for key, value in finding.evidence.items()},
    }


def location_form(location: Location) -> dict[str, Json]:
    """One of ``locations``."""
    return {
        "article": location.article,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "start": location.start,
        "end": location.end,
        "surface": location.surface,
    }


def fact_form(fact: FactSummary) -> dict[str, Json]:
    """One of ``facts``."""
    return {
        "id": fact.id,
        "label": fact.label,
        "members": [_member_form(member) for member in fact.members],
        "common_unit": fact.common_unit,
        "spread": jsonable(fact.spread),
        "confidence": jsonable(fact.confidence),
        "first": _iso(fact.first),
        "last": _iso(fact.last),
        **({} if fact.why is None else {"why": _why_form(fact.why)}),
    }


def _why_form(why: Why) -> dict[str, Json]:
    """Why the members belong together and others do not; only where it was asked for."""
    return {
        "weakest": None if why.weakest is None else _link_form(why.weakest),
        "kept_out": [_link_form(link) for link in why.kept_out],
    }


def _link_form(link: JudgedLink) -> dict[str, Json]:
    return {
        "first": location_form(link.first),
        "second": location_form(link.second),
        "probability": jsonable(link.probability),
        "limit": link.limit,
        "verdict": link.verdict,
        "bias": link.bias,
        "shares": [
            {"feature": s.feature, "value": jsonable(s.value), "weight": s.weight, "adds": jsonable(s.adds)}
            for s in link.shares
        ],
    }


def _member_form(member: FactMember) -> dict[str, Json]:
    return location_form(member.location) | {
        "outlet": member.outlet,
        "published": _iso(member.published),
        "value": jsonable(member.value),
        "unit": member.unit,
        "bound": member.bound,
        "common": jsonable(member.common),
        "common_low": jsonable(member.low),
        "common_high": jsonable(member.high),
    }


def draft_form(draft: DraftAnswer) -> dict[str, Json]:
    """What has been printed before of a draft's figures; only where a draft was checked."""
    return {
        "figures": [
            location_form(figure.location)
            | {"new": not figure.earlier, "earlier": [_earlier_form(one) for one in figure.earlier]}
            for figure in draft.figures
        ],
        "compared": draft.compared,
        "found": draft.found,
        "own": list(draft.own),
    }


def _earlier_form(earlier: Earlier) -> dict[str, Json]:
    passage = earlier.passage
    return location_form(earlier.location) | {
        "outlet": earlier.outlet,
        "published": _iso(earlier.published),
        "value": jsonable(earlier.value),
        "unit": earlier.unit,
        "agrees": earlier.agrees,
        "passage": passage.before + passage.surface + passage.after,
    }


def unchecked_form(unchecked: Unchecked) -> dict[str, Json]:
    """One of ``unchecked``."""
    locations: list[Json] = [location_form(location) for location in unchecked.locations]
    return {"rule": unchecked.rule, "reason": unchecked.reason, "locations": locations}


def suppression_form(use: SuppressionUse) -> dict[str, Json]:
    """One of ``suppressions``."""
    return {
        "rule": use.rule,
        "state": use.state,
        "findings": use.findings,
        "path": use.path,
        "line": use.line,
        "reason": use.reason,
        "until": _iso(use.until),
    }


def jsonable(value: object) -> Json:
    """Anything that evidence may hold, as JSON: whole floats as integers, what has no limit or no number as null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return {"low": _number(value.low), "high": _number(value.high)}
    return _compound(value)


def _compound(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(jsonable(key)): jsonable(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _compound(value._asdict())
    if is_dataclass(value):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (list, tuple)):
        return [jsonable(item) for item in value]
    if isinstance(value, AbstractSet):
        return sorted((jsonable(item) for item in value), key=dump)
    return str(value)


def _number(value: float) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
