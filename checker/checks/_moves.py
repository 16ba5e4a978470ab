"""Changes that a sentence tells: from one amount to another, the word of rise or fall, the rate beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks._arithmetic import AMOUNTS, alike, bare
from checker.checks._operands import Found, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.base import Context

RATES = frozenset({"percent", "percent_point"})
_KINDS = AMOUNTS | {"percent", "duration", "compute"}
_REACH, _GAP = 44, 44

RISE = re.compile(
    r"증가|늘(?!\s)|올(?:랐|라|린|렸|려|리는|릴|리기)|상승|급증|불어|확대|뛰(?:어|었)|치솟|커[졌지]|높아[졌지]|높(?:였|이는|일)|"
    r"増加|増え|増やし|増の|増と|高の|高で|上昇|拡大|伸び|伸ばし|上がっ|上がる|高まっ|急増|膨ら|引き上げ|"
    r"增加|增长|增至|增到|上升|升至|升到|上涨|涨至|涨到|提高|扩大|攀升|增長|擴大|提升|飙升|猛增|"
    r"\b(?:rose|rise[ns]?|rising|gr[eo]wn?|grow(?:s|ing)|increas\w+|climb\w*|jump\w*|gain\w*|surg\w+|soar\w*|"
    r"expand\w*|leap\w*|leapt|swell\w*|balloon\w*|advanc\w*|up)\b",
    re.IGNORECASE,
)
FALL = re.compile(
    r"감소|줄(?:었|어|이|인|고|며)|내(?:렸|려|린|리는|릴)|하락|급감|축소|떨어|낮아|낮(?:췄|추는|출)|쪼그라|둔화|鈍化|放缓|"
    r"減少|減っ|減り|減らし|減の|減と|安の|安で|低下|下落|縮小|縮ま|下がっ|下がる|急減|落ち込|引き下げ|"
    r"减少|下降|下跌|降至|降到|降低|跌至|跌到|减至|缩减|缩小|回落|下滑|減至|"
    r"\b(?:fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|down|slid|slump\w*|shr[aiu]nk\w*|plung\w+|"
    r"tumbl\w*|slipp?(?:ed|s)?|s[au]nk|sink\w*|retreat\w*|slow\w*|eas(?:ed|es|ing)|lower\w*)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[。;；]|\.\s|다\.|[,，、]\s?(?!\d|\s?(?:an?\b|up\b|down\b|增|降|下|上|同比|전년))|(?:고|며|면서|지만|"
    r"는데|으나|반면)\s|[은는]\s"
)
_HEDGE = r"(?:약|대략|約|约|大约|about|around|nearly|roughly|some|an? |estimated|just|over|under|more than|\s)*"
_OTHER_SUBJECT = re.compile(r"(?<![년해재월기반])(?:은|는)\s|(?<![年期月在])[はがを]|(?:이|가)\s")
# 에서 … 으로, から … へ, 从 … 至, from … to; and in English also "to B from A" and "B, up from A".
_KO = (
    re.compile(r"^\s*(?:에서|→|->|(?:이)?[었였]던 [가-힣A-Za-z ]{0,16}[은는이가]\s)"),
    re.compile(r"^\s*(?:가량|정도|안팎|이상|이하|미만|수준|선|대|여|가까이)?\s*(?:으?로|까지)", re.IGNORECASE),
)
_JA = re.compile(r"^\s*(?:から|→)"), re.compile(r"^\s*(?:程度|前後|台|弱|強|超|以上)?\s*(?:へ|に|まで|となっ)")
# 130억으로 1년 전 171억에서 늘었다, 130万台で、前年の171万台から増えた: the former amount stands behind.
_THEN = (
    r"(?:(?:1년|한 해) 전|(?:지난해|작년|전년|전년도|전 ?분기|직전 분기|전월|종전|기존|당초)(?: 같은 기간| 동기)?|"
    r"(?:前年(?:同期)?|前年度|前期|前四半期|昨年|従来|当初|1年前))(?:의|の)?\s?(?:약|約)?\s?[(（]?$"
)
_BACK = {
    "ko": (
        re.compile(r"^\s*(?:으?로|[,，])[,，]?\s" + _THEN),
        re.compile(
            r"^\s*[)）]?에서\s(?:(?:약\s?)?[\d.]+[%％](?:포인트|p)?\s?|크게\s|소폭\s|더\s|다시\s)*"
            r"(?:늘|줄|증가|감소|상승|하락|올|내|떨어|뛰|급|확대|축소|불어|높|낮|커)"
        ),
    ),
    "ja": (
        re.compile(r"^\s*(?:で|と|となり|だが|、)、?" + _THEN),
        re.compile(
            r"^\s*[)）]?から(?:約?[\d.]+(?:[%％割]|ポイント)|大幅に|小幅に|やや|さらに)*(?:増|減|上|下|伸|縮|落|高|低|膨|急|拡)"
        ),
    ),
}
_ZH_BECAME = re.compile(r"(?:至|到|为|為)" + _HEDGE + r"$")
_ZH_FROM = re.compile(r"(?:从|從|由)[^。，；,\d]{0,14}$")
# Behind the last comma, what becomes: 增长至, 至. "Meta为" there is another subject.
_ZH_LAST = re.compile(r"[^，,；;]*$")
_ZH_BARE = re.compile(r"(?:至|到)" + _HEDGE + r"$")
# A clause that ends between two amounts tells of each by itself.
_CLAUSE_ENDS = re.compile(r"[。；;\n]|다\. |\. (?!\d)")  # no sentence begins at the 4 of Nov. 4
_EN_FROM = re.compile(r"\bfrom " + _HEDGE + r"$", re.IGNORECASE)
# To $16.5 million in 2024 from $46.7 million: the year may stand between, and so may what it comes to a share.
_EN_BACK = re.compile(
    r"^(?:, or (?:US)?[$€£]?[\d.]+ (?:cents |pence )?(?:a|per) (?:diluted )?share)?"
    r",?\s*(?:(?:in|for|by) (?:fiscal |the )?(?:\d{4}|[a-z]+(?: quarter| half)?(?: of)?(?: \d{4})?)|(?:last|this) "
    r"(?:year|quarter|month)|a (?:year|share))?,?\s*from " + _HEDGE + r"$",
    re.IGNORECASE,
)
_CLOSING = r"(?:(?:close|end|finish|settle) (?:up )?at |reach |hit )?"
_EN_TO = re.compile(r"\bto " + _CLOSING + _HEDGE + r"$", re.IGNORECASE)
_EN_BREAK = re.compile(r",\s*(?:and|but|while|as|with|whereas)\b|;|\bwhich\b", re.IGNORECASE)
_EN_SINCE = re.compile(
    r"\b(?:up|down|increase|decrease|rise|drop|decline|fall|gain)\b[^.;]{0,24}\bfrom " + _HEDGE + r"$", re.IGNORECASE
)


# 164.67ドルから24%高の203.71ドル, 2조원에서 50% 늘어난 3조원: the rate stands between the two.
_RATED = {
    "ko": re.compile(
        r"[%％]\s?(?:나|가량|넘게|이상|정도)?\s?(?:더 )?(?:오른|늘어난|늘린|증가한|상승한|뛴|급등한|급증한|불어난|"
        r"높아진|높은|많은|줄어든|줄인|감소한|하락한|내린|떨어진|급락한|급감한|낮아진|낮은|적은)\s(?:약 )?$"
    ),
    "ja": re.compile(
        r"[%％](?:も|近く|以上|ほど|余り)?(?:高|安|増|減|増し|上昇した?|下落した?|増加した?|減少した?|増えた?|減った?|上回る|下回る)"
        r"(?:の|、)?約?$"
    ),
}


class Move(NamedTuple):
    """From ``first`` to ``last``.

    Attributes:
        zone: The words of the clause in which its rise or fall is told.
        rate: The per cent or the points of the change, where a figure beside it may be that.
    """

    article: int
    sentence: str
    first: Found
    last: Found
    zone: str
    rate: Found | None

    def directions(self) -> set[str]:
        """What the words say: rise, fall, or both."""
        return directions(self.zone)


def directions(text: str) -> set[str]:
    """The words of rise and of fall in a text."""
    return {name for name, pattern in (("rise", RISE), ("fall", FALL)) if pattern.search(text)}


def moves(context: Context) -> Iterator[Move]:
    """Every change whose two ends one sentence joins in so many words."""
    for article, sentence, found in sentences(context):
        text = context.run.articles[article].text
        simple = [
            item for item in found
            if item[1].kind in _KINDS and item[1].number is not None and item[1].value_high is None
            and item[1].converts is None
        ]  # fmt: skip
        for index, a in enumerate(simple):
            b = next((x for x in simple[index + 1 : index + 3] if _comparable(text, a, x)), None)
            if b is not None:
                yield from _told(context, (article, sentence, found), a, b)


def _comparable(text: str, a: Found, b: Found) -> bool:
    one, two = (bool(_A_SHARE.match(text, item[1].end)) for item in (a, b))
    return alike(a[1], b[1]) and one == two


_A_SHARE = re.compile(r" (?:a|per) (?:diluted )?share\b", re.IGNORECASE)


def _told(context: Context, where: tuple[int, str, list[Found]], a: Found, b: Found) -> Iterator[Move]:
    article, sentence, found = where
    text, language = context.run.articles[article].text, context.run.articles[article].language
    gap, tail = bare(text[a[1].end : b[1].start]), bare(text[b[1].end : b[1].end + _REACH])
    head = text[max(0, a[1].start - _REACH) : a[1].start]
    stop = _STOP.search(tail)
    tail = tail[: stop.start()] if stop else tail
    if len(gap) > _GAP or _CLAUSE_ENDS.search(gap):
        return
    order = _joined(language, head, gap, tail)
    if order is None:
        return
    backward = order == "backward"
    zone = {"zh": f"{gap} {tail}", "en": _english_zone(head, gap, tail, backward=backward)}.get(language, tail)
    first, last = (b, a) if backward else (a, b)
    yield Move(article, sentence, first, last, zone, _rate(context, found, a, b, language))


def _joined(language: str, head: str, gap: str, tail: str) -> str | None:
    """Whether two amounts are a change, and which of them comes first in time."""
    if language in {"ko", "ja"}:
        opens, closes = _KO if language == "ko" else _JA
        opened = opens.match(gap)
        clean = opened is not None and not _OTHER_SUBJECT.search(gap[opened.end() :])
        back = _BACK[language]
        if back[0].match(gap) and back[1].match(tail):
            return "backward"
        told = closes.match(tail) or "→" in gap or "->" in gap or _RATED[language].search(gap)
        return "forward" if clean and told else None
    if language == "zh":
        return "forward" if _becomes(head, gap) else None
    if _EN_BREAK.search(gap):
        return None
    if _EN_FROM.search(head) and _EN_TO.search(gap):
        return "forward"
    return "backward" if (_EN_TO.search(head) and _EN_BACK.match(gap)) or _EN_SINCE.search(gap) else None


def _becomes(head: str, gap: str) -> bool:
    """Whether a Chinese gap says that the first amount became the second: 从 … 至, 增长至, 增加20%，至."""
    if not _ZH_BECAME.search(gap):
        return False
    last = _ZH_LAST.search(gap)
    told = last is not None and (directions(last[0]) or _ZH_BARE.match(last[0]))
    return bool(_ZH_FROM.search(head)) or bool(told and directions(gap))


def _english_zone(head: str, gap: str, tail: str, *, backward: bool) -> str:
    """The verb before the first amount, or what stands between them; else what follows."""
    head = re.split(r"[.;:]\s|, (?:and|but|while)\b", head)[-1]
    return next((part for part in ((gap, head) if backward else (head, tail)) if directions(part)), "")


def _rate(context: Context, found: list[Found], a: Found, b: Found, language: str) -> Found | None:
    """The rate behind the second amount; in English and Chinese also between the two or before "from"."""
    text = context.article(a[0]).text
    behind = next((item for item in found if item[0] > b[0] and item[1].converts is None), None)
    if behind is not None and behind[1].kind in RATES and _beside(language, bare(text[b[1].end : behind[1].start])):
        return behind
    if language in _RATED:
        middle = [item for item in found if a[0] < item[0] < b[0] and item[1].kind in RATES]
        told = [item for item in middle if _RATED[language].match(text[item[1].end - 1 : b[1].start])]
        return told[0] if told else None
    if language == "en":
        for item in found:
            between = a[1].end <= item[1].start and item[1].end <= b[1].start
            ahead = _EN_JOINED.match(text[item[1].end : a[1].start]) if item[1].end <= a[1].start else None
            if ahead and ahead["since"] and _EN_WHEN.match(text, b[1].end):
                continue
            if item[1].kind in RATES and item not in {a, b} and (between or ahead):
                return item
    return None


def _beside(language: str, gap: str) -> bool:
    """Whether nothing stands before the rate that would make it one of another thing."""
    if language in _NOTHING_ELSE:
        return bool(_NOTHING_ELSE[language].match(gap))
    gap = _NAMED_RATE.sub("", gap)
    return len(gap) <= _RATE_GAP and not re.search(r"[.。;；]\s?|다\.|(?:은|는|가|이)\s|[はが]|이후|\n", gap)


_RATE_GAP = 26
# 늘어 증가율은 50%: the rate is named, and by its name it is the change's own.
_NAMED_RATE = re.compile(
    r"(?:증가|감소|상승|하락|성장|인상|인하)(?:율|률|폭|\s폭)[은이]\s|(?:増加|減少|上昇|下落|成長|伸び)率[はが]"
)
_EN_JOINED = re.compile(
    r"^(?:(?: on)? [a-z]+day| in [a-z]+ trading|"
    r"(?P<since> from (?:a|the) (?:year|quarter|month) (?:earlier|ago|before)|"
    r" from (?:the )?(?:previous|prior|same|last|year-earlier) (?:quarter|year|month|period)(?: last year)?))?"
    r",? (?:from|to) " + _CLOSING + _HEDGE + r"$",
    re.IGNORECASE,
)
# Up 46% from a year earlier to 155 from 120 in the previous quarter: the rate has a base that is not printed.
_EN_WHEN = re.compile(r"\s+(?:in|at|on|a|the|last|three|six|from|during|as)\b", re.IGNORECASE)
_NOTHING_ELSE = {
    "en": re.compile(
        r"^[\s,(–—-]*(?:(?:up|down|or|an?|by|of|about|nearly|roughly|around|some|more than|over|almost|"
        r"representing|marking|"
        r"increase|rise|drop|decline|fall|gain|jump|growth|decrease|reduction|leap|plunge|surge)[\s,]*)*$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"^[\s，,（(]*(?:同比|较上年|比上年|上年|增长|增加|增幅|上升|上涨|下降|下跌|减少|降幅|涨幅|提高|降低|"
        r"达|为|了|约|近|超|的)*$"
    ),
}
