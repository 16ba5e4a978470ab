"""Writes docs/linking.md and docs/calibration.svg: how linking works, ten real pairs explained, and how sure it is.

    python scripts/linking_page.py [--check]

The pairs come from the labelled articles of tests/data/news and are explained by the program; the table and the plot
from docs/calibration.json, which scripts/learn_linking.py writes; the cost from docs/linking-growth.json, which
scripts/linking_growth.py writes. With ``--check`` nothing is written; the exit status
is 1 where the page or the plot is not what the program says now.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.articles import ReadOptions, read
from checker.facts import link
from checker.facts.explain import Teller
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture
from checker.packs.linking import load_linking
from checker.packs.messages import load_words
from checker.pipeline import Setup, claims
from checker.rates import embedded
from checker.reporting.mdtext import escape
from checker.reporting.why import link_lines
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.claims.run import Run
    from checker.facts import Linked

ROOT = Path(__file__).resolve().parent.parent
NEWS, PAGE = ROOT / "tests" / "data" / "news", ROOT / "docs" / "linking.md"
GROWTH = ROOT / "docs" / "linking-growth.json"
CALIBRATION, PLOT = ROOT / "docs" / "calibration.json", ROOT / "docs" / "calibration.svg"


class Asked(NamedTuple):
    """Two figures to explain: each an article's id and a surface."""

    first: tuple[str, str]
    second: tuple[str, str]


_MS, _ORACLE, _SK = "ms-japan-2024", "oracle-japan-2024", "sk-aws-ulsan"
LINKED = (
    Asked((f"{_MS}/01-ko-chosun", "29억달러"), (f"{_MS}/12-zh-hkcd", "29億美元")),
    Asked((f"{_ORACLE}/02-ko-ddaily", "29억달러"), (f"{_ORACLE}/05-en-newsonjapan", "440 billion yen")),
    Asked((f"{_ORACLE}/03-ko-sedaily", "10년간"), (f"{_ORACLE}/05-en-newsonjapan", "decade")),
    Asked((f"{_SK}/01-ko-etoday", "100MW"), (f"{_SK}/09-en-joongang-0620", "103 megawatts")),
    Asked((f"{_MS}/03-ko-sedaily", "300만 명"), (f"{_MS}/12-zh-hkcd", "300萬員工")),
)
APART = (
    Asked((f"{_MS}/11-en-ctv-reuters", "$10 billion"), (f"{_ORACLE}/05-en-newsonjapan", "$10 Billion")),
    Asked((f"{_ORACLE}/02-ko-ddaily", "11조원"), (f"{_ORACLE}/08-ja-arabnews-jiji", "29億ドル")),
    Asked((f"{_MS}/06-ja-excite-cobs", "3年間"), (f"{_MS}/11-en-ctv-reuters", "two years")),
    Asked((f"{_SK}/02-ko-nocut", "40여MW"), (f"{_SK}/11-en-koreaherald-0829", "40-100 kW")),
    Asked((f"{_SK}/07-en-koreaherald-0622", "$5.1 billion"), (f"{_SK}/07-en-koreaherald-0622", "$5.88 billion")),
)
HEAD = """# Linking: which figures speak of one fact

<!-- written by scripts/linking_page.py from tests/data/news and the JSON files beside this page; do not edit -->

1. Each figure becomes a claim: who, what, where, when, which stage and scope; a bracketed conversion is the same claim.
2. Claims are compared only where they share a key (a name with like digits, the article, a year's market), each with
   thirty at most: those of its rarest keys, nearest in time. So the number of pairs cannot grow with the square of the
   number of articles.
3. Two figures are equal, compatible (rounding, bounds, a rate of the day), or different; slips have kinds of their own.
4. What speaks for and against one fact are numbers, the *evidence*; names in common count more the rarer they are.
5. Weight times evidence, added up, gives the log odds. The weights are in rules/linking.yaml and are learned by
   scripts/learn_linking.py from tests/data/news and tests/data/stories; a story's figures come from a model that has
   not seen that story.
6. There are three models: amounts that agree, durations and counts that agree and lean on an amount, and disagreement.
7. Agreement builds facts, the surest pairs first; two groups join only if most of their pairs agree, and
   surely so where several articles tell each side of a round number.
8. A figure that no other bears out joins the one fact that its frame fits; a slip needs less evidence than the rest.
9. Two numbers that one article tells apart are two facts, unless one is plainly a slip of the other.
10. Articles whose passages are near-identical (a release, a wire) are one witness, however many print it.
"""


