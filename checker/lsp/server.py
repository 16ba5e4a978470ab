"""The server: what the protocol says, handed to the session, and what that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from checker import __version__
from checker.lsp.session import Session
from checker.lsp.wishes import SECTION

if TYPE_CHECKING:
    from checker.cli import options


def server_for(given: options.Desk) -> LanguageServer:
    """A server that has not started yet.

    Args:
        given: What the options of the command say.
    """
    # All of a text is sent on each change: a draft is short, and the library knows line ends that LSP does not.
    server = LanguageServer("claim-checker", __version__, types.TextDocumentSyncKind.Full)
    session = Session(server, given)
    _life(server, session)
    _drafts(server, session)
    return server


def _life(server: LanguageServer, session: Session) -> None:
    """The beginning, the end, and what changes in between."""

    @server.feature(types.INITIALIZE)
    def _begin(params: types.InitializeParams) -> None:
        session.begin(params)

    @server.feature(types.INITIALIZED)
    async def _ready(_params: types.InitializedParams) -> None:
        await session.ready()

    @server.feature(types.SHUTDOWN)
    def _stop(_params: None) -> None:
        session.stop()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def _configure(params: types.DidChangeConfigurationParams) -> None:
        if isinstance(params.settings, dict) and SECTION in params.settings:  # of clients that send and are not asked
            session.wish(params.settings[SECTION])
            session.again()
        await session.ask()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _changed(_params: types.DidChangeWatchedFilesParams) -> None:
        session.again()


def _drafts(server: LanguageServer, session: Session) -> None:
    """What is said of drafts."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _open(params: types.DidOpenTextDocumentParams) -> None:
        session.check(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _write(params: types.DidChangeTextDocumentParams) -> None:
        session.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _save(_params: types.DidSaveTextDocumentParams) -> None:
        session.again()  # it may be one that others are held against

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _close(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        latest = await session.settled(params.text_document.uri)
        return session.hover(latest, params.position) if latest else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    async def _act(params: types.CodeActionParams) -> list[types.CodeAction]:
        latest = await session.settled(params.text_document.uri)
        return session.actions(latest, params.range) if latest else []
