"""Measures the findings on the labelled news and writes docs/benchmark.md.

    python scripts/benchmark.py [--stories a,b] [--rounds 60] [--jobs 2] [--output docs/benchmark.md] [--list]

Three things are measured: the articles as they were printed, against their labels; clean controls, which are those
in which the labels doubt nothing, as printed and with all figures rounded; and planted slips, one figure a story and
round. All articles are always checked together. What chance decides hangs on the seed; a second run prints the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from benchmark_page import SEED, Clean, Planted, Tally, page  # noqa: E402
from planting import KINDS, slip  # noqa: E402
from rounding import rounded_story, unsettled  # noqa: E402

from checker import pipeline  # noqa: E402
from checker.articles import ReadOptions, read  # noqa: E402
from checker.model import Article, Finding, Location  # noqa: E402
from checker.packs import rules_folder  # noqa: E402
from checker.packs.furniture import load_furniture  # noqa: E402
from checker.rates import embedded  # noqa: E402
from checker.settings import Settings  # noqa: E402

NEWS: Final = ROOT / "tests" / "data" / "news"
PAGE: Final = ROOT / "docs" / "benchmark.md"
_ALARMS: Final = ("error", "warning")
_FORM: Final = frozenset({"notation", "magnitude", "plausibility"})
_STRONG: Final = frozenset({"money", "power", "accelerator", "area", "compute"})

Row: TypeAlias = dict[str, Any]
Edit: TypeAlias = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The gold labels of some stories."""

    quantities: list[Row]
    findings: list[Row]
    silent: list[Row]
    groups: list[Row]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", help="only these, by their folders' names")
    parser.add_argument("--rounds", type=int, default=60, help="of planted slips")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--output", type=Path, default=PAGE)
    parser.add_argument("--list", action="store_true", help="print every miss and every false alarm")
    given = parser.parse_args(arguments)
    stories = tuple(given.stories.split(",")) if given.stories else story_names()
    labels = read_labels(stories)
    news = Desk(stories)
    tally, wrong = score(news, labels)
    clean = [clean_controls(news, labels, digits) for digits in (None, 3, 2)]
    planted = plant(stories, given.rounds, given.jobs)
    text = page(tally, clean, planted, given.rounds)
    given.output.write_text(text, encoding="utf-8")
    print(text)
    if given.list:
        for line in (*wrong, *(told(of.name, alarm) for of in clean for _, alarm in of.alarms), *planted.missed):
            print(line)
    return 0


# The articles and their labels.


def story_names() -> tuple[str, ...]:
    """All stories, sorted."""
    return tuple(sorted(path.name for path in (NEWS / "articles").iterdir() if path.is_dir()))