def main() -> int:
    """Writes the page and the plot, or compares them."""
    calibration = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    made = {PAGE: page_of(calibration), PLOT: plot_of(calibration)}
    if "--check" not in sys.argv:
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"docs/{path.name} is not what the program says: run python scripts/linking_page.py", file=sys.stderr)
    return 1 if stale else 0


# -- the page ---------------------------------------------------------------------------------------------------------


def page_of(calibration: dict[str, list[dict[str, float]]]) -> str:
    """The page, in Markdown."""
    rules = rules_folder()
    articles = read(
        [str(NEWS / "articles" / story) for story in (_MS, _ORACLE, _SK)],
        ReadOptions(furniture=load_furniture(rules / "furniture")),
    ).articles
    run = claims(articles, Setup(rules, Settings(), embedded(updated=False), "en"))
    linked = link(run, rules)
    explainer = _Explainer(run, linked)
    parts = [HEAD, "## Five pairs that are linked\n"]
    parts += [explainer.section(asked, together=True) for asked in LINKED]
    parts.append("## Five pairs that are not\n")
    parts += [explainer.section(asked, together=False) for asked in APART]
    return "\n".join([*parts, *_calibration_section(calibration), *_growth_section()])


class _Explainer:
    def __init__(self, run: Run, linked: Linked) -> None:
        self.run, self.linked = run, linked
        self.teller = Teller(run, linked, load_linking(rules_folder()))
        self.words = load_words("en")

    def section(self, asked: Asked, *, together: bool) -> str:
        """Both sentences, and the reasons.

        Raises:
            SystemExit: The program does not say what the page is about to say.
        """
        pair = self._pair(asked)
        homes = {self.linked.fact_of.get(claim, -claim - 1) for claim in pair}
        if (len(homes) == 1) != together:
            sys.exit(f"{asked} {'are not' if together else 'are'} linked any more: choose another pair")
        verdict = "linked" if together else self.teller.verdict(pair, {pair[0]})
        head, *reasons = link_lines(self.teller.told(pair, verdict), self.words)
        lines = [f"### {escape(asked.first[1])} and {escape(asked.second[1])}", ""]
        for claim, (article, _) in zip(pair, sorted((asked.first, asked.second), key=self._order), strict=True):
            lines.append(f"- {escape(article)}: {escape(self._sentence(claim))}")
        lines += ["", f"{escape(head.text)}", ""]
        return "\n".join([*lines, *(f"- {escape(line.text)}" for line in reasons), ""])

    def _order(self, named: tuple[str, str]) -> int:
        return self._claims_of(named)[0]

    def _claims_of(self, named: tuple[str, str]) -> list[int]:
        article, surface = named
        return [
            number
            for number, claim in enumerate(self.run.claims)
            if self.run.articles[claim.article].id == article
            and surface in {figure.surface for figure in self.run.renderings(claim)}
        ]

    def _pair(self, asked: Asked) -> tuple[int, int]:
        for one in self._claims_of(asked.first):
            for two in self._claims_of(asked.second):
                pair = min(one, two), max(one, two)
                if pair in self.linked.links:
                    return pair
        sys.exit(f"{asked} is not judged any more: choose another pair")

    def _sentence(self, claim: int) -> str:
        found = self.run.claims[claim]
        start, end = self.run.framed[found.article].views[found.sentence].span
        return " ".join(self.run.articles[found.article].text[start:end].split())


