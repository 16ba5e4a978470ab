"""An editor without a window: a real client of a real server process, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import defaultdict
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0  # seconds after which a test gives up; nothing is measured
ABLE = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=["utf-16"]),
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
    ),
    workspace=types.WorkspaceClientCapabilities(
        configuration=True,
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)


class Editor:
    """What the server sent, and the texts that are open.

    Args:
        folder: The folder of the workspace.
        settings: The section ``claim-checker`` of the editor's settings.
    """

    def __init__(self, folder: Path, settings: object) -> None:
        self.folder, self.settings = folder, settings
        self.client = BaseLanguageClient("editor", "1")
        self.answer: types.InitializeResult | None = None
        self.messages: list[str] = []
        self.watched: list[str] = []
        self.texts: dict[str, str] = {}
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = defaultdict(list)
        self._news = asyncio.Condition()
        self._version = 0
        self._listen()

    def _listen(self) -> None:
        feature = self.client.feature

        @feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def _published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri].append(params)
            await self._tell()

        @feature(types.WINDOW_SHOW_MESSAGE)
        async def _message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            await self._tell()

        @feature(types.WORKSPACE_CONFIGURATION)
        def _configuration(params: types.ConfigurationParams) -> list[object]:
            assert [item.section for item in params.items] == ["claim-checker"]
            return [self.settings]

        @feature(types.CLIENT_REGISTER_CAPABILITY)
        async def _register(params: types.RegistrationParams) -> None:
            for registration in params.registrations:
                if registration.method == types.WORKSPACE_DID_CHANGE_CONFIGURATION:
                    self.watched.append("settings")
                    continue
                self.watched += [watcher["globPattern"] for watcher in registration.register_options["watchers"]]
            await self._tell()

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, known):
        """Wait until ``known()`` is true."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(known)
        return known()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Open a text; its file is not written."""
        uri = name if ":" in name else (self.folder / name).as_uri()
        self.texts[uri] = text
        item = types.TextDocumentItem(uri, language, self._next(), text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def move(self, folder: Path) -> None:
        """Close all texts and go on in another folder of the workspace."""
        for uri in self.texts:
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        self.folder, self.texts, self.messages = folder, {}, []

    def write(self, uri: str, text: str) -> None:
        """Give an open text another content."""
        self.texts[uri] = text
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        document = types.VersionedTextDocumentIdentifier(version=self._next(), uri=uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def _next(self) -> int:
        self._version += 1
        return self._version

    async def shown(self, uri: str) -> list[types.Diagnostic]:
        """What is shown in the text as it stands now."""
        version = self._version
        found = await self.until(lambda: [item for item in self.published[uri] if item.version == version])
        return list(found[-1].diagnostics)

    async def changed(self, uri: str) -> list[types.Diagnostic]:
        """What is shown after the server heard that files have changed."""
        before = len(self.published[uri])
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        await self.until(lambda: len(self.published[uri]) > before)
        return list(self.published[uri][-1].diagnostics)

    async def hover(self, uri: str, surface: str) -> str | None:
        """What is told of the first character of ``surface``."""
        where = types.TextDocumentIdentifier(uri), self.place(uri, surface)
        found = await self.client.text_document_hover_async(types.HoverParams(*where))
        if found is None:
            return None
        assert self.taken(uri, found.range) == surface
        return found.contents.value

    async def actions(self, uri: str, surface: str) -> dict[str, types.CodeAction]:
        """What can be done about ``surface``, by title."""
        place = self.place(uri, surface)
        context = types.CodeActionContext(diagnostics=[])
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(place, place), context)
        return {action.title: action for action in await self.client.text_document_code_action_async(params) or ()}

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Do what an action says, as an editor does."""
        for change in edit.document_changes or ():
            if isinstance(change, types.CreateFile):
                Path(change.uri.removeprefix("file://")).touch(exist_ok=True)
                continue
            uri = change.text_document.uri
            if uri in self.texts:
                self.write(uri, self._edited(self.texts[uri], change.edits))
            else:
                path = Path(uri.removeprefix("file://"))
                path.write_text(self._edited(path.read_text(), change.edits))

    def place(self, uri: str, surface: str) -> types.Position:
        """Where ``surface`` begins, counted in UTF-16."""
        before = self.texts[uri][: self.texts[uri].index(surface)]
        line = before.split("\n")[-1]
        return types.Position(before.count("\n"), _units(line))

    def taken(self, uri: str, span: types.Range) -> str:
        """What stands in a range of an open text."""
        return _between(self.texts[uri], span)

    def _edited(self, text: str, edits) -> str:
        (edit,) = edits
        start, end = _offset(text, edit.range.start), _offset(text, edit.range.end)
        return text[:start] + edit.new_text + text[end:]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _offset(text: str, place: types.Position) -> int:
    lines = text.split("\n")
    line = lines[place.line].encode("utf-16-le")[: 2 * place.character].decode("utf-16-le")
    return sum(len(before) + 1 for before in lines[: place.line]) + len(line)


def _between(text: str, span: types.Range) -> str:
    return text[_offset(text, span.start) : _offset(text, span.end)]


async def started(folder: Path, *options: str, able=ABLE, settings=None, wishes=None, locale="en") -> Editor:
    """An editor with a server of its own."""
    editor = Editor(folder, settings)
    place = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(folder / ".cache")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))}
    await editor.client.start_io(sys.executable, "-m", "checker", "lsp", *options, cwd=folder, env=kept | place)
    params = types.InitializeParams(
        capabilities=able,
        process_id=os.getpid(),
        root_uri=folder.as_uri(),
        locale=locale,
        initialization_options=wishes,
    )
    async with asyncio.timeout(PATIENCE):
        editor.answer = await editor.client.initialize_async(params)
    editor.client.initialized(types.InitializedParams())
    return editor


async def ended(editor: Editor) -> None:
    """Say goodbye as the protocol has it."""
    async with asyncio.timeout(PATIENCE):
        await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()
