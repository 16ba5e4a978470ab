"""Cases -> a folder in the form of the benchmark: ``gold/*.jsonl``, and ``articles/`` where texts are to go with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from checker.errors import ConfigError
from checker.label.texts import Cut, nothing, only_sentences, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from checker.label.cases import Case, Material
    from checker.model import Article, Figure, Frame, Location

Keep: TypeAlias = Literal["nothing", "sentences", "text"]
Row: TypeAlias = dict[str, Any]
_Key: TypeAlias = tuple[str, str]

KEEPS: Final[tuple[Keep, ...]] = get_args(Keep)
_STORY: Final = "desk"
_ALARMS: Final = frozenset({"error", "warning"})
_ONE_FACT: Final = frozenset({"cross_article", "magnitude"})  # kinds of findings whose figures speak of one fact
_SLOTS: Final = ("actor", "predicate", "object", "place", "period", "stage", "scope", "source")
_README: Final = """# Labelled cases

Written by `claim-checker label`, in the form of the project's benchmark. `gold/findings.jsonl`: findings that an editor
confirmed. `gold/not_findings.jsonl`: findings that an editor dismissed, with the reason. `gold/quantities.jsonl`: the
figures of both, as the program read them; `gold/same_fact.jsonl`: figures of one fact, as the confirmed findings say.
Offsets count in the files of `articles/`{where}.
"""


@dataclass(frozen=True, slots=True)
class _Named:
    """An article under the name that it has in the folder, which tells nobody what it is about."""

    article: Article
    name: str
    path: str
    cut: Cut


def write_dataset(folder: Path, cases: Sequence[Case], material: Material, keep: Keep) -> None:
    """Write ``cases`` into ``folder``.

    Raises:
        ConfigError: The folder holds something already, or cannot be written.
    """
    named = dict(_named(cases, material, keep))
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ConfigError("is not empty; name a new folder", folder)
        for name, rows in _gold(cases, material, named).items():
            _write(folder / "gold" / f"{name}.jsonl", "".join(f"{_line(row)}\n" for row in rows))
        for item in named.values():
            if item.cut.text is not None:
                _write(folder / item.path, item.cut.text)
        where = "" if keep != "nothing" else ", which are not here: they are those of the articles themselves"
        _write(folder / "README.md", _README.format(where=where))
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror or error}", error.filename or folder) from error


def _named(cases: Iterable[Case], material: Material, keep: Keep) -> Iterator[tuple[_Key, _Named]]:
    """Each article of the cases, in order, numbered."""
    places: dict[_Key, list[Location]] = {}
    for case in cases:
        for place in case.finding.locations:
            places.setdefault((place.path, place.article), []).append(place)
    for number, (key, own) in enumerate(places.items(), 1):
        article = material.articles[key]
        name = f"{number:03}-{article.language}-case"
        cut = nothing(article)
        if not article.text:
            pass  # a decision that outlived its draft
        elif keep == "sentences":
            cut = only_sentences(article, name, {(place.start, place.end) for place in own})
        elif keep == "text":
            cut = whole(article, name)
        yield key, _Named(article, name, f"articles/{_STORY}/{name}.md", cut)


def _gold(cases: Sequence[Case], material: Material, named: Mapping[_Key, _Named]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {
        "findings": [],
        "not_findings": [],
        "quantities": [],
        "same_fact": [],
        "leftovers": [],
    }
    quantities: dict[tuple[str, int], Row] = {}
    for number, case in enumerate(cases, 1):
        finding = case.finding
        members = [_member(place, named) for place in finding.locations]
        confirmed = case.verdict == "confirmed"
        row: Row = {"id": f"{_STORY}/{'F' if confirmed else 'N'}{number:03}", "type": finding.type}
        if confirmed:
            row |= {"severity": finding.severity, "required": finding.severity in _ALARMS}
        row |= {"surfaces": members, "why": case.reason, "rule": finding.rule, "decided": case.decided}
        rows["findings" if confirmed else "not_findings"].append(row)
        if confirmed and finding.type in _ONE_FACT:
            rows["same_fact"].append({"id": f"{_STORY}/fact-{number:03}", "members": members})
        for place in finding.locations:
            item = named[place.path, place.article]
            quantity = _quantity(place, item, material.framed[place.path, place.article])
            if quantity is not None:
                quantities[item.path, quantity["start"]] = quantity
    rows["quantities"] = [quantities[key] for key in sorted(quantities)]
    return rows


def _member(place: Location, named: Mapping[_Key, _Named]) -> Row:
    item = named[place.path, place.article]
    start, end = item.cut.place((place.start, place.end))
    return {"article": f"{_STORY}/{item.name}", "path": item.path, "surface": place.surface, "spans": [[start, end]]}


def _quantity(place: Location, item: _Named, framed: Sequence[tuple[Figure, Frame]]) -> Row | None:
    """The figure at ``place`` as the program reads it, with its frame; None where no figure stands there."""
    found = next((pair for pair in framed if (pair[0].start, pair[0].end) == (place.start, place.end)), None)
    if found is None:
        return None
    figure, frame = found
    start, end = item.cut.place((figure.start, figure.end))
    row: Row = {"article": f"{_STORY}/{item.name}", "path": item.path, "start": start, "end": end}
    row |= {
        key: getattr(figure, key) for key in ("surface", "value", "value_high", "unit", "kind", "bound", "low", "high")
    }
    slots = {key: getattr(frame, key) for key in _SLOTS}
    return row | {key: slot.name for key, slot in slots.items() if slot is not None}


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", errors="backslashreplace", newline="")