def _calibration_section(calibration: dict[str, list[dict[str, float]]]) -> list[str]:
    lines = [
        "## How sure is sure",
        "",
        "Of the pairs that a model gives a probability, the share that is right, on stories that it has not seen.",
        "",
        "![Share of right links against the stated probability](calibration.svg)",
        "",
        "| model | probability | pairs | right |",
        "|---|---|---:|---:|",
    ]
    for model, rows in calibration.items():
        lines += [
            f"| {model} | {row['from']:.1f} to {row['to']:.1f} | {row['pairs']} | {row['right']:.1%} |" for row in rows
        ]
    return [*lines, ""]


def _growth_section() -> list[str]:
    """What linking costs as the articles double."""
    rows = json.loads(GROWTH.read_text(encoding="utf-8"))
    lines = [
        "## What it costs",
        "",
        "Processor time of the whole command `facts`, without a cache, over the labelled articles with their names,",
        "amounts and dates varied, as `python scripts/linking_growth.py` measures it; the ratios depend on the machine",
        "less than the seconds.",
        "",
        "| articles | seconds | times the line before | MB |",
        "|---:|---:|---:|---:|",
    ]
    for before, row in zip([None, *rows], rows, strict=False):
        ratio = f"{row['seconds'] / before['seconds']:.2f}" if before else ""
        lines.append(f"| {row['articles']:,} | {row['seconds']:.1f} | {ratio} | {row['megabytes']:.0f} |")
    return [*lines, ""]


# -- the plot ---------------------------------------------------------------------------------------------------------

_SIDE, _LEFT, _TOP = 320, 56, 24
_COLOURS = ("#1f6feb", "#bc4c00", "#1a7f37")


def plot_of(calibration: dict[str, list[dict[str, float]]]) -> str:
    """The share that is right against the stated probability; the area of a point is the number of pairs."""
    width, height = _LEFT + _SIDE + 130, _TOP + _SIDE + 52
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12" role="img">',
        "<title>Calibration of linking</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>',
    ]
    for tenth in range(0, 11, 2):
        at = tenth / 10
        lines.append(f'<text x="{_x(at)}" y="{_y(0) + 18}" text-anchor="middle">{at:.1f}</text>')
        lines.append(f'<text x="{_x(0) - 8}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>')
    lines.append(f'<text x="{_x(0.5)}" y="{_y(0) + 40}" text-anchor="middle">stated probability</text>')
    middle = f"14 {_y(0.5)}"
    lines.append(f'<text transform="translate({middle}) rotate(-90)" text-anchor="middle">share that is right</text>')
    for number, (model, rows) in enumerate(calibration.items()):
        lines += _series(model, rows, number)
    return "\n".join([*lines, "</svg>", ""])


def _series(model: str, rows: list[dict[str, float]], number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    points = [((row["from"] + row["to"]) / 2, row["right"], row["pairs"]) for row in rows]
    track = " ".join(f"{_x(at)},{_y(right)}" for at, right, _ in points)
    dots = [
        f'<circle cx="{_x(at)}" cy="{_y(right)}" r="{2 + min(pairs, 400) ** 0.5 / 2:.1f}" fill="{colour}" '
        f'fill-opacity="0.6"><title>{model}: {right:.1%} of {pairs}</title></circle>'
        for at, right, pairs in points
    ]
    label = f'<text x="{_x(1) + 18}" y="{_TOP + 16 + 20 * number}" fill="{colour}">● {model}</text>'
    return [f'<polyline points="{track}" fill="none" stroke="{colour}" stroke-opacity="0.4"/>', *dots, label]


def _x(at: float) -> float:
    return round(_LEFT + at * _SIDE, 1)


def _y(at: float) -> float:
    return round(_TOP + (1 - at) * _SIDE, 1)


if __name__ == "__main__":
    sys.exit(main())
