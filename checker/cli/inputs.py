"""Paths to articles and to the suppressions beside them; what cannot be read is said, and the rest goes on."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.exits import UNDONE
from checker.errors import InputError
from checker.model import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from checker.cli import options
    from checker.cli.crew import Crew
    from checker.model import Article
    from checker.triage import Suppression


_SHORTEST_FIGURE = 2  # characters, what parts it from the next included: a shorter article cannot have too many


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


def read_articles(
    paths: Sequence[str], rules: Path, given: options.Reading, crew: Crew, *, linked: bool = True
) -> Intake:
    """The articles under ``paths``, with a line on standard error for each thing that cannot be read or followed.

    Args:
        paths: Files, folders, or ``-``.
        rules: The folder of the rules in force.
        given: What the command line says of the articles.
        crew: Who reads.
        linked: Whether their figures are to be compared, which limits how large an article may be.

    Raises:
        RulesError: A file of rules/furniture or rules/limits.yaml is malformed.
    """
    from checker.articles import ReadOptions  # noqa: PLC0415 - heavy, like the next
    from checker.cli.beside import suppressions_of  # noqa: PLC0415
    from checker.packs.furniture import load_furniture  # noqa: PLC0415
    from checker.triage.comments import uncommented  # noqa: PLC0415

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it has to say of a page is said below
    furniture = load_furniture(rules / "furniture")
    reading = crew.read(paths, ReadOptions(furniture, given.published, given.language), sys.stdin.buffer)
    sized = [(article, _too_large(article, rules) if linked else None) for article in reading.articles]
    articles = [article for article, problem in sized if problem is None]
    found = list(suppressions_of(articles))
    problems = [*reading.problems, *(problem for _, problem in sized if problem is not None)]
    problems += (item for item in found if isinstance(item, InputError))
    suppressions = tuple(item for item in found if not isinstance(item, InputError))
    if suppressions:
        problems += unknown_checks(suppressions, crew.roster(rules).limits)
    for problem in problems:
        streams.say(str(problem))
    told = tuple(
        Problem(str(problem.path) if problem.path else None, problem.line, str(problem)) for problem in problems
    )
    return Intake(tuple(map(uncommented, articles)), suppressions, told)


def _too_large(article: Article, rules: Path) -> InputError | None:
    """Why an article is beyond rules/limits.yaml, None where it is not."""
    from checker.packs.limits import load_limits  # noqa: PLC0415 - heavy, like the next

    limits = load_limits(rules)
    if len(article.text) > limits.characters:
        count, most, what = len(article.text), limits.characters, "characters"
    elif len(article.text) >= _SHORTEST_FIGURE * limits.figures:
        from checker.figures import extract  # noqa: PLC0415

        count, most, what = len(extract(article, rules)), limits.figures, "figures"
    else:
        return None
    if count <= most:
        return None
    return InputError(
        f"article '{article.id}' has {count:,} {what}, more than the {most:,} of rules/limits.yaml; split it",
        article.path,
    )


def unknown_checks(suppressions: Iterable[Suppression], known: Collection[str]) -> Iterable[InputError]:
    """What is wrong with suppressions of checks that are not among those ``known``."""
    from checker.settings import unknown_check  # noqa: PLC0415 - heavy

    for entry in suppressions:
        if entry.rule not in known:
            yield InputError(unknown_check(entry.rule, known), entry.written, entry.line)


def and_unread(status: int, found: Intake) -> int:
    """``status``, or that the run could not be done as asked where something could not be read or followed."""
    return UNDONE if found.problems else status
