"""RK701: ranks that their figures contradict, and one list that gives one entry two ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, operand, stated_first, times
from checker.checks._operands import Found, sentences
from checker.checks._ranks import Rank, figure_of, list_named, ranks, year_of
from checker.checks._telling import outlets
from checker.checks.base import Context, Gap, Issue, Place, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Severity

_CODE = "RK701"
Pair = tuple[Rank, Found]
# (list, year, entry) to the ranks that articles give it, and whether their text tells the year.
Entries = dict[tuple[str, int, str], list[tuple[Place, int, bool]]]
# The ranks go by growth, by price, by something else than the amount beside them, or the least comes first.
_OTHER_ORDER = re.compile(
    r"성장률|증가율|증가폭|상승률|낮|적은|저렴|싼|짧|빠른|빨리|작은|손실|적자|부채|1인당|伸び率|増加率|成長率|"
    r"低い|安い|短い|速い|少ない|赤字|"
    r"损失|亏损|增速|增幅|最低|最少|最快|人均|\b(?:growth|lowest|least|cheap\w*|fast\w*|short\w*|small\w*|"
    r"loss\w*|per capita|per head|debt)\b",
    re.IGNORECASE,
)
# Ranks within a part of the list: Asia's second may be the world's fourth.
_PART = re.compile(
    r"아시아|유럽|국내|북미|국산|중에서|가운데|アジア|欧州|国内|亚洲|欧洲|国内|\b(?:Asia\w*|Europe\w*|domestic|"
    r"among|region\w*|non-)",
    re.IGNORECASE,
)
_AFTER = {
    "ko": re.compile(r"^[^\d。.]{0,4}(?:에|의)?\s?(?:이어|뒤를 이어)(?!진|지)"),
    "ja": re.compile(r"^[^\d。]{0,4}に(?:次ぐ|次いで|続く|続き|続いて)"),
}
_BEHIND = re.compile(r"\b(?:behind|trailing|after only)\b|仅次于|僅次於|仅落后于", re.IGNORECASE)
_PAIR_GAP, _LIST_GAP, _NEAR = 24, 34, 26
# A sentence that runs on longer than this is no sentence.
_LONGEST = 400


@check(_CODE)
def rank_order_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """Pairs of rank and amount in order of the amount; two articles on one list, its year and its entry."""
    entries: Entries = defaultdict(list)
    lines: list[Pair] = []
    at: int | None = None
    for article, text, found in sentences(context):
        offset = _offset(context, found)
        told = ranks(text, offset)
        pairs = _pairs(told, found)
        single = len(pairs) == len(told) == 1 and not _OTHER_ORDER.search(text)
        if not (single and at == article and lines and alike(lines[-1][1][1], pairs[0][1][1])):
            yield from _ordered(context, lines, "warning")
            lines = []
        at, lines = article, [*lines, *pairs] if single else lines
        if not _OTHER_ORDER.search(text):
            yield from _ordered(context, pairs, "error" if len(pairs) >= _MAJORITY else "warning")
            yield from _following(context, text, told, found)
        if told:
            _enter(context, entries, article, text[:_LONGEST], offset)
    yield from _ordered(context, lines, "warning")
    yield from _lists(context, entries)


_MAJORITY = 3


def _offset(context: Context, found: list[Found]) -> int:
    framed = context.run.framed[found[0][0].article]
    return framed.views[framed.sentence_of[found[0][0].figure]].span[0]


def _pairs(told: list[Rank], found: list[Found]) -> list[Pair]:
    """Ranks and amounts that alternate, the ranks always before or always behind."""
    amounts = stated_first(found)
    if not told or len(told) != len(amounts) or any(not alike(a[1], amounts[0][1]) for a in amounts):
        return []
    ahead = [rank.start < item[1].start for rank, item in zip(told, amounts, strict=True)]
    spans = sorted([*((r.start, 0) for r in told), *((a[1].start, 1) for a in amounts)])
    if len(set(ahead)) != 1 or any(one[1] == two[1] for one, two in pairwise(spans)):
        return []
    pairs = list(zip(told, amounts, strict=True))
    near = all(max(r.start, a[1].start) - min(r.end, a[1].end) <= _PAIR_GAP for r, a in pairs)
    return pairs if near and len({r.number for r in told}) == len(told) else []


def _ordered(context: Context, pairs: Sequence[Pair], severity: Severity) -> Iterator[Issue]:
    """The pairs put in order by their amounts; most of them tell whether more is better."""
    if len(pairs) < 2:
        return
    good: list[tuple[Pair, Pair]] = []
    bad: list[tuple[Pair, Pair]] = []
    for (one, a), (two, b) in combinations(sorted(pairs, key=lambda pair: pair[0].number), 2):
        high, low = operand(a[1]), operand(b[1]).scale(times(b[1], a[1]))
        if not high.meets(low):
            (bad if high.high < low.low else good).append(((one, a), (two, b)))
    if not bad or len(bad) >= max(len(good), 1) + (len(pairs) == 2):
        return
    (one, a), (two, b) = bad[0]
    detail = f"{one.number}: {a[1].surface} < {two.number}: {b[1].surface}"
    yield _issue(context, (one, a), (two, b), detail, severity)


def _following(context: Context, text: str, told: list[Rank], found: list[Found]) -> Iterator[Issue]:
    """``A 657억달러, B 296억달러에 이어 87억달러로 2위``: two stand before it, so it is third."""
    if len(told) != 1 or _PART.search(text):
        return
    rank, amounts = told[0], stated_first(found)
    article = found[0][0].article
    before, own = _placed(context, article, amounts, rank)
    if own is None or not before or not all(alike(item[1], own[1]) for item in before):
        return
    mine = operand(own[1])
    above = [item for item in before if operand(item[1]).scale(times(item[1], own[1])).low > mine.high]
    if len(above) == len(before) and rank.number <= len(before):
        detail = f"{', '.join(item[1].surface for item in above)} > {own[1].surface}: {len(above) + 1} ≠ {rank.number}"
        yield _issue(context, (rank, own), (rank._replace(number=len(above) + 1), above[-1]), detail, "warning")


def _placed(context: Context, article: int, amounts: list[Found], rank: Rank) -> tuple[list[Found], Found | None]:
    """(the amounts that the sentence puts before the ranked one, the ranked one)."""
    text, language = context.run.articles[article].text, context.run.articles[article].language
    if language in _AFTER:
        for index, item in enumerate(amounts[:-1]):
            gap = text[item[1].end : amounts[index + 1][1].start]
            own = amounts[index + 1]
            if _AFTER[language].match(gap) and 0 <= rank.start - own[1].end <= _NEAR:
                return _side_by_side(text, amounts[: index + 1]), own
        return [], None
    for index, item in enumerate(amounts[:-1]):
        gap = text[item[1].end : amounts[index + 1][1].start]
        beside = 0 < item[1].start - rank.start <= _NEAR + rank.end - rank.start
        if beside and _BEHIND.search(gap) and len(gap) <= _LIST_GAP:
            return _side_by_side(text, amounts[index + 1 :]), item
    return [], None


def _side_by_side(text: str, amounts: list[Found]) -> list[Found]:
    """The amounts, where nothing but names and commas stands between them."""
    gaps = [text[a[1].end : b[1].start] for a, b in pairwise(amounts)]
    return amounts if all(len(gap) <= _PAIR_GAP and not re.search(r"[.。;；]|했|다 |した", gap) for gap in gaps) else []


def _issue(context: Context, wrong: Pair, other: Pair, detail: str, severity: Severity) -> Issue:
    """The rank, or its amount where the rank is told in words, against the pair that it contradicts."""
    (rank, amount), (right, against) = wrong, other
    places = [figure_of(context, pair[1][0].article, pair[0]) for pair in (wrong, other)]
    known = [place for place in (places[0], amount[0], places[1], against[0]) if place is not None]
    return Issue(
        _CODE,
        severity,
        known[0],
        tuple(known[1:]),
        {
            "detail": detail, "expected": context.amount(right.number, "rank", amount[0]), "other": against[1].surface,
        },
        working={"rank": rank.number, "amount": amount[1].number, "unit": amount[1].unit},
        confidence=0.85 if severity == "error" else 0.7,
    )  # fmt: skip


def _enter(context: Context, entries: Entries, article: int, text: str, offset: int) -> None:
    """Notes the ranks of a sentence that names its list, each with the entry named right before it."""
    written = context.run.articles[article]
    name, year = list_named(written, text), year_of(written, text)
    if name is None or year is None or _PART.search(text):
        return
    hits = context.run.names.find(text)
    for rank in ranks(text, offset):
        place = figure_of(context, article, rank)
        ahead = [hit for hit in hits if hit.end + offset <= rank.start]
        subject = ahead[-1] if ahead and rank.start - offset - ahead[-1].end <= _NEAR else None
        if place is not None and subject is not None and _SUBJECT.match(text[subject.end : rank.start - offset]):
            entries[name, year[0], subject.entity.id].append((place, rank.number, year[1]))


# A particle or a verb that makes the name the entry itself: 한국은, 日本が, Korea ranked, 中国位列.
_SUBJECT = re.compile(
    r"^\s?(?:은|는|이|가|は|が|排|位|列|居|获|\b(?:ranked|ranks|came|was|is|placed)\b)(?![^,]*(?:제치|밀어|抜|"
    r"超))"
)


def _lists(context: Context, entries: Entries) -> Iterator[Issue]:
    for (name, year, _), found in entries.items():
        first = found[0]
        other = next((item for item in found if item[0].article != first[0].article and item[1] != first[1]), None)
        if other is None:
            continue
        later, earlier = sorted((first, other), key=lambda item: str(context.published(item[0]) or ""), reverse=True)
        yield Issue(
            _CODE,
            "warning" if first[2] and other[2] else "note",
            later[0],
            (earlier[0],),
            {
                "detail": f"{name} {year}: {earlier[1]} / {later[1]}", "expected": context.figure(earlier[0]).surface,
                "places": outlets(context, (earlier[0], later[0])),
            },
            variant="lists",
            working={"list": name, "year": year},
            confidence=0.7,
        )  # fmt: skip
