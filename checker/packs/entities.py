"""The gazetteer (rules/entities) and the words of frames (rules/predicates), loaded and validated."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.errors import RulesError
from checker.model import Kind, Language
from checker.packs.yamlfile import read_yaml

_Words = tuple[str, ...]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Entity(_Shape):
    """One company, agency, person, place or product.

    Attributes:
        id: Lower-case ASCII, the same in all languages.
        name: The canonical English name, which other programs read.
        kind: ``company``, ``agency``, ``person``, ``country``, ``place``, ``region``, ``project`` and the like.
        of: The organisation that owns it or that a person speaks for.
        inside: The enclosing place.
        short: One-character newsroom forms (美, 米), used with care.
        broad: Named by so many stories that having it in common tells nothing.
        weak: Aliases trusted only beside a stronger one in the same article.
    """

    id: str
    name: str
    kind: str
    of: str | None = None
    inside: Annotated[str | None, Field(alias="in")] = None
    country: str | None = None
    short: _Words = ()
    ko: _Words = ()
    ja: _Words = ()
    en: _Words = ()
    zh: _Words = ()
    adjective: _Words = ()
    weak: _Words = ()
    broad: bool = False

    def aliases(self) -> _Words:
        """All strong forms, in every language."""
        return (*self.ko, *self.ja, *self.en, *self.zh, *self.adjective)


class Stems(_Shape):
    """The stems of a word of frames by language, with what a predicate may be said of."""

    kinds: tuple[Kind, ...] = ()
    near: Annotated[tuple[str, ...], Field(alias="with")] = ()
    ko: _Words = ()
    ja: _Words = ()
    en: _Words = ()
    zh: _Words = ()

    def of(self, language: Language) -> _Words:
        """The stems of one language."""
        stems: _Words = getattr(self, language)
        return stems


class SlotWords(_Shape):
    """Words that set the stage, the scope, the truth or the source of a claim."""

    stage: dict[str, Stems]
    scope: dict[str, Stems]
    denied: Stems
    source: Stems
    generic: dict[str, Stems]


class FrameWords(_Shape):
    """All of rules/predicates."""

    predicates: dict[str, Stems]
    objects: dict[str, Stems]
    slots: SlotWords


@lru_cache(maxsize=4)
def load_entities(rules: Path) -> tuple[Entity, ...]:
    """The gazetteer under ``rules``, in order of file and line.

    Raises:
        RulesError: A file is malformed, an id stands twice or an alias on two entities.
    """
    shape = TypeAdapter(tuple[Entity, ...])
    entities: list[Entity] = []
    home: dict[str, Path] = {}
    owner: dict[str, str] = {}
    for path in sorted((rules / "entities").glob("*.yaml")):
        for entity in read_yaml(path, shape):
            if entity.id in home:
                raise RulesError(f"'{entity.id}' is already an entity of {home[entity.id].name}; remove one", path)
            home[entity.id] = path
            for alias in {alias.casefold() for alias in (*entity.aliases(), *entity.weak)}:
                if owner.setdefault(alias, entity.id) != entity.id:
                    raise RulesError(f"'{alias}' is an alias of {owner[alias]} and of {entity.id}; remove one", path)
            entities.append(entity)
    known = set(home)
    for entity in entities:
        for link in (entity.of, entity.inside, entity.country):
            if link is not None and link not in known:
                raise RulesError(f"{entity.id}: there is no entity '{link}'", home[entity.id])
    return tuple(entities)


@lru_cache(maxsize=4)
def load_frame_words(rules: Path) -> FrameWords:
    """The words of frames under ``rules``."""
    folder = rules / "predicates"
    stems = TypeAdapter(dict[str, Stems])
    return FrameWords(
        predicates=read_yaml(folder / "predicates.yaml", stems),
        objects=read_yaml(folder / "objects.yaml", stems),
        slots=read_yaml(folder / "slots.yaml", TypeAdapter(SlotWords)),
    )
