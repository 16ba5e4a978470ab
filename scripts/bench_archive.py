"""How long a draft takes against an archive of a million claims, and how long the archive takes to fill.

    python scripts/bench_archive.py --store sqlite:////somewhere/archive.db [--claims 1000000] [--drafts 200]

The archive is filled with the articles of seeds/ and of tests/data/news as they are, and then over and over with other
names, digits and days; what is there already is kept, so that a second run measures at once. A draft is one of the
articles as they are, under another id and outlet, with one digit mistyped. Everything happens in this process, caches
warm.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from vary import varied

from checker import pipeline
from checker.articles import ReadOptions, read
from checker.model import Article
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.prepublish import against_store
from checker.rates import embedded
from checker.settings import Settings
from checker.store import Entry, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.store.store import Store

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = (_ROOT / "seeds" / "articles", _ROOT / "tests" / "data" / "news" / "articles")
_PORTION = 500  # articles
_ROUND = 8  # portions
_WARM = 20
_AMOUNT = re.compile(r"\d(?=[조억만,.\d 兆億万]*(?:달러|엔|원|ドル|円|美元| billion| trillion))")


@dataclass(frozen=True, slots=True)
class Lap:
    """What one draft took: seconds on the clock and of the processor, and how many articles it was held against."""

    wall: float
    cpu: float
    compared: int
    found: int
    findings: int


def main() -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--drafts", type=int, default=200)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that fill the archive")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with open_store(args.store, create=True) as store:
        _fill(store, args.store, args.claims, args.processes)
        found = store.stats()
        print(
            f"archive   {found.articles:,} articles, {found.claims:,} claims, {found.bytes / 1e6:,.0f} MB, {store.name}"
        )
        _measure(store, args.drafts, args.seed)
    return 0


def _fill(store: Store, place: str, claims: int, processes: int) -> None:
    """Add varied articles until there are so many claims; each process extracts and writes portions of its own."""
    if not store.stats().articles:
        store.add(map(Entry, _sources(), pipeline.extracted(_sources(), rules_folder())))
    held = store.stats()
    began, busy, have = time.perf_counter(), _processor(), held.claims
    number = -(-held.articles // _PORTION) + _ROUND  # behind what a run that was stopped may have left
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        while have < claims:
            list(pool.map(_add_portion, repeat(place), range(number, number + _ROUND)))
            number += _ROUND
            have = store.stats().claims
            print(f"  {have:,} claims, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    if have > held.claims:
        wall, cpu = time.perf_counter() - began, _processor() - busy
        told = f"{have - held.claims:,} claims in {wall:.0f} s ({cpu:.0f} s of the processor)"
        print(f"filled    {told} by {processes} processes, figures found anew")


def _add_portion(place: str, number: int) -> None:
    """Add the articles of one portion, the same ones whoever asks."""
    rng = random.Random(f"portion {number}")  # noqa: S311 - a load generator
    lines = varied(_sources(), _PORTION, rng)
    found = [_article(json.loads(line), number * _PORTION + at) for at, line in enumerate(lines)]
    _opened(place).add(map(Entry, found, pipeline.extracted(found, rules_folder())))


@lru_cache(maxsize=1)
def _opened(place: str) -> Store:
    return open_store(place)


def _processor() -> float:
    """Seconds of the processor, of this process and of those that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


@lru_cache(maxsize=1)
def _sources() -> tuple[Article, ...]:
    return read([str(path) for path in _SOURCES], ReadOptions(load_furniture(rules_folder() / "furniture"))).articles


def _article(record: dict[str, str], number: int) -> Article:
    own = f"{number:07d}"
    return Article(
        id=own,
        path=f"bench/{own}.md",
        text=record["text"],
        language=record["language"],  # type: ignore[arg-type]
        published=date.fromisoformat(record["published"]),
        outlet=record["outlet"],
    )


def _measure(store: Store, drafts: int, seed: int) -> None:
    setup = pipeline.Setup(rules_folder(), Settings(), embedded(), "en")
    rng = random.Random(seed)  # noqa: S311
    texts = [_draft(article, rng) for article in rng.choices(_sources(), k=drafts + _WARM)]
    laps = [_lap(draft, store, setup) for draft in texts][_WARM:]
    for name, value in (("clock", [lap.wall for lap in laps]), ("processor", [lap.cpu for lap in laps])):
        told = ", ".join(f"p{share} {_quantile(value, share) * 1e3:.0f} ms" for share in (50, 95, 99))
        print(f"a draft   {told} ({name}; {len(laps)} drafts)")
    print(f"          {_mean([lap.compared for lap in laps]):.1f} articles compared", end=", ")
    print(f"{_mean([lap.findings for lap in laps]):.1f} findings a draft")
    asked = [_lookup(draft, store, setup) for draft in texts][_WARM:]
    told = ", ".join(f"p{share} {_quantile(asked, share) * 1e3:.0f} ms" for share in (50, 95))
    print(f"          of which the archive {told} (clock)")


def _draft(article: Article, rng: random.Random) -> Article:
    """The article as another desk would write it, with one digit mistyped."""
    places = [match.start() for match in _AMOUNT.finditer(article.text)]
    text = article.text
    if places:
        at = rng.choice(places)
        text = text[:at] + str((int(text[at]) + 1) % 9 + 1) + text[at + 1 :]
    return replace(article, id="draft", path="draft.md", text=text, outlet="The Desk")


def _lap(draft: Article, store: Store, setup: pipeline.Setup) -> Lap:
    wall, cpu = time.perf_counter(), time.process_time()
    report = against_store([draft], store, setup)
    told = report.draft
    return Lap(
        time.perf_counter() - wall,
        time.process_time() - cpu,
        told.compared if told else 0,
        told.found if told else 0,
        len(report.findings),
    )


def _lookup(draft: Article, store: Store, setup: pipeline.Setup) -> float:
    entry = Entry(draft, pipeline.extracted([draft], setup.rules)[0])
    began = time.perf_counter()
    store.candidates([entry])
    return time.perf_counter() - began


def _quantile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    sys.exit(main())
