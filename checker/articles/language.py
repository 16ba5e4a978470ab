"""The language a text is mainly written in, from its script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Language

_SAMPLE: Final = 100_000  # characters; the script does not change after that
_HANGUL: Final = bytes(range(0xAC, 0xD8))  # the upper bytes of the characters of a script
_HAN: Final = bytes(range(0x34, 0xA0))
_KANA_AND_MARKS: Final = b"\x30"
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_NOT_LATIN: Final = bytes(code for code in range(0x80) if not chr(code).isalpha())
_ENGLISH_FROM: Final = 0.15  # East Asian characters for each Latin letter; an English story may quote a name or two
_KANA_FROM: Final = 0.08  # kana for each Han character; below, the text is Chinese that quotes Japanese

_NAMES: Final[Mapping[str, Language]] = {
    "ko": "ko", "kor": "ko", "korean": "ko", "ja": "ja", "jp": "ja", "jpn": "ja", "japanese": "ja",
    "en": "en", "eng": "en", "english": "en", "zh": "zh", "cn": "zh", "zho": "zh", "chinese": "zh",
}  # fmt: skip


def language_named(name: str) -> Language | None:
    """The language of a tag or name: ``ko``, ``ko-KR``, ``zh_Hant``; None for one that the program does not read."""
    return _NAMES.get(re.split(r"[-_]", name.strip().lower(), maxsplit=1)[0])


def detect(text: str) -> Language:
    """The language that the script of ``text`` tells."""
    sample = text[:_SAMPLE]
    upper = sample.encode("utf-16-le", "surrogatepass")[1::2]  # many times quicker than a pattern of the characters
    hangul, han = (len(upper) - len(upper.translate(None, script)) for script in (_HANGUL, _HAN))
    kana = len(_KANA.findall(sample)) if _KANA_AND_MARKS in upper else 0
    latin = len(sample.encode("ascii", "ignore").translate(None, _NOT_LATIN))
    if hangul + kana + han < _ENGLISH_FROM * latin or hangul + kana + han == 0:
        return "en"
    if hangul >= kana and hangul * 4 >= han:
        return "ko"
    return "ja" if kana >= _KANA_FROM * han else "zh"
