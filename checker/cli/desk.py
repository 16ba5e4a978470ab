"""What a command works with: the settings, rules, language and rates in force, from options and files."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cli import streams
from checker.cli.configuration import settings_file
from checker.cli.crew import Crew
from checker.cli.layers import refuse_unexplained, rules_in_force
from checker.errors import ConfigError
from checker.packs.messages import load_words, word_languages
from checker.settings import Settings, refuse_unknown, unknown_check

if TYPE_CHECKING:
    from checker.cache import Roster
    from checker.cli import options
    from checker.packs.messages import Words
    from checker.packs.tomlfile import TomlFile
    from checker.pipeline import Setup
    from checker.rates import Rates

_FALLBACK: Final = "en"
_NOBODY: Final = Crew()
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Desk:
    """The settings in force.

    Attributes:
        rules: The folder of the rules.
        settings: Those of the file, with the options' in front of them.
        lang: The language of messages, one that the rules have.
        file: The file of the settings; None where there is none.
        crew: Who knows the checks that there are.
    """

    rules: Path
    settings: Settings
    lang: str
    file: TomlFile | None = None
    crew: Crew = _NOBODY

    def words(self) -> Words:
        """The fixed words of reports."""
        return load_words(self.lang, self.rules / "messages")

    def rates(self) -> Rates:
        """Where exchange rates come from.

        Raises:
            ConfigError: The settings name something else than rates.
            RatesError: The table or the service cannot be had.
        """
        from checker.rates import embedded, from_csv, live  # noqa: PLC0415 - not every command needs rates

        name = self.settings.rates
        if name == "embedded":
            return embedded()
        if name == "live":
            return live(embedded(), warn=streams.say)
        if not name.lower().endswith(".csv") and not Path(name).exists():
            raise ConfigError(f"'{name}' is neither 'embedded' nor 'live' nor a CSV file of exchange rates")
        return from_csv(Path(name))

    def setup(self, crew: Crew) -> Setup:
        """What the pipeline needs."""
        from checker.pipeline import Setup  # noqa: PLC0415 - heavy

        return Setup(self.rules, self.settings, self.rates(), self.lang, crew.extracted, crew.examined)

    def without_baseline(self) -> Desk:
        """The same, with nothing known already."""
        return replace(self, settings=self.settings.model_copy(update={"baseline": None}))

    def codes(self) -> frozenset[str]:
        """The codes of the checks that run."""
        return frozenset(self.crew.roster(self.rules).limits) - set(self.settings.disable)


def open_desk(
    given: options.Desk, near: str = "-", verdict: options.Verdict | None = None, crew: Crew = _NOBODY
) -> Desk:
    """The desk that the options and the settings near the first path make; ``crew`` may remember its checks.

    Raises:
        ConfigError: An option or a setting cannot be followed.
    """
    found = settings_file(given.config, near)
    settings = Settings() if found is None else _anchored(found[1], found[0].path.parent)
    rules = rules_in_force(given.rules or settings.rules, (*settings.packs, *given.packs))
    if found is not None and (settings.disable or settings.checks or settings.suppress or settings.per_path):
        refuse_unknown(settings, found[0], crew.roster(rules).limits)
    changes: dict[str, object] = {}
    if given.rates is not None:
        changes["rates"] = given.rates
    if given.names:
        changes["names"] = True
    if verdict is not None:
        roster = crew.roster(rules)
        if not roster.whole:
            refuse_unexplained(rules)
        changes |= _verdict(verdict, settings, roster)
    language = _language(given.lang or settings.lang, rules)
    return Desk(rules, settings.model_copy(update=changes), language, found and found[0], crew)


def _anchored(settings: Settings, folder: Path) -> Settings:
    """The settings with their paths read from the folder of their file."""
    changes: dict[str, object] = {"rules": str(folder / settings.rules)} if settings.rules else {}
    if settings.packs:
        changes["packs"] = tuple(str(folder / pack) for pack in settings.packs)
    if settings.rates not in {"embedded", "live"}:
        changes["rates"] = str(folder / settings.rates)
    if settings.baseline:
        changes["baseline"] = str(folder / settings.baseline)
    return settings.model_copy(update=changes)


def _verdict(verdict: options.Verdict, settings: Settings, roster: Roster) -> dict[str, object]:
    """What the options change; ``--only`` also runs what the file switched off and what is on trial."""
    changes: dict[str, object] = {}
    known = roster.limits
    for code in (*verdict.disable, *verdict.only):
        if code not in known:
            raise ConfigError(unknown_check(code, known))
    trial = frozenset() if verdict.preview or settings.preview else roster.trial
    off = known.keys() - set(verdict.only) if verdict.only else trial | set(settings.disable)
    changes["disable"] = tuple(sorted(off | set(verdict.disable)))
    if verdict.fail_on is not None:
        changes["fail_on"] = verdict.fail_on
    return changes


def _language(wanted: str | None, rules: Path) -> str:
    known = word_languages(rules / "messages")
    if wanted is None:
        local = next((value for name in _LOCALE if (value := os.environ.get(name))), locale.getlocale()[0] or "")
        return local[:2] if local[:2] in known else _FALLBACK
    if wanted not in known:
        raise ConfigError(f"there are no messages in '{wanted}'; choose one of {', '.join(known)}")
    return wanted
