"""JSON articles: one object, a list of them, or one a line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from checker.articles.draft import Draft
from checker.articles.headline import with_title
from checker.articles.metadata import Place, metadata_of, whole_text
from checker.articles.page import read_page
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.articles.dates import DateFinder

_LINE_END: Final = "\n"


def read_json(text: str, path: str, dates: DateFinder) -> Iterator[Draft | InputError]:
    """The articles of a JSON file, and what is wrong with those that cannot be read."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield _not_json(error, path)
        return
    if not isinstance(content, list):
        yield _record(content, Place(path), None, dates)
        return
    if not content:
        yield InputError("holds no articles", path)
    for number, item in enumerate(content, 1):
        yield _record(item, Place(path), number, dates)


def read_json_lines(text: str, path: str, dates: DateFinder) -> Iterator[Draft | InputError]:
    """The articles of a JSON Lines file, and what is wrong with those that cannot be read."""
    found = False
    for number, line in enumerate(text.split(_LINE_END), 1):
        if not line.strip():
            continue
        found = True
        try:
            content = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _not_json(error, path, number)
        else:
            yield _record(content, Place(path, number), number, dates)
    if not found:
        yield InputError("holds no articles", path)


def _not_json(error: ValueError | RecursionError, path: str, line: int | None = None) -> InputError:
    if isinstance(error, RecursionError):
        return InputError("is nested too deeply to be an article", path, line)
    if not isinstance(error, json.JSONDecodeError):
        return InputError(f"is not JSON: {error}", path, line)
    hint = "; name it .jsonl if each line is an article" if line is None and error.msg == "Extra data" else ""
    return InputError(f"is not JSON: {error.msg} at column {error.colno}{hint}", path, line or error.lineno)


def _record(content: object, place: Place, number: int | None, dates: DateFinder) -> Draft | InputError:
    try:
        return _draft(content, place, number, dates)
    except InputError as error:
        if place.line is None and number is not None:  # a list: its lines are unknown, its numbers are not
            return InputError(f"article {number}: {error.args[0].removeprefix(f'{place.path}: ')}", place.path)
        return error


def _draft(content: object, place: Place, number: int | None, dates: DateFinder) -> Draft:
    if not isinstance(content, dict):
        raise place.error("an article must be an object with 'text'")
    known = metadata_of(content, place)
    if content.get("text") is not None:
        body = whole_text(content["text"], "text", place)
        if not body.strip():
            raise place.error("'text' is empty")
        return Draft(with_title(body, known.title), known, number=number, extracted=True)
    if content.get("html") is None:
        raise place.error("an article must have 'text' or 'html'")
    try:
        page = read_page(whole_text(content["html"], "html", place), place.path, dates)
    except InputError as error:
        raise place.error(error.args[0].removeprefix(f"{place.path}: ")) from error
    merged = known.over(page.known)
    return replace(page, text=with_title(page.text, merged.title), known=merged, number=number)
