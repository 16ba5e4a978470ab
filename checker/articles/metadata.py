"""What a file says about its article: front matter, the sidecar, the fields of a JSON object."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from checker.articles.dates import parse_day
from checker.articles.language import language_named
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from yaml import Node

    from checker.model import Language

_OPENING: Final = re.compile(r"---[ \t]*+(?:\r\n|[\r\n])")
_CLOSING: Final = re.compile(r"(?:---|\.\.\.)(?<=[\r\n][-.]{3})[ \t]*+(?:\r\n|[\r\n]|\Z)")
_LONGEST_FRONT_MATTER: Final = 1 << 16  # characters; more is a text that begins with a rule
_SAFE: Final = r" !$-&(-9;-\[\]-~·“”‘’…\u3000-\u30ff\u4e00-\u9fff가-힣！-～"  # no sign of YAML in any place
_SIMPLE_LINE: Final = re.compile(
    r"([A-Za-z_]{1,40}):(?:[ ]+(?:"
    rf"(?P<plain>[A-Za-z0-9\u3041-\u30ff\u4e00-\u9fff가-힣](?:[{_SAFE}'\"\\]|:(?=[!-~가-힣]))*+)"
    rf"|'(?P<single>[{_SAFE}:#\"\\]*+)'|\"(?P<double>[{_SAFE}:#']*+)\"))?[ ]*(?:\r?\n|\Z)"
)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH: Final[Mapping[str, bool]] = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_TEXT_FIELDS: Final = ("id", "title", "outlet", "author", "url")
_FIELDS: Final = frozenset({*_TEXT_FIELDS, "published", "language", "lang", "primary"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """The known fields; None where the source does not say."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    language: Language | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    primary: bool | None = None

    def over(self, other: Metadata) -> Metadata:
        """These fields, and those of ``other`` where these say nothing."""
        mine = {item.name: getattr(self, item.name) for item in fields(self)}
        return Metadata(**{name: getattr(other, name) if value is None else value for name, value in mine.items()})


@dataclass(frozen=True, slots=True)
class Place:
    """Where fields stand, for errors: a file, the line of each key, and the line to name where a key has none."""

    path: str
    line: int | None = None
    keys: Mapping[str, int] | None = None

    def error(self, message: str, key: str | None = None) -> InputError:
        """An error at ``key``."""
        return InputError(message, self.path, (self.keys or {}).get(key or "", self.line))


def metadata_of(values: Mapping[str, object], place: Place) -> Metadata:
    """The known fields among ``values``; fields that the program does not know are nobody's fault.

    Raises:
        InputError: A field cannot be what it says.
    """
    texts = {name: _text(values[name], name, place) for name in _TEXT_FIELDS if name in values}
    return Metadata(
        **texts,
        published=_published(values.get("published"), place),
        language=_language(values, place),
        primary=_primary(values.get("primary"), place),
    )


