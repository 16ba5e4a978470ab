"""Runs the acceptance scorers over the labelled sets and holds each figure against the issues' thresholds.

    python scripts/acceptance.py [--shared ../shared] [--issues 2,3] [--rounds 4]

One line a threshold; the status is 1 where one of the gating issues is missed. Thresholds of other issues are printed
as goals. The scorers and their sets are no part of the project: they lie in the folder ``--shared``.
"""

from __future__ import annotations

import argparse
import json
import operator
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from measure import cold_check, import_time

ROOT = Path(__file__).resolve().parent.parent
COMMAND = f"{sys.executable} -m checker"
AT_LEAST, AT_MOST = operator.ge, operator.le
LANGUAGES = ("ko", "ja", "en")


class Threshold(NamedTuple):
    """What one figure of one run must reach; ``path`` leads to it, and of a pair of counts the share is taken."""

    issue: int
    run: str
    path: str
    holds: Callable[[float, float], bool]
    limit: float


THRESHOLDS = (
    Threshold(2, "seeds", "extraction.right_recall", AT_LEAST, 0.98),
    Threshold(2, "seeds", "extraction.precision", AT_LEAST, 0.98),
    Threshold(2, "seeds", "extraction.names_printed", AT_MOST, 0),
    Threshold(2, "seeds", "extraction.bound_accuracy", AT_LEAST, 0.95),
    Threshold(2, "seeds", "extraction.span_exact", AT_LEAST, 0.9),
    Threshold(2, "seeds", "extraction.actor_accuracy", AT_LEAST, 0.75),
    Threshold(2, "seeds", "extraction.conversion_pairs", AT_LEAST, 1.0),
    Threshold(2, "seeds", "findings.recall", AT_LEAST, 1.0),
    Threshold(2, "seeds", "findings.severity_agreement", AT_LEAST, 0.9),
    Threshold(2, "seeds", "findings.prints_per_hit_finding", AT_MOST, 1.3),
    Threshold(2, "seeds", "findings.false_alarms_per_100_articles", AT_MOST, 0),
    Threshold(2, "cold", "seconds", AT_MOST, 2.0),
    Threshold(2, "cold", "megabytes", AT_MOST, 200),
    Threshold(2, "import", "seconds", AT_MOST, 0.3),
    *(Threshold(3, "news", f"extraction.by_language.{name}.right_recall", AT_LEAST, 0.98) for name in LANGUAGES),
    *(Threshold(3, "news", f"extraction.by_language.{name}.precision", AT_LEAST, 0.97) for name in LANGUAGES),
    Threshold(3, "news", "extraction.bound_accuracy", AT_LEAST, 0.93),
    Threshold(3, "news", "extraction.span_exact", AT_LEAST, 0.9),
    Threshold(3, "news", "extraction.kind_accuracy", AT_LEAST, 0.97),
    Threshold(3, "news", "extraction.dates.right_share", AT_LEAST, 0.95),
    Threshold(3, "news", "extraction.dates.spurious_share", AT_MOST, 0.03),
    Threshold(3, "peers", "share", AT_LEAST, 0.97),
    Threshold(4, "news", "facts.pair_precision", AT_LEAST, 0.93),
    Threshold(4, "news", "facts.pair_recall", AT_LEAST, 0.7),
    Threshold(4, "news", "facts.group_recall", AT_LEAST, 0.7),
    Threshold(4, "news", "findings.recall", AT_LEAST, 0.75),
    Threshold(4, "news", "findings.error_recall", AT_LEAST, 0.85),
    Threshold(4, "news", "findings.prints_per_hit_finding", AT_MOST, 1.3),
    Threshold(4, "news", "findings.notes_per_100_articles", AT_MOST, 60),
    Threshold(4, "news", "findings.precision_strict", AT_LEAST, 0.8),
    Threshold(4, "news", "findings.false_alarms_per_100_articles", AT_MOST, 5),
    Threshold(4, "seeds", "extraction.actor_accuracy", AT_LEAST, 0.9),
    Threshold(4, "inject", "recall", AT_LEAST, 0.85),
    Threshold(4, "inject", "collateral_share", AT_MOST, 0.05),
)


def main() -> int:
    """Run what the thresholds need, print a line for each, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--issues", default="2,3", help="the issues whose thresholds must hold")
    parser.add_argument("--rounds", type=int, default=4, help="of planted slips")
    args = parser.parse_args()
    gates = {int(number) for number in args.issues.split(",")}
    results = _results(args.shared.resolve(), args.rounds)
    missed = 0
    for threshold in THRESHOLDS:
        gate = threshold.issue in gates
        value = _value(results[threshold.run], threshold.path)
        reached = value is not None and threshold.holds(value, threshold.limit)
        missed += gate and not reached
        verdict = "ok" if reached else "MISSED" if gate else "goal"
        sign = "at least" if threshold.holds is AT_LEAST else "at most"
        name = f"{threshold.run}: {threshold.path}"
        shown = "-" if value is None else f"{value:.4g}"
        print(f"{verdict:7} issue {threshold.issue}  {name:58} {shown:>7}  {sign} {threshold.limit:g}")
    return 1 if missed else 0


def _results(shared: Path, rounds: int) -> dict[str, Mapping[str, Any]]:
    """What each run measured, by the name the table gives it."""
    scored = {name: _scored(shared / "score.py", shared / name) for name in ("seeds", "news")}
    planted = _printed(shared / "inject.py", shared / "news", "--rounds", str(rounds))
    return {
        **scored,
        "inject": planted | {"collateral_share": planted["collateral_alarms"] / max(1, planted["planted"])},
        "peers": _printed(shared / "score_peers.py"),
        "cold": cold_check(shared / "seeds" / "articles"),
        "import": {"seconds": import_time("checker.cli")},
    }


def _scored(script: Path, dataset: Path) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "scores.json")
        _run(script, str(dataset), "--json", str(target))
        scores: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    dates = scores["extraction"]["dates"]
    dates["right_share"] = dates["right"] / max(1, dates["gold"])
    dates["spurious_share"] = dates["spurious"] / max(1, dates["found"] + dates["spurious"])
    return scores


def _printed(script: Path, *arguments: str | Path) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(_run(script, *map(str, arguments)))
    return scores


def _run(script: Path, *arguments: str) -> str:
    command = [sys.executable, str(script), *arguments, "--command", COMMAND]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        sys.exit(f"{script.name} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _value(result: Mapping[str, Any], path: str) -> float | None:
    """The figure at the end of ``path``; of a pair of counts the share."""
    found: Any = result
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    if isinstance(found, list):
        return float(found[0] / max(1, found[1]))
    return None if found is None else float(found)


if __name__ == "__main__":
    sys.exit(main())
