"""Templates to pages; everything that is put in is text, unless a template of ours says otherwise."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from checker.reporting.clean import one_line
from checker.web import assets
from checker.web.words import NAMES, page_languages, page_words

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFT_LANGUAGES: Final[Mapping[str, str]] = {**NAMES, "zh": "中文"}


def rendered(template: str, language: str, **values: object) -> bytes:
    """The page of ``template`` in ``language``."""
    languages = {code: NAMES.get(code, code) for code in page_languages()}
    shared = {"words": page_words(language), "languages": languages, "draft_languages": DRAFT_LANGUAGES}
    page = _environment().get_template(template)
    return page.render(assets=assets.names(), **shared, **values).encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        finalize=lambda value: one_line(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["exact"] = _exact
    return environment


def _exact(text: str) -> Markup:
    """``text`` escaped and otherwise as it is: what is compared or put back character by character."""
    return escape(text)
