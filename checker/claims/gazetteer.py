"""Finds the names of rules/entities in a text, in any language, the longest alias first."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.packs.entities import Entity, load_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What may follow a short Hangul name: particles and the like. Behind any other syllable it is part of another word.
_AFTER_HANGUL = frozenset("은는이가을를의에와과도로만측및등또역씨님사發")
_SHORT_HANGUL = 2
# KDDI102億円, KDDI10日: digits that end in a scale word or a word of the calendar are no part of a name.
_SIGNS = ("$", "€", "£", "¥")
_AMOUNT = re.compile(r"\d[\d.,]*[억조億兆亿]|\d{4}(?:年|년)|\d{1,2}(?:月|日|월|일)")


class NameHit(NamedTuple):
    """An entity's name in a text."""

    start: int
    end: int
    entity: Entity


class Gazetteer:
    """All aliases, indexed by their first two letters."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.by_id: dict[str, Entity] = {}
        self._strong: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        self._weak: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in entities:
            self.by_id[entity.id] = entity
            for alias in dict.fromkeys((*entity.aliases(), entity.name)):
                if alias not in entity.weak:
                    self._add(self._strong, alias, entity)
            for alias in entity.weak:
                self._add(self._weak, alias, entity)
        for table in (self._strong, self._weak):
            for found in table.values():
                found.sort(key=lambda pair: -len(pair[0]))

    @staticmethod
    def _add(table: dict[str, list[tuple[str, Entity]]], alias: str, entity: Entity) -> None:
        table[alias[:2]].append((alias, entity))

    def find(self, text: str) -> list[NameHit]:
        """Every name in ``text``, in order, none inside another; weak aliases only of entities named strongly too."""
        hits = list(self._scan(text, self._strong))
        known = {hit.entity.id for hit in hits}
        covered = {position for hit in hits for position in range(hit.start, hit.end)} if self._weak else set()
        weak = [hit for hit in self._scan(text, self._weak) if hit.entity.id in known and hit.start not in covered]
        return sorted([*hits, *weak]) if weak else hits

    def _scan(self, text: str, table: dict[str, list[tuple[str, Entity]]]) -> Iterator[NameHit]:
        end = 0
        for position in range(len(text) - 1):
            if position < end:
                continue
            for alias, entity in table.get(text[position : position + 2], ()):
                if text.startswith(alias, position) and _stands_alone(text, position, alias):
                    end = position + len(alias)
                    if not text.startswith(_SIGNS, end):  # US$5 billion says nothing of the country
                        yield NameHit(position, end, entity)
                    break

    def root(self, entity_id: str) -> str:
        """The organisation at the top: AWS belongs to Amazon, JASM to TSMC."""
        seen: set[str] = set()
        while entity_id not in seen:
            seen.add(entity_id)
            entity = self.by_id.get(entity_id)
            if entity is None or entity.of is None:
                break
            entity_id = entity.of
        return entity_id

    def around(self, entity_id: str) -> Iterator[str]:
        """The places that a place lies in, the country left out."""
        entity = self.by_id.get(entity_id)
        while entity is not None and entity.kind == "place" and entity.inside is not None:
            entity = self.by_id.get(entity.inside)
            if entity is not None and entity.kind == "place":
                yield entity.id

    def country(self, entity_id: str) -> str | None:
        """The country of a place, the place itself where it is one."""
        seen: set[str] = set()
        while entity_id and entity_id not in seen:
            seen.add(entity_id)
            entity = self.by_id.get(entity_id)
            if entity is None:
                return None
            if entity.kind == "country":
                return entity_id
            entity_id = entity.inside or ""
        return None


def _stands_alone(text: str, start: int, alias: str) -> bool:
    """Whether ``alias`` is a word of its own where it stands, not a part of another."""
    before, after = text[start - 1 : start], text[start + len(alias) : start + len(alias) + 1]
    first, last = alias[0], alias[-1]
    if first.isascii() and first.isalnum() and before.isascii() and before.isalnum() and before:
        return False
    if last.isascii() and last.isalnum() and after.isascii() and after.isalnum() and after:
        return last.isalpha() and bool(_AMOUNT.match(text, start + len(alias)))
    if _hangul(first) and before and _hangul(before):
        return False
    if _hangul(last) and len(alias) <= _SHORT_HANGUL and after and _hangul(after):
        return after in _AFTER_HANGUL
    if _katakana(first) and before and _katakana(before):
        return False
    return not (_katakana(last) and after and _katakana(after))


def _hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def _katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


@lru_cache(maxsize=4)
def gazetteer(rules: Path) -> Gazetteer:
    """The compiled gazetteer of ``rules``."""
    return Gazetteer(load_entities(rules))
