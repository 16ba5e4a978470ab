"""The findings that are known already: a file that people can read, in which nothing depends on lines."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

from checker.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from checker.model import Finding

_VERSION: Final = 1
_KEYS: Final = ("path", "rule", "surface", "against", "fingerprint")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One known finding: only its fingerprint counts, the rest is for readers.

    Attributes:
        path: The article of the suspected figure, from the folder of the baseline's file.
        against: The figures that it is held against.
    """

    path: str
    rule: str
    surface: str
    against: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings, in order; two that are the same in every respect are listed twice."""

    known: tuple[Known, ...] = ()

    def split(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], int]:
        """The findings that are new, and how many are not."""
        left = Counter(known.fingerprint for known in self.known)
        new = []
        hidden = 0
        for finding in findings:
            if left[finding.fingerprint] > 0:
                left[finding.fingerprint] -= 1
                hidden += 1
            else:
                new.append(finding)
        return tuple(new), hidden

    def gone(self, findings: Iterable[Finding], read: Collection[str], ran: Collection[str]) -> tuple[Known, ...]:
        """The known findings that are no longer found, though their check ran and their article is no reason.

        Args:
            findings: All that were found.
            read: The paths, from the folder of the baseline's file, that were read or are no more.
            ran: The codes of the checks that ran.
        """
        found = Counter(finding.fingerprint for finding in findings)
        gone = []
        for known in self.known:
            if found[known.fingerprint] > 0:
                found[known.fingerprint] -= 1
            elif known.path in read and known.rule in ran:
                gone.append(known)
        return tuple(gone)

    def without(self, gone: Iterable[Known]) -> Baseline:
        """The baseline without these."""
        left = Counter(gone)
        kept = []
        for known in self.known:
            if left[known] > 0:
                left[known] -= 1
            else:
                kept.append(known)
        return replace(self, known=tuple(kept))

    def text(self) -> str:
        """The content of its file: one finding a line; the same findings give the same bytes."""
        lines = ",\n".join(f"  {json.dumps(asdict(known), ensure_ascii=False)}" for known in self.known)
        body = f"[\n{lines}\n ]" if lines else "[]"
        return f'{{\n "version": {_VERSION},\n "findings": {body}\n}}\n'


def baseline_of(findings: Iterable[Finding], names: Mapping[str, str]) -> Baseline:
    """The baseline in which all of ``findings`` are known.

    Args:
        findings: What was found.
        names: The path of each article from the folder of the baseline's file.
    """
    known = (
        Known(
            names[first.path],
            found.rule,
            _line(first.surface),
            _line(" / ".join(other.surface for other in found.locations[1:])),
            found.fingerprint,
        )
        for found in findings
        for first in found.locations[:1]
    )
    return Baseline(tuple(sorted(known)))


def read_baseline(text: str, path: str) -> Baseline:
    """The baseline that a file holds.

    Raises:
        ConfigError: It is none.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(f"is not JSON: {error.msg} at column {error.colno}", path, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"is no baseline: {error}", path) from error
    findings = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(findings, list) or content.get("version") != _VERSION:
        raise ConfigError(f"is no baseline of version {_VERSION}; 'claim-checker baseline write' makes one", path)
    return Baseline(tuple(sorted(_known(item, text, path) for item in findings)))


def _known(item: object, text: str, path: str) -> Known:
    if isinstance(item, dict) and set(item) == set(_KEYS) and all(isinstance(item[key], str) for key in _KEYS):
        return Known(**item)
    print_ = str(item.get("fingerprint", "")) if isinstance(item, dict) else ""
    at = text.find(f'"{print_}"') if print_ else -1
    line = text.count("\n", 0, at) + 1 if at >= 0 else None
    raise ConfigError(f"a finding must have {', '.join(_KEYS)} and nothing else", path, line)


def _line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())
