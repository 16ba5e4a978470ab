"""Puts the server together: routes, guard, counters, and one shape for everything that goes wrong."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from checker import __version__
from checker.errors import ClaimCheckerError, StoreError
from checker.web import api, pages
from checker.web.bench import Opening
from checker.web.guard import Guard
from checker.web.leaving import Leaving
from checker.web.metrics import Metrics, Watch
from checker.web.problems import Problem
from checker.web.sessions import Sessions
from checker.web.wiring import Wiring
from checker.web.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from checker.web.serving import Desk, Serving

_CODES: Final = {400: "not_valid", 404: "not_found", 405: "not_allowed", 413: "too_large"}
_log = logging.getLogger("checker.web")


def create_app(serving: Serving, desk: Desk) -> FastAPI:
    """The application.

    Args:
        serving: How to serve.
        desk: The rules and settings in force.

    Raises:
        ConfigError: It would serve others than this machine without a token.
    """
    serving.refuse_unsafe()
    workshop = Workshop(
        Opening(desk, serving.against, serving.store), serving.workers, serving.seconds, serving.waiting
    )
    metrics = Metrics()
    metrics.watch(lambda: workshop.waiting)
    app = FastAPI(
        title="claim-checker",
        version=__version__,
        summary="Finds the figures in news that cannot all be right.",
        lifespan=_open,
        docs_url=None,  # both pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.wiring = Wiring(serving, desk, workshop, metrics, Sessions())
    app.include_router(api.router)
    app.include_router(api.plain)
    app.include_router(pages.router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_of_the_form)
    app.add_exception_handler(ClaimCheckerError, _not_done)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Guard, serving=serving)
    app.add_middleware(Watch, metrics=metrics)
    app.add_middleware(Leaving)
    return app


def opening_of(serving: Serving, desk: Desk) -> Opening:
    """What each process that checks is opened with."""
    return Opening(desk, serving.against, serving.store)


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncIterator[None]:
    workshop: Workshop = app.state.wiring.workshop
    await workshop.start()
    try:
        yield
    finally:
        workshop.stop()


async def _refused(_request: Request, error: Exception) -> Response:
    """A problem of ours, or one that the framework found."""
    if not isinstance(error, HTTPException):
        raise error
    problem = error if isinstance(error, Problem) else _of_framework(error)
    headers = {"retry-after": "1"} if problem.status_code == 503 else dict(error.headers or {})
    return JSONResponse(problem.answer().model_dump(), problem.status_code, headers=headers)


def _of_framework(error: HTTPException) -> Problem:
    return Problem(error.status_code, _CODES.get(error.status_code, "not_valid"), str(error.detail).lower())


async def _not_of_the_form(_request: Request, error: Exception) -> Response:
    """The first fault of a request, without what it holds: drafts are private."""
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"][1:]).lstrip(".")
    return JSONResponse(Problem(422, "not_valid", first["msg"], where or None).answer().model_dump(), 422)


async def _not_done(_request: Request, error: Exception) -> Response:
    """What the rest of the program could not do: an archive that cannot be reached, rates that cannot be had."""
    _log.error("%s", error)
    code = "archive" if isinstance(error, StoreError) else "not_done"
    problem = Problem(503, code, "the archive cannot be used now" if code == "archive" else str(error))
    return JSONResponse(problem.answer().model_dump(), problem.status_code)


async def _broken(_request: Request, error: Exception) -> Response:
    """A fault of ours; what was asked is not logged."""
    _log.error("unexpected %s", type(error).__name__)
    return JSONResponse(
        Problem(500, "unexpected", "something broke here; it has been logged").answer().model_dump(), 500
    )
