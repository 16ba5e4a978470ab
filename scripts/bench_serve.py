"""How long editors wait for ``claim-checker serve``, with an archive behind it: 50 of them at once, then one.

    python scripts/bench_serve.py --store sqlite:////somewhere/archive.db [--editors 50] [--seconds 60]

Starts the server as a newsroom would, on this machine only. Each editor has a draft of her own (an article of the
archive with one digit changed), sends it, waits for the proof, thinks, changes a figure and sends it again; now and
then she dismisses a finding, and every dismissal must be in the archive at the end. bench_archive.py fills an archive.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from checker.packs import rules_folder
from checker.store import Filter, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT = Path(__file__).resolve().parent.parent
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')
_FINGERPRINT = re.compile(r'name="fingerprint" value="([0-9a-f]+)"')
_DIGIT = re.compile(r"\d(?=[조억만,.\d 兆億万]*(?:달러|엔|원|ドル|円|美元| billion| trillion))")
_DISMISSES = 0.1  # of the checks that find something
_PATIENCE = 30.0  # seconds


@dataclass
class Tally:
    """What the editors saw: seconds of each check, what went wrong, the reasons that they left."""

    checks: list[float] = field(default_factory=list)
    dismissals: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def main() -> int:
    """Serve, play, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=3.0, help="mean seconds between an answer and the next check")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 - a load generator
    with open_store(args.store, rules_folder()) as store:
        held = store.stats()
        listed = store.list(Filter(limit=5000))
        found = [store.article(line.id) for line in rng.sample(listed, min(len(listed), args.editors * 4))]
    drafts = [entry.article.text for entry in found if entry is not None and _DIGIT.search(entry.article.text)]
    print(f"archive   {held.articles:,} articles, {held.claims:,} claims; {args.workers} processes check")
    process, url = _serve(args.store, args.workers)
    checks = 0
    try:
        for editors, think in ((1, 0.5), (args.editors, args.think)):
            tally = asyncio.run(_played(url, drafts, editors, think, args))
            _print(editors, think, args.seconds if editors > 1 else args.seconds / 3, tally, args.store)
            checks += len(tally.checks) + len(tally.dismissals)
    finally:
        process.terminate()
        process.wait(timeout=30)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (used.ru_utime + used.ru_stime) / max(checks, 1)
    print(f"    {spent * 1e3:.0f} ms of the processor a check, all processes of the server, its start included")
    return 0


def _serve(store: str, workers: int) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--store", store, "--workers", str(workers)]
    process = subprocess.Popen(  # noqa: S603 - this program itself
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(_ROOT)}
    )
    if process.stderr is None:
        raise RuntimeError
    for line in process.stderr:
        if found := re.search(r"serving on (http://\S+);", line):
            _drain(process)
            return process, found[1]
    raise SystemExit("the server did not start")


def _drain(process: subprocess.Popen[str]) -> None:
    """Read on, so that the server never waits for its log."""
    import threading  # noqa: PLC0415 - only here

    threading.Thread(target=lambda: process.stderr and process.stderr.read(), daemon=True).start()


async def _played(url: str, drafts: Sequence[str], editors: int, think: float, args: argparse.Namespace) -> Tally:
    tally = Tally()
    until = time.perf_counter() + (args.seconds if editors > 1 else args.seconds / 3)
    limits = httpx.Limits(max_connections=editors, max_keepalive_connections=editors)
    async with asyncio.TaskGroup() as group:
        for number in range(editors):
            rng = random.Random(f"{args.seed}/{editors}/{number}")  # noqa: S311 - a load generator
            client = httpx.AsyncClient(base_url=url, timeout=_PATIENCE, limits=limits)
            group.create_task(_edit(client, drafts[number % len(drafts)], rng, think, until, tally))
    return tally


async def _edit(
    client: httpx.AsyncClient, draft: str, rng: random.Random, think: float, until: float, tally: Tally
) -> None:
    """One editor, until the time is over."""
    async with client:
        page = await client.get("/")
        token = _TOKEN.search(page.text)
        headers = {"x-form-token": token[1] if token else ""}
        await asyncio.sleep(rng.uniform(0, think))
        while time.perf_counter() < until:
            draft = _typed(draft, rng)
            answer = await _asked(client, "/proof", {"text": draft}, headers, tally.checks, tally)
            marks = _FINGERPRINT.findall(answer)
            if marks and rng.random() < _DISMISSES:
                reason = f"bench {rng.random()}"
                form = {"text": draft, "fingerprint": rng.choice(marks), "reason": reason}
                if await _asked(client, "/dismiss", form, headers, tally.dismissals, tally):
                    tally.left.append(reason)
            await asyncio.sleep(rng.uniform(think / 2, think * 1.5))


def _typed(draft: str, rng: random.Random) -> str:
    """The draft with one digit of an amount changed."""
    at = rng.choice([match.start() for match in _DIGIT.finditer(draft)])
    return draft[:at] + rng.choice("123456789") + draft[at + 1 :]


async def _asked(
    client: httpx.AsyncClient,
    path: str,
    form: dict[str, str],
    headers: dict[str, str],
    times: list[float],
    tally: Tally,
) -> str:
    """The answer's text, empty where there was none."""
    began = time.perf_counter()
    try:
        answer = await client.post(path, data=form, headers=headers)
    except httpx.HTTPError as error:
        tally.errors.append(type(error).__name__)
        return ""
    times.append(time.perf_counter() - began)
    if answer.status_code != 200:
        tally.errors.append(f"{answer.status_code} {answer.text[:80]}")
        return ""
    return answer.text


def _print(editors: int, think: float, seconds: float, tally: Tally, place: str) -> None:
    with open_store(place, rules_folder()) as store:
        kept = {decision.reason for decision in store.decisions()}
    lost = sum(reason not in kept for reason in tally.left)
    print(f"{editors:3} editors, {seconds:.0f} s, {think:g} s of thought between checks")
    for name, times in (("checks", tally.checks), ("dismissals", tally.dismissals)):
        if times:
            told = ", ".join(f"p{share} {_quantile(times, share) * 1e3:.0f} ms" for share in (50, 95, 99))
            print(f"    {len(times):5} {name}: {told}, {len(times) / seconds:.1f} a second")
    print(f"    {len(tally.errors)} errors, {lost} of {len(tally.left)} writes lost")
    for error in sorted(set(tally.errors)):
        print(f"      {error}")


def _quantile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


if __name__ == "__main__":
    sys.exit(main())