def split_front_matter(text: str, path: str) -> tuple[Metadata, int]:
    """The front matter of ``text`` and where the story begins, 0 where it has none.

    Raises:
        InputError: The front matter is not closed, is not YAML, or says what cannot be.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Metadata(), 0
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_FRONT_MATTER)
    if closing is None:
        raise InputError("front matter is opened but not closed; add a line '---' after it", path, 1)
    block = text[opening.end() : closing.start()]
    return read_fields(block, path, first_line=2), closing.end()


def read_sidecar(path: Path, shown: str) -> Metadata:
    """The fields of a file NAME.meta.yaml.

    Raises:
        InputError: It cannot be read, is not YAML, or says what cannot be.
    """
    try:
        return read_fields(path.read_text(encoding="utf-8-sig"), shown)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", shown) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save it as UTF-8", shown) from error


def read_fields(block: str, path: str, first_line: int = 1) -> Metadata:
    """The fields of a YAML mapping that begins at ``first_line`` of the file.

    Raises:
        InputError: It is not YAML, not a mapping, or says what cannot be.
    """
    simple = _simple_fields(block)
    if simple is not None:
        place = Place(path, first_line, {name: first_line + line for name, (_, line) in simple.items()})
        return metadata_of({name: value for name, (value, _) in simple.items()}, place)

    import yaml  # noqa: PLC0415 - only metadata that are more than lines of 'key: value' pay for it

    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise InputError(f"is not YAML: {error.problem}", path, first_line + (mark.line if mark else 0)) from error
    except RecursionError as error:
        raise InputError("is nested too deeply to be metadata", path, first_line) from error
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).split("\n", maxsplit=1)[0]
        raise InputError(f"is not YAML: {reason}", path, first_line) from error
    if node is None:
        return Metadata()
    if not isinstance(node, yaml.MappingNode):
        line = first_line + node.start_mark.line
        raise InputError("metadata must be lines of 'key: value'", path, line)
    known = [
        (key.value, key, value) for key, value in node.value if isinstance(key.value, str) and key.value in _FIELDS
    ]
    place = Place(path, first_line, {name: first_line + key.start_mark.line for name, key, _ in known})
    return metadata_of({name: _plain_value(value, name, place) for name, _, value in known}, place)


def _simple_fields(block: str) -> dict[str, tuple[str | None, int]] | None:
    """The known fields with their lines, where all is plain ``key: value``, which is most often; else None."""
    known: dict[str, tuple[str | None, int]] = {}
    at = line = 0
    while at < len(block):
        found = _SIMPLE_LINE.match(block, at)
        if found is None:
            return None
        if found[1] in _FIELDS:
            plain = (found["plain"] or "").rstrip(" ")
            quoted = found["double"] if found["single"] is None else found["single"]
            known[found[1]] = (None if plain in _NULLS else plain) if quoted is None else quoted, line
        at, line = found.end(), line + 1
    return known


def _plain_value(node: Node, name: str, place: Place) -> str | None:
    """A scalar as written (an id 007 stays 007), a list of them joined."""
    from yaml import ScalarNode, SequenceNode  # noqa: PLC0415

    if isinstance(node, ScalarNode):
        return None if node.style is None and node.value in _NULLS else str(node.value)
    if isinstance(node, SequenceNode) and all(isinstance(item, ScalarNode) for item in node.value):
        return ", ".join(str(item.value) for item in node.value)
    raise place.error(f"'{name}' must be one value", name)


def _text(value: object, name: str, place: Place) -> str | None:
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise place.error(f"'{name}' must be text", name)
    text = " ".join(_whole(str(value), name, place).split())
    return text or None


def _whole(text: str, name: str, place: Place) -> str:
    """The text, refused where a JSON or YAML escape left half of a surrogate pair in it: no file could hold it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise place.error(f"'{name}' holds half a character (a lone surrogate)", name) from error
    return text


def _published(value: object, place: Place) -> date | None:
    written = _text(value, "published", place)
    if written is None:
        return None
    day = parse_day(written)
    if day is None:
        raise place.error(f"'published' is no date: '{written[:40]}'; write it as 2025-03-18", "published")
    return day


def _language(values: Mapping[str, object], place: Place) -> Language | None:
    for key in ("language", "lang"):
        written = _text(values.get(key), key, place)
        if written is not None:
            language = language_named(written)
            if language is None:
                raise place.error(f"'{key}' is '{written[:40]}'; it must be ko, ja, en or zh", key)
            return language
    return None


def _primary(value: object, place: Place) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    truth = _TRUTH.get(str(value).lower())
    if truth is None:
        raise place.error("'primary' must be true or false", "primary")
    return truth


def whole_text(value: object, name: str, place: Place) -> str:
    """The body that a JSON field holds, as it is.

    Raises:
        InputError: It is no text, or one that no file could hold.
    """
    if not isinstance(value, str):
        raise place.error(f"'{name}' must be text", name)
    return _whole(value, name, place)
