"""Suppressions that the metadata declare: ``suppress:`` in front matter or in a sidecar NAME.meta.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.articles.metadata import split_front_matter
from checker.errors import InputError
from checker.triage.comments import day
from checker.triage.nouns import Suppression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node

    from checker.model import Article

_KEY: Final = "suppress"
_NEEDED: Final = ("rule", "reason")
_KEYS: Final = (*_NEEDED, "surface", "until")


def in_front_matter(article: Article) -> Iterator[Suppression | InputError]:
    """The suppressions that the article's own front matter declares, and what is wrong with them."""
    if article.extracted or _KEY not in article.text:
        return
    _, end = split_front_matter(article.text, article.path)
    block = "\n".join(article.text[:end].splitlines()[1:-1])
    yield from declared(block, article.path, article.path, article.id, first_line=2)


def declared(
    block: str, written: str, path: str, article: str | None = None, first_line: int = 1
) -> Iterator[Suppression | InputError]:
    """The suppressions of a YAML mapping, and what is wrong with them.

    Args:
        block: The mapping, which reading the article has found to be one.
        written: The file that it is in.
        path: The file of the articles that it speaks of.
        article: The id of the article, where the file has several.
        first_line: The line of the file on which it begins.
    """
    import yaml  # noqa: PLC0415 - only articles that declare something pay for it

    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return  # reading the article has said so
    for entry in _entries(root):
        line = first_line + entry.start_mark.line
        try:
            yield _suppression(entry, written, line, path, article)
        except InputError as error:
            yield error


def _entries(root: Node | None) -> list[Node]:
    """What stands under ``suppress``; a single entry may do without the list."""
    from yaml import MappingNode, SequenceNode  # noqa: PLC0415

    for key, value in root.value if isinstance(root, MappingNode) else ():
        if key.value == _KEY:
            return list(value.value) if isinstance(value, SequenceNode) else [value]
    return []


def _suppression(entry: Node, written: str, line: int, path: str, article: str | None) -> Suppression:
    from yaml import MappingNode, ScalarNode  # noqa: PLC0415

    if not isinstance(entry, MappingNode):
        raise InputError("an entry of 'suppress' must have 'rule' and 'reason'", written, line)
    said: dict[str, str] = {}
    for key, value in entry.value:
        if key.value not in _KEYS:
            raise InputError(f"'{key.value}' is not a key of 'suppress'; there are {', '.join(_KEYS)}", written, line)
        if not isinstance(value, ScalarNode) or not value.value.strip():
            raise InputError(f"'{key.value}' of 'suppress' must be text", written, line)
        said[key.value] = value.value.strip()
    for key in _NEEDED:
        if key not in said:
            raise InputError(f"an entry of 'suppress' must have '{key}'", written, line)
    until = day(said["until"], written, line) if "until" in said else None
    return Suppression(
        said["rule"].upper(), said["reason"], written, line, until, said.get("surface"), path=path, article=article
    )
