"""The editors' page: every route that a browser asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse

from checker.articles.sources import FORMATS
from checker.model import LANGUAGES
from checker.web import access, assets
from checker.web.access import changing, editor, is_token, session_of
from checker.web.bench import Given
from checker.web.editing import (
    OWN_ID,
    Desk,
    DismissTask,
    ListTask,
    OpenArchivedTask,
    OpenTask,
    Page,
    ProofTask,
    ReportTask,
    WithdrawTask,
)
from checker.web.problems import Problem
from checker.web.rendering import rendered
from checker.web.sessions import COOKIE, Session
from checker.web.wiring import Wiring, wiring
from checker.web.words import page_languages, preferred

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.web.bench import Bench
    from checker.web.tasks import Answer

_LANG, _THEME = "claim_checker_lang", "claim_checker_theme"
_YEAR: Final = 365 * 24 * 3600  # seconds
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_REPORTS: Final = {"html": "text/html", "markdown": "text/markdown", "json": "application/json"}
_ENDINGS: Final = {"html": "html", "markdown": "md", "json": "json"}

Wired = Annotated[Wiring, Depends(wiring)]
Changing = Annotated[Session, Depends(changing)]
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def desk_of(
    wired: Wired,
    text: Annotated[str, Form()] = "",
    own: Annotated[str, Form(alias="id", max_length=500)] = OWN_ID,
    published: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
) -> Desk:
    """What stands in the form.

    Raises:
        Problem: It is too long, or a field cannot be what it says.
    """
    written = text.replace("\r\n", "\n").replace("\r", "\n")
    most = wired.serving.page_characters
    if len(written) > most:
        raise Problem(413, "too_large", f"the text has {len(written):,} characters; {most:,} fit", "text")
    if language and language not in LANGUAGES:
        raise Problem(422, "not_valid", "the language must be ko, ja, en or zh", "language")
    return Desk(written, own or OWN_ID, _day(published), language)


def page_of(request: Request, wired: Wired) -> Page:
    """How the page is to be shown."""
    chosen, theme = request.cookies.get(_LANG, ""), request.cookies.get(_THEME, "")
    session = session_of(request, wired)
    return Page(
        lang=chosen if chosen in page_languages() else preferred(request.headers.get("accept-language", "")),
        form_token=wired.sessions.form_token(session) if session else "",
        theme=theme if theme in {"light", "dark"} else "",
        accepts=",".join(sorted(set(FORMATS) - {".json", ".jsonl", ".ndjson"})),
        most=wired.serving.page_characters,
    )


Drafted = Annotated[Desk, Depends(desk_of)]
Shown = Annotated[Page, Depends(page_of)]


@router.get("/")
async def start(request: Request, wired: Wired, page: Shown) -> Response:
    """The empty page; who has not shown the token is led to where it is asked for."""
    session = session_of(request, wired)
    if wired.serving.token is not None and not (session and session.entered):
        return RedirectResponse(access.LOGIN, 303)
    session = session or wired.sessions.new(entered=False)
    shown = Page(page.lang, wired.sessions.form_token(session), page.theme, page.accepts, page.most)
    answer = await _told(wired, ProofTask(Desk(), shown, whole=True))
    _remember(answer, request, wired, session)
    return answer


@router.post("/")
async def whole(
    wired: Wired, _session: Changing, desk: Drafted, page: Shown, lang: Annotated[str, Form()] = ""
) -> Response:
    """The page with its draft, in another language or for a browser without scripts."""
    chosen = lang if lang in page_languages() else page.lang
    shown = Page(chosen, page.form_token, page.theme, page.accepts, page.most)
    answer = await _told(wired, ProofTask(desk, shown, whole=True))
    answer.set_cookie(_LANG, chosen, max_age=_YEAR, samesite="lax")
    return answer


@router.post("/proof")
async def proof(wired: Wired, _session: Changing, desk: Drafted, page: Shown) -> Response:
    """The proof of the draft as it stands."""
    return await _told(wired, ProofTask(desk, page))


@router.post("/dismiss")
async def dismiss(
    wired: Wired,
    _session: Changing,
    desk: Drafted,
    page: Shown,
    fingerprint: Annotated[str, Form(max_length=64)],
    reason: Annotated[str, Form(max_length=500)],
    who: Annotated[str, Form(alias="editor", max_length=80)] = "",
) -> Response:
    """Keep that a finding is dismissed, and why."""
    if not reason.strip():
        raise Problem(422, "not_valid", "give a reason, for the next editor", "reason")
    return await _told(wired, DismissTask(ProofTask(desk, page), fingerprint, reason.strip(), who.strip() or None))


@router.post("/withdraw")
async def withdraw(
    wired: Wired,
    _session: Changing,
    desk: Drafted,
    page: Shown,
    number: Annotated[int, Form()],
    who: Annotated[str, Form(alias="editor", max_length=80)] = "",
) -> Response:
    """Take a dismissal back."""
    return await _told(wired, WithdrawTask(ProofTask(desk, page), number, who.strip() or None))


@router.post("/report")
async def report(
    wired: Wired, _session: Changing, desk: Drafted, page: Shown, wanted: Annotated[str, Form(alias="format")]
) -> Response:
    """The report as a file to keep."""
    if wanted not in _REPORTS:
        raise Problem(422, "not_valid", f"there is no report in '{wanted[:20]}'", "format")
    if not desk.text.strip():
        raise Problem(422, "not_valid", "there is no draft to report on", "text")
    answer = await wired.workshop.do(ReportTask(desk, page, wanted))
    name = f"claim-checker.{_ENDINGS[wanted]}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(answer.body, media_type=f"{_REPORTS[wanted]}; charset=utf-8", headers=headers)


@router.post("/open")
async def open_file(wired: Wired, _session: Changing, page: Shown, file: Annotated[UploadFile, File()]) -> Response:
    """Put an uploaded file in the form; its name tells the format and is used for nothing else."""
    ending = (file.filename or "").rpartition(".")[2].lower()
    if f".{ending}" not in FORMATS:
        raise Problem(415, "unknown_format", f"this cannot be read; send one of {page.accepts}", "file")
    given = Given(await file.read(), f"{OWN_ID}.{ending}", "file")
    return await _opened(wired, OpenTask(given, page))


@router.post("/open-archived")
async def open_archived(
    wired: Wired, _session: Changing, page: Shown, own: Annotated[str, Form(alias="id", max_length=500)]
) -> Response:
    """Put an article of the archive in the form."""
    return await _opened(wired, OpenArchivedTask(own, page))


@router.get("/archive", dependencies=[Depends(editor)])
async def archive(wired: Wired, page: Shown, text: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Articles of the archive to choose from."""
    return await _told(wired, ListTask(text.strip(), page))


