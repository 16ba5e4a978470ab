"""A stake reckoned from what is paid and what the firm is worth: 기업가치를 5000억달러로 보면 지분율로는 2%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import alike, neighbours, stated_first
from checker.checks._operands import after, before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks._operands import Found
    from checker.checks.base import Context

_STAKE = re.compile(
    r"지분|持ち分|持分|出資比率|持ち株比率|持株比率|持股|股权|股權|股份|\bstakes?\b|\bshareholding|\bof the company\b",
    re.IGNORECASE,
)
_WORTH_AHEAD = re.compile(
    r"(?:기업\s?가치|몸값|企業価値|評価額|时价总额|估值)[^\d.。;；]{0,14}$|"
    r"\b(?:valuation of|valued at|values? (?:it|the company|[A-Z]\w+) at)\s(?:about |around |some )?$",
    re.IGNORECASE,
)
_WORTH_BEHIND = re.compile(r"^\s?(?:의 )?(?:기업\s?가치|の企業価値|の評価額|的估值|\svaluation\b)", re.IGNORECASE)
# The sentence reckons: the stake is no other firm's, and of no other round.
_RECKONED = re.compile(
    r"보면|따지면|기준(?:으로|이면)|계산하면|환산하면|치면|감안하면|에 해당|셈|"
    r"とすると|とすれば|で計算|に基づ|に相当|に当たる|にあたる|換算|按[^。，,]{0,16}(?:计算|計算|估值)|相当于|相當於|折合|"
    r"\b(?:would (?:give|be|amount|equal|imply|represent|buy)|impl(?:y|ies|ying)|equates?|equal to|equivalent to|"
    r"works out|amounts? to|translates?)\b",
    re.IGNORECASE,
)
_AHEAD, _BEHIND = 30, 12


class Stake(NamedTuple):
    """What is paid (near: in the stake's sentence), what the firm is worth, and the stake reckoned from the two."""

    paid: Found
    worth: Found
    stake: Found
    near: bool


def stakes(context: Context) -> Iterator[Stake]:
    """Every stake that a sentence reckons from its firm's worth and the one payment told there or right before."""
    for text, ahead, found, _ in neighbours(context):
        rates = [item for item in found if item[1].kind == "percent" and item[1].value_high is None]
        worth = [item for item in stated_first(found) if _is_worth(context, item)]
        if len(rates) != 1 or len(worth) != 1 or not _STAKE.search(text) or not _RECKONED.search(text):
            continue
        here = [item for item in stated_first(found) if item != worth[0] and alike(item[1], worth[0][1])]
        told = [item for item in stated_first(ahead) if alike(item[1], worth[0][1])]
        paid = here or told
        if len({item[1].number for item in paid}) == 1 and not _is_worth(context, paid[0]):
            yield Stake(paid[0], worth[0], rates[0], bool(here))


def _is_worth(context: Context, item: Found) -> bool:
    place, figure = item
    if figure.kind != "money" or not figure.number:
        return False
    ahead = bool(_WORTH_AHEAD.search(before(context, place, _AHEAD)))
    return ahead or bool(_WORTH_BEHIND.match(after(context, place, _BEHIND)))
