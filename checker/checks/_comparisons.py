"""Comparisons that a sentence tells by a rate: 36% below the $6.4 billion, 176억 달러보다 78% 많은."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import AMOUNTS, alike, bare
from checker.checks._moves import RATES
from checker.checks._operands import Found, of_last_year, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.base import Context
    from checker.model import Frame

ABOUT = r"(?:약|대략|무려|約|およそ|约|大约|about|around|roughly|nearly|some|an?|the|its|their|\s)*"
_MORE = (
    r"많|적(?:은|다|었)|높|낮|크(?:다|고)|큰|작(?:은|다)|늘|줄|증가|감소|상승|하락|급증|급감|웃도|웃돌|밑도|밑돌|상회|"
    r"하회|깎|뛰|불어|확대|축소|오른|올랐|내린|떨어"
)
_FROM = re.compile(r"^ (?:from|than|above|below) (?:about |some )?$")
_MORE_JA = "増|減|多|少な|高|低|大き|小さ|上回|下回|伸び|上昇|下落|拡大|縮小|膨ら"
_KO = re.compile(
    r"^\s*[)）]?\s?(?:보다|에 비해|에 견줘|대비|[과와] 비교(?:하면|해|할 때)|[을를]|에서)\s?(?:는\s)?" + ABOUT + "$"
)
_KO_TAIL = re.compile(rf"^\s*(?:가량|정도|안팎|이상|넘게|가까이|남짓|나|씩|이나|\s)*(?:더 )?(?:{_MORE})")
# 매출은 작년(79조)보다 8.8%, 영업이익은 32.5% 늘었다: one verb for both rates.
_KO_SHARED = re.compile(rf"[,，]?\s[^.%。]{{2,44}}[\d.]+%\s?(?:씩 |정도 |가량 )?(?:{_MORE})")
_JA = re.compile(r"^\s*[)）]?\s?(?:に比べて?、?|と比べて?、?|に比し|比で?|対比で|より(?:も)?、?|を|から)" + ABOUT + "$")
_JA_TAIL = re.compile(rf"^\s*(?:程度|ほど|前後|強|弱|以上|余り|近く|の|も|\s)*(?:{_MORE_JA})")
_ZH = re.compile(
    r"^\s*[)）]?\s?(?:相比)?[，,]?\s*(?:还要?)?年?(?:增长|增加|增|上升|上涨|提高|高出?|多出?|下降|下跌|减少|低|少|降低|缩减|"
    r"增長|減少|縮減|減|减|升|降|跌)了?" + ABOUT + "$"
)
_ZH_HEAD = re.compile(r"(?:比|较|較|相比)[^。，；,\d]{0,16}$")
_EN = re.compile(
    r"^,? (?:more|less|higher|lower|above|below|under|over|larger|bigger|smaller|greater|fewer|short of|up|down|"
    r"increase|decrease|rise|gain|jump|growth|drop|fall|decline|cut|reduction)\b(?: than| from| on| over)?"
    r"(?: what was| that of)?"
    + ABOUT
    + r"(?:(?:last year|previous|prior|earlier|original|initial|first|second|third|fourth|year|\d{4})"
    r"(?: quarter| year| month| half| earlier)?(?:['’]s)?\s)?$",
    re.IGNORECASE,
)
# Which of the two the words say; what stands in neither list says nothing of it.
_RISES = re.compile(
    r"많|높|크|큰|늘|증가|상승|급증|웃도|웃돌|상회|뛰|뛴|불어|확대|오른|올랐|増|多|高|大き|上回|伸び|上昇|拡大|膨ら|增|升|涨|提高|"
    r"\b(?:more|higher|above|over|larger|bigger|greater|up|increase|rise|gain|jump|growth)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"적|낮|작|줄|감소|하락|급감|밑도|밑돌|하회|깎|축소|내린|떨어|減|少|低|小さ|下|縮|减|降|缩|"
    r"\b(?:less|lower|below|under|smaller|fewer|short|down|decrease|drop|fall|decline|cut|reduction)\b",
    re.IGNORECASE,
)
# The amount that is so much more or less than the base may stand right behind the rate: 4조보다 30% 많은 5조2000억.
_SUCH = {
    "ko": re.compile(
        r"^\s?(?:이나|나|가량|정도|이상|넘게|가까이|남짓|씩|\s)*(?:더 )?(?:많은|적은|높은|낮은|큰|작은|늘어난|"
        r"늘린|줄어든|줄인|증가한|감소한|불어난|오른|내린|상승한|하락한|웃도는|밑도는|상회하는|하회하는|뛴|급증한|"
        r"급감한|커진|인|에 달하는|에 이르는|에 해당하는)\s(?:약|총|대략|\s)*$"
    ),
    "ja": re.compile(
        r"^(?:も|ほど|程度|近く|以上|超|余り|の|に)*(?:多い|少ない|高い|低い|大きい|小さい|増えた|減った|増加した|減少した|増|減|高|安|"
        r"膨らんだ|拡大した|縮小した|上回る|下回る|となる|当たる|あたる|達する|相当する)?(?:の|、)?約?$"
    ),
    "zh": re.compile(r"^(?:左右)?的约?$"),
}
_LOOKBACK, _TAIL = 3, 16
# A sentence that begins so speaks of the amount right before it, whatever verb the base is told with.
_OF_THAT = re.compile(
    r"^\s*(?:(?:that|this|it|which) (?:is|was|would be|comes? to|marks?|represents?)\b|이는|これは|这(?:一数字|比)?)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"시장(?:의)? ?(?:예상|전망|기대|컨센서스)|市場の?(?:予想|予測)|市[场場](?:预期|預期)|"
    r"\bmarket (?:expect|consensus|estimate)",
    re.IGNORECASE,
)
_MULTIPLES = frozenset({"percent", "ratio"})
_BASES = AMOUNTS | {"percent"}
_NOT_THAT = frozenset({"at_least", "more_than", "at_most", "less_than"})


class Comparison(NamedTuple):
    """``subject`` is ``rate`` more or less than ``base``.

    Attributes:
        sentence: The text that tells it.
        near: Whether the subject stands in the sentence of its base.
        says: rise or fall, where the words say one of them.
    """

    sentence: str
    rate: Found
    base: Found
    subject: Found
    near: bool
    says: str | None


def comparisons(context: Context) -> Iterator[Comparison]:
    """Every rate that is told of one amount against another, where one amount alone can be meant."""
    told = list(sentences(context))
    for number, (article, text, found) in enumerate(told):
        for rate, base in _rated(context, found):
            ahead = [entry[2] for entry in told[max(0, number - _LOOKBACK) : number] if entry[0] == article]
            subject = _subject(context, rate, base, found, ahead, loose=bool(_OF_THAT.match(text)))
            if subject is not None:
                yield Comparison(text, rate, base, subject, subject in found, _says(context, rate, base))


def _rated(context: Context, found: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """(rate, base): a per cent and the amount that it is more or less than."""
    plain = [item for item in found if item[1].converts is None]
    for one, two in pairwise(plain):
        language = context.article(one[0]).language
        rate, base = (one, two) if language == "en" else (two, one)
        if rate[1].kind not in RATES or base[1].kind not in _BASES or not base[1].number:
            continue
        if rate[1].value_high is None and base[1].value_high is None and _compared(context, language, one, two):
            yield rate, base


def _says(context: Context, rate: Found, base: Found) -> str | None:
    """What the words at the rate say: between rate and base in English and Chinese, else right behind the rate."""
    article, (one, two) = context.article(rate[0]), sorted((rate, base))
    words = bare(article.text[one[1].end : two[1].start])
    tail = {"ko": _KO_TAIL, "ja": _JA_TAIL}.get(article.language)
    if tail is not None:
        told = tail.match(article.text[rate[1].end : rate[1].end + _TAIL])
        words = told[0] if told else ""
    rises, falls = bool(_RISES.search(words)), bool(_FALLS.search(words))
    if rises == falls:
        return None
    return "rise" if rises else "fall"


def _compared(context: Context, language: str, one: Found, two: Found) -> bool:
    text = context.article(one[0]).text
    gap, tail = bare(text[one[1].end : two[1].start]), text[two[1].end : two[1].end + _TAIL]
    if language == "ko":
        shared = two[1].kind == "percent" and _KO_SHARED.match(text, two[1].end)
        return bool(_KO.match(gap)) and bool(shared or _KO_TAIL.match(tail))
    if language == "ja":
        return bool(_JA.match(gap)) and bool(_JA_TAIL.match(tail))
    if language == "zh":
        than = _ZH_HEAD.search(text[max(0, one[1].start - 24) : one[1].start]) or of_last_year(context, one)
        return bool(_ZH.match(gap)) and bool(than)
    return bool(_EN.match(gap))


def subject_of(
    context: Context, rate: Found, base: Found, found: Sequence[Found], ahead: Sequence[Found] = ()
) -> Found | None:
    """The one amount told against the base: right behind the rate, before the base, or in the sentence ``ahead``."""
    return _subject(context, rate, base, found, [ahead] if ahead else [], loose=False)


def _subject(
    context: Context,
    rate: Found,
    base: Found,
    found: Sequence[Found],
    ahead: Sequence[Sequence[Found]],
    *,
    loose: bool,
) -> Found | None:
    """The one amount that may be meant: since the last rate of the sentence, else in the nearest sentence before.

    It is told with the base's verb, unless ``loose``.
    """
    such = such_as(context, rate, base, found)
    if such is not None:
        return such
    first = min(rate, base)
    rates = [item for item in found if item[1].kind in _MULTIPLES and item < first and base[1].kind != "percent"]
    clause = [item for item in found if item < first and (not rates or item > rates[-1])]
    if rates and clause and _FROM.match(bare(context.article(first[0]).text[rates[-1][1].end : clause[0][1].start])):
        # 8 million, down 20% from 10 million and 11% below 9 million: both rates are told of the 8 million.
        return _subject(context, rates[-1], base, found, ahead, loose=loose)
    for group in (clause, *reversed(ahead)):
        some = [item for item in group if _may_be(item, base) and (loose or _one_matter(context, item, base))]
        if some:
            return some[0] if len({item[1].number for item in some}) == 1 else None
    return None


def such_as(context: Context, rate: Found, base: Found, found: Sequence[Found]) -> Found | None:
    """The amount right behind a rate that is so much more or less, or so many times, than the base before it."""
    article = context.article(rate[0])
    behind = next((item for item in found if item > rate), None)
    if behind is None or base > rate or article.language not in _SUCH or not _may_be(behind, base):
        return None
    return behind if _SUCH[article.language].match(article.text[rate[1].end : behind[1].start]) else None


def _may_be(item: Found, base: Found) -> bool:
    figure = item[1]
    if figure.converts is not None or figure.value_high is not None or figure.per != base[1].per:
        return False
    return bool(figure.number) and alike(figure, base[1])


def _frame(context: Context, item: Found) -> Frame:
    return context.run.framed[item[0].article].frames[item[0].figure]


def _one_matter(context: Context, item: Found, base: Found) -> bool:
    a, b = _act(context, item), _act(context, base)
    return a is None or b is None or a == b


def _act(context: Context, item: Found) -> str | None:
    """What is said of an amount; what the market expects makes it no market's size."""
    predicate = _frame(context, item).predicate
    if predicate is None or predicate.id != "market_size":
        return None if predicate is None else predicate.id
    framed, text = context.run.framed[item[0].article], context.article(item[0]).text
    start, end = framed.views[framed.sentence_of[item[0].figure]].span
    return None if _EXPECTED.search(text[start:end]) else predicate.id


def bounded(item: Found) -> bool:
    """Whether an amount is told as a floor or a ceiling."""
    return item[1].bound in _NOT_THAT
