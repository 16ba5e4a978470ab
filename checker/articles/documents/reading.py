"""Which kind of document some bytes are, and the reader of each kind; needs the extra ``documents``."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard

from checker.articles.draft import Draft
from checker.articles.headline import title_span
from checker.articles.metadata import Metadata
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.articles.documents.body import Body

Document: TypeAlias = Literal["docx", "hwpx", "pdf"]

_NEEDS: Final[Mapping[Document, str]] = {"docx": "defusedxml", "hwpx": "defusedxml", "pdf": "pypdf"}
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how .doc, .hwp and documents with a password begin
_PDF_WITHIN: Final = 1024  # bytes before its mark that viewers put up with


def is_document(kind: str) -> TypeGuard[Document]:
    """Whether files of this format are documents."""
    return kind in _NEEDS


def document_kind(data: bytes, path: str) -> Document | None:
    """The kind of document that ``data`` are by their own word, None for what is no document.

    Raises:
        InputError: A document that none of the readers can read.
    """
    if data.startswith(_COMPOUND):
        raise InputError("has a password, or is an old .doc or .hwp; save it as .docx or .hwpx without one", path)
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if not data.startswith(_ZIP):
        return None
    from checker.articles.documents.package import Package  # noqa: PLC0415 - only archives pay for it

    names = Package(data, path).names
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("Contents/section") for name in names):
        return "hwpx"
    raise InputError("is an archive without an article that can be read; give the article itself", path)


def read_document(data: bytes, kind: Document, path: str) -> Draft:
    """The article in a document.

    The day on which a file was made is not the day of publication, and who set it up is not its author: of a
    document's properties only the title counts, and that only where the text shows it.

    Raises:
        InputError: The extra is not installed; the document is damaged, has a password, is too large, or has no text.
    """
    if data.startswith(_COMPOUND):
        document_kind(data, path)
    body = _read(data, kind, path)
    text = body.text.strip()
    if not text:
        raise InputError(body.empty, path)
    title = next((title for title in body.titles if title_span(text, 0, title)), None)
    return Draft(text, Metadata(title=title), extracted=True)


def _read(data: bytes, kind: Document, path: str) -> Body:
    try:
        importlib.import_module(_NEEDS[kind])
    except ImportError as error:
        message = (
            f"is read with the extra 'documents'; install it: pip install 'claim-checker[documents]' ({error.name})"
        )
        raise InputError(message, path) from error
    if kind == "pdf":
        from checker.articles.documents.pdf import read_pdf  # noqa: PLC0415 - heavy, like the next

        return read_pdf(data, path)
    from checker.articles.documents import docx, hwpx  # noqa: PLC0415

    return docx.read_docx(data, path) if kind == "docx" else hwpx.read_hwpx(data, path)
