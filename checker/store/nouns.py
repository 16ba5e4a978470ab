"""What goes into the store and comes out of it, frozen; nothing here needs a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from checker.cache import Extracted
from checker.model import Article, Language

Verdict: TypeAlias = Literal["dismissed", "confirmed"]
ArticleState: TypeAlias = Literal["added", "updated", "unchanged"]


class Entry(NamedTuple):
    """An article with all that is read in it by itself: what ``add`` takes and ``candidates`` gives."""

    article: Article
    read: Extracted


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles of one ``add``; ``states`` has one for each, in order."""

    states: tuple[ArticleState, ...] = ()

    @property
    def added(self) -> int:
        """How many are new."""
        return self.states.count("added")

    @property
    def updated(self) -> int:
        """How many replaced an earlier text or earlier metadata."""
        return self.states.count("updated")

    @property
    def unchanged(self) -> int:
        """How many were there already, the same in everything."""
        return self.states.count("unchanged")


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the archive has on a draft.

    Attributes:
        entries: The articles worth comparing, in order of their paths.
        own: Earlier versions of the draft itself, which are not among them.
        found: How many articles share a key with the draft; the entries are those that tell most.
    """

    entries: tuple[Entry, ...]
    own: tuple[Article, ...]
    found: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles of the archive; None where it does not matter.

    Attributes:
        text: A piece of the id, title or URL, in capitals or not.
        since: The first day of publication.
        until: The last.
        limit: At most so many, the newest first.
    """

    outlet: str | None = None
    language: Language | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One line about an article of the archive."""

    id: str
    path: str
    url: str | None
    title: str | None
    outlet: str | None
    language: Language
    published: date | None
    claims: int
    added: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of an article of the archive.

    Attributes:
        figure: Index of its first figure among the article's.
        value: The number, in ``unit``.
        magnitude: The common logarithm of the amount, in dollars of its day where it is money.
        sentence: What the article says, the whole sentence.
    """

    figure: int
    kind: str
    surface: str
    value: float | None
    unit: str
    magnitude: float | None
    actor: str | None
    predicate: str | None
    place: str | None
    period: str | None
    stage: str | None
    source: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds.

    Attributes:
        first: The earliest day of publication.
        last: The latest.
        outlets: Articles by outlet, the largest first; those that name none are under ``""``.
        languages: Articles by language.
        stale: Articles whose figures were found by another version of the program or of the rules.
        decisions: Decisions that hold.
        drafts: Drafts that are kept.
        schema: The version of the schema.
        bytes: What it takes on the disk.
    """

    articles: int
    claims: int
    first: date | None
    last: date | None
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    stale: int
    decisions: int
    drafts: int
    schema: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided on a finding. It is never changed; withdrawing it adds when and by whom.

    Attributes:
        number: Its own, in order of time.
        fingerprint: The finding's, which does not change when lines move.
        rule: The code of the check.
        article: The id of the article of the suspected figure.
        surfaces: The printed figures of the finding, the suspected one first.
        verdict: ``dismissed`` (a false alarm, or not worth it) or ``confirmed``.
        reason: In the editor's words.
        editor: Who, where told.
        decided: When, in UTC.
        withdrawn: When it was taken back, in UTC; None while it holds.
        withdrawn_by: Who took it back, where told.
        details: What the caller wanted kept with it, JSON; only what is given is kept, no text of the draft by itself.
    """

    number: int
    fingerprint: str
    rule: str
    article: str
    surfaces: tuple[str, ...]
    verdict: Verdict
    reason: str
    editor: str | None
    decided: datetime
    withdrawn: datetime | None = None
    withdrawn_by: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn is None


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that somebody asked to keep.

    Attributes:
        key: Names it; 128 random bits, so that it cannot be guessed.
        article: The draft.
        editor: Who, where told.
        kept: When, in UTC.
        until: When it goes by itself, in UTC.
    """

    key: str
    article: Article
    editor: str | None
    kept: datetime
    until: datetime
