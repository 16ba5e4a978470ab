"""What part of a whole an amount is said to be: 51억 달러로 전체 57억 달러의 90%를 차지, made up 90% of the 57."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import AMOUNTS, alike, bare, neighbours
from checker.checks._comparisons import ABOUT, subject_of
from checker.checks._operands import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks._operands import Found
    from checker.checks.base import Context

# The per cent right behind its whole, and the word of share behind both.
_OF = {
    "ko": (
        re.compile(rf"^\s?[)）]?의\s(?:무려\s)?{ABOUT}$"),
        re.compile(
            r"^\s?(?:가량|정도|안팎|이상|넘게|가까이|남짓|나|대|\s)*(?:을|를|에)?\s?(?:차지|달하|달했|해당|이른|이르)"
        ),
    ),
    "ja": (
        re.compile(rf"^[)）]?の{ABOUT}$"),
        re.compile(r"^(?:程度|弱|強|余り|近く|超|以上)?[をに](?:占め|当た|あた|相当|達し)"),
    ),
    "zh": (re.compile(rf"^[)）]?的{ABOUT}$"), re.compile(r"^")),
}
_ZH_TAKES = re.compile(r"占[^。，；,\d]{0,14}$")
_EN_TAKES = re.compile(
    r"(?:made up|makes up|making up|accounted for|accounts for|accounting for|represented|represents|representing|or)"
    r"\s(?:about |around |roughly |nearly |some )?$",
    re.IGNORECASE,
)
_EN_OF = re.compile(
    r"^ of (?:the |its |their |a )?(?:(?:total|overall|combined|full|company's)\s)*(?:of )?$", re.IGNORECASE
)
# Between the part and its share nobody else is named of whom the share may be told.
_OTHERS = {"ko": re.compile(r"(?:은|는|이|가)\s"), "ja": re.compile(r"[はが]")}
_AT_ONCE = {
    "zh": re.compile(r"^[，,]?\s?(?:约|約)?占"),
    "en": re.compile(r"^,?(?: and| which| that)?,? (?:made|makes|making|account|represent|or\b)", re.IGNORECASE),
}
# 其中20%，即10万块; 이 중 20%인 10만 개; うち20%にあたる10万個; of which 20%, or 100,000: the share, and what it is.
_SHARE_FIRST = {
    "ko": (
        re.compile(r"(?:이|그) ?(?:중|가운데)(?:에서)?,?\s(?:약 )?$"),
        re.compile(r"^\s?(?:인|에 해당하는|에 달하는|,? 즉)\s(?:약 |매년 |연간 |최대 )*$"),
    ),
    "ja": (
        re.compile(r"(?:この|その)?うち(?:の)?(?:約)?$"),
        re.compile(r"^(?:に(?:あたる|当たる|相当する)|、すなわち|、つまり)(?:年間?|約)*$"),
    ),
    "zh": (re.compile(r"(?:其中|[当當]中)(?:的|约|約)?$"), re.compile(r"^[，,]\s?(?:即|也就是)(?:每年|约|約)*$")),
    "en": (
        re.compile(r"\b(?:of which|of that|of those|of these)[^\d.,;]{0,16}$", re.IGNORECASE),
        re.compile(r"^(?:,| \() ?or (?:about |roughly )?$", re.IGNORECASE),
    ),
}
_REACH = 24


class Fraction(NamedTuple):
    """``part`` is ``rate`` of ``whole``, all in one sentence."""

    part: Found
    whole: Found
    rate: Found


def fractions(context: Context) -> Iterator[Fraction]:
    """Every share that a sentence tells between one amount and its whole."""
    for _, _, found in sentences(context):
        for one, two in pairwise([item for item in found if item[1].converts is None]):
            english = context.article(one[0]).language == "en"
            rate, whole = (one, two) if english else (two, one)
            if rate[1].kind != "percent" or rate[1].value_high is not None or not _is_whole(whole):
                continue
            if _told(context, one, two):
                part = subject_of(context, rate, whole, found)
                if part is not None and part < one and alike(part[1], whole[1]) and _its_own(context, part, one):
                    yield Fraction(part, whole, rate)


def glossed(context: Context) -> Iterator[Fraction]:
    """Every share that is told first and then what it comes to, of the one amount of its kind before it."""
    for _, ahead, found, _ in neighbours(context):
        for rate, part in pairwise([item for item in found if item[1].converts is None]):
            if rate[1].kind != "percent" or rate[1].value_high is not None or not _is_part(part):
                continue
            article = context.article(rate[0])
            left, gap = _SHARE_FIRST[article.language]
            told = left.search(article.text[max(0, rate[1].start - _REACH) : rate[1].start])
            if told is None or not gap.match(article.text[rate[1].end : part[1].start]):
                continue
            before = [item for item in (*ahead, *found) if item < rate and alike(item[1], part[1])]
            wholes = [item for item in before if item[1].converts is None]
            if len(wholes) == 1 and _is_part(wholes[0]):
                yield Fraction(part, wholes[0], rate)


def _is_part(item: Found) -> bool:
    figure = item[1]
    return figure.kind in AMOUNTS and bool(figure.number) and figure.value_high is None


def _is_whole(item: Found) -> bool:
    figure = item[1]
    return figure.kind in AMOUNTS and bool(figure.number) and figure.value_high is None and figure.per is None


def _its_own(context: Context, part: Found, following: Found) -> bool:
    article = context.article(part[0])
    gap = bare(article.text[part[1].end : following[1].start])
    if article.language in _AT_ONCE:
        return bool(_AT_ONCE[article.language].match(gap))
    return not _OTHERS[article.language].search(gap)


def _told(context: Context, one: Found, two: Found) -> bool:
    article = context.article(one[0])
    gap, ahead = (
        bare(article.text[one[1].end : two[1].start]),
        article.text[max(0, one[1].start - _REACH) : one[1].start],
    )
    if article.language == "en":
        return bool(_EN_OF.match(gap)) and bool(_EN_TAKES.search(ahead))
    joined, behind = _OF[article.language]
    if article.language == "zh" and not _ZH_TAKES.search(ahead):
        return False
    return bool(joined.match(gap)) and bool(behind.match(article.text[two[1].end : two[1].end + _REACH]))
