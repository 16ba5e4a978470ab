"""Tries merged rules out before anybody relies on them; what is wrong is told of the pack's own file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from checker.errors import ConfigError, RulesError
from checker.packs.bands import load_bands
from checker.packs.checks import load_checks
from checker.packs.entities import load_entities, load_frame_words
from checker.packs.furniture import load_furniture
from checker.packs.linking import load_linking
from checker.packs.messages import load_words, word_languages
from checker.packs.pegs import read_pegs
from checker.packs.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from checker.packs.checks import CheckRules

    Pack: TypeAlias = tuple[Path, Sequence[Path]]


def try_out(rules: Path, base: Path, packs: Sequence[Pack]) -> None:
    """Load all of ``rules``, which is ``base`` with ``packs`` laid over it.

    Raises:
        RulesError: Something is wrong with what a pack says.
    """
    try:
        _load(rules)
    except ConfigError as error:
        raise RulesError(str(error), packs[-1][0]) from error
    except RulesError as error:
        raise _told_of_its_pack(error, rules, base, packs) from error


def _load(rules: Path) -> None:
    load_vocabulary(rules)
    load_entities(rules)
    load_frame_words(rules)
    load_linking(rules)
    load_bands(rules)
    read_pegs(rules / "currencies" / "pegs.yaml")
    load_furniture(rules / "furniture")
    for language in word_languages(rules / "messages"):
        load_words(language, rules / "messages")
    for check in load_checks(rules).values():
        _refuse_unknown(check, rules)


def _refuse_unknown(check: CheckRules, rules: Path) -> None:
    """What a range speaks of must be known: a typing error would switch the check off."""
    if check.declares is None or check.declares.range is None:
        return
    of = check.declares.range.of
    names = {name for entity in load_entities(rules) for name in (entity.id.casefold(), entity.name.casefold())}
    path = rules / "checks" / f"{check.code}.yaml"
    for what, name in (("actor", of.actor), ("place", of.place)):
        if name is not None and name.casefold() not in names:
            raise RulesError(f"declares.range.of.{what}: '{name}' is no entity; add it under entities", path)
    if of.predicate is not None and of.predicate not in load_frame_words(rules).predicates:
        known = ", ".join(sorted(load_frame_words(rules).predicates))
        raise RulesError(f"declares.range.of.predicate: '{of.predicate}' is none of {known}", path)
    if of.unit not in _units(rules):
        raise RulesError(f"declares.range.of.unit: '{of.unit}' is no unit that figures are printed in", path)


def _units(rules: Path) -> set[str]:
    """The units in which figures are handed on: currencies, counted things, and what measures are converted to."""
    words = load_vocabulary(rules)
    found = {*words.currencies, *words.counters.counters, *words.counters.things, "GPU"}
    found |= {f"GPU:{model}" for model in words.accelerators.models}
    for measure in words.measures:
        found |= {*measure.units, *([measure.printed] if measure.printed else [])}
        found |= {symbol for unit in measure.units.values() for symbol in unit.symbols}
    return found


def _told_of_its_pack(error: RulesError, rules: Path, base: Path, packs: Sequence[Pack]) -> RulesError:
    """The error with the pack's own file and line in the place of those of the merged folder."""
    message = _bare(error, rules)
    place = "" if error.path is None else str(error.path)
    for pack, files in reversed(packs):
        for path in files:
            if place == str(rules / path.relative_to(pack)):
                line = _line(message, rules / path.relative_to(pack), path)
                if line is not None or not (base / path.relative_to(pack)).is_file():
                    return RulesError(message, path, line or error.line)
    for path, number, text in _lines(packs):
        if any(_says(text, name) for name in _quoted(message)):
            return RulesError(message, path, number)
    return RulesError(message, packs[-1][0])


def _bare(error: RulesError, rules: Path) -> str:
    message = str(error).removeprefix(f"{error.path}")
    return re.sub(r"^(:\d+)?: ", "", message).replace(f"{rules}/", "")


def _quoted(message: str) -> list[str]:
    return re.findall(r"'([^']+)'", message)


def _says(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _lines(packs: Sequence[Pack]) -> Iterator[tuple[Path, int, str]]:
    for _, files in reversed(packs):
        for path in files:
            if path.suffix == ".yaml":
                for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    yield path, number, text


def _line(message: str, merged: Path, own: Path) -> int | None:
    """The line of the pack's file on which stands what ``message`` (``bounds.0.low: ...``) speaks of."""
    whole, part = _node(merged), _node(own)
    line = None
    for step in message.split(": ", 1)[0].split("."):
        found = _step(whole, part, step)
        if found is None:
            break
        whole, part, line = found
    if line is None:  # the message quotes what it speaks of, or something is missing from a whole file
        names = _quoted(message)
        texts = enumerate(own.read_text(encoding="utf-8").splitlines(), 1)
        return next((number for number, text in texts if any(_says(text, name) for name in names)), None)
    return line


def _node(path: Path) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return node


def _step(whole: yaml.Node | None, part: yaml.Node | None, step: str) -> tuple[yaml.Node, yaml.Node, int] | None:
    """One step down in the merged file and in the pack's; None where the pack's has no such place."""
    if isinstance(whole, yaml.MappingNode) and isinstance(part, yaml.MappingNode):
        below = next((value for key, value in whole.value if key.value == step), None)
        own = next(((key, value) for key, value in part.value if key.value == step), None)
        return None if below is None or own is None else (below, own[1], own[0].start_mark.line + 1)
    if isinstance(whole, yaml.SequenceNode) and isinstance(part, yaml.SequenceNode) and step.isdigit():
        if int(step) >= len(whole.value):
            return None
        below = whole.value[int(step)]
        own = next((entry for entry in part.value if _alike(entry, below)), None)
        return None if own is None else (below, own, own.start_mark.line + 1)
    return None


def _alike(entry: yaml.Node, other: yaml.Node) -> bool:
    """Whether all that ``entry`` says is in ``other`` too."""
    if isinstance(entry, yaml.MappingNode) and isinstance(other, yaml.MappingNode):
        pairs = {key.value: value for key, value in other.value}
        return all(key.value in pairs and _alike(value, pairs[key.value]) for key, value in entry.value)
    if isinstance(entry, yaml.SequenceNode) and isinstance(other, yaml.SequenceNode):
        return all(any(_alike(one, another) for another in other.value) for one in entry.value)
    return isinstance(entry, yaml.ScalarNode) and isinstance(other, yaml.ScalarNode) and entry.value == other.value
