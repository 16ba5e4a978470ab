"""Reads one YAML file into a pydantic model; every fault names the file and the line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from checker.errors import RulesError

T = TypeVar("T")

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, shape: TypeAdapter[T]) -> T:
    """The content of ``path`` as ``shape``.

    Raises:
        RulesError: The file cannot be read, is not YAML, or does not have the shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"cannot be read: {error}", path) from error
    try:
        return shape.validate_python(yaml.load(text, Loader=_Loader))  # noqa: S506 - both loaders are safe ones
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RulesError(f"is not YAML: {error.problem}", path, mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise RulesError(f"is not YAML: {error}", path) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(f"{where}: {first['msg']}", path, _line_of(text, first["loc"])) from error


def _line_of(text: str, location: tuple[int | str, ...]) -> int:
    """The line of the innermost node on the way ``location`` that is really there."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    line = 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line
