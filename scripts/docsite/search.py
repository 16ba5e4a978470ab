"""Search that finds words of Korean, Japanese and Chinese, which no space ends: pairs of characters are indexed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sphinx.search.en import SearchEnglish

_CJK: Final = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PIECE: Final = re.compile(rf"[{_CJK}]+|(?:(?![{_CJK}])\w)+")


class FourLanguages(SearchEnglish):
    """English words by their stems, runs of the other scripts by pairs, alike in the index and in what is asked."""

    lang = "four"
    js_splitter_code = rf"""
var splitQuery = (query) => {{
  const cjk = /^[{_CJK}]+$/;
  const pieces = query.match(/[{_CJK}]+|(?:(?![{_CJK}])[\p{{L}}\p{{N}}_])+/gu) || [];
  return pieces.flatMap((piece) =>
    cjk.test(piece) && piece.length > 1
      ? Array.from({{ length: piece.length - 1 }}, (_, start) => piece.slice(start, start + 2))
      : [piece]
  );
}};
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        """The words of a text."""
        return [word for piece in _PIECE.findall(input) for word in _words(piece)]


def _words(piece: str) -> list[str]:
    if len(piece) == 1 or not re.match(rf"[{_CJK}]", piece):
        return [piece]
    return [first + second for first, second in pairwise(piece)]
