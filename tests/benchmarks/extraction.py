"""How fast figures are extracted, and that nothing in a text can make it slow.

    python tests/benchmarks/extraction.py [FOLDER...] [--megabytes 20]

FOLDER holds articles whose names tell their language (``02-ko-outlet.md``); without one, seeds/ is read. Prints, in one
run over the same text: MB of UTF-8 a second on one core, and the cost as a multiple of one pass of
``re.findall(r"\\d+")``; the growth in time when a hostile line doubles; and, where they are installed, the other
extractors of PyPI over a sample. A ratio is of the fastest of several runs to the fastest of several runs.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from checker.figures import extract  # noqa: E402
from checker.model import LANGUAGES, Article, Language  # noqa: E402
from checker.packs import rules_folder  # noqa: E402

RUNS = 5
MEGA = 1_000_000
HOSTILE = {
    "digits": "7", "만": "만", "億": "億", "open brackets": "(", "spaces": " ", "commas": ",",
    "digits and commas": "1,", "hyphens": "-", "dots": ".", "수": "수",
    "一": "一", "분의": "3분의 ", "at signs": "a@", "months": "May ",
    "number words": "one ", "1만": "1만", "10~": "10~", "2027-": "2027-", "$": "$", "半": "半", "newlines": "1\n",
    "open counts": "1,000. ", "declared units": "(단위: 억원)", "headed columns": "| Load (MW) |\n| 3 |\n",
}  # fmt: skip
HOSTILE_SIZE = 200_000
SAMPLE = 30_000


def say(line: str) -> None:
    """Prints one line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def texts(folders: Iterable[Path]) -> dict[Language, str]:
    """All articles under ``folders``, joined by language."""
    found: dict[Language, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".txt", ".md"} and path.name != "README.md":
                parts = path.stem.split("-")
                language = next((known for known in LANGUAGES if known in parts), "ko")
                found[language].append(path.read_text(encoding="utf-8"))
    return {language: "\n".join(articles) for language, articles in found.items()}


def fastest(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the fastest run."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def reading(text: str, language: Language) -> Callable[[], object]:
    """The extraction of one text."""
    article, rules = Article("a", "a.txt", text, language), rules_folder()
    return lambda: extract(article, rules)


def speed(by_language: dict[Language, str], megabytes: float) -> None:
    """Prints the speed by language and over all of them."""
    size = sum(len(text.encode()) for text in by_language.values())
    times = max(1, round(megabytes * MEGA / size))
    total = plain = 0.0
    say(f"{'text':10}{'MB':>8}{'MB/s':>8}{'of digits':>11}{'us a figure':>13}")
    for language, once in sorted(by_language.items()):
        reading(once, language)()
        text = once * times
        work = reading(text, language)
        digits = fastest(lambda text=text: re.findall(r"\d+", text))  # type: ignore[misc]
        taken = fastest(work)
        figures = len(extract(Article("a", "a.txt", once, language), rules_folder())) * times
        mb = len(text.encode()) / MEGA
        say(f"{language:10}{mb:8.1f}{mb / taken:8.2f}{taken / digits:10.1f}x{taken / figures * MEGA:13.1f}")
        total, plain = total + taken, plain + digits
    mb = size * times / MEGA
    say(f"{'all':10}{mb:8.1f}{mb / total:8.2f}{total / plain:10.1f}x")


def growth(size: int = HOSTILE_SIZE) -> None:
    """Prints how much longer a hostile line of twice the length takes."""
    say(f"\n{'hostile line':20}{'MB/s':>8}{'doubled':>9}")
    for name, piece in HOSTILE.items():
        line = piece * (size // len(piece))
        worst = 0.0
        for language in LANGUAGES:
            once, twice = fastest(reading(line, language)), fastest(reading(line * 2, language))
            worst = max(worst, twice / once)
        say(f"{name:20}{len(line.encode()) / MEGA / once:8.2f}{worst:8.2f}x")


def peers(by_language: dict[Language, str]) -> None:
    """Prints the speed of the extractors of PyPI that are installed, over a sample of the same text."""
    say(f"\n{'peer':34}{'KB/s':>9}{'ours, KB/s':>12}")
    for name, language, load in PEERS:
        sample = by_language.get(language, "")[:SAMPLE]
        try:
            work = load()
        except ImportError as error:
            say(f"{name:34}not installed ({error.name})")
            continue
        lines = [line for line in sample.splitlines() if line.strip()]
        theirs = fastest(lambda work=work, lines=lines: [work(line) for line in lines], 1)  # type: ignore[misc]
        kb = len(sample.encode()) / 1000
        say(f"{name:34}{kb / theirs:9.1f}{kb / fastest(reading(sample, language)):12.1f}")


def _recognizers(culture: str) -> Callable[[], Callable[[str], object]]:
    def load() -> Callable[[str], object]:
        module = importlib.import_module("recognizers_number_with_unit")
        return lambda line: module.recognize_currency(line, culture)

    return load


def _function(module: str, name: str) -> Callable[[], Callable[[str], object]]:
    def load() -> Callable[[str], object]:
        work: Callable[[str], object] = getattr(importlib.import_module(module), name)
        return work

    return load


def _japanese() -> Callable[[str], object]:
    return (
        importlib.import_module("pynormalizenumexp.expression.base")
        and importlib.import_module("pynormalizenumexp.normalize_numexp").NormalizeNumexp("ja").normalize
    )  # type: ignore[no-any-return]


PEERS: list[tuple[str, Language, Callable[[], Callable[[str], object]]]] = [
    ("recognizers-text en, money only", "en", _recognizers("en-us")),
    ("recognizers-text ja, money only", "ja", _recognizers("ja-jp")),
    ("recognizers-text zh, money only", "zh", _recognizers("zh-cn")),
    ("quantulum3 en", "en", _function("quantulum3.parser", "parse")),
    ("price-parser en, one price a line", "en", _function("price_parser", "parse_price")),
    ("pynormalizenumexp ja", "ja", _japanese),
]


def main() -> None:
    """Runs all three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "seeds"])
    parser.add_argument("--megabytes", type=float, default=20.0)
    args = parser.parse_args()
    by_language = texts(args.folders)
    speed(by_language, args.megabytes)
    growth()
    peers(by_language)


if __name__ == "__main__":
    main()
