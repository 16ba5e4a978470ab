"""How much room text takes in the encodings by which other programs count columns."""

from __future__ import annotations


def utf16_units(text: str) -> int:
    """How many code units of UTF-16 ``text`` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """How many bytes of UTF-8 ``text`` takes."""
    return len(text.encode("utf-8", "surrogatepass"))
