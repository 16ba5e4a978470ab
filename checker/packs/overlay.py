"""Lays a desk's own rules over the shipped ones: a merged folder, named by the content of all of them.

Extra files are added. Of a file that both have, mappings are merged key by key, lists are joined (entries with the same
``id`` or ``what`` are merged, new ones stand in front) and scalars are replaced.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from checker.errors import RulesError
from checker.packs.trial import try_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDERS: Final = ("checks", "currencies", "entities", "furniture", "messages", "predicates", "units")
_FREE: Final = frozenset({"checks", "entities", "furniture", "messages", "units"})  # any further file is read there
_ENDINGS: Final = (".yaml", ".md")
_LAYOUT: Final = b"packs-1"  # another number for another way of merging
_KEPT: Final = 30 * 24 * 3600.0  # seconds after which a folder that nobody asked for goes
_TOUCHED: Final = 24 * 3600.0
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMES: Final = ("id", "what")  # by which entries of a list are the same thing


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a pack: its place below the rules' folder, and its content."""

    path: Path
    place: str
    data: bytes


def merged(base: Path, packs: Sequence[Path], folder: Path) -> Path:
    """A folder of ``base`` with each of ``packs`` laid over what stands before it.

    The folder is made once for each content, in one step: two processes that make it at once end with the same one.

    Args:
        base: A whole folder of rules.
        packs: Folders in its form; the later one has the last word.
        folder: Where merged folders are kept.

    Raises:
        RulesError: A pack is malformed; the error names its own file and line.
    """
    if not packs:
        return base
    below = [_File(path, _place(path, base), path.read_bytes()) for path in _files(base)]
    above = [list(_of_pack(pack)) for pack in packs]
    target = folder / _name([below, *above])
    wanted = {file.place for files in (below, *above) for file in files}
    if all((target / place).is_file() for place in wanted):
        _touch(target)
        return target
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    built = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    try:
        _build(built, below, above)
        try_out(built, base, [(pack, [file.path for file in files]) for pack, files in zip(packs, above, strict=True)])
        _move(built, target)
    finally:
        shutil.rmtree(built, ignore_errors=True)
    return target


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file())


