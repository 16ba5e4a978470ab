"""How long editors wait for ``claim-checker serve``, with an archive behind it: one, 50 who work, 50 without a pause.

    python scripts/bench_serve.py --store sqlite:////somewhere/archive.db [--editors 50] [--seconds 60]

Starts the server as a newsroom would, on this machine only. Each editor has a draft of her own (an article of the
archive), mistypes a digit of an amount, sends it, waits for the proof, and reads it before she types again. How long
she reads is drawn from an exponential distribution, 10 seconds in the mean (``--pause``); half of the waits are shorter
than 7. In every tenth proof with a finding she dismisses one, and every dismissal must be in the archive at the end.

Editors without a pause are no newsroom but a load beyond what the processor does: what counts there is that those who
cannot be served in time are told so (503; they wait as long as ``Retry-After`` says) and that nothing is lost.
bench_archive.py fills an archive.
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


@dataclass(frozen=True)
class Play:
    """So many editors, who read for so many seconds in the mean before they type again, for so long."""

    editors: int
    pause: float
    seconds: float


@dataclass
class Tally:
    """What the editors saw: seconds of each check, what was refused, what went wrong, the reasons that they left."""

    checks: list[float] = field(default_factory=list)
    dismissals: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def main() -> int:
    """Serve, play, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True)
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=10.0, help="mean seconds between an answer and the next check")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 - a load generator
    with open_store(args.store, rules_folder()) as store:
        held = store.stats()
        listed = store.list(Filter(limit=5000))
        found = [store.article(line.id) for line in rng.sample(listed, min(len(listed), args.editors * 4))]
    drafts = [entry.article.text for entry in found if entry is not None and _DIGIT.search(entry.article.text)]
    print(f"archive   {held.articles:,} articles, {held.claims:,} claims ({held.stale:,} read by another version)")
    print(f"machine   {os.cpu_count()} cores, {args.workers} processes check; Python {sys.version.split()[0]}")
    seconds = args.seconds
    for play in (Play(1, 0, seconds / 2), Play(args.editors, args.pause, seconds), Play(args.editors, 0, seconds / 2)):
        _measure(play, drafts, args)
    return 0


def _measure(play: Play, drafts: Sequence[str], args: argparse.Namespace) -> None:
    """One play on a server of its own."""
    before = _processor()
    process, url = _serve(args.store, args.workers)
    try:
        tally = asyncio.run(_played(url, drafts, play, args.seed))
    finally:
        process.terminate()
        process.wait(timeout=30)
    _print(play, tally, args.store)
    each = (_processor() - before) / max(len(tally.checks) + len(tally.dismissals), 1)
    load = os.getloadavg()[0]
    print(
        f"    {each * 1e3:.0f} ms of the processor a check, the server's start included; load of the machine {load:.1f}"
    )


def _processor() -> float:
    """Seconds of the processor of all servers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


async def _played(url: str, drafts: Sequence[str], play: Play, seed: int) -> Tally:
    tally = Tally()
    until = time.perf_counter() + play.seconds
    async with asyncio.TaskGroup() as group:
        for number in range(play.editors):
            rng = random.Random(f"{seed}/{play}/{number}")  # noqa: S311 - a load generator
            client = httpx.AsyncClient(base_url=url, timeout=_PATIENCE)
            group.create_task(_edit(client, drafts[number % len(drafts)], rng, play.pause, until, tally))
    return tally


async def _edit(
    client: httpx.AsyncClient, draft: str, rng: random.Random, pause: float, until: float, tally: Tally
) -> None:
    """One editor, until the time is over."""
    async with client:
        page = await client.get("/")
        token = _TOKEN.search(page.text)
        headers = {"x-form-token": token[1] if token else ""}
        await asyncio.sleep(rng.uniform(0, pause))
        while time.perf_counter() < until:
            draft = _typed(draft, rng)
            answer = await _asked(client, "/proof", {"text": draft}, headers, tally.checks, tally)
            marks = _FINGERPRINT.findall(answer)
            if marks and rng.random() < _DISMISSES:
                reason = f"bench {rng.random()}"
                form = {"text": draft, "fingerprint": rng.choice(marks), "reason": reason}
                if await _asked(client, "/dismiss", form, headers, tally.dismissals, tally):
                    tally.left.append(reason)
            if pause:
                await asyncio.sleep(min(rng.expovariate(1 / pause), max(until - time.perf_counter(), 0)))


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
    if answer.status_code == 503 and "retry-after" in answer.headers:
        tally.refused.append(time.perf_counter() - began)
        await asyncio.sleep(float(answer.headers["retry-after"]))
        return ""
    times.append(time.perf_counter() - began)
    if answer.status_code != 200:
        tally.errors.append(f"{answer.status_code} {answer.text[:80]}")
        return ""
    return answer.text


def _print(play: Play, tally: Tally, place: str) -> None:
    with open_store(place, rules_folder()) as store:
        kept = {decision.reason for decision in store.decisions()}
    lost = sum(reason not in kept for reason in tally.left)
    read = f"reading {play.pause:g} s between checks" if play.pause else "without a pause"
    print(f"{play.editors} {'editor' if play.editors == 1 else 'editors'}, {play.seconds:g} s, {read}")
    for name, times in (("checks", tally.checks), ("dismissals", tally.dismissals), ("refused", tally.refused)):
        if times:
            told = ", ".join(f"p{share} {_quantile(times, share) * 1e3:.0f} ms" for share in (50, 95, 99))
            print(f"    {len(times):5} {name}: {told}, {len(times) / play.seconds:.1f} a second")
    print(f"    {len(tally.errors)} errors, {lost} of {len(tally.left)} writes lost")
    for error in sorted(set(tally.errors)):
        print(f"      {error}")


def _quantile(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


if __name__ == "__main__":
    sys.exit(main())
