"""The store as its users see it: one object, safe to share between threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import delete

from checker.store import archive, candidates, decisions, drafts, reading
from checker.store.address import shown
from checker.store.migrations import migrate
from checker.store.nouns import Added, Filter
from checker.store.schema import metadata, versions
from checker.store.transactions import compact, writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Engine

    from checker.model import Article, Finding
    from checker.store.nouns import Candidates, ClaimLine, Decision, Entry, KeptDraft, Listed, Stats, Verdict


def opened(engine: Engine, rules: Path, *, create: bool) -> Store:
    """The store of ``engine``, brought to the newest schema.

    Raises:
        StoreError: It cannot be reached, is newer than this program, or is none.
    """
    store = Store(engine, rules)
    try:
        migrate(engine, store.name, create=create)
    except BaseException:
        store.close()
        raise
    return store


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; every method is one transaction, or several where it says so.

    Every method raises ``StoreError`` where the database cannot be reached, read or written.

    Attributes:
        engine: The database.
        rules: The rules by which claims are found again.
    """

    engine: Engine
    rules: Path

    @property
    def name(self) -> str:
        """Its URL without the password, for messages."""
        return shown(self.engine)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # Articles

    def add(self, entries: Iterable[Entry]) -> Added:
        """Keep articles with their claims: new ones, and new versions of known ones; the same again changes nothing.

        In batches of one transaction each: an article is there with all of its claims or not at all.
        """
        return Added(tuple(chain.from_iterable(batch.states for batch in self.adding(entries))))

    def adding(self, entries: Iterable[Entry]) -> Iterator[Added]:
        """The same, telling of each batch once it is kept."""
        return archive.add(self.engine, entries, self.rules)

    def refresh(self) -> Iterator[int]:
        """Find the figures anew in articles that another version of the program read; how many, batch by batch."""
        return archive.refresh(self.engine, self.rules)

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take articles out by their ids; the ids that were there."""
        return archive.remove(self.engine, ids)

    def article(self, own: str) -> Entry | None:
        """The article of that id."""
        return reading.article(self.engine, own, self.rules)

    def claims(self, own: str) -> tuple[ClaimLine, ...]:
        """The claims of the article of that id, in order."""
        return reading.claims_of(self.engine, own)

    def list(self, wanted: Filter | None = None) -> tuple[Listed, ...]:
        """A line for each article, the newest first."""
        return reading.listed(self.engine, wanted or Filter())

    def export(self, wanted: Filter | None = None) -> Iterator[Entry]:
        """Whole articles, in the order in which they came, a portion at a time."""
        return reading.whole(self.engine, wanted or Filter(), self.rules)

    def candidates(self, drafts: Sequence[Entry], most: int = candidates.MOST) -> Candidates:
        """The articles that may speak of what the drafts speak of, at most ``most``: see ``checker.prepublish``."""
        return candidates.candidates(self.engine, drafts, self.rules, most)

    def stats(self) -> Stats:
        """Numbers on all that is kept."""
        return reading.stats(self.engine, self.rules, datetime.now(UTC))

    # Decisions of editors

    def record_decision(
        self,
        finding: Finding,
        verdict: Verdict,
        reason: str,
        editor: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Decision:
        """Keep what was decided on ``finding``, with the reason, for the next editor to see.

        Args:
            finding: As a report has it; its fingerprint, rule, surfaces and first article are kept.
            verdict: ``dismissed`` or ``confirmed``.
            reason: In the editor's words.
            editor: Who, where told.
            details: JSON to keep with it; no text of a draft is kept unless it is here.
        """
        return decisions.record(self.engine, finding, verdict, reason, editor, details or {}, datetime.now(UTC))

    def withdraw_decision(self, number: int, editor: str | None = None) -> Decision:
        """Take a decision back; it stays in the history.

        Raises:
            StoreError: There is none of that number.
        """
        return decisions.withdraw(self.engine, number, editor, datetime.now(UTC))

    def decisions(
        self,
        fingerprints: Collection[str] | None = None,
        article: str | None = None,
        *,
        withdrawn: bool = False,
    ) -> tuple[Decision, ...]:
        """Decisions, the newest first: on these fingerprints, on this article, also those taken back."""
        return decisions.found(self.engine, fingerprints, article, withdrawn=withdrawn)

    # Drafts, only where somebody asks

    def keep_draft(self, article: Article, days: int, editor: str | None = None) -> KeptDraft:
        """Keep a draft for so many days."""
        return drafts.keep(self.engine, article, days, editor, datetime.now(UTC))

    def drafts(self) -> tuple[KeptDraft, ...]:
        """The drafts that are kept, the newest first."""
        return drafts.found(self.engine, datetime.now(UTC))

    def draft(self, key: str) -> KeptDraft | None:
        """The draft of that key, None where it is gone."""
        return next(iter(drafts.found(self.engine, datetime.now(UTC), key)), None)

    def forget_draft(self, key: str) -> bool:
        """Delete a draft; whether it was there."""
        return drafts.forget(self.engine, key)

    def expire_drafts(self) -> int:
        """Delete the drafts whose time is over; how many they were."""
        return drafts.expire(self.engine, datetime.now(UTC))

    def purge(self) -> None:
        """Delete everything that is kept: articles, decisions, drafts. The empty store stays."""
        with writing(self.engine) as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not versions:
                    connection.execute(delete(table))
        compact(self.engine)
