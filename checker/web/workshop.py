"""The processes that check: Python checks one text at a time in each, so there are several, warm and bounded."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

from checker.web.bench import Bench
from checker.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from checker.web.bench import Opening

    R = TypeVar("R")

_GRACE: Final = 5.0  # seconds behind a worker's own limit, after which it is given up
_QUEUED: Final = 5.0  # seconds that a task may wait for its turn; an editor who waits longer has typed on meanwhile
_AHEAD: Final = 1  # tasks that are handed on before a bench is free, so that none stands idle
_log = logging.getLogger("checker.web")
_BENCH: ContextVar[Bench] = ContextVar("bench")


class Workshop:
    """A pool of benches.

    Args:
        opening: What each bench is opened with.
        workers: How many there are.
        seconds: How long one task may take.
        waiting: How many tasks may wait; further ones are refused.
    """

    def __init__(self, opening: Opening, workers: int, seconds: float, waiting: int) -> None:
        self._opening, self._workers, self._seconds, self._most = opening, workers, seconds, waiting
        self._pool: ProcessPoolExecutor | None = None
        self._turns = asyncio.Semaphore(workers + _AHEAD)
        self._open = 0

    @property
    def waiting(self) -> int:
        """How many tasks wait or run."""
        return self._open

    async def start(self) -> None:
        """Open the benches; when this returns the rules are read and the first check is as quick as the next."""
        self._pool = self._new_pool()
        await asyncio.gather(*(asyncio.wrap_future(self._pool.submit(_ready)) for _ in range(self._workers)))

    def stop(self) -> None:
        """Close the benches; what runs may end, within its own limit."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    async def do(self, task: Callable[[Bench], R]) -> R:
        """What ``task`` gives at the next free bench; cancelled before its turn, it is never begun.

        Raises:
            Problem: It took too long, too many wait, its turn did not come in time, or the bench broke.
        """
        if self._pool is None or self._open >= self._most:
            raise _busy()
        self._open += 1
        try:
            async with self._turn():
                return await self._done(task, self._pool)
        finally:
            self._open -= 1

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        try:
            await asyncio.wait_for(self._turns.acquire(), _QUEUED)
        except TimeoutError as error:
            raise _busy() from error
        try:
            yield
        finally:
            self._turns.release()

    async def _done(self, task: Callable[[Bench], R], pool: ProcessPoolExecutor) -> R:
        try:
            future = asyncio.wrap_future(pool.submit(_do, self._seconds, task))
            # Another task may be ahead of it: only a bench that stands still is given up.
            return await asyncio.wait_for(future, self._seconds * (1 + _AHEAD) + _GRACE)
        except BrokenProcessPool as error:
            self._renew(pool)
            raise Problem(503, "broken", "the check broke down; try again") from error
        except TimeoutError as error:
            self._renew(pool)
            raise _too_long(self._seconds) from error

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        """A new pool in the place of one that broke; the first to notice does it."""
        if self._pool is broken:
            _log.error("a process that checks broke down; new ones are started")
            self._pool = self._new_pool()
            broken.shutdown(wait=False, cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (self._opening,))


def _begin(opening: Opening) -> None:
    """Set up this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent closes the pool
    Thread(target=_end_with_the_parent, daemon=True).start()
    bench = Bench(opening)
    bench.warm()
    _BENCH.set(bench)


def _end_with_the_parent() -> None:
    """A server that was killed leaves nobody behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _ready() -> bool:
    return _BENCH.get() is not None


def _do(seconds: float, task: Callable[[Bench], R]) -> R:
    with _limited(seconds):
        return task(_BENCH.get())


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Ends what takes longer, where the system has alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def over(_signal: int, _frame: object) -> None:
        raise _too_long(seconds)

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _busy() -> Problem:
    return Problem(503, "busy", "too many checks are waiting; try again in a moment")


def _too_long(seconds: float) -> Problem:
    return Problem(503, "too_long", f"the check took longer than {seconds:g} seconds and was stopped; send less text")