def _place(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _of_pack(pack: Path) -> Iterator[_File]:
    """The files of a pack; what no program would read is refused, since somebody counts on it."""
    if not pack.is_dir():
        raise RulesError("is no folder of rules; a pack has folders such as entities, units and checks", pack)
    found = False
    for entry in sorted(pack.iterdir()):
        if entry.name.startswith((".", "__")) or (entry.is_file() and entry.suffix != ".yaml"):
            continue
        if not entry.is_dir() or entry.name not in FOLDERS:
            raise RulesError(f"is no part of a pack; its folders are {', '.join(FOLDERS)}", entry)
        for path in _files(entry):
            found = True
            yield _File(path, _place(path, pack), _read(path))
    if not found:
        raise RulesError(f"holds no rules; its folders may be {', '.join(FOLDERS)}", pack)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RulesError(f"cannot be read: {error.strerror or error}", path) from error


def _name(layers: Iterable[Iterable[_File]]) -> str:
    digest = hashlib.sha256(_LAYOUT)
    for layer in layers:
        digest.update(b"\0layer")
        for file in layer:
            digest.update(b"%d:%b%d:%b" % (len(file.place), file.place.encode(), len(file.data), file.data))
    return digest.hexdigest()[:32]


def _build(target: Path, below: Sequence[_File], above: Sequence[Sequence[_File]]) -> None:
    """Write the merged files below ``target``."""
    content = {file.place: file for file in below}
    nodes: dict[str, yaml.Node | None] = {}
    declaring = {file.place: file.path for file in below if file.place.startswith("checks/")}
    for layer in above:
        for file in layer:
            before = content.get(file.place)
            content[file.place] = file
            if not file.place.endswith(".yaml"):
                continue
            node = compose(file.path)
            if before is None:
                _refuse_unread(file)
            else:
                _refuse_taken(file, node, declaring)
                lower = nodes.get(file.place) or compose(before.path)
                nodes[file.place] = _over(lower, node, file.path) if node is not None else lower
            declaring.setdefault(file.place, file.path)
    for place, file in content.items():
        path = target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        merged_node = nodes.get(place)
        if merged_node is None:
            path.write_bytes(file.data)
        else:
            path.write_text(yaml.serialize(merged_node, allow_unicode=True, width=1 << 16), encoding="utf-8")


def _refuse_unread(file: _File) -> None:
    if file.place.split("/")[0] not in _FREE:
        raise RulesError("is read by nobody: give it the name of the shipped file that it adds to", file.path)


def _refuse_taken(file: _File, node: yaml.Node | None, owners: dict[str, Path]) -> None:
    """Two checks of one code: what somebody else has declared or written cannot be declared again."""
    if file.place in owners and isinstance(node, yaml.MappingNode):
        line = next((key.start_mark.line + 1 for key, _ in node.value if key.value == "declares"), None)
        if line is not None:
            code = Path(file.place).stem
            raise RulesError(f"{code} is already a check of {owners[file.place]}; choose another code", file.path, line)


def compose(path: Path) -> yaml.Node | None:
    """The nodes of a file, each with its line; None where it is empty.

    Raises:
        RulesError: It is not YAML.
    """
    try:
        node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise RulesError("is not UTF-8", path) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RulesError(f"is not YAML: {error.problem}", path, mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise RulesError(f"is not YAML: {error}", path) from error
    return node


def _over(lower: yaml.Node | None, upper: yaml.Node, path: Path) -> yaml.Node:
    """``upper`` laid over ``lower``."""
    if lower is None or (isinstance(upper, yaml.ScalarNode) and isinstance(lower, yaml.ScalarNode)):
        return upper
    if type(lower) is not type(upper):
        kinds = {yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "a single value"}
        raise RulesError(f"must be {kinds[type(lower)]} here, as in the rules", path, upper.start_mark.line + 1)
    if isinstance(lower, yaml.MappingNode):
        return yaml.MappingNode(lower.tag, _keys_over(lower.value, upper.value, path))
    return yaml.SequenceNode(lower.tag, _entries_over(lower.value, upper.value, path))


def _keys_over(lower: _Pairs, upper: _Pairs, path: Path) -> _Pairs:
    pairs = {key.value: (key, value) for key, value in lower}
    for key, value in upper:
        known = pairs.get(key.value)
        pairs[key.value] = (key, value) if known is None else (known[0], _over(known[1], value, path))
    return list(pairs.values())


def _entries_over(lower: list[yaml.Node], upper: list[yaml.Node], path: Path) -> list[yaml.Node]:
    """Entries of the same name merged in their place, other mappings in front, single values at the end, each once."""
    names = {name: number for number, entry in enumerate(lower) if (name := _name_of(entry))}
    entries, front = list(lower), []
    values = {entry.value for entry in lower if isinstance(entry, yaml.ScalarNode)}
    for entry in upper:
        number = names.get(_name_of(entry) or "")
        if number is not None:
            entries[number] = _over(entries[number], entry, path)
        elif isinstance(entry, yaml.ScalarNode):
            if entry.value not in values:
                values.add(entry.value)
                entries.append(entry)
        else:
            front.append(entry)
    return [*front, *entries]


def _name_of(entry: yaml.Node) -> str | None:
    """What an entry of a list is called, where it is a mapping with an id."""
    if isinstance(entry, yaml.MappingNode):
        return next((f"{key.value}: {value.value}" for key, value in entry.value if key.value in _NAMES), None)
    return None


def _move(built: Path, target: Path) -> None:
    """Give the folder its name in one step; where another process was faster, or it is damaged, that one gives way."""
    built.chmod(0o755)
    try:
        built.rename(target)
    except OSError:
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
        with suppress(OSError):
            target.rename(old / "old")
        with suppress(OSError):
            built.rename(target)
        shutil.rmtree(old, ignore_errors=True)
        if not target.is_dir():
            raise


def _touch(folder: Path) -> None:
    with suppress(OSError):
        if folder.stat().st_mtime < time.time() - _TOUCHED:
            os.utime(folder)


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - _KEPT:
                shutil.rmtree(path)


if TYPE_CHECKING:
    from typing import TypeAlias

    _Pairs: TypeAlias = list[tuple[yaml.Node, yaml.Node]]
