"""Who a figure is about: the subject of its clause, else of the sentence, else the one carried on from before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.claims.gazetteer import NameHit
    from checker.model import Language, Span

Role = Literal["subject", "genitive", "object", "source", "with", "plain", "maker"]

# Kinds of entities that can do something; media and research firms are sources.
ACTING = frozenset({"company", "agency", "fund", "bank", "university", "project", "lab"})
SPEAKING = frozenset({"media", "research"})

# What may stand between a name and its particle: a bracket with another name, a legal form, a title.
_TAIL = (
    r"(?:\s?[(（][^()（）]{0,24}[)）])?"
    r"(?:\s?(?:주식회사|그룹|본사|측|코리아|재팬|일본법인|회장|대표|CEO|최고경영자|社|グループ|日本法人|側))*"
)
# A firm whose report is quoted, and a paper that reports.
_KOREAN_SOURCE = (
    r"(?:[이가은는] [^.,]{0,30}?(?:보고서|자료|조사|통계|집계|전망)[가-힣]*\s?(?:에 따르면|에 의하면|에서)"
    r"|에 따르면|에 의하면|[은는] [^.]{0,60}?(?:보도|전했|전망)|[이가] [^.\d]{0,12}?(?:보도|전했|전한))"
)
_ROLES: dict[Language, tuple[tuple[Role, re.Pattern[str]], ...]] = {
    "ko": (
        ("source", re.compile(_TAIL + _KOREAN_SOURCE)),
        ("subject", re.compile(_TAIL + r"(?:은|는|이|가|도|께서|\s?역시)(?![가-힣])")),
        ("genitive", re.compile(_TAIL + r"의(?![가-힣])")),
        ("object", re.compile(_TAIL + r"(?:을|를|에게|에|으로|로)(?![가-힣])")),
        ("with", re.compile(_TAIL + r"(?:와|과|랑)(?![가-힣])")),
    ),
    "ja": (
        ("source", re.compile(_TAIL + r"(?:によると|によれば|が報じ|は報じ|の調べ)")),
        ("subject", re.compile(_TAIL + r"(?:などは|などが|は|が|も)")),
        ("genitive", re.compile(_TAIL + r"の")),
        ("object", re.compile(_TAIL + r"(?:を|へ|に|から)")),
        ("with", re.compile(_TAIL + r"と")),
    ),
    "en": (
        ("source", re.compile(r"[^.]{0,4}?(?:\breported\b|\breports\b|\bputs\b|\bestimates\b|\bsees\b)")),
    ),
    "zh": (("source", re.compile(r"(?:报道|報道|報導|预测|預測)")),),
}  # fmt: skip
_ENGLISH_SOURCE = re.compile(r"(?:according to|citing|reported by|told|data from)\s+(?:the\s+)?$", re.IGNORECASE)
_ENGLISH_OTHER = re.compile(
    r"(?:\b(?:from|with|of|to|for|by|at|in|on|against|via|than|including|like)\s+(?:the\s+)?|,\s+)$", re.IGNORECASE
)
_CHINESE_SOURCE = re.compile(r"(?:据|據|對|对|告诉|告訴)$")


# Whose product it is, not who buys or runs it: a million Nvidia GPUs, 엔비디아 GPU 5만 장. What it sells is its own.
_PRODUCT = r"(?:GPU|AI\s?(?:chip|칩|チップ|芯片|晶片)|(?:[A-Z][a-z]+\s)?[ABHV]\d{3}|그래픽처리장치|画像処理半導体)"
_MAKER = re.compile(
    rf"(?:\s|['’]s\s|의\s|製の?|の|的)?{_PRODUCT}s?(?!\s?(?:sale|revenue|business|매출|사업|판매|の?売上|销售|銷售))"
)


class Acting(NamedTuple):
    """A name with the part it plays in its clause."""

    hit: NameHit
    role: Role


def roles(text: str, hits: Sequence[NameHit], language: Language) -> list[Acting]:
    """The part that each name plays, by the particle or the preposition beside it."""
    return [Acting(hit, _role(text, hit, language)) for hit in hits]


def _role(text: str, hit: NameHit, language: Language) -> Role:
    if hit.entity.kind in SPEAKING:
        return "source"
    if _MAKER.match(text, hit.end):
        return "maker"
    for role, pattern in _ROLES[language]:
        if pattern.match(text, hit.end):
            return role
    return _role_by_what_precedes(text[max(0, hit.start - 24) : hit.start], language)


def _role_by_what_precedes(before: str, language: Language) -> Role:
    if language == "en":
        if _ENGLISH_SOURCE.search(before):
            return "source"
        return "object" if _ENGLISH_OTHER.search(before) else "subject"
    if language == "zh":
        return "source" if _CHINESE_SOURCE.search(before) else "subject"
    return "plain"


# The nearest name before a figure is preferred by its role; a lower number is better.
_ORDER: dict[Role, int] = {"subject": 0, "plain": 1, "genitive": 2, "with": 2, "object": 3, "maker": 9, "source": 9}


# Intel($8.5 billion), ahead of Microsoft at $24.2 billion, Alphabet's 14% to $96.4 billion, KDDI102億円: the name that
# stands right before a figure owns it, whatever part it plays in the sentence.
_HOLDER = re.compile(
    r"(?:['’]s)?\s?[(（]?(?:\s?(?:\bat|\bwith|\bto|\ba|\bits|\babout|\baround|\bnearly|\balmost|\broughly|\bover|\bjust|\bsome|"
    r"\bmore than|\bup to|\bup|약|최대|총|約|最大|计|約|[\d.]+%))*\s?$"
)
_HOLDER_REACH = 32
# 650억달러를 투자하는 TSMC, 5000億ドルを投じるSBG: the verb's subject stands behind it.
_RELATIVE: dict[Language, re.Pattern[str]] = {
    "ko": re.compile(
        r"(?:[(（][^()（）]{0,24}[)）])?[을를] ?(?:들여 |더 |추가로 )?[가-힣]{0,5}(?:는|한|할|던|운|된|린|인) ?$"
    ),
    "ja": re.compile(r"(?:[(（][^()（）]{0,24}[)）])?を[ぁ-ん一-龥ァ-ヶー]{1,8}[るたすむう]$"),
}  # fmt: skip


def holder_of(text: str, figure: Span, acting: Sequence[Acting], language: Language) -> Acting | None:
    """The name right before a figure, or the one behind a relative clause that the figure stands in."""
    start, end = figure
    before = [a for a in acting if start - _HOLDER_REACH <= a.hit.end <= start and a.hit.entity.kind in ACTING]
    if before and _HOLDER.fullmatch(text, before[-1].hit.end, start):
        return before[-1]
    relative = _RELATIVE.get(language)
    after = [a for a in acting if end < a.hit.start <= end + _HOLDER_REACH and a.hit.entity.kind in ACTING]
    return after[0] if relative is not None and after and relative.match(text, end, after[0].hit.start) else None


def actor_of(position: int, acting: Sequence[Acting], sentence: Span) -> Acting | None:
    """The name in ``sentence`` that the figure at ``position`` is about, None where the sentence names nobody."""
    inside = _acting_in(acting, sentence)
    before = [a for a in inside if a.hit.end <= position and a.role not in {"source", "maker"}]
    if before:
        best = min(_ORDER[a.role] for a in before)
        return [a for a in before if _ORDER[a.role] == best][-1]
    after = [a for a in inside if a.hit.start >= position and a.role in {"subject", "plain"}]
    return after[0] if after else None


def country_of(position: int, inside: Sequence[Acting]) -> Acting | None:
    """The country whose figure it is, in a sentence that names no firm or agency: 일본의 대미 투자액은."""
    before = [a for a in inside if a.hit.end <= position and a.hit.entity.kind == "country"]
    owners = [a for a in before if a.role in {"subject", "genitive"}]
    return owners[0] if owners else None


def state_of(inside: Sequence[Acting]) -> Acting | None:
    """The country that a sentence is about: 한국은 13억 9000만 달러였다."""
    found = [a for a in inside if a.role == "subject" and a.hit.entity.kind == "country"]
    return found[-1] if found else None


# A subject right before a figure that no entity covers: 国立研究開発法人が77億円, 민간 기업이 5조원.
_UNKNOWN: dict[Language, re.Pattern[str]] = {
    "ko": re.compile(r"(?:^|[\s,])([가-힣A-Za-z]{2,14})(?:이|가)\s?(?:약|최대|총|각각|최소)?\s?$"),
    "ja": re.compile(r"(?:^|[、。\s])([一-龥ァ-ヶー]{2,14})が(?:約|最大|計|総額)?$"),
}


def unknown_subject(text: str, position: int, acting: Sequence[Acting], language: Language) -> bool:
    """Whether somebody who is no entity is the subject of the figure at ``position``."""
    pattern = _UNKNOWN.get(language)
    if pattern is None:
        return False
    start = max(0, position - 24)
    found = pattern.search(text, start, position)
    return found is not None and not any(a.hit.start < found.end(1) and found.start(1) < a.hit.end for a in acting)


def _acting_in(acting: Sequence[Acting], sentence: Span) -> list[Acting]:
    """The names of a sentence that can do something; the university of a laboratory that is quoted is quoted too."""
    inside = [a for a in acting if sentence[0] <= a.hit.start < sentence[1] and a.hit.entity.kind in ACTING]
    quoted = {a.hit.entity.of for a in inside if a.role == "source" and a.hit.entity.of}
    return [a for a in inside if a.hit.entity.id not in quoted]


def topic_of(acting: Sequence[Acting], sentence: Span) -> Acting | None:
    """The name that a sentence is about, which the next sentence may leave out."""
    inside = _acting_in(acting, sentence)
    for wanted in _TOPICS:
        found = [a for a in inside if a.role in wanted and not (a.role == "source" and a.hit.entity.kind in _SURVEYING)]
        if found:
            return found[-1] if "subject" in wanted else found[0]
    return None


# A laboratory that is quoted is not what the next sentence is about; a firm that is quoted may well be.
_SURVEYING = frozenset({"university", "lab"})
# A sentence without a subject is about the firm that it names otherwise, last of all the one it quotes.
_TOPICS: tuple[frozenset[Role], ...] = (
    frozenset({"subject"}), frozenset({"plain", "genitive", "with"}), frozenset({"object"}),
    frozenset({"source", "maker"}),
)  # fmt: skip
