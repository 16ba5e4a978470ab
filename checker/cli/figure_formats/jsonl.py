"""``jsonl``: one figure a line, with the contract's keys in its order.

Written by hand, since a run prints hundreds of thousands of lines: the encoder of ``json`` takes ten times as long.
"""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, TextIO

from checker.reporting.jsonform import dump

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.cli.figure_formats import Page
    from checker.model import Figure, Frame, Slot

_EXACT = 2.0**53
_LINE_ENDS = ("\u2028", "\u2029", "\x85")  # that JSON lets stand and that some readers break lines at


def render(pages: Iterable[Page], out: TextIO, *, frames: bool) -> None:
    """Write each figure as one line of JSON."""
    for page in pages:
        head = f'{{"article":{dump(page.article.id)},"path":{dump(page.article.path)},"start":'
        lines = [_line(head, figure) for figure in page.figures]
        if frames:
            ends = [_frame(frame) for frame in page.frames]
            lines = [f"{line}{end}" for line, end in zip(lines, ends, strict=True)]
        if lines:
            out.write(_safe("}\n".join(lines) + "}\n"))


def _line(head: str, figure: Figure) -> str:
    """The object of a figure, without the bracket that closes it."""
    (start, end, surface, kind, value, value_high, unit, bound, low, high, _, converts, per, assumed, flaw) = figure
    line = (
        f'{head}{start},"end":{end},"surface":{quoted(surface)},"kind":"{kind}"'
        f',"value":{quoted(value) if isinstance(value, str) else _number(value)},"value_high":{_number(value_high)}'
        f',"unit":{quoted(unit)},"bound":"{bound}","low":{_number(low)},"high":{_number(high)}'
        f',"converts":{"null" if converts is None else converts}'
    )
    if per is not None:
        line += f',"per":{quoted(per)}'
    if assumed:
        line += ',"assumed":true'
    return line if flaw is None else f'{line},"flaw":{quoted(flaw)}'


def _number(value: float | None) -> str:
    """A number, whole ones without a point."""
    if value is None:
        return "null"
    if value.__class__ is float and -_EXACT < value < _EXACT and value == (whole := int(value)):
        return f"{whole}"
    return repr(value)


def _frame(frame: Frame | None) -> str:
    """The slots of a frame: the contract's always, the others where the text fills them."""
    if frame is None:
        return ',"actor":null,"predicate":null,"place":null,"period":null,"stage":null,"source":null'
    line = (
        f',"actor":{_slot(frame.actor)},"predicate":{_slot(frame.predicate)},"place":{_slot(frame.place)}'
        f',"period":{_slot(frame.period)},"stage":{_slot(frame.stage)},"source":{_slot(frame.source)}'
    )
    if frame.object is not None:
        line += f',"object":{_slot(frame.object)}'
    if frame.scope is not None:
        line += f',"scope":{_slot(frame.scope)}'
    return f'{line},"denied":true' if frame.denied else line


def _slot(slot: Slot | None) -> str:
    return "null" if slot is None else quoted(slot.name)


def _safe(lines: str) -> str:
    for mark in _LINE_ENDS:
        if mark in lines:
            lines = lines.replace(mark, f"\\u{ord(mark):04x}")
    return lines
