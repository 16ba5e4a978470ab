"""Which of a sentence's predicates is said of a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.claims.stems import StemHit
    from checker.claims.told import Told
    from checker.model import Figure, Language

# Which predicate a kind has when no word tells another.
_DEFAULT = {"power": "capacity", "energy": "capacity", "compute": "capacity", "accelerator": "deploy"}
_MARKET, _SPENDING = frozenset({"market_size"}), frozenset({"invest", "subsidise"})
# 계약 금액은 약 5조, 補助額は最大5000億円, Revenue was 5 billion: the subject's noun says what the figure is.
_NOUN_OF: dict[Language, re.Pattern[str]] = {
    "ko": re.compile(
        r"^[가-힣]{0,2}(?: ?(?:금액|규모|총액|액수|예산|비용))?(?:은|는|이|가)"
        r" ?(?:총|약|최대|최소|각각|모두|연|연간)? ?(?:약 )?"
        r"(?:(?:작년|지난해|전년|전 분기|직전 분기|1년 전) ?(?:같은 기간|같은 분기|동기)?의? ?[(（]?)?$"
    ),
    "ja": re.compile(r"^(?:の?(?:額|金額|費|規模|総額|高))?(?:は|が)、?(?:総額|合計|最大|約|計|年|年間)*(?:で)?約?$"),
}  # fmt: skip
# 매출 86조원, 영업이익 12조원을 기록했다, 売上高9000億円: a measure right before its amount needs no particle.
_MEASURES = frozenset({"revenue", "profit", "capex", "valuation"})
_MEASURED: dict[Language, re.Pattern[str]] = {
    "ko": re.compile(r"^(?:액| 규모)? (?:총 |약 |최대 )?$"),
    "ja": re.compile(r"^(?:高|額)?約?$"),
}
# What ends a clause, or a part of a headline: a verb beyond it is said of something else.
_BREAK: dict[Language, re.Pattern[str]] = {
    "ko": re.compile("…"),
    "ja": re.compile(r"[\s。…]"),
    "en": re.compile(r"[,;] "),
    "zh": re.compile(r"[,，;；。\s]"),
}
# The $17 billion plant, a $10 billion data center, the $3.2 billion project: what is built is built for so much.
_BUILDINGS = frozenset({"data_center", "fab", "fab1", "fab2", "supercomputer", "lab"})
_ATTRIBUTIVE = re.compile(r"^[ -](?:(?!(?:in|of|for|to|on|at|from|and|with|by|as|over)\b)[A-Za-z][\w-]*[ -]){0,3}$")
_PROJECT = re.compile(r"\bproject\b(?! (?:financ|loan|grant))")
_INPUTS = frozenset({"build", "invest", "cost", "acquire", "expand", "valuation", "capex"})


def predicate_of(
    figure: Figure, told: Told, things: Sequence[StemHit], sentence: str, language: Language
) -> Slot | None:
    """The predicate of ``figure``, told in its clause, or ``carried`` where only its kind suggests one.

    Args:
        figure: A figure.
        told: What its sentence tells.
        things: The objects that the sentence names.
        sentence: Its text.
        language: The article's.
    """
    start, end = figure.start - told.span[0], figure.end - told.span[0]
    chosen = _market(figure, told, start) or _told(figure, told, sentence, language)
    spent = chosen is not None and chosen.id in _INPUTS
    if figure.kind == "money" and language == "en" and not spent and _names_a_building(sentence, end, things):
        return Slot("build", "build", "clause")
    if chosen is not None:
        return Slot(chosen.id, chosen.id, "clause")
    default = _DEFAULT.get(figure.kind)
    return Slot(default, default, "carried") if default else None


def _names_a_building(sentence: str, end: int, things: Sequence[StemHit]) -> bool:
    """Whether the amount that ends at ``end`` stands as an adjective before a building or a project."""
    built = [thing.start for thing in things if thing.id in _BUILDINGS]
    built += [match.start() for match in _PROJECT.finditer(sentence, end)]
    return any(_ATTRIBUTIVE.match(sentence[end:start]) for start in built)


def _market(figure: Figure, told: Told, start: int) -> StemHit | None:
    """The market that the amount is the size of, unless somebody spends it there."""
    if figure.kind != "money":
        return None
    market = told.verbs("money", _MARKET).before(start)
    spent = told.verbs("money", _SPENDING).before(start) if market else None
    return None if market and spent and market.end < spent.start else market


def _told(figure: Figure, told: Told, sentence: str, language: Language) -> StemHit | None:
    """The nearest fitting verb: behind the figure in Korean and Japanese, on either side elsewhere."""
    start, end = figure.start - told.span[0], figure.end - told.span[0]
    before, after = told.verbs(figure.kind).before(start), told.verbs(figure.kind).after(end)
    if before is not None and after is not None:
        ended = _BREAK[language].search(sentence, end, after.start)
        if ended and not _BREAK[language].search(sentence, before.end, start):
            return before
    if language in _NOUN_OF:
        if before is not None and _is_noun_of(before, sentence[before.end : start], language):
            return before
        return after or before
    near = [hit for hit in (before, after) if hit is not None]
    return min(near, key=lambda hit: min(abs(hit.start - end), abs(start - hit.end)), default=None)


def _is_noun_of(hit: StemHit, gap: str, language: Language) -> bool:
    """Whether the noun before a figure says what the figure is."""
    measured = hit.id in _MEASURES and _MEASURED[language].match(gap)
    return bool(measured or _NOUN_OF[language].match(gap))
