"""Paths to articles; what cannot be read is said on standard error, and the rest goes on."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.cli.exits import UNDONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.articles import Reading
    from checker.cli import options


def read_articles(paths: Sequence[str], rules: Path, given: options.Reading) -> Reading:
    """The articles under ``paths``, with a line on standard error for each that cannot be read.

    Raises:
        RulesError: A file of rules/furniture is malformed.
    """
    from checker.articles import ReadOptions, read  # noqa: PLC0415 - heavy
    from checker.packs.furniture import load_furniture  # noqa: PLC0415 - heavy

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it has to say of a page is said below
    furniture = load_furniture(rules / "furniture")
    reading = read(paths, ReadOptions(furniture, given.published, given.language), sys.stdin.buffer)
    for problem in reading.problems:
        streams.say(str(problem))
    return reading


def and_unread(status: int, reading: Reading) -> int:
    """``status``, or that the run could not be done as asked where an article could not be read."""
    return UNDONE if reading.problems else status
