r"""How fast figures are found: MB of UTF-8 a second as a whole process, and how many times one pass of ``\d+`` costs.

    python scripts/bench.py [--megabytes 20] [FOLDER...]

The text is that of the articles of seeds/ and of the given folders, over and over.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
import tempfile
import time
from pathlib import Path

from measure import ROOT, import_time, run

_MEGABYTE = 1_000_000


def main() -> int:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("folders", nargs="*", type=Path)
    args = parser.parse_args()
    folders = [ROOT / "seeds" / "articles", *args.folders]
    texts = _texts(folders, int(args.megabytes * _MEGABYTE))
    size = sum(len(text.encode()) for text in texts) / _MEGABYTE
    print(f"import checker.cli   {import_time('checker.cli'):.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        records = ({"id": f"{number}", "published": "2025-03-18", "text": text} for number, text in enumerate(texts))
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
        spent = run("extract", str(path))
    rate = size / spent["seconds"]
    cost = f"{size:.1f} MB in {spent['seconds']:.1f} s, {spent['megabytes']:.0f} MB of memory"
    print(f"extract, a process   {rate:.2f} MB/s ({cost})")
    base, ours = _digits(texts), _extraction(texts)
    times = f"{ours / base:.0f} times one pass of \\d+ ({size / base:.0f} MB/s)"
    print(f"extraction alone     {size / ours:.2f} MB/s, {times}")
    return 0


def _texts(folders: list[Path], size: int) -> list[str]:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".md", ".txt"})
    texts = [path.read_text(encoding="utf-8") for path in files]
    sizes = itertools.accumulate(len(text.encode()) for text in itertools.cycle(texts))
    count = 1 + sum(1 for _ in itertools.takewhile(lambda total: total < size, sizes))
    return list(itertools.islice(itertools.cycle(texts), count))


def _digits(texts: list[str]) -> float:
    pattern = re.compile(r"\d+")
    began = time.perf_counter()
    for text in texts:
        pattern.findall(text)
    return time.perf_counter() - began


def _extraction(texts: list[str]) -> float:
    """Seconds to find the figures of articles that are already read."""
    sys.path.insert(0, str(ROOT))
    from checker.articles.language import detect  # noqa: PLC0415 - after the path is set, like the next
    from checker.figures import extract  # noqa: PLC0415
    from checker.model import Article  # noqa: PLC0415
    from checker.packs import rules_folder  # noqa: PLC0415

    rules = rules_folder()
    articles = [Article(str(number), "", text, detect(text)) for number, text in enumerate(texts)]
    began = time.perf_counter()
    for article in articles:
        extract(article, rules)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
