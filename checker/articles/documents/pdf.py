"""A PDF with text in it, through pypdf, within limits; a scan has none."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

from checker.articles.documents.body import Body
from checker.articles.documents.wrapped import paragraphs, plain_characters
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_MOST_PAGES: Final = 300  # an annual report still passes; a book is no story
_MOST_DRAWN: Final = 8 << 20  # bytes of drawing instructions over all pages; the worst take two seconds a megabyte
_MOST_TEXT: Final = 5_000_000  # characters over all pages
_MOST_STREAM: Final = 8 << 20  # bytes of one unpacked stream
_MOST_OPERATORS: Final = 400_000  # on one page; each costs some microseconds
_MOST_FORMS: Final = 500  # pieces that one page is put together from
_NUMBER: Final = rb"[-+]?[\d.]{1,20}"
_TWO_MOVES: Final = re.compile(rb"((?:%b\s{1,4}){6})Tm\s{1,4}(%b)\s{1,4}(%b)\s{1,4}Td\b" % (_NUMBER, _NUMBER, _NUMBER))
# What a damaged file makes the library raise, besides its own errors.
_DAMAGED: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
                   RecursionError, TypeError, ValueError)  # fmt: skip


def read_pdf(data: bytes, path: str) -> Body:
    """The story of a PDF.

    Raises:
        InputError: It is damaged, has a password, is larger than a story, or shows only pictures.
    """
    import pypdf  # noqa: PLC0415 - 0.1 s, for PDFs only
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks are no part of our standard error
    limits = pypdf.apply_configuration(
        zlib_maximum_output_length=_MOST_STREAM,
        lzw_maximum_output_length=_MOST_STREAM,
        run_length_maximum_output_length=_MOST_STREAM,
        array_based_stream_maximum_output_length=_MOST_STREAM,
        stream_parsing_work_maximum_count=_MOST_OPERATORS,
        xform_maximum_invocations_per_extraction=_MOST_FORMS,
    )
    try:
        with limits:
            reader = pypdf.PdfReader(io.BytesIO(data), root_object_recovery_limit=_MOST_PAGES)
            if reader.is_encrypted and not reader.decrypt(""):  # many may be read by all and changed by few
                raise InputError("has a password; save it without one", path)
            pages = ["".join(plain_characters(page)) for page in _pages(reader, path)]
            title = _title(reader)
    except DependencyError as error:
        raise InputError("is encrypted; save it without a password", path) from error
    except LimitReachedError as error:
        raise _too_large(path) from error
    except (PyPdfError, *_DAMAGED) as error:
        raise InputError(f"is damaged and cannot be read as PDF ({type(error).__name__})", path) from error
    empty = f"has no text on its {len(pages)} pages; if it is a scan, let a program recognise its text first"
    return Body(paragraphs(pages), (title,) if title else (), empty)


def _pages(reader: PdfReader, path: str) -> Iterator[str]:
    """The text of each page."""
    from pypdf.generic import DecodedStreamObject, NameObject  # noqa: PLC0415 - as heavy as the rest

    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise InputError(f"has {count} pages; give the story alone, at most {_MOST_PAGES}", path)
    drawn = written = 0
    for page in reader.pages:
        contents = page.get_contents()
        instructions = contents.get_data() if contents is not None else b""
        drawn += len(instructions)
        if drawn > _MOST_DRAWN:
            raise _too_large(path)
        stream = DecodedStreamObject()
        stream.set_data(_straightened(instructions))
        page[NameObject("/Contents")] = stream
        text = page.extract_text()
        written += len(text)
        if written > _MOST_TEXT:
            raise _too_large(path)
        yield text


def _too_large(path: str) -> InputError:
    return InputError("is larger or more involved than a story; give the pages with the story", path)


def _straightened(instructions: bytes) -> bytes:
    """The drawing instructions with one move for two: to the start of the line, and on from there.

    Browsers print so wherever the font changes, and the library would take the second move for a gap between words.
    """
    return _TWO_MOVES.sub(_one_move, instructions)


def _one_move(moves: re.Match[bytes]) -> bytes:
    try:
        a, b, c, d, e, f, x, y = (float(number) for number in (*moves[1].split(), moves[2], moves[3]))
    except ValueError:
        return moves[0]
    return b"%f %f %f %f %f %f Tm" % (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def _title(reader: PdfReader) -> str | None:
    """The title of the document's properties; it counts only where the text shows it."""
    metadata = reader.metadata
    written = metadata.title if metadata is not None else None
    return " ".join(written.split()) or None if isinstance(written, str) else None
