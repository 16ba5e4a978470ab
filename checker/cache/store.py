"""What is kept from run to run: figures and frames by article, all that a run found by all that it depends on."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cache.keys import article_key, edition, fresh_edition, named, run_key
from checker.cache.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.cache.nouns import Examined, Extracted, Roster
    from checker.model import Article

_ARTICLES: Final = "articles-1"  # another number for another layout
_RUNS: Final = "runs-1"
_MOST_OF_ARTICLES: Final = 1 << 30  # bytes; some hundred thousand articles
_MOST_OF_RUNS: Final = 1 << 26  # bytes; a run over six hundred articles has 0.4 MB
_ROSTER: Final = "the checks that there are"
_TAG: Final = "CACHEDIR.TAG"
_SIGNATURE: Final = "Signature: 8a477f597d28d172789f06886806bc55\n"  # as bford.info/cachedir has it, for backups
_SWEPT: Final = 24 * 3600.0  # seconds after which there may be something to remove again


def default_folder() -> Path:
    """The user's folder for caches, as XDG has it."""
    named_by_user = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named_by_user) if Path(named_by_user).is_absolute() else Path.home() / ".cache"
    return base / "claim-checker"


@dataclass(frozen=True, slots=True)
class Cache:
    """A memory that is never needed; what it gives is what would be found anew.

    Attributes:
        folder: Where the files are.
        rules: The folder of the rules in force.
        edition: What all of it depends on: the program, what it runs on, the rules.
    """

    folder: Path
    rules: Path
    edition: bytes

    @classmethod
    def opened(cls, folder: Path, rules: Path) -> Cache:
        """The memory in ``folder``, which is made; once a day what nobody asks for is removed.

        Raises:
            OSError: The folder cannot be made.
        """
        cache = cls(folder, rules, edition(rules))
        cache.articles.folder.mkdir(parents=True, exist_ok=True)
        tag = folder / _TAG
        if not tag.exists():
            tag.write_text(_SIGNATURE, encoding="ascii")
            (folder / ".gitignore").write_text("*\n", encoding="ascii")
        if tag.stat().st_mtime < time.time() - _SWEPT:
            os.utime(tag)
            cache.articles.sweep()
            cache.runs.sweep()
        return cache

    @property
    def articles(self) -> Shelf:
        """Figures and frames, a file an article."""
        return Shelf(self.folder / _ARTICLES, _MOST_OF_ARTICLES)

    @property
    def runs(self) -> Shelf:
        """All that runs found, a file a run."""
        return Shelf(self.folder / _RUNS, _MOST_OF_RUNS)

    def holds(self) -> bool:
        """Whether the rules are still those that were read: what comes of a mixture is not to be kept."""
        return fresh_edition(self.rules) == self.edition

    def get(self, article: Article) -> Extracted | None:
        """What is kept of ``article``."""
        body = self.articles.get(article_key(article, self.edition))
        if body is None:
            return None
        from checker.cache.codec import decode  # noqa: PLC0415 - heavy

        try:
            return decode(body)
        except (ValueError, KeyError, TypeError, IndexError):
            return None

    def put(self, article: Article, read: Extracted) -> None:
        """Keep what was read of ``article``; where that cannot be written, nothing is kept."""
        from checker.cache.codec import encode  # noqa: PLC0415 - heavy

        self.articles.put(article_key(article, self.edition), encode(read))

    def examined(self, articles: Sequence[Article], terms: Sequence[str]) -> Examined | None:
        """What a run over ``articles`` found under ``terms``: settings, language, rates."""
        from checker.cache.runs import decode  # noqa: PLC0415 - heavy

        body = self.runs.get(run_key(articles, terms, self.edition))
        return None if body is None else decode(body)

    def keep_examined(self, articles: Sequence[Article], terms: Sequence[str], seen: Examined) -> None:
        """Keep what was found, unless it would not come back as it is."""
        from checker.cache.runs import decode, encode  # noqa: PLC0415 - heavy

        body = encode(seen)
        if body is not None and decode(body) == seen:
            self.runs.put(run_key(articles, terms, self.edition), body)
            self.runs.sweep()

    def roster(self) -> Roster | None:
        """The checks that there were when last somebody looked."""
        from checker.cache.runs import decode_roster  # noqa: PLC0415 - heavy

        body = self.runs.get(named(_ROSTER, self.edition))
        return None if body is None else decode_roster(body)

    def keep_roster(self, roster: Roster) -> None:
        """Keep it."""
        from checker.cache.runs import encode_roster  # noqa: PLC0415 - heavy

        self.runs.put(named(_ROSTER, self.edition), encode_roster(roster))


def clear(folder: Path) -> None:
    """Delete all that is kept under ``folder``; what is not the cache's own stays.

    Raises:
        OSError: Something cannot be deleted.
    """
    for shelf in (_ARTICLES, _RUNS):
        for path in (folder / shelf).glob("*/*"):
            path.unlink(missing_ok=True)
