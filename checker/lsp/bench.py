"""Checks one draft: with the settings closest to it, beside the published articles that the editor named."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker import pipeline
from checker.articles import ReadOptions, read_bytes
from checker.checks import catalogue
from checker.cli import options
from checker.cli.beside import suppressions_of
from checker.cli.desk import open_desk
from checker.cli.inputs import Intake, unknown_checks
from checker.cli.sorting import sorting_of
from checker.errors import InputError
from checker.lsp.published import Published
from checker.packs.furniture import load_furniture
from checker.packs.messages import word_languages
from checker.pipeline import Setup
from checker.triage.comments import uncommented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.cache import Extracted
    from checker.cli.desk import Desk
    from checker.lsp.wishes import Wishes
    from checker.model import Article, Figure, Report
    from checker.rates import Rates

_SETTINGS: Final = ("claim-checker.toml", "pyproject.toml")
_ANY: Final = options.Verdict((), (), preview=False, fail_on=None)
_WARMING: Final = (
    "가나전자는 2024년 4월 18일 일본에 80억 달러(약 11조 원)를 쓴다. It will spend $8 billion there. 日本に80億ドル。"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that an editor holds.

    Attributes:
        path: Where its file is or would be; its ending tells the format.
        text: All of it.
    """

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a draft.

    Attributes:
        path: The draft's own.
        article: The draft as it was read; None where it could not be.
        figures: Its figures.
        report: What concerns it; None where it could not be read.
        problems: What is wrong with the draft itself, or with the suppressions in it.
        others: The published articles that it was checked with, by path, as far as they are at hand.
        desk: The settings that were in force.
        rates: The rates that were.
    """

    path: str
    article: Article | None
    figures: tuple[Figure, ...]
    report: Report | None
    problems: tuple[InputError, ...]
    others: Mapping[str, Article]
    desk: Desk
    rates: Rates


@dataclass(frozen=True, slots=True)
class _Place:
    """What the settings above a folder make, and what that depends on."""

    stamp: object
    desk: Desk
    rates: Rates
    reading: ReadOptions


class Bench:
    """Everything that stays at hand between two checks; used by one thread at a time.

    Args:
        given: What the options of the command say.
        locale: The editor's language, None where it does not tell.
        root: The folder of the workspace.
    """

    def __init__(self, given: options.Desk, locale: str | None, root: Path) -> None:
        self._given, self._locale, self._root = given, locale, root
        self._places: dict[tuple[Path, Wishes], _Place] = {}
        self._published = Published(root)

    def warm(self, wishes: Wishes) -> None:
        """Read rules, rates and published articles before anybody waits for them.

        Raises:
            ClaimCheckerError: The settings cannot be followed.
        """
        self.check(Draft(self._root / "warm.txt", _WARMING), wishes)

    def check(self, draft: Draft, wishes: Wishes) -> Checked:
        """What is to be said of ``draft``.

        Raises:
            ClaimCheckerError: The settings cannot be followed, or the archive cannot be read.
        """
        place = self._place(draft.path.parent, wishes)
        reading = read_bytes(draft.text.encode("utf-8", "replace"), str(draft.path), place.reading, draft.path)
        nothing = Checked(str(draft.path), None, (), None, reading.problems, {}, place.desk, place.rates)
        if not reading.articles:
            return nothing if draft.text.strip() else replace(nothing, problems=())
        said = list(suppressions_of(reading.articles))
        suppressions = tuple(entry for entry in said if not isinstance(entry, InputError))
        faults = [entry for entry in said if isinstance(entry, InputError)]
        faults += unknown_checks(suppressions, {check.code for check in catalogue(place.desk.rules)})
        article = uncommented(reading.articles[0])
        read = pipeline.extracted([article], place.desk.rules)[0]
        intake = Intake((article,), suppressions, ())
        report, others = self._checked(intake, read, place, wishes)
        return replace(
            nothing, article=article, figures=read.figures, report=report, problems=tuple(faults), others=others
        )

    def _checked(
        self, own: Intake, read: Extracted, place: _Place, wishes: Wishes
    ) -> tuple[Report, Mapping[str, Article]]:
        """The report on the draft ``own``, and the published articles beside it."""
        store = self._published.store(wishes.against, place.desk.rules)
        setup = Setup(place.desk.rules, place.desk.settings, place.rates, place.desk.lang)
        if store is not None:
            from checker.prepublish import against_store  # noqa: PLC0415 - only where there is an archive

            setup = replace(setup, extraction=partial(_known, [read]))
            return against_store(own.articles, store, setup, sorting_of(place.desk, own, options.Hiding())), {}
        beside = self._published.articles(wishes.against, place.reading, place.desk.rules, own.articles[0].path)
        articles = (*own.articles, *(entry.article for entry in beside))
        setup = replace(setup, extraction=partial(_known, [read, *(entry.read for entry in beside)]))
        hidden = (*own.suppressions, *(item for entry in beside for item in entry.suppressions))
        sorting = sorting_of(place.desk, Intake(articles, hidden, ()), options.Hiding())
        report = pipeline.check(articles, setup, frozenset({0}), sorting)
        return report, {entry.article.path: entry.article for entry in beside}

    def _place(self, folder: Path, wishes: Wishes) -> _Place:
        """The settings in force for drafts in ``folder``, read again where their files changed."""
        key, stamp = (folder, wishes), _stamp(folder, wishes.config)
        known = self._places.get(key)
        if known is None or known.stamp != stamp:
            given = replace(
                self._given, config=wishes.config or self._given.config, lang=wishes.lang or self._given.lang
            )
            desk = self._in_own_language(open_desk(given, str(folder / "draft"), _ANY), given)
            known = _Place(stamp, desk, desk.rates(), ReadOptions(load_furniture(desk.rules / "furniture")))
            self._places[key] = known
        return known

    def _in_own_language(self, desk: Desk, given: options.Desk) -> Desk:
        """The desk with messages in the editor's language, where nobody asked for another."""
        wanted = (self._locale or "")[:2].lower()
        asked = given.lang or desk.settings.lang
        return desk if asked or wanted not in word_languages(desk.rules / "messages") else replace(desk, lang=wanted)


def _known(read: Sequence[Extracted], _articles: Sequence[Article], _rules: Path) -> list[Extracted]:
    """What was read already; the way of the pipeline to extract."""
    return list(read)


def _stamp(folder: Path, named: str | None) -> object:
    """What changes when the settings above ``folder`` do."""
    files = [Path(named)] if named else [place / name for place in (folder, *folder.parents) for name in _SETTINGS]
    return tuple((file, state.st_mtime_ns, state.st_size) for file in files if (state := _state(file)) is not None)


def _state(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
