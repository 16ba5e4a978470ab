"""Shares of one whole, party by party, as sentences tell them; and what a share is said to have won."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._moves import directions
from checker.checks._operands import Found, after, before, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context

# One market, one vote, one pie: shares of it cannot add to more than all of it.
ONE_WHOLE = re.compile(
    r"점유율|차지|シェア|占有率|を占め|市场份额|市占率|份额|market share|of the market|share of (?:the )?",
    re.IGNORECASE,
)
# Rates that a list beside a list of shares may be of instead.
_OTHER_RATES = re.compile(
    r"증가율|성장률|상승률|하락률|이익률|수익률|가동률|수율|금리|伸び率|成長率|利益率|稼働率|歩留|金利|"
    r"增速|增长率|利润率|毛利率|良率|增幅|\b(?:growth|margins?|yields?|rates?|grew|rose|fell|returns?)\b",
    re.IGNORECASE,
)
_FEWEST = 2
_REACH = 3
# The share itself went up or down by so much: 점유율이 5% 올랐다, its share rose 5%.
_SHARE_AHEAD = {
    "ko": re.compile(r"(?:점유율|비중)(?:이|은|도|을|를)?\s(?:약 )?$"),
    "ja": re.compile(r"(?:シェア|占有率|比率|割合)[がはもを]約?$"),
    "zh": re.compile(
        r"(?:份额|市占率|占有率|占比|比重)(?:也|则|再|又|已)?(?:提升|提高|上升|增长|增加|下降|下滑|下跌|减少)了?约?$"
    ),
    "en": re.compile(
        r"\bshare (?:has |had )?(?:rose|risen|grew|grown|climbed|jumped|gained|increased|fell|fallen|dropped|slipped|"
        r"declined|shrank)(?: by)? (?:about |some |nearly )?$"
    ),
}
_BEHIND, _AHEAD = 8, 40


class ShareList(NamedTuple):
    """The shares that one sentence tells of several parties."""

    article: int
    sentence: int
    shares: dict[str, Found]


class Won(NamedTuple):
    """What a party's share is said to have gained or lost, and its two shares told before, in the order of that."""

    sentence: str
    rate: Found
    shares: tuple[Found, Found]


def share_lists(context: Context) -> list[ShareList]:
    """The sentences that list shares: by a word for them, or as a second list of the same parties behind the first."""
    lists: list[ShareList] = []
    for article, text, found in sentences(context):
        shares = _by_party(context, found)
        here = context.run.framed[article].sentence_of[found[0][0].figure]
        last = lists[-1] if lists else None
        goes_on = (
            last is not None
            and (last.article, last.sentence + 1) == (article, here)
            and len(shares.keys() & last.shares.keys()) >= _FEWEST
            and not _OTHER_RATES.search(text)
        )
        if len(shares) >= _FEWEST and (goes_on or ONE_WHOLE.search(text)):
            lists.append(ShareList(article, here, shares))
    return lists


def _by_party(context: Context, found: Sequence[Found]) -> dict[str, Found]:
    """The per cents of a sentence by their actors; none where one actor has two."""
    shares: dict[str, Found] = {}
    for item in found:
        actor = context.run.framed[item[0].article].frames[item[0].figure].actor
        if item[1].kind == "percent" and item[1].value_high is None and actor is not None:
            if actor.id in shares:
                return {}
            shares[actor.id] = item
    return shares


def won(context: Context) -> Iterator[Won]:
    """``점유율이 5% 올랐다`` of a party whose share two lists right before tell."""
    lists = share_lists(context)
    for article, text, found in sentences(context):
        here = context.run.framed[article].sentence_of[found[0][0].figure]
        near = [one for one in lists if one.article == article and here - _REACH <= one.sentence < here]
        for rate in found:
            said = _moved(context, rate) if near and rate[1].kind == "percent" else set()
            if len(said) == 1:
                party = _party(context, rate, {name for one in near for name in one.shares})
                told = [one.shares[party] for one in near if party in one.shares]
                if len(told) == 2:
                    low, high = sorted(told, key=lambda item: item[1].number or 0.0)
                    yield Won(text, rate, (low, high) if said == {"rise"} else (high, low))


def _moved(context: Context, rate: Found) -> set[str]:
    """Whether a share rose or fell by this rate; nothing where the rate is not told of a share."""
    place = rate[0]
    ahead = _SHARE_AHEAD[context.article(place).language].search(before(context, place, _AHEAD))
    return directions(ahead[0] + after(context, place, _BEHIND)) if ahead else set()


def _party(context: Context, rate: Found, parties: set[str]) -> str:
    """The party that the sentence names last before the rate."""
    framed = context.run.framed[rate[0].article]
    start, _ = framed.views[framed.sentence_of[rate[0].figure]].span
    named = context.run.names.find(context.article(rate[0]).text[start : rate[1].start])
    return next((hit.entity.id for hit in reversed(named) if hit.entity.id in parties), "")
