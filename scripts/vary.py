"""Makes many articles out of the labelled ones by changing names, amounts and dates: for load, never for scores.

    python scripts/vary.py ARTICLES_FOLDER COUNT OUTPUT.jsonl [--seed 1]

Every copy of a story gets its own companies, digits and month, so that the copies do not speak of each other.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.articles import ReadOptions, read
from checker.claims import gazetteer
from checker.packs import rules_folder
from checker.packs.furniture import load_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Article

_DIGITS = re.compile(r"(?<![A-Za-z\d])[1-9]\d*")
_SWAPPED = frozenset({"company", "agency", "place", "fund"})


def main() -> None:
    """Writes the varied articles as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("count", type=int)
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rules = rules_folder()
    found = read([args.articles], ReadOptions(furniture=load_furniture(rules / "furniture"))).articles
    with Path(args.output).open("w", encoding="utf-8") as out:
        rng = random.Random(args.seed)  # noqa: S311 - a load generator
        out.writelines(line + "\n" for line in varied(found, args.count, rng))


def varied(articles: Sequence[Article], count: int, rng: random.Random) -> Iterator[str]:
    """``count`` articles as lines of JSON: all of ``articles``, over and over with new names and digits."""
    made = 0
    while made < count:
        names, shift = _names(rng), timedelta(days=rng.randrange(2500))
        digits = {d: str(rng.randrange(10**4)) for d in range(10)}
        for article in articles[: count - made]:
            day = min((article.published or date(2024, 6, 1)) + shift - timedelta(days=1800), date(2026, 9, 1))
            yield json.dumps(
                {
                    "id": f"{made:06d}-{article.id}",
                    "language": article.language,
                    "published": str(day),
                    "outlet": article.outlet,
                    "text": _text(article, names, digits),
                },
                ensure_ascii=False,
            )
            made += 1


def _names(rng: random.Random) -> dict[str, str]:
    """For each entity another of its kind."""
    entities = list(gazetteer(rules_folder()).by_id.values())
    swapped: dict[str, str] = {}
    for kind in _SWAPPED:
        ids = [entity.id for entity in entities if entity.kind == kind]
        swapped |= dict(zip(ids, rng.sample(ids, len(ids)), strict=True))
    return swapped


def _text(article: Article, names: dict[str, str], digits: dict[int, str]) -> str:
    """The story with every name and every amount replaced, the same one by the same one."""
    known = gazetteer(rules_folder())
    body = (
        article.text[article.furniture[0][1] :] if article.furniture and article.furniture[0][0] == 0 else article.text
    )
    parts, end = [], 0
    for hit in known.find(body):
        other = known.by_id.get(names.get(hit.entity.id, hit.entity.id), hit.entity)
        aliases = getattr(other, article.language) or (other.name,)
        parts += [body[end : hit.start], aliases[0]]
        end = hit.end
    text = "".join([*parts, body[end:]])
    return _DIGITS.sub(lambda m: m[0] if len(m[0]) == 4 else _number(m[0], digits), text)


def _number(number: str, digits: dict[int, str]) -> str:
    """Another number of the same length; the same one wherever the same one stood."""
    salt = digits[int(number[0])]
    mixed = [str((int(d) + int(salt[i % len(salt)]) + i) % 10) for i, d in enumerate(number)]
    return ("1" if mixed[0] == "0" else mixed[0]) + "".join(mixed[1:])


if __name__ == "__main__":
    main()
