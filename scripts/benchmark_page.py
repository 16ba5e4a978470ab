"""What ``benchmark.py`` counts, and the page it writes of that: shares with intervals, tables, limits."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from checker import __version__
from checker.model import Finding

LABELS: Final = "22 November 2026"
SEED: Final = 5
RESAMPLES: Final = 2000
_CLEAN: Final = ("variant", "articles", "figures changed", "errors", "warnings", "warnings per 100 articles")
_HEAD: Final = """# What the findings are worth

<!-- written by scripts/benchmark.py; do not edit -->

{articles} articles of {stories} stories ([data card](data-card.md)), labels of {labels}, claim-checker {version}, seed
{seed}. `python scripts/benchmark.py` measures them again. Intervals are 95 %: by story (drawn anew, 2000 times)
for the whole set, Wilson's for counts.

## The articles as printed
"""
_LIMITS: Final = """## Limits of the set

- Eight stories of one field (AI, data centres, chips); other desks print other numbers.
- One reader labelled it, and the program was developed beside it: the numbers are those of a set that is known, not of
  news that nobody has seen. The intervals by story tell how far eight stories carry.
- The few required findings make wide intervals; a check without a slip in the set is not measured by it.
- The sentences are restated; the figures stand as printed. Planted slips are drawn evenly, desks' slips are not.
"""


@dataclass(slots=True)
class Score:
    """Counts that can be added up over stories."""

    articles: int = 0
    required: int = 0
    hit: int = 0
    printed: int = 0
    true: int = 0

    @property
    def false(self) -> int:
        """Alarms that no label bears out."""
        return self.printed - self.true


@dataclass(slots=True)
class Tally:
    """Scores of the printed news, by what an editor may ask for."""

    story: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    check: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    language: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    kind: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))


@dataclass(slots=True)
class Clean:
    """What was said of articles in which nothing is wrong."""

    name: str
    articles: dict[str, int]
    alarms: list[tuple[str, Finding]]
    changed: int = 0


@dataclass(slots=True)
class Planted:
    """What became of planted slips."""

    kind: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    language: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    story: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    collateral: int = 0
    missed: list[str] = field(default_factory=list)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle, half = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - half) / (1 + z * z / of)), min(1.0, (middle + half) / (1 + z * z / of))


def by_story(scores: Sequence[Any], measure: Callable[[Sequence[Any]], float | None]) -> tuple[float, float] | None:
    """The 95 % interval of a measure when stories are drawn anew: articles of one story are not independent."""
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    drawn = [measure(chance.choices(scores, k=len(scores))) for _ in range(RESAMPLES)]
    values = sorted(value for value in drawn if value is not None)
    return (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else None


def _share(hits: int, of: int) -> str:
    if not of:
        return "-"
    low, high = wilson(hits, of)
    return f"{hits}/{of} = {hits / of:.3f} ({low:.2f} to {high:.2f})"


def _drawn(scores: Sequence[Score], top: str, below: str, times: float = 1.0) -> str:
    def measure(some: Sequence[Score]) -> float | None:
        under = sum(getattr(one, below) for one in some)
        return times * sum(getattr(one, top) for one in some) / under if under else None

    value, ends = measure(scores), by_story(scores, measure)
    return "-" if value is None or ends is None else f"{value:.3g} ({ends[0]:.3g} to {ends[1]:.3g})"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        "|" + "---|" * len(head),
        *(f"| {' | '.join(map(str, row))} |" for row in rows),
        "",
    ]


_LEFT_OUT = (
    "that nothing contradicts anything; an article whose per cents or multiples no longer follow from its rounded "
    "amounts is"
)


def page(tally: Tally, clean: Sequence[Clean], planted: Planted, rounds: int) -> str:
    """The page, as Markdown."""
    scores = [tally.story[story] for story in sorted(tally.story)]
    articles = sum(one.articles for one in scores)
    caught, made = (sum(counts[i] for counts in planted.kind.values()) for i in (0, 1))
    every = "The articles in which the labels doubt no figure, as printed and with all of a story rounded alike, so"
    return "\n".join(
        [
            _HEAD.format(articles=articles, stories=len(scores), labels=LABELS, version=__version__, seed=SEED),
            *_printed(tally, scores),
            "A check that is not in the table printed no error and no warning.\n",
            "## Clean controls\n",
            f"{every}\n{_LEFT_OUT}\nleft out. Every alarm here is false.\n",
            *_table(_CLEAN, map(_clean_row, clean)),
            *[
                f"- {one.name}: {alarm.rule} {alarm.severity}, {alarm.message}"
                for one in clean
                for _, alarm in one.alarms
            ],
            *([""] if any(one.alarms for one in clean) else []),
            "## Planted slips\n",
            f"{rounds} rounds; in each, one figure of every story is changed that another mention can contradict,",
            f"and all articles are checked together. {caught} of {made} were reported; {planted.collateral} alarms",
            "touched no changed figure.\n",
            *_table(("slip", "caught"), [(name, _share(*counts)) for name, counts in sorted(planted.kind.items())]),
            *_table(
                ("language", "caught"), [(name, _share(*counts)) for name, counts in sorted(planted.language.items())]
            ),
            _LIMITS,
        ]
    )


def _printed(tally: Tally, scores: Sequence[Score]) -> list[str]:
    """The tables of the articles as they were printed."""
    articles = sum(one.articles for one in scores)
    measures = (
        ("recall of required findings", _drawn(scores, "hit", "required")),
        ("precision of errors and warnings", _drawn(scores, "true", "printed")),
        ("false alarms per 100 articles", _drawn(scores, "false", "articles", 100)),
    )
    checks = [(name, _share(s.true, s.printed), _per_100(s.false, articles)) for name, s in sorted(tally.check.items())]
    languages = [
        (name, s.articles, _share(s.hit, s.required), _share(s.true, s.printed), _per_100(s.false, s.articles))
        for name, s in sorted(tally.language.items())
    ]
    return [
        *_table(("measure", "value"), measures),
        *_table(
            ("what was wrong", "found"), [(name, _share(s.hit, s.required)) for name, s in sorted(tally.kind.items())]
        ),
        *_table(("check", "precision", "false alarms per 100 articles"), checks),
        *_table(("language", "articles", "recall", "precision", "false alarms per 100 articles"), languages),
    ]


def _per_100(count: int, articles: int) -> str:
    return f"{100 * count / articles:.2f}"


def _clean_row(one: Clean) -> tuple[object, ...]:
    total = sum(one.articles.values())
    errors = sum(alarm.severity == "error" for _, alarm in one.alarms)
    warnings = len(one.alarms) - errors
    stories = [Score(count, printed=_warnings(one, story)) for story, count in sorted(one.articles.items())]
    return one.name, total, one.changed, errors, warnings, _drawn(stories, "printed", "articles", 100)


def _warnings(one: Clean, story: str) -> int:
    return sum(alarm.severity == "warning" for of, alarm in one.alarms if of == story)
