"""What the server does with more checks than it can do: it says so in time, and works for nobody who has gone."""

from __future__ import annotations

import asyncio

import pytest

from checker.web import workshop as module
from checker.web.leaving import Leaving
from checker.web.metrics import Metrics, Watch
from checker.web.problems import Problem
from checker.web.workshop import Workshop

SCOPE = {"type": "http", "method": "POST", "path": "/", "headers": []}
LAST = {"type": "http.request", "body": b"draft", "more_body": False}
GONE = {"type": "http.disconnect"}


class Benches:
    """In the place of the processes that check: a task is done when it is told so."""

    def __init__(self, monkeypatch, workers: int = 1, waiting: int = 10) -> None:
        self.begun: list[object] = []
        self.end = asyncio.Event()
        self.workshop = Workshop(None, workers, 10.0, waiting)
        monkeypatch.setattr(self.workshop, "_pool", object())
        monkeypatch.setattr(self.workshop, "_done", self._done)

    async def _done(self, task, _pool):
        self.begun.append(task)
        await self.end.wait()
        return task


def test_who_waits_too_long_for_a_turn_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(module, "_QUEUED", 0.01)

    async def play():
        benches = Benches(monkeypatch)
        served = [asyncio.create_task(benches.workshop.do(number)) for number in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Problem, match="waiting") as refused:
            await benches.workshop.do(2)
        benches.end.set()
        return refused.value.status_code, await asyncio.gather(*served), benches.workshop.waiting

    assert asyncio.run(play()) == (503, [0, 1], 0)


def test_more_than_may_wait_are_refused_at_once(monkeypatch):
    async def play():
        benches = Benches(monkeypatch, waiting=3)
        served = [asyncio.create_task(benches.workshop.do(number)) for number in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Problem, match="waiting"):
            await benches.workshop.do(3)
        benches.end.set()
        return await asyncio.gather(*served)

    assert asyncio.run(play()) == [0, 1, 2]


def test_what_nobody_waits_for_is_never_begun(monkeypatch):
    async def play():
        benches = Benches(monkeypatch)
        tasks = [asyncio.create_task(benches.workshop.do(number)) for number in range(4)]
        await asyncio.sleep(0)
        tasks[2].cancel()
        benches.end.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        return benches.begun, benches.workshop.waiting

    assert asyncio.run(play()) == ([0, 1, 3], 0)


async def answered(application, *messages):
    """What is sent for a request that is made of ``messages``; then nothing more comes."""
    left, sent = list(messages), []

    async def receive():
        if not left:
            await asyncio.Event().wait()
        return left.pop(0)

    async def send(message):
        sent.append(message["type"])

    await application(dict(SCOPE), receive, send)
    return sent


async def reply(_scope, receive, send):
    """Reads the request, does something, answers."""
    while (await receive()).get("more_body", False):
        pass
    await asyncio.sleep(0.01)
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_the_work_for_a_client_that_hangs_up_ends():
    metrics = Metrics()
    assert asyncio.run(answered(Leaving(Watch(reply, metrics)), LAST, GONE)) == []
    assert b'claim_checker_requests_total{route="other",status="499"} 1.0' in metrics.page()


def test_a_client_that_stays_is_answered():
    first = {"type": "http.request", "body": b"a", "more_body": True}
    assert asyncio.run(answered(Leaving(reply), first, LAST)) == ["http.response.start"]


def test_what_breaks_is_not_hidden():
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        asyncio.run(answered(Leaving(broken), LAST))