@router.get(access.LOGIN)
async def ask_token(request: Request, wired: Wired, page: Shown) -> Response:
    """Ask for the server's token."""
    session = session_of(request, wired) or wired.sessions.new(entered=False)
    return _login(request, wired, page, session, wrong=False)


@router.post(access.LOGIN)
async def enter(
    request: Request,
    wired: Wired,
    page: Shown,
    token: Annotated[str, Form(max_length=1000)] = "",
    form_token: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Let a browser in that shows the token."""
    session = session_of(request, wired)
    if session is None or not wired.sessions.is_form_token(session, form_token):
        return RedirectResponse(access.LOGIN, 303)
    if not is_token(wired, token.strip()):
        return _login(request, wired, page, session, wrong=True)
    answer = RedirectResponse("/", 303)
    _remember(answer, request, wired, wired.sessions.new(entered=True))
    return answer


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """A file that the page loads."""
    found = assets.served().get(name)
    if found is None:
        raise Problem(404, "not_found", "there is no such file")
    return Response(found.data, media_type=found.media_type, headers={"cache-control": _FOR_EVER})


@router.get("/favicon.ico")
async def icon() -> Response:
    """What browsers ask for beside any page."""
    return await static(assets.names()["icon.svg"])


async def _told(wired: Wiring, task: Callable[[Bench], Answer]) -> Response:
    answer = await wired.workshop.do(task)
    wired.metrics.found(answer.counts)
    return HTMLResponse(answer.body)


async def _opened(wired: Wiring, task: Callable[[Bench], Answer]) -> Response:
    answer = await _told(wired, task)
    answer.headers["hx-trigger-after-settle"] = "drafted"
    return answer


def _login(request: Request, wired: Wiring, page: Page, session: Session, *, wrong: bool) -> Response:
    values = {"form_token": wired.sessions.form_token(session), "theme": page.theme, "wrong": wrong}
    answer = HTMLResponse(rendered("login.html.j2", page.lang, **values), 401 if wrong else 200)
    _remember(answer, request, wired, session)
    return answer


def _remember(answer: Response, request: Request, wired: Wiring, session: Session) -> None:
    """Give the browser its session; no script and no other site ever sees it."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, wired.sessions.cookie(session), httponly=True, samesite="lax", secure=secure)


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError as error:
        raise Problem(422, "not_valid", "the day of publication is no date", "published") from error
