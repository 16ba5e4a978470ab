"""How the cost of linking grows: CPU seconds of ``facts`` over varied articles, each number twice the one before.

    python scripts/linking_growth.py ARTICLES_FOLDER [--counts 1250,2500,5000,10000] [--write]

The articles are those of the folder, varied by scripts/vary.py. Seconds are of the processor, whole process, reading
and extraction included; a ratio is to the line before. ``--write`` keeps the figures
in docs/linking-growth.json, for docs/linking.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT

KEPT = ROOT / "docs" / "linking-growth.json"
_COUNTS = "1250,2500,5000,10000"


def main() -> None:
    """Prints one line a count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--counts", default=_COUNTS)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows: list[dict[str, float]] = []
    print(f"{'articles':>8}{'CPU s':>8}{'ratio':>7}{'MB':>6}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for count in map(int, args.counts.split(",")):
            seconds, megabytes = _linked(args.articles, count, Path(folder, f"{count}.jsonl"))
            ratio = f"{seconds / rows[-1]['seconds']:.2f}" if rows else ""
            print(f"{count:8}{seconds:8.1f}{ratio:>7}{megabytes:6.0f}", flush=True)
            rows.append({"articles": count, "seconds": round(seconds, 1), "megabytes": round(megabytes)})
    if args.write:
        KEPT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _linked(articles: str, count: int, path: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of ``facts`` over so many articles."""
    subprocess.run([sys.executable, "scripts/vary.py", articles, str(count), str(path)], cwd=ROOT, check=True)  # noqa: S603 - our own
    command = [sys.executable, "-m", "checker", "facts", str(path), "--no-cache", "--format", "json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"facts ended with {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


if __name__ == "__main__":
    main()
