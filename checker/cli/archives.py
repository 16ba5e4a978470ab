"""What the commands of ``claim-checker archive`` do."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.cli import streams
from checker.cli.crew import crew_for
from checker.cli.desk import open_desk
from checker.cli.exits import CLEAN, UNDONE
from checker.cli.gathering import gather
from checker.errors import ConfigError
from checker.reporting.clean import one_line
from checker.reporting.jsonform import dump, jsonable
from checker.store import Added, Entry, Filter, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.cli.desk import Desk
    from checker.cli.gathering import Gathered
    from checker.reporting.jsonform import Json
    from checker.store import Listed
    from checker.store.store import Store

_PORTION: Final = 100  # articles whose figures are found before they are kept


def add(
    paths: tuple[str, ...], url: str, reading: options.Reading, running: options.Running, given: options.Desk
) -> int:
    """Keep the articles under ``paths``."""
    desk = open_desk(given, paths[0])
    with crew_for(running) as crew:
        found = gather(paths, desk.rules, reading, crew)
        if not found.articles:
            return UNDONE
        with open_store(url, desk.rules, create=True) as store:
            _told(keep(store, found, crew, desk))
    return CLEAN if found.complete else UNDONE


def keep(store: Store, found: Gathered, crew: Crew, desk: Desk) -> Added:
    """Keep what was gathered, a portion at a time."""
    done = list(store.adding(_read(found, crew, desk)))
    return Added(tuple(state for batch in done for state in batch.states))


def watch(
    paths: tuple[str, ...], url: str, reading: options.Reading, running: options.Running, given: options.Desk
) -> int:
    """Keep the articles under ``paths`` and what becomes of them, until somebody interrupts it."""
    from checker.cli.dropping import follow  # noqa: PLC0415 - for this command alone

    desk = open_desk(given, paths[0])
    with crew_for(running) as crew, open_store(url, desk.rules, create=True) as store:

        def once(some: Sequence[str]) -> None:
            found = gather(some, desk.rules, reading, crew)
            if found.articles:
                _told(keep(store, found, crew, desk))

        follow(paths, once)


def remove(ids: tuple[str, ...], url: str) -> int:
    """Take articles out; ids that nobody has are said, and the others go."""
    with open_store(url) as store:
        gone = set(store.remove(ids))
    unknown = [own for own in dict.fromkeys(ids) if own not in gone]
    for own in unknown:
        streams.say(f"there is no article '{one_line(own)}' in the archive; 'claim-checker archive list' lists them")
    sys.stdout.write(f"removed {len(gone)}\n")
    return UNDONE if unknown else CLEAN


def listed(url: str, wanted: options.Wanted, form: str) -> int:
    """A line for each article."""
    with open_store(url) as store:
        lines = store.list(_filter(wanted))
    sys.stdout.writelines(dump(_listed_form(line)) + "\n" if form == "jsonl" else _line(line) for line in lines)
    return CLEAN


def stats(url: str, given: options.Desk, form: str) -> int:
    """Numbers on all that is kept."""
    with open_store(url, open_desk(given).rules) as store:
        found, name = store.stats(), store.name
    if form == "json":
        sys.stdout.write(dump(jsonable(found), indent=1) + "\n")
        return CLEAN
    rows = {
        "store": name,
        "articles": f"{found.articles:,}",
        "claims": f"{found.claims:,}",
        "published": f"{found.first} to {found.last}" if found.first else "-",
        "languages": ", ".join(f"{language} {many:,}" for language, many in found.languages.items()) or "-",
        "outlets": f"{len(found.outlets):,}",
        "stale": f"{found.stale:,}" + (" ('archive refresh' reads them anew)" if found.stale else ""),
        "decisions": f"{found.decisions:,}",
        "drafts": f"{found.drafts:,}",
        "schema": f"{found.schema}",
        "size": f"{found.bytes / 1e6:,.1f} MB",
    }
    sys.stdout.writelines(f"{label:12}{value}\n" for label, value in rows.items())
    return CLEAN


def export(url: str, wanted: options.Wanted, to: str | None, output: str | None, given: options.Desk) -> int:
    """Write the articles, or copy them into another archive."""
    rules = open_desk(given).rules
    with open_store(url, rules) as store:
        entries = store.export(_filter(wanted))
        if to is not None:
            with open_store(to, rules, create=True) as other:
                if other.name == store.name:
                    raise ConfigError("an archive cannot be copied into itself", other.name)
                _told(other.add(entries))
            return CLEAN
        with streams.output(output) as out:
            for entry in entries:
                out.write(dump(_article_form(entry, store)) + "\n")
    return CLEAN


def refresh(url: str, given: options.Desk) -> int:
    """Find figures anew."""
    with open_store(url, open_desk(given).rules) as store:
        sys.stdout.write(f"refreshed {sum(store.refresh())}\n")
    return CLEAN


def purge(url: str, cache_dir: str | None) -> int:
    """Delete everything that is kept."""
    from checker.cache import clear, default_folder  # noqa: PLC0415 - for this command alone

    with open_store(url) as store:
        store.purge()
    folder = Path(cache_dir) if cache_dir else default_folder()
    try:
        clear(folder)
    except OSError as error:
        raise ConfigError(f"cannot be emptied: {error.strerror or error}", folder) from error
    sys.stdout.write("the store and the cache are empty\n")
    return CLEAN


def _read(found: Gathered, crew: Crew, desk: Desk) -> Iterator[Entry]:
    for at in range(0, len(found.articles), _PORTION):
        part = found.articles[at : at + _PORTION]
        yield from map(Entry, part, crew.extracted(part, desk.rules))


def _told(done: Added) -> None:
    sys.stdout.write(f"added {done.added}, updated {done.updated}, unchanged {done.unchanged}\n")
    sys.stdout.flush()


def _filter(wanted: options.Wanted) -> Filter:
    return Filter(wanted.outlet, wanted.language, wanted.match, wanted.since, wanted.until, wanted.limit)


def _line(line: Listed) -> str:
    parts = (line.published or "-", line.language, line.outlet or "-", line.claims, line.id, line.title or "")
    return "  ".join(one_line(str(part)) for part in parts).rstrip() + "\n"


def _listed_form(line: Listed) -> dict[str, Json]:
    return {name: _moment(value) for name, value in asdict(line).items()}


def _moment(value: object) -> Json:
    from datetime import datetime  # noqa: PLC0415 - for one form

    return value.isoformat() if isinstance(value, datetime) else jsonable(value)


def _article_form(entry: Entry, store: Store) -> dict[str, Json]:
    """An article as ``archive add`` and ``check`` read it, and what was read in it."""
    article = entry.article
    known = {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "primary": article.primary or None,
        "text": article.text,
    }
    form = {name: jsonable(value) for name, value in known.items() if value is not None}
    return form | {"claims": [jsonable(claim) for claim in store.claims(article.id)]}
