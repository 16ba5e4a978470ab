"""Text from articles made harmless: nothing in it can steer a terminal, hide behind a direction mark or end a line."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[\s\x1c-\x1f]+")
_REPLACEMENT = "\ufffd"


def one_line(text: str) -> str:
    """``text`` with runs of white space as one space, and no characters that control where or how it is shown."""
    return _SURROGATES.sub(_REPLACEMENT, _DIRECTIONS.sub("", _CONTROLS.sub("", _SPACES.sub(" ", text))))
