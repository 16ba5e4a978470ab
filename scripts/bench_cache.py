"""How much faster ``check`` is the second time: seconds of the processor and of the clock, and their ratio.

    python scripts/bench_cache.py [--count 600] [--tries 3] [--format json] [--sets seeds news varied]

The sets are the articles of seeds/, the labelled news of tests/data, and as many varied ones as asked for, a file each
(scripts/vary.py). Every run is a process of its own; "first" begins with an empty cache, "second" is over the
same articles, "one changed" is after an edit of one of them, "--no-cache" remembers nothing. The least of some tries
counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARTICLES = frozenset({".json", ".md", ".txt"})
_SETS = {"seeds": ROOT / "seeds" / "articles", "news": ROOT / "tests" / "data" / "news" / "articles"}


class Spent(NamedTuple):
    """What a process took: seconds of the processor, and of the clock."""

    processor: float
    clock: float


def main() -> int:
    """Print a line a set and kind of run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("--format", default="json")
    parser.add_argument("--sets", nargs="+", choices=(*_SETS, "varied"), default=(*_SETS, "varied"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sets = {name: _SETS[name] if name in _SETS else _varied(place, args.count) for name in args.sets}
        _check(_SETS["seeds"], place / "home" / "none", args.format, "--no-cache")  # so that all modules are compiled
        for name, articles in sets.items():
            copy = Path(shutil.copytree(articles, place / "work" / name))
            _measure(name, copy, place / "home" / name, args.tries, args.format)
    return 0


def _varied(place: Path, count: int) -> Path:
    """A folder of varied articles, a JSON file each."""
    lines = place / "varied.jsonl"
    command = [sys.executable, ROOT / "scripts" / "vary.py", _SETS["news"], str(count), lines]
    subprocess.run(command, check=True)  # noqa: S603 - our own
    folder = place / "varied"
    folder.mkdir()
    for number, line in enumerate(lines.read_text(encoding="utf-8").splitlines()):
        (folder / f"{number:06}.json").write_text(line, encoding="utf-8")
    return folder


def _measure(name: str, articles: Path, home: Path, tries: int, form: str) -> None:
    anew = _least(_check(articles, home, form, "--no-cache") for _ in range(tries))
    first = _check(articles, home, form)
    second = _least(_check(articles, home, form) for _ in range(tries))
    changed = _least(_after_an_edit(articles, home, form, number) for number in range(tries))
    print(f"{name}: {len(_files(articles))} articles, {form}")
    for what, spent in (("--no-cache", anew), ("first", first), ("second", second), ("one changed", changed)):
        share = f"{anew.processor / spent.processor:5.1f} times" if spent is not anew else ""
        print(
            f"  {what:12} {spent.processor:6.2f} s of the processor  {spent.clock:6.2f} s  {share}".rstrip(), flush=True
        )


def _least(runs: Iterable[Spent]) -> Spent:
    found = list(runs)
    return Spent(min(run.processor for run in found), min(run.clock for run in found))


def _files(articles: Path) -> list[Path]:
    return sorted(path for path in articles.rglob("*") if path.suffix in _ARTICLES)


def _after_an_edit(articles: Path, home: Path, form: str, number: int) -> Spent:
    path = _files(articles)[number]
    text = path.read_text(encoding="utf-8")
    edited = text.replace('"text": "', '"text": "\\n', 1) if path.suffix == ".json" else f"{text}\n"
    path.write_text(edited, encoding="utf-8")
    return _check(articles, home, form)


def _check(articles: Path, home: Path, form: str, *options: str) -> Spent:
    """One run, with a cache of its own and compiled modules as an installed program has them."""
    given = (str(articles), "--format", form, "--fail-on", "never", *options)
    command = [sys.executable, "-m", "checker", "check", *given]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"XDG_CACHE_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Spent(usage.ru_utime + usage.ru_stime, time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
