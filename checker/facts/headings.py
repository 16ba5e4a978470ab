"""What a fact is called: who, what, where, when; in English for programs, in the reader's language for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import LANGUAGES
from checker.packs.entities import load_entities
from checker.packs.messages import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Final

    from checker.model import Claim, Kind

_SLOTS: Final = ("actor", "predicate", "place", "period")
_JOINT: Final = ", "
_JOINTS: Final[Mapping[str, str]] = {"ja": "、", "zh": "，"}


def label(claims: Sequence[Claim], kind: Kind) -> str:
    """Who, what, where, when, from the slots that most claims have: the English names that other programs read."""
    return _JOINT.join(_plain(name) for _, name, _ in _parts(claims)) or kind


@dataclass(frozen=True, slots=True)
class Headings:
    """The names of entities and predicates in one language.

    Attributes:
        joint: What stands between two of them.
        entities: The name that the language has for each entity, by id.
        words: The words of reports in the language.
    """

    joint: str
    entities: Mapping[str, str]
    words: Mapping[str, str]

    def __call__(self, claims: Sequence[Claim], kind: Kind) -> str:
        """The label in this language; what it has no name for stays as the label has it."""
        return self.joint.join(self._named(*part) for part in _parts(claims)) or self.words[f"hover_kind_{kind}"]

    def _named(self, slot: str, name: str, key: str) -> str:
        known = self.words.get(f"predicate_{key}") if slot == "predicate" else self.entities.get(key)
        return known or _plain(name)


def headings(lang: str, rules: Path) -> Headings:
    """The names that ``rules`` has in ``lang``: of an entity, the first of its aliases."""
    own = {}
    if lang in LANGUAGES and lang != "en":  # the canonical names are English
        own = {entity.id: aliases[0] for entity in load_entities(rules) if (aliases := getattr(entity, lang))}
    return Headings(_JOINTS.get(lang, _JOINT), own, load_words(lang, rules / "messages").texts)


def _parts(claims: Sequence[Claim]) -> list[tuple[str, str, str]]:
    """The slots that are known, each with its commonest name and the id behind that."""
    found = []
    for slot in _SLOTS:
        values = [value for claim in claims if (value := getattr(claim.frame, slot)) is not None]
        if values:
            name = Counter(value.name for value in values).most_common(1)[0][0]
            found.append((slot, name, next(value.id for value in values if value.name == name)))
    return found


def _plain(name: str) -> str:
    return name.replace("_", " ")
