"""The interface for programs: ``/v1/check``, ``/v1/extract``, ``/v1/facts``, health and metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Depends, Response
from starlette.responses import JSONResponse

from checker import __version__
from checker.packs.messages import word_languages
from checker.web.access import program
from checker.web.bench import Given
from checker.web.problems import Problem, ProblemAnswer
from checker.web.shapes import (
    ArticleAsked,
    ArticlesAsked,
    CheckAsked,
    CheckTold,
    ExtractAsked,
    ExtractTold,
    FactsAsked,
    FactsTold,
)
from checker.web.tasks import CheckTask, ExtractTask, FactsTask
from checker.web.wiring import Wiring, wiring

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.web.bench import Bench
    from checker.web.tasks import Answer

_JSON: Final = "application/json"
_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    401: {"model": ProblemAnswer, "description": "The token is missing or another one."},
    403: {"model": ProblemAnswer, "description": "A page of another site asks."},
    413: {"model": ProblemAnswer, "description": "Too large."},
    422: {"model": ProblemAnswer, "description": "Not of the form, or an article cannot be read."},
    503: {"model": ProblemAnswer, "description": "Too many wait, or the check took too long."},
}
Wired = Annotated[Wiring, Depends(wiring)]

router = APIRouter(prefix="/v1", dependencies=[Depends(program)], responses=_PROBLEMS)
plain = APIRouter()


@router.post("/check", response_model=CheckTold, summary="Check articles")
async def check(asked: CheckAsked, wired: Wired) -> Response:
    """Cross-check articles; where the server has published ones, only what concerns the given ones is told."""
    return await _answered(wired, CheckTask(_given(asked, wired), _lang(asked, wired), asked.fail_on))


@router.post("/extract", response_model=ExtractTold, summary="Find the figures in articles")
async def extract(asked: ExtractAsked, wired: Wired) -> Response:
    """Every figure, in order of position."""
    return await _answered(wired, ExtractTask(_given(asked, wired), asked.frames))


@router.post("/facts", response_model=FactsTold, summary="Find what more than one figure speaks of")
async def facts(asked: FactsAsked, wired: Wired) -> Response:
    """The facts that the given articles speak of, with each outlet's value."""
    return await _answered(wired, FactsTask(_given(asked, wired), _lang(asked, wired)))


@plain.get("/healthz", summary="Whether the server is up")
async def health(wired: Wired) -> Response:
    """Says ``ok`` when the processes that check are open."""
    return JSONResponse({"status": "ok", "version": __version__, "waiting": wired.workshop.waiting})


@plain.get("/metrics", dependencies=[Depends(program)], summary="Numbers for Prometheus")
async def metrics(wired: Wired) -> Response:
    """Requests, times, findings."""
    return Response(wired.metrics.page(), media_type="text/plain; version=0.0.4")


async def _answered(wired: Wiring, task: Callable[[Bench], Answer]) -> Response:
    answer = await wired.workshop.do(task)
    wired.metrics.found(answer.counts)
    return Response(answer.body, media_type=_JSON)


def _given(asked: ArticlesAsked, wired: Wiring) -> tuple[Given, ...]:
    length = sum(len(article.text or article.html or "") for article in asked.articles)
    if length > wired.serving.characters:
        raise Problem(413, "too_large", f"the articles have {length:,} characters; {wired.serving.characters:,} fit")
    return tuple(_one(article, f"articles[{number}]") for number, article in enumerate(asked.articles))


def _one(article: ArticleAsked, path: str) -> Given:
    known = article.model_copy(update={"id": article.id or path})
    return Given(known.model_dump_json(exclude_none=True).encode("utf-8", "surrogatepass"), f"{path}.json", path)


def _lang(asked: ArticlesAsked, wired: Wiring) -> str | None:
    known = word_languages(wired.desk.rules / "messages")
    if asked.lang is not None and asked.lang not in known:
        message = f"there are no messages in '{asked.lang[:20]}'; choose one of {', '.join(known)}"
        raise Problem(422, "not_valid", message, "lang")
    return asked.lang
