"""What a process costs: seconds and megabytes, for the acceptance table and the benchmark."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TRIES = 3


def cold_check(articles: Path) -> dict[str, float]:
    """Seconds and megabytes of ``claim-checker check`` from a cold start, the best of some runs."""
    runs = [run("check", str(articles), "--format", "json", "--fail-on", "never") for _ in range(_TRIES)]
    return {"seconds": min(run["seconds"] for run in runs), "megabytes": min(run["megabytes"] for run in runs)}


def import_time(module: str) -> float:
    """Seconds that a fresh interpreter takes to import ``module``, the best of some runs."""
    code = f"import time; began = time.perf_counter(); import {module}; print(time.perf_counter() - began)"
    command = [sys.executable, "-c", code]
    return min(float(subprocess.check_output(command, cwd=ROOT, text=True)) for _ in range(_TRIES))  # noqa: S603


def run(*arguments: str) -> dict[str, float]:
    """Seconds and megabytes of one whole process of the command line.

    Raises:
        SystemExit: It failed.
    """
    began = time.perf_counter()
    command = [sys.executable, "-m", "checker", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"claim-checker {' '.join(arguments)} ended with {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    return {"seconds": time.perf_counter() - began, "megabytes": usage.ru_maxrss / unit}