def read_labels(stories: Sequence[str]) -> Labels:
    """The labels of some stories."""

    def rows(name: str) -> list[Row]:
        lines = (NEWS / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found: list[Row] = [json.loads(line) for line in lines if line.strip()]
        return [row for row in found if _story_of_row(row) in stories]

    return Labels(rows("quantities"), rows("findings"), rows("not_findings"), rows("same_fact"))


def _story_of_row(row: Row) -> str:
    return str(row["path"]).split("/")[1] if "path" in row else str(row["id"]).split("/")[0]


def story_of(path: str) -> str:
    """The story of an article's path."""
    return path.split("/")[-2]


def language_of(path: str) -> str:
    """The language of an article's path: ``01-ko-outlet.md``."""
    return path.rsplit("/", 1)[-1].split("-")[1]


class Desk:
    """The program over the articles of some stories; what was read of an unchanged article is kept."""

    def __init__(self, stories: Sequence[str]) -> None:
        self.rules = rules_folder()
        options = ReadOptions(load_furniture(self.rules / "furniture"))
        folders = [str(NEWS / "articles" / story) for story in stories]
        self.articles = [
            replace(a, path=Path(a.path).relative_to(NEWS).as_posix()) for a in read(folders, options).articles
        ]
        extraction = partial(_extraction, lru_cache(maxsize=None)(self._extracted))
        self.setup = pipeline.Setup(self.rules, Settings(), embedded(updated=False), "en", extraction)

    def _extracted(self, article: Article) -> Any:  # noqa: ANN401 - the pipeline's own
        return pipeline.extracted([article], self.rules)[0]

    def alarms(self, articles: Sequence[Article]) -> list[Finding]:
        """The errors and warnings over ``articles``."""
        findings = pipeline.check(articles, self.setup).findings
        return [finding for finding in findings if finding.severity in _ALARMS]


def _extraction(one: Callable[[Article], Any], articles: Sequence[Article], _rules: Path) -> list[Any]:
    return [one(article) for article in articles]


def edited(article: Article, edits: Iterable[Edit]) -> Article:
    """The article with some spans printed anew; the headline and the furniture move along."""
    for start, end, new in sorted(edits, reverse=True):
        moved = partial(_moved, start, end, len(new) - (end - start))
        article = replace(
            article,
            text=article.text[:start] + new + article.text[end:],
            headline=moved(article.headline) if article.headline else None,
            furniture=tuple(moved(span) for span in article.furniture),
        )
    return article


def _moved(start: int, end: int, by: int, span: tuple[int, int]) -> tuple[int, int]:
    return tuple(place + by if place >= end else min(place, start) if place > start else place for place in span)  # type: ignore[return-value]


# The articles as printed.


def score(news: Desk, labels: Labels) -> tuple[Tally, list[str]]:
    """The printed alarms against the labels, and a line for each that is wrong or missing."""
    tally, lines = Tally(), []
    for article in news.articles:
        tally.story[story_of(article.path)].articles += 1
        tally.language[language_of(article.path)].articles += 1
    alarms = news.alarms(news.articles)
    good = set()
    for gold in labels.findings:
        hits = {index for index, alarm in enumerate(alarms) if is_hit(gold, alarm, labels.groups)}
        good |= hits
        if gold["required"]:
            path = gold["surfaces"][0]["path"]
            for one in (tally.story[story_of(path)], tally.language[language_of(path)], tally.kind[gold["type"]]):
                one.required += 1
                one.hit += bool(hits)
            if not hits:
                lines.append(f"MISSED {gold['id']}: {gold['why']}")
    for index, alarm in enumerate(alarms):
        path = alarm.locations[0].path
        for one in (tally.story[story_of(path)], tally.language[language_of(path)], tally.check[alarm.rule]):
            one.printed += 1
            one.true += index in good
        if index not in good:
            lines.append(told("FALSE", alarm))
    return tally, lines


def told(what: str, alarm: Finding) -> str:
    """One line about an alarm."""
    places = ", ".join(f"{place.path} {place.surface!r}" for place in alarm.locations)
    return f"{what} {alarm.rule} {alarm.severity}: {alarm.message} [{places}]"


def is_hit(gold: Row, alarm: Finding, groups: Sequence[Row]) -> bool:
    """Whether the alarm reports what the label describes.

    It must hold two of the label's figures: for a contradiction the suspect and any other mention of its fact. For a
    slip of form the suspect alone will do. More than two figures that are not the label's make it another finding.
    """
    members = gold["surfaces"]
    keys = {_key(member) for member in members}
    facts = [group["members"] for group in groups if any(_key(member) in keys for member in group["members"])]
    known = [*members, *(member for fact in facts for member in fact)]
    if sum(not any(_touches(member, place) for member in known) for place in alarm.locations) > 2:
        return False
    held = [any(_touches(member, place) for place in alarm.locations) for member in members]
    if len(members) == 1 or (alarm.type in _FORM and gold["type"] in _FORM | {"internal"}):
        return held[0]
    if gold["type"] not in {"cross_article", "magnitude"}:
        return sum(held) > 1
    others = {_key(member) for member in members[1:]}
    against = [m for fact in facts if any(_key(x) in others for x in fact) for m in fact if _key(m) != _key(members[0])]
    return held[0] and (any(held[1:]) or any(_touches(m, place) for m in against for place in alarm.locations))


def _key(member: Row) -> tuple[str, int]:
    return member["path"], member["spans"][0][0]


def _touches(member: Row, place: Location) -> bool:
    return place.path == member["path"] and any(
        start < place.end and place.start < end for start, end in member["spans"]
    )


# Clean controls.


def clean_controls(news: Desk, labels: Labels, digits: int | None) -> Clean:
    """What is said of the articles in which the labels doubt nothing, rounded where ``digits`` are given.

    An article in which a per cent or a multiple would no longer follow from its rounded amounts is left out.
    """
    slips = {gold["surfaces"][0]["path"] for gold in labels.findings}  # the suspects' articles, those of notes too
    articles = [article for article in news.articles if article.path not in slips]
    name, changed = "as printed", 0
    if digits is not None:
        name = f"rounded to {digits} digits"
        edits: dict[str, list[Edit]] = defaultdict(list)
        for story in sorted({story_of(article.path) for article in articles}):
            rows = [row for row in labels.quantities if _story_of_row(row) == story and row["path"] not in slips]
            slips |= unsettled(rows, digits)
            for (path, start, end), new in rounded_story(rows, digits).items():
                if path not in slips:
                    edits[path].append((start, end, new))
                    changed += 1
        articles = [edited(article, edits[article.path]) for article in articles if article.path not in slips]
    alarms = [(story_of(alarm.locations[0].path), alarm) for alarm in news.alarms(articles)]
    return Clean(name, Counter(story_of(article.path) for article in articles), alarms, changed)


# Planted slips.


def plant(stories: Sequence[str], rounds: int, jobs: int) -> Planted:
    """Plant one slip a story in each round, and count those that an alarm touches."""
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as workers:
            results = list(workers.map(partial(_one_round, tuple(stories)), range(rounds)))
    else:
        results = [_one_round(tuple(stories), number) for number in range(rounds)]
    total = Planted()
    for made, collateral in results:
        total.collateral += collateral
        for kind, path, caught, line in made:
            for counts in (total.kind[kind], total.language[language_of(path)], total.story[story_of(path)]):
                counts[0] += caught
                counts[1] += 1
            if not caught:
                total.missed.append(line)
    return total


@lru_cache(maxsize=1)
def _bench(stories: tuple[str, ...]) -> tuple[Desk, list[Finding], dict[str, list[Row]]]:
    """What all rounds of a process share: the desk, what it says before, and which figures can be contradicted."""
    news, labels = Desk(stories), read_labels(stories)
    before = news.alarms(news.articles)
    dated = {article.path for article in news.articles if article.published}
    disputed = {
        (member["path"], span[0]) for gold in labels.findings for member in gold["surfaces"] for span in member["spans"]
    }
    rows = {(row["path"], row["start"]): row for row in labels.quantities}
    pool: dict[str, dict[tuple[str, int], Row]] = defaultdict(dict)
    for group in labels.groups:
        found = [row for member in group["members"] if (row := rows.get(_key(member)))]
        for row in found:
            others = [other for other in found if other is not row]
            place = (row["path"], row["start"])
            same = any(other["unit"] == row["unit"] for other in others)
            if others and (same or row["path"] in dated) and row["kind"] in _STRONG and place not in disputed:
                pool[_story_of_row(row)][place] = row
    quiet = {
        story: [row for row in of.values() if not _on(before, row["path"], row["start"], row["end"])]
        for story, of in pool.items()
    }
    return news, before, quiet


def _one_round(stories: tuple[str, ...], number: int) -> tuple[list[tuple[str, str, bool, str]], int]:
    """The slips of one round (kind, article, whether caught, a line), and how many alarms touch none of them."""
    news, before, pool = _bench(stories)
    chance = random.Random(f"{SEED}/{number}")  # noqa: S311 - not for secrets
    made = [found for story in sorted(pool) if (found := _choose(pool[story], chance))]
    edits = {row["path"]: (row["start"], row["end"], new) for _, row, new in made}
    articles = [edited(a, [edits[a.path]]) if a.path in edits else a for a in news.articles]
    after = news.alarms(articles)
    spans = {
        row["path"]: (row["start"], row["start"] + len(new), len(new) - len(row["surface"])) for _, row, new in made
    }
    known = {frozenset(_shifted(spans, place.path, place.start) for place in alarm.locations) for alarm in before}
    own = [(path, start, end) for path, (start, end, _) in spans.items()]
    stray = [
        alarm
        for alarm in after
        if frozenset((place.path, place.start) for place in alarm.locations) not in known
        and not any(_on([alarm], *place) for place in own)
    ]
    told_of = []
    for kind, row, new in made:
        caught = _on(after, row["path"], row["start"], row["start"] + len(new))
        told_of.append((kind, row["path"], caught, f"NOT CAUGHT {kind}: {row['path']} {row['surface']!r} -> {new!r}"))
    return told_of, len(stray)


def _choose(rows: Sequence[Row], chance: random.Random) -> tuple[str, Row, str] | None:
    """A slip and a figure that can have it."""
    for row in chance.sample(rows, len(rows)):
        kind = chance.choice(KINDS)
        new = slip(kind, row["surface"], chance)
        if new:
            return kind, row, new
    return None


def _shifted(spans: Mapping[str, tuple[int, int, int]], path: str, start: int) -> tuple[str, int]:
    return path, start + spans[path][2] if path in spans and start > spans[path][0] else start


def _on(alarms: Iterable[Finding], path: str, start: int, end: int) -> bool:
    return any(p.path == path and p.start < end and start < p.end for alarm in alarms for p in alarm.locations)


if __name__ == "__main__":
    sys.exit(main())
