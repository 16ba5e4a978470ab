"""Bytes to text: byte order marks, UTF-8, a declared charset, then the old encodings of East Asia."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_META_WITHIN: Final = 4096  # bytes; browsers look at the first 1024
_SAMPLE: Final = 1 << 16  # bytes or characters; enough to tell scripts apart
_SUPERSETS: Final[Mapping[str, str]] = {
    "euc_kr": "cp949", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "iso8859-1": "cp1252", "ascii": "cp1252",
}  # fmt: skip
# The characters that a text in the encoding is mostly made of, as a codec that knows only the common ones.
_COMMON: Final[Mapping[str, str]] = {
    "cp949": "euc_kr", "cp932": "shift_jis", "euc_jp": "euc_jp", "gb18030": "gb2312", "big5hkscs": "big5",
}  # fmt: skip
_KANA: Final = re.compile(r"[\u3041-\u30ff]")
_HANGUL: Final = re.compile(r"[가-힣]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_RARE_PUNCTUATION: Final = re.compile(
    r"[\uff61-\uff9f\ue000-\uf8ff\u2500-\u257f]"
)  # half-width kana, private use, boxes
_BINARY: Final = "is binary, not text; give it as text, Markdown, HTML, JSON, .docx, .hwpx or PDF"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TWICE_DECODED: Final = re.compile(r"â€|Ã.|Â.|ï»¿")


def decode(data: bytes, path: str) -> str:
    """The text of ``data``, line ends as they are and without its byte order mark.

    Raises:
        InputError: The data are binary, or no encoding gives a text that makes sense.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _plain(_strict(data[len(mark) :], codec, path), path)
    if b"\x00" in data:
        raise InputError(_BINARY, path)
    try:
        return _plain(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        broken = error
    for codec in _candidates(data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if plausible(text, codec):
            return _plain(text, path)
    line = data.count(b"\n", 0, broken.start) + 1
    raise InputError("is in no encoding that makes sense; save it as UTF-8", path, line)


def _strict(data: bytes, codec: str, path: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(f"is marked as {codec} but is not; save it as UTF-8", path) from error


def _plain(text: str, path: str) -> str:
    """The text, refused where it is no writing."""
    if len(_CONTROL.findall(text[:_SAMPLE])) > max(2, len(text[:_SAMPLE]) // 100):
        raise InputError(_BINARY, path)
    if text.count("\ufffd") > max(2, len(text) // 100):
        raise InputError("has lost its letters (replacement characters); save it again as UTF-8", path)
    return text


def _candidates(data: bytes) -> Iterable[str]:
    """Codecs in the order to try: the declared one, what charset-normalizer proposes, the rest."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only texts that are not UTF-8 pay for it

    names = _declared(data)
    names += [match.encoding for match in from_bytes(data[:_SAMPLE], cp_isolation=list(_COMMON))]
    names += [*_COMMON, "cp1252"]
    codecs_in_order = dict.fromkeys(_SUPERSETS.get(name, name) for name in names)
    return [codec for codec in codecs_in_order if codec in _COMMON or codec == "cp1252"]


def _declared(data: bytes) -> list[str]:
    """Python's name for the charset that the page itself declares, if it does."""
    declared = _META_CHARSET.search(data[:_META_WITHIN])
    if declared is None:
        return []
    try:
        return [codecs.lookup(declared[1].decode("ascii")).name]
    except (LookupError, UnicodeDecodeError):
        return []


def plausible(text: str, codec: str) -> bool:
    """Whether ``text`` looks like writing that one would keep in ``codec``."""
    sample = text[:_SAMPLE]
    foreign = [char for char in sample if char > "\x7f"]
    if not foreign:
        return True
    written = "".join(foreign)
    if codec not in _COMMON:
        return len(foreign) * 20 <= len(sample) and not _TWICE_DECODED.search(sample)
    common = len(written.encode(_COMMON[codec], "ignore").decode(_COMMON[codec])) - len(
        _RARE_PUNCTUATION.findall(written)
    )
    if common < 0.95 * len(written):
        return False
    hangul, kana, han = (len(script.findall(written)) for script in (_HANGUL, _KANA, _HAN))
    if codec == "cp949":
        return hangul >= 0.9 * (hangul + kana + han)
    if codec in {"cp932", "euc_jp"}:
        return kana >= 0.1 * (hangul + kana + han)
    return han >= 0.9 * (hangul + kana + han)
