"""The words by which page furniture is known: bylines, menus, notices (rules/furniture, one file a language)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter

from checker.errors import RulesError
from checker.packs.yamlfile import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def _not_blank(word: str) -> str:
    if not word.strip():
        raise ValueError("a word must not be blank")
    return word


def _regex(pattern: str) -> str:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    if compiled.match(""):
        raise ValueError("must not match an empty line")
    return pattern


Word = Annotated[str, AfterValidator(_not_blank)]
Pattern = Annotated[str, AfterValidator(_regex)]


class FurnitureRules(BaseModel):
    """The furniture words of one language, or of several together.

    Attributes:
        byline: What a reporter is called; with a name it makes a byline.
        copyright: Phrases of copyright lines.
        credit: Words of photo credits (사진, Photo).
        lead: Regular expressions; at the start of a line, what they match is furniture and the rest is story.
        line: Regular expressions; a line that one of them matches from its start to its end is furniture.
        menu: Labels of menus and buttons; a line made of nothing else is furniture.
        notice: Phrases that make the whole line a notice of the publisher.
        prompt: Phrases that ask for a subscription; they count near the end of the page.
        published: Words before the date of publication.
        tail: Headings of lists of other stories; what follows them is furniture until the story goes on.
        updated: Words before the date of a later version.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    byline: tuple[Word, ...] = ()
    copyright: tuple[Word, ...] = ()
    credit: tuple[Word, ...] = ()
    lead: tuple[Pattern, ...] = ()
    line: tuple[Pattern, ...] = ()
    menu: tuple[Word, ...] = ()
    notice: tuple[Word, ...] = ()
    prompt: tuple[Word, ...] = ()
    published: tuple[Word, ...] = ()
    tail: tuple[Word, ...] = ()
    updated: tuple[Word, ...] = ()


def load_furniture(folder: Path) -> FurnitureRules:
    """The words of all files under ``folder`` together: a page's frame is often in another language than its story.

    Args:
        folder: ``rules_folder() / "furniture"``.

    Raises:
        RulesError: There is no such file, or one is malformed.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise RulesError("holds no furniture rules; expected one file a language (ko.yaml)", folder)
    shape = TypeAdapter(FurnitureRules)
    tables = [read_yaml(file, shape) for file in files]
    return FurnitureRules.model_validate(
        {
            name: tuple(sorted({word for table in tables for word in getattr(table, name)}))
            for name in FurnitureRules.model_fields
        }
    )
