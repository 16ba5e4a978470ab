"""The archive that a .docx or .hwpx is: its parts as a stream of XML, within limits and without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final, Protocol

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_PARTS: Final = 5000  # each picture is one
_MOST_BYTES: Final = 32 << 20  # of the parts that are read, unpacked; pictures are not
_MOST_RATIO: Final = 250  # unpacked to packed; the format cannot go beyond 1032, which is where bombs are
_RATIO_FROM: Final = 1 << 20  # bytes; what is smaller harms nobody, however well it is packed
_CHUNK: Final = 1 << 16
_ENCRYPTED: Final = 0x1  # of a part's flags
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Handler(Protocol):
    """Takes the events of an XML document; names are ``{namespace}name``."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Characters."""

    def end(self, tag: str) -> None:
        """An element ends."""


class Package:
    """One archive.

    Args:
        data: Its bytes.
        path: How reports name it.

    Raises:
        InputError: It is damaged or has too many parts.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._room = _MOST_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(error) from error
        self.names = tuple(self._archive.namelist())
        if len(self.names) > _MOST_PARTS:
            raise InputError(f"has {len(self.names)} parts; a document has {_MOST_PARTS} at most", path)

    def feed(self, name: str, handler: Handler) -> None:
        """Read the part ``name`` as XML into ``handler``.

        Raises:
            InputError: It is missing, damaged, too large, no XML, or XML that declares entities or a document type.
        """
        from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only documents pay for it, like the next

        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

        parser = DefusedXMLParser(target=handler, forbid_dtd=True)
        try:
            for chunk in self._unpacked(name):
                parser.feed(chunk)
            parser.close()
        except DefusedXmlException as error:
            raise InputError(
                f"{name} declares entities or a document type, which no document needs", self._path
            ) from error
        except ParseError as error:
            raise InputError(f"is damaged: {name} is no XML ({error})", self._path) from error

    def _unpacked(self, name: str) -> Iterator[bytes]:
        """The bytes of a part; what it says of its own size is not trusted."""
        try:
            part = self._archive.getinfo(name)
        except KeyError as error:
            raise InputError(f"is damaged: it has no {name}", self._path) from error
        if part.flag_bits & _ENCRYPTED:
            raise InputError("has a password; save it without one", self._path)
        taken = 0
        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    taken += len(chunk)
                    self._refuse_bomb(part, taken, len(chunk))
                    yield chunk
        except _DAMAGED as error:
            raise self._damaged(error) from error

    def _refuse_bomb(self, part: zipfile.ZipInfo, taken: int, more: int) -> None:
        self._room -= more
        if self._room < 0 or (taken > _RATIO_FROM and taken > _MOST_RATIO * max(part.compress_size, 1)):
            message = f"unpacks to more than a document holds ({part.filename}); nothing of it was read"
            raise InputError(message, self._path)

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"is damaged and cannot be unpacked: {error}", self._path)


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace, of which the formats have several editions."""
    return tag.rpartition("}")[2]
