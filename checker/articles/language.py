"""The language a text is mainly written in, from its script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Language

_SAMPLE: Final = 100_000  # characters; the script does not change after that
_HANGUL: Final = re.compile(r"[가-힣]")
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
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
    hangul, kana, han, latin = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN, _LATIN))
    if hangul + kana + han < _ENGLISH_FROM * latin or hangul + kana + han == 0:
        return "en"
    if hangul >= kana and hangul * 4 >= han:
        return "ko"
    return "ja" if kana >= _KANA_FROM * han else "zh"
