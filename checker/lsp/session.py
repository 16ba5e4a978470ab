"""The drafts that are open: each is checked when it rests, and what was found is shown."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from checker.articles.sources import FORMATS
from checker.errors import ClaimCheckerError
from checker.lsp.actions import Editor, Open, actions
from checker.lsp.bench import Bench, Checked, Draft
from checker.lsp.diagnostics import diagnostics
from checker.lsp.hovers import hover
from checker.lsp.places import Places
from checker.lsp.wishes import SECTION, Wishes, read_wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pygls.lsp.server import LanguageServer

    from checker.cli import options

    T = TypeVar("T")

_log = logging.getLogger("checker.lsp")
_ENDINGS: Final = {"markdown": ".md", "plaintext": ".txt"}  # of drafts without a file, by the editor's own word
_READ: Final = frozenset({".md", ".markdown", ".txt"})  # offsets in these are those of the editor's text
_WATCHED: Final = ("**/claim-checker.toml", "**/pyproject.toml", "**/*.meta.yaml")


@dataclass(frozen=True, slots=True)
class Latest:
    """The last check of a draft: what was found in which text."""

    checked: Checked
    open: Open


class Session:
    """The drafts that are open and what was found in them; lives in the server's loop.

    Args:
        server: Where messages go.
        given: What the options of the command say.
    """

    def __init__(self, server: LanguageServer, given: options.Desk) -> None:
        self._server, self._given = server, given
        self._wishes = Wishes()
        self._bench: Bench | None = None
        self._thread = ThreadPoolExecutor(1, "checker")  # one check at a time; the loop stays free
        self._latest: dict[str, Latest] = {}
        self._wanted: Counter[str] = Counter()  # how often a check of a draft was asked for
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._told = ""

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor says of itself."""
        root = self._server.workspace.root_path
        self._bench = Bench(self._given, params.locale, Path(root) if root else Path.cwd())
        self.wish(params.initialization_options)

    def wish(self, given: object) -> None:
        """Take over settings of the editor; those that cannot be followed are told, and the former ones stay."""
        try:
            self._wishes = read_wishes(given, self._wishes)
        except ClaimCheckerError as error:
            self._tell(str(error))

    async def ready(self) -> None:
        """Ask for the editor's settings and for word of changed files, and make ready for the first check."""
        registrations = list(_registrations(self._server.client_capabilities.workspace))
        if registrations:
            await self._server.client_register_capability_async(types.RegistrationParams(registrations))
        await self.ask()
        if not self._tasks and self._bench is not None:
            bench, wishes = self._bench, self._wishes
            await self._guarded(lambda: bench.warm(wishes))

    async def ask(self) -> None:
        """Ask for the editor's settings where it keeps any, and check again."""
        capabilities = self._server.client_capabilities.workspace
        if capabilities and capabilities.configuration:
            items = [types.ConfigurationItem(section=SECTION)]
            answers = await self._server.workspace_configuration_async(types.ConfigurationParams(items))
            before = self._wishes
            self.wish(answers[0] if answers else None)
            if self._wishes != before:
                self.again()

    def again(self) -> None:
        """Check all that is open once more."""
        for uri in list(self._server.workspace.text_documents):
            self.check(uri, 0)

    def check(self, uri: str, delay: float) -> None:
        """Check a draft after ``delay`` milliseconds in which nobody asks for it again."""
        if self._path(uri) is None:
            return
        self._wanted[uri] += 1
        former = self._tasks.get(uri)
        if former is not None:
            former.cancel()
        self._tasks[uri] = asyncio.create_task(self._check(uri, delay))

    def check_soon(self, uri: str) -> None:
        """Check a draft that somebody is writing in."""
        self.check(uri, self._wishes.delay)

    def close(self, uri: str) -> None:
        """Forget a draft."""
        self._wanted[uri] += 1
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()
        if self._latest.pop(uri, None) is not None:
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def stop(self) -> None:
        """Check nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def settled(self, uri: str) -> Latest | None:
        """What was found in the draft as it stands now, None where nothing was or will be."""
        while (task := self._tasks.get(uri)) is not None and not task.done():
            await asyncio.wait([task])
        return self._latest.get(uri)

    def hover(self, latest: Latest, position: types.Position) -> types.Hover | None:
        """What is told of the figure at ``position``."""
        text = self._server.client_capabilities.text_document
        formats = (text.hover.content_format if text and text.hover else None) or []
        markdown = types.MarkupKind.Markdown in formats
        found = hover(latest.checked, latest.open.places.offset(position), markdown=markdown)
        if found is None:
            return None
        figure, told = found
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, told), latest.open.places.range((figure.start, figure.end)))

    def actions(self, latest: Latest, wanted: types.Range) -> list[types.CodeAction]:
        """What can be done about the findings in ``wanted``."""
        edit = self._server.client_capabilities.workspace and self._server.client_capabilities.workspace.workspace_edit
        operations = (edit.resource_operations if edit else None) or []
        creates = types.ResourceOperationKind.Create in operations
        editor = Editor(bool(edit and edit.document_changes), creates, bool(edit and edit.snippet_edit_support))
        return list(actions(latest.checked, latest.open, wanted, editor, self._wishes.reasons, self._text))

    async def _check(self, uri: str, delay: float) -> None:
        wanted = self._wanted[uri]
        await asyncio.sleep(delay / 1000)
        path, bench = self._path(uri), self._bench
        if path is None or bench is None:
            return
        document = self._server.workspace.get_text_document(uri)
        text, version, wishes = document.source, document.version, self._wishes
        saved = to_fs_path(uri) is not None and path.is_file()
        draft = Draft(path, text.removeprefix("\ufeff"))
        checked = await self._guarded(lambda: bench.check(draft, wishes))
        if self._wanted[uri] != wanted:
            return  # somebody wrote on, or closed it
        if checked is None:
            self._latest.pop(uri, None)
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [], version))
            return
        self._publish(uri, version, text, checked, path if saved else None)

    def _publish(self, uri: str, version: int | None, text: str, checked: Checked, path: Path | None) -> None:
        encoding = str(self._server.workspace.position_encoding or "utf-16")
        places = Places(text, encoding)
        capabilities = self._server.client_capabilities.text_document
        published = capabilities.publish_diagnostics if capabilities else None
        related = bool(published and published.related_information)
        shown = diagnostics(checked, uri, places, encoding, related=related)
        self._latest[uri] = Latest(checked, Open(uri, version, places, encoding, path, tuple(shown)))
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))
        self._told = ""

    async def _guarded(self, work: Callable[[], T]) -> T | None:
        """What ``work`` gives, done beside the loop; what goes wrong is told, and None given."""
        future = asyncio.get_running_loop().run_in_executor(self._thread, work)
        await asyncio.wait([future])
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, ClaimCheckerError):
            self._tell(str(error))
        else:
            _log.error("a check failed", exc_info=error)
            self._tell(f"unexpected {type(error).__name__}: {error}; please report it")
        return None

    def _tell(self, message: str) -> None:
        """Show a message, once until something else is the case."""
        if message != self._told:
            self._told = message
            text = f"claim-checker: {message}"
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, text))

    def _path(self, uri: str) -> Path | None:
        """Where a draft is or would be; None for what is none of ours, or not open."""
        document = self._server.workspace.text_documents.get(uri)
        if document is None:
            return None
        ending = _ENDINGS.get(document.language_id or "")
        if urlsplit(uri).scheme != "file":
            name = Path(unquote(urlsplit(uri).path)).name
            return Path(self._server.workspace.root_path or Path.cwd(), f"{name}{ending}") if name and ending else None
        path = Path(to_fs_path(uri) or "")
        plain = path.suffix.lower() in _READ or (ending and path.suffix.lower() not in FORMATS)
        return path if plain else None

    def _text(self, path: Path) -> str | None:
        """The text of a file as the editor has it; None where there is none."""
        document = self._server.workspace.text_documents.get(path.as_uri())
        if document is not None:
            return str(document.source)
        try:
            return path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return None


def _registrations(able: types.WorkspaceClientCapabilities | None) -> Iterator[types.Registration]:
    """What the editor is to tell of: files that a check depends on, and its own settings."""
    if able and able.did_change_watched_files and able.did_change_watched_files.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        watching = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        yield types.Registration(f"{SECTION}-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watching)
    if able and able.did_change_configuration and able.did_change_configuration.dynamic_registration:
        section = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
        yield types.Registration(f"{SECTION}-settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, section)
