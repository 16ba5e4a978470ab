"""Paths to articles and to the suppressions beside them; what cannot be read is said, and the rest goes on."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.exits import UNDONE
from checker.errors import InputError
from checker.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.model import Article
    from checker.triage import Suppression


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read, in the order of the paths.

    Attributes:
        articles: The articles, with the comments that speak to this program blank.
        suppressions: What the articles and their sidecars say is not to be reported.
        problems: What could not be read or followed.
    """

    articles: tuple[Article, ...]
    suppressions: tuple[Suppression, ...]
    problems: tuple[Problem, ...]


def read_articles(paths: Sequence[str], rules: Path, given: options.Reading, crew: Crew) -> Intake:
    """The articles under ``paths``, with a line on standard error for each thing that cannot be read or followed.

    Raises:
        RulesError: A file of rules/furniture is malformed.
    """
    from checker.articles import ReadOptions  # noqa: PLC0415 - heavy, like the next
    from checker.cli.beside import suppressions_of  # noqa: PLC0415
    from checker.packs.furniture import load_furniture  # noqa: PLC0415

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it has to say of a page is said below
    furniture = load_furniture(rules / "furniture")
    reading = crew.read(paths, ReadOptions(furniture, given.published, given.language), sys.stdin.buffer)
    found = list(suppressions_of(reading.articles))
    problems = [*reading.problems, *(item for item in found if isinstance(item, InputError))]
    suppressions = tuple(item for item in found if not isinstance(item, InputError))
    problems += _unknown(suppressions, crew, rules)
    for problem in problems:
        streams.say(str(problem))
    told = tuple(
        Problem(str(problem.path) if problem.path else None, problem.line, str(problem)) for problem in problems
    )
    return Intake(tuple(map(_without_comments, reading.articles)), suppressions, told)


def _without_comments(article: Article) -> Article:
    """The article with its comments to this program blank; a body whose digest is told keeps them as furniture."""
    from checker.articles.furniture import merge  # noqa: PLC0415 - heavy, like the next
    from checker.triage.comments import COMMENT, MARK, without_comments  # noqa: PLC0415

    if MARK not in article.text:
        return article
    if not article.extracted:
        return replace(article, text=without_comments(article.text))
    spans = (found.span() for found in COMMENT.finditer(article.text))
    return replace(article, furniture=merge((*article.furniture, *spans)))


def _unknown(suppressions: Iterable[Suppression], crew: Crew, rules: Path) -> Iterable[InputError]:
    """What is wrong with suppressions of checks that there are not."""
    if not suppressions:
        return
    from checker.settings import unknown_check  # noqa: PLC0415 - heavy

    known = crew.roster(rules).limits
    for entry in suppressions:
        if entry.rule not in known:
            yield InputError(unknown_check(entry.rule, known), entry.written, entry.line)


def and_unread(status: int, found: Intake) -> int:
    """``status``, or that the run could not be done as asked where something could not be read or followed."""
    return UNDONE if found.problems else status
