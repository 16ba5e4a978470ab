"""Figures and frames as bytes and back: JSON, in which a slot or a frame that occurs twice is written once."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final

from checker.cache.nouns import Extracted
from checker.cache.numbering import Numbering
from checker.claims.frames import FramedArticle, SentenceView
from checker.model import Figure, Frame, Slot

_SLOTS: Final = tuple(field.name for field in fields(Frame))
_FRAMED: Final = {"frames", "views", "sentence_of", "names", "main"}
_VIEW: Final = {"span", "names", "objects"}


def encode(read: Extracted) -> bytes:
    """``read`` as bytes.

    Raises:
        TypeError: A noun has parts that are not known here.
    """
    framed = read.framed
    if {field.name for field in fields(framed)} != _FRAMED or {field.name for field in fields(SentenceView)} != _VIEW:
        raise TypeError("checker.cache.codec does not know all that a FramedArticle holds")
    slots, frames = Numbering[Slot](), Numbering[Frame]()
    of = frames.numbers(framed.frames)
    rows = [[_slot(getattr(frame, name), slots) for name in _SLOTS] for frame in frames.seen]
    content = {
        "figures": read.figures,
        "slots": [[slot.id, slot.name, slot.origin] for slot in slots.seen],
        "frames": rows,
        "of": of,
        "views": [[view.span, sorted(view.names), sorted(view.objects)] for view in framed.views],
        "sentence_of": framed.sentence_of,
        "names": sorted(framed.names),
        "main": sorted(framed.main),
    }
    return json.dumps(content, separators=(",", ":")).encode()


def decode(data: bytes) -> Extracted:
    """What ``encode`` made ``data`` of.

    Raises:
        ValueError: It did not, or another version of it did.
        KeyError: Likewise.
        TypeError: Likewise.
        IndexError: Likewise.
    """
    content = json.loads(data)
    slots = [_known_slot(*row) for row in content["slots"]]
    frames = [_frame(row, slots) for row in content["frames"]]
    framed = FramedArticle(
        frames=tuple([frames[number] for number in content["of"]]),
        views=tuple(
            [
                SentenceView((span[0], span[1]), frozenset(names), frozenset(objects))
                for span, names, objects in content["views"]
            ]
        ),
        sentence_of=tuple(content["sentence_of"]),
        names=frozenset(content["names"]),
        main=frozenset(content["main"]),
    )
    return Extracted(tuple(map(Figure._make, content["figures"])), framed)


_known_slot = lru_cache(maxsize=1 << 14)(Slot)  # articles speak of the same names


def _slot(part: Slot | bool | None, slots: Numbering[Slot]) -> int | bool | None:  # noqa: FBT001 - a part of a frame
    return slots.number(part) if isinstance(part, Slot) else part


def _frame(row: list[Any], slots: list[Slot]) -> Frame:
    parts: list[Any] = [slots[part] if type(part) is int else part for part in row]
    return Frame(*parts)
