"""Ranks as the text tells them, in figures and in words, and the lists and the entries that they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.checks.base import Context, Place

if TYPE_CHECKING:
    from checker.model import Article

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_HAN = "一二三四五六七八九十"
_MENTION = re.compile(
    r"(?<![\d.,])(?P<ko>\d{1,3})\s?위(?![원치협기안])|(?<![\d.,])(?P<ja>\d{1,3})\s?位|第\s?(?P<zh>\d{1,3}|"
    r"[一二三四五六七八九十])(?![一二三四五六七八九十]|届|次|季|章|条|条|期|代|天|年|款|"
    r"[ ]?(?:[|｜号棟弾陣部工]|プラント|ライン))"
    r"|\b[Nn]o\. ?(?P<no>\d{1,3})\b"
    r"|\b(?:rank(?:s|ed|ing)?|came|comes|place[sd]?|finish(?:ed|es)?)(?: in| at| joint)? (?:the )?"
    r"(?:(?P<nth>\d{1,3})(?:st|nd|rd|th)|(?P<word>" + "|".join(_ORDINALS) + r"))\b"
    r"|(?<=[A-Za-z,]) (?P<bare>" + "|".join(_ORDINALS) + r")(?= (?:with|at)\b)"
)
_LIST = {
    "ko": re.compile(
        r"((?:[가-힣A-Za-z0-9]+ ){0,3}[가-힣A-Za-z0-9]*(?:지수|순위|랭킹|평가|리스트|500))(?=에서|의|[ ,·])"
    ),
    "ja": re.compile(r"([\u4e00-\u9fff\u30a1-\u30fcA-Za-z0-9]{2,20}(?:指数|ランキング|番付|500))"),
    "zh": re.compile(r"([\u4e00-\u9fffA-Za-z0-9]{2,20}?(?:指数|排行榜|排名榜|榜单|500强|指數|榜))"),
    "en": re.compile(r"\b((?:(?:[A-Z][\w&'-]*|of|the) ){1,5}(?:Index|Ranking|Rankings|List|500))\b"),
}
# What stands before a list's name and is no part of it.
_LEADING = re.compile(
    r"^(?:.*(?:\d{4}(?:년|年|년도|年度)?|올해|지난해|작년|이번|최근|발표한|공개한|낸|따르면|今年の?|昨年の?|"
    r"去年的?|のの?|the)\s?)(?=.)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_SHIFTS = {
    -1: re.compile(r"지난해|작년|전년|昨年|前年|去年|上年|last year", re.IGNORECASE),
    0: re.compile(r"올해|금년|今年|本年|this year", re.IGNORECASE),
}
_TIE = re.compile(r"공동|동률|同率|並列|タイ|并列|並列|\bjoint|\btied?\b", re.IGNORECASE)


class Rank(NamedTuple):
    """A rank at ``start`` of the article's text."""

    start: int
    end: int
    number: int


def ranks(text: str, offset: int = 0) -> list[Rank]:
    """The ranks that a text tells; none where it speaks of ties."""
    if _TIE.search(text):
        return []
    return [Rank(m.start() + offset, m.end() + offset, _number(m)) for m in _MENTION.finditer(text)]


def _number(found: re.Match[str]) -> int:
    word = next(group for group in found.groups() if group)
    if word.isdigit():
        return int(word)
    return (_HAN.index(word) if word in _HAN else _ORDINALS.index(word)) + 1


def figure_of(context: Context, article: int, rank: Rank) -> Place | None:
    """The figure that a rank is printed as, where the extractor has found one."""
    for index, figure in enumerate(context.run.figures[article]):
        if figure.kind == "rank" and figure.start < rank.end and rank.start < figure.end:
            return Place(article, index)
    return None


def list_named(article: Article, sentence: str) -> str | None:
    """The name of the one list that a sentence speaks of."""
    names = {_LEADING.sub("", m[1].lower()).replace(" ", "") for m in _LIST[article.language].finditer(sentence)}
    return names.pop() if len(names) == 1 else None


def year_of(article: Article, sentence: str) -> tuple[int, bool] | None:
    """(year, whether the sentence says it) of a list; the day of publication stands in."""
    printed = set(_YEAR.findall(sentence))
    shifts = [shift for shift, pattern in _SHIFTS.items() if pattern.search(sentence)]
    if len(printed) == 1 and not shifts:
        return int(printed.pop()), True
    if printed or article.published is None or len(shifts) > 1:
        return None
    return article.published.year + (shifts[0] if shifts else 0), bool(shifts)
