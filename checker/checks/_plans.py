"""Dates of plans: what is to happen at them, and where the text itself tells that they moved or are of a phase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.claims import STRONG

if TYPE_CHECKING:
    from checker.checks.base import Context, Place
    from checker.model import Figure

_REACH = 22
_PROLONGED = re.compile(
    r"연장|늦춰|늦춘|지연|앞당|미뤄|延長|延期|遅れ|前倒し|extend|delay|postpon|"
    r"pushed back|brought forward|推迟|推遲|延长|延長|提前"
)
_PHASE = re.compile(r"1단계|2단계|1차|2차|단계적|第1期|第2期|第一期|第二期|phase|stage|一期|二期|全面|full")
_CLAUSE_END = re.compile(r"[.。!?\n,，、;；]|[가-힣]고 |며 |지만 |は|り、")
# What happens to a plan at a date. Within one language the words of one row are one event.
_EVENTS = {
    "operation": re.compile(
        r"가동|상업운전|운영을 시작|문을 연|개소|稼働|運転開始|運用開始|開業|operational|"
        r"operation|come online|open|投产|投產|投入运营|启用"
    ),
    "completion": re.compile(r"완공|준공|완성|完成|竣工|complet|finish|建成|完工"),
    "start": re.compile(
        r"착공|첫 삽|着工|break ground|groundbreaking|construction (?:will )?(?:begin|start)|动工|動工|开工|開工"
    ),
    "end": re.compile(
        r"^까지[^.,]{0,16}(?:공급|구매|임대|임차|빌리|빌려|계약)|^まで[^、。]{0,12}(?:供給|購入|賃借|借り|契約)|"
        r"\b(?:through|until|runs to|expires in|ends in) $|^(?:年)?(?:为止|為止|到期)"
    ),
    "production": re.compile(r"양산|量産|生産開始|mass[- ]produc|volume production|量产|量產"),
}


# 계약 기간은 10년이다, 運用期間は5年, The contract runs for ten years: a sentence that tells how long.
_TERM = re.compile(
    r"(?:기간은|기한은|기간이|期間は|期限は|年限は|期限为|期限為|租期|为期|為期|合同期为|合約期為)(?:약|총|約|最長|最长|长达|長達)?\s?$|"
    r"\b(?:contract|deal|agreement|lease|fund|program|programme|pact) (?:runs|lasts|spans|is) (?:for )?(?:about )?$|"
    r"\bterm (?:is|of) $",
    re.IGNORECASE,
)


def term_at(context: Context, place: Place) -> bool:
    """Whether the words before a length of time say that it is the term of something."""
    figure, text = context.figure(place), context.article(place).text
    return bool(_TERM.search(text[max(0, figure.start - _REACH) : figure.start]))


def amount_before(context: Context, number: int) -> int | None:
    """The last amount of the sentence before a claim's in its paragraph, where its own sentence tells none."""
    claim = context.run.claims[number]
    ahead = [index for index in context.run.claims_in(claim.article) if index < number]
    strong = [index for index in ahead if context.run.claims[index].kind in STRONG]
    if not strong or context.run.claims[strong[-1]].sentence != claim.sentence - 1:
        return None
    gap = slice(context.run.head(context.run.claims[strong[-1]]).end, context.run.head(claim).start)
    return None if "\n" in context.run.articles[claim.article].text[gap] else strong[-1]


def months_of(figure: Figure) -> tuple[float, float] | None:
    """First and last month of a printed date, counted from year nought."""
    found = re.match(r"^(\d{4})(?:-(\d{2}))?", str(figure.value)) if figure.kind == "date" else None
    if found is None or ".." in str(figure.value):
        return None
    year = int(found[1]) * 12.0
    return (year + int(found[2]), year + int(found[2])) if found[2] else (year + 1, year + 12)


def event_at(context: Context, place: Place) -> str | None:
    """What happens at a date: right behind it in Korean, Japanese and Chinese, on either side in English."""
    figure, article = context.figure(place), context.article(place)
    near = _CLAUSE_END.split(article.text[figure.end : figure.end + _REACH])[0]
    if article.language == "en":
        near = _CLAUSE_END.split(article.text[max(0, figure.start - _REACH) : figure.start])[-1]
    found = [name for name, words in _EVENTS.items() if words.search(near)]
    return found[0] if len(found) == 1 else None


def set_apart(context: Context, place: Place) -> bool:
    """Whether the text speaks of a phase, or tells itself that the date has moved."""
    framed = context.run.framed[place.article]
    start, end = framed.views[framed.sentence_of[place.figure]].span if framed.views else (0, 0)
    sentence = context.article(place).text[start:end]
    return bool(_PHASE.search(sentence) or _PROLONGED.search(sentence))
