"""A new entry of ``suppress`` in a sidecar NAME.meta.yaml, as an edit of its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from yaml import Node

_KEY = "suppress"


class Insertion(NamedTuple):
    """Text that goes in at an offset."""

    at: int
    text: str


def entry_added(text: str, rule: str, surface: str, reason: str) -> Insertion | None:
    """Where and how an entry goes into ``text``; None where that is no YAML that can be added to."""
    quoted = (json.dumps(said, ensure_ascii=False) for said in (surface, reason))
    entry = "{{rule: {}, surface: {}, reason: {}}}".format(rule, *quoted)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        return None
    node = next((value for key, value in root.value if key.value == _KEY), None) if root is not None else None
    if node is None:
        gap = "\n" if text and not text.endswith("\n") else ""
        return Insertion(len(text), f"{gap}{_KEY}:\n  - {entry}\n")
    return _into(node, text, entry)


def _into(node: Node, text: str, entry: str) -> Insertion | None:
    """Behind the last entry of a list, however it is written."""
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    last = node.value[-1]
    end = last.end_mark.index
    if node.flow_style:
        return Insertion(end, f", {entry}")
    written = len(text[:end].rstrip())
    line_end = text.find("\n", written)
    at = len(text) if line_end < 0 else line_end + 1
    gap = "\n" if line_end < 0 else ""
    return Insertion(at, f"{gap}{' ' * node.start_mark.column}- {entry}\n")
