"""What can be done about a finding: take what would agree, or say why it is not to be reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types

from checker.articles.metadata import split_front_matter
from checker.lsp.diagnostics import place_in
from checker.lsp.places import Places
from checker.lsp.sidecar import entry_added
from checker.reporting.clean import one_line
from checker.triage.comments import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.lsp.bench import Checked
    from checker.model import Article, Finding, Location, Span

_REPLACEMENT: Final = "replacement"  # the text that may take the suspect's place
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_SIDECAR: Final = ".meta.yaml"
_BLANK: Final = re.compile(r"\s*")
_SNIPPET: Final = re.compile(r"[$}\\]")  # what means something in a snippet
_ESCAPED: Final = r"\\\g<0>"


@dataclass(frozen=True, slots=True)
class Editor:
    """What the editor can do.

    Attributes:
        versions: Whether edits may name the version of the text that they are of.
        creates: Whether edits may make files.
        snippets: Whether inserted text may have a field to fill in.
    """

    versions: bool
    creates: bool
    snippets: bool


@dataclass(frozen=True, slots=True)
class Open:
    """The draft as the editor has it.

    Attributes:
        uri: Its address.
        version: The version that was checked.
        places: Its lines.
        encoding: In which positions are counted.
        path: Its file; None where it was never saved.
        shown: The diagnostics that it has.
    """

    uri: str
    version: int | None
    places: Places
    encoding: str
    path: Path | None
    shown: Sequence[types.Diagnostic] = ()


def actions(
    checked: Checked,
    draft: Open,
    wanted: types.Range,
    editor: Editor,
    reasons: Sequence[str],
    read: Callable[[Path], str | None],
) -> Iterator[types.CodeAction]:
    """The actions on the findings in ``wanted``.

    Args:
        checked: What was found in the draft.
        draft: The draft.
        wanted: Where the cursor or the selection is.
        editor: What the editor can do.
        reasons: The reasons that are offered ready-made.
        read: The text of a file as the editor has it, None where there is none.
    """
    if checked.article is None or checked.report is None:
        return
    words = checked.desk.words()
    first, last = draft.places.offset(wanted.start), draft.places.offset(wanted.end)
    for finding in checked.report.findings:
        place = place_in(finding, checked)
        if place is None or place.start > last or place.end < first or place is not finding.locations[0]:
            continue
        replaced = _replacing(finding, place, draft, editor)
        if replaced is not None:
            new = finding.evidence[_REPLACEMENT]
            title = words("action_replace", old=one_line(place.surface), new=one_line(str(new)))
            yield _action(title, replaced, finding, draft, preferred=True)
        for reason in map(_plain, reasons or (words("action_reason"),)):
            edit = _ignoring(
                _Ignored(finding.rule, place, reason, open_=not reasons), checked.article, draft, editor, read
            )
            if edit is not None:
                title = words("action_ignore", rule=finding.rule, reason=reason)
                yield _action(title, edit, finding, draft, preferred=False)


@dataclass(frozen=True, slots=True)
class _Ignored:
    """What is not to be reported, and why.

    Attributes:
        open_: Whether the reason is only a place to write one.
    """

    rule: str
    place: Location
    reason: str
    open_: bool


def _action(
    title: str, edit: types.WorkspaceEdit, finding: Finding, draft: Open, *, preferred: bool
) -> types.CodeAction:
    shown = [item for item in draft.shown if item.data == {"fingerprint": finding.fingerprint}]
    kind = types.CodeActionKind.QuickFix
    return types.CodeAction(title, kind, diagnostics=shown, is_preferred=preferred or None, edit=edit)


def _replacing(finding: Finding, place: Location, draft: Open, editor: Editor) -> types.WorkspaceEdit | None:
    """The suggestion put in the place of the figure, where it can be."""
    new = finding.evidence.get(_REPLACEMENT)
    if not isinstance(new, str):
        return None
    return _edited(draft.uri, draft.version, types.TextEdit(draft.places.range((place.start, place.end)), new), editor)


def _ignoring(
    ignored: _Ignored, article: Article, draft: Open, editor: Editor, read: Callable[[Path], str | None]
) -> types.WorkspaceEdit | None:
    """A comment before the paragraph in Markdown; an entry in the sidecar of a plain text."""
    if Path(article.path).suffix.lower() in _MARKDOWN:
        return _commented(ignored, article, draft, editor)
    return None if draft.path is None else _beside(ignored, draft, draft.path, editor, read)


def _commented(ignored: _Ignored, article: Article, draft: Open, editor: Editor) -> types.WorkspaceEdit:
    start = _first_line(article, (ignored.place.start, ignored.place.end), draft.places)
    at = draft.places.range((start, start))
    end = "\r\n" if "\r\n" in article.text else "\n"
    form = f"<!-- claim-checker: ignore {ignored.rule} -- {{}} -->{end}"
    if ignored.open_ and editor.versions and editor.snippets:
        field = types.StringValue(form.format(f"${{1:{_SNIPPET.sub(_ESCAPED, ignored.reason)}}}"))
        return _edited(draft.uri, draft.version, types.SnippetTextEdit(at, field), editor)
    return _edited(draft.uri, draft.version, types.TextEdit(at, form.format(ignored.reason)), editor)


def _first_line(article: Article, span: Span, places: Places) -> int:
    """Where the first line of the paragraph begins that holds the figure."""
    start = max(paragraph_of(article.text, span)[0], split_front_matter(article.text, article.path)[1])
    written = _BLANK.match(article.text, start)
    return places.line_start(written.end() if written else start)


def _beside(
    ignored: _Ignored, draft: Open, path: Path, editor: Editor, read: Callable[[Path], str | None]
) -> types.WorkspaceEdit | None:
    sidecar = path.with_name(path.name.removesuffix(path.suffix) + _SIDECAR)
    text = read(sidecar)
    entry = entry_added(text or "", ignored.rule, ignored.place.surface, ignored.reason)
    if entry is None or (text is None and not (editor.versions and editor.creates)):
        return None
    at = Places(text or "", draft.encoding).position(entry.at)
    edit = _edited(sidecar.as_uri(), None, types.TextEdit(types.Range(at, at), entry.text), editor)
    if text is None and edit.document_changes is not None:
        made = types.CreateFile(sidecar.as_uri(), options=types.CreateFileOptions(ignore_if_exists=True))
        edit.document_changes = [made, *edit.document_changes]
    return edit


def _edited(
    uri: str, version: int | None, edit: types.TextEdit | types.SnippetTextEdit, editor: Editor
) -> types.WorkspaceEdit:
    if editor.versions:
        identified = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identified, [edit])])
    return types.WorkspaceEdit(changes={uri: [edit]} if isinstance(edit, types.TextEdit) else None)


def _plain(reason: str) -> str:
    """A reason that a comment can hold."""
    return " ".join(reason.replace("-->", " ").split())
