"""Dates as printed, in the four languages: ISO text, cut where the text is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.model import Language

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_CLOCK = r"(?:[ T]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s?(?P<zone>KST|JST|PDT|PST|EDT|EST|UTC|GMT|CST))?)?"
_YEAR = r"(?P<y>(?:19|20)\d{2}|\d{2})"
_TILDE = r"\s?[~∼～〜–—-]\s?"

# Numbers first. Each pattern is tried at the first digit of a number.
_NUMERIC = re.compile(
    rf"""
    (?P<y1>(?:19|20)\d{{2}})(?P<sep>[./-])[ ]?(?P<m1>\d{{1,2}})(?P=sep)[ ]?(?P<d1>\d{{1,2}})(?!\d)\.?{_CLOCK}
    |(?P<m3>\d{{1,2}})/(?P<d3>\d{{1,2}})/(?P<y3>(?:19|20)\d{{2}})(?!\d)
    |(?P<y2>(?:19|20)\d{{2}})\.[ ]?(?P<m2>\d{{1,2}})\.?(?![\d,]|[ ]?[%조억만배兆億万倍])(?=[\s)\]~∼]|$)
    """,
    re.VERBOSE,
)
_CJK = re.compile(
    rf"""
    (?P<ya>(?:19|20)?\d{{2}}){_TILDE}(?P<yb>(?:19|20)?\d{{2}})[ ]?(?P<era>회계연도|회계년도|年度|财年|財年|년도|년|年)(?![간間]|[ ]?동안|여)
    |{_YEAR}[ ]?(?:년|年)[ ]?(?P<m>\d{{1,2}})[ ]?(?:월|月)(?:(?:{_TILDE})(?P<mb>\d{{1,2}})[ ]?(?:월|月)|[ ]?(?P<d>\d{{1,2}})[ ]?(?:일|日|号|號)(?![간間]))?
    |(?P<yd>(?:19|20)\d{{2}}|\d0)[ ]?(?:년대|年代)
    |(?P<yf>(?:19|20)?\d{{2}})[ ]?(?:회계연도|회계년도|사업연도|年度|财年|財年|会计年度|년도)
    |(?P<yo>(?:19|20)\d{{2}})[ ]?(?:년|年)(?![간間]|[ ]?동안)
    |(?P<mx>1[0-2]|0?[1-9])[ ]?(?:월|月)(?P<md>{_TILDE}(?P<mxb>1[0-2]|0?[1-9])[ ]?(?:월|月)|[ ]?(?P<dx>\d{{1,2}})[ ]?(?:일|日|号|號)(?![간間]))?
    |(?P<da>\d{{1,2}})[ ]?(?:일|日)?(?:{_TILDE}|일부터[ ]|日から|[·,、][ ]?)(?P<db>\d{{1,2}})[ ]?(?:일|日)(?![간間目]|[ ]?동안|[ ]?만|째)
    |(?P<dy>3[01]|[12]\d|0?[1-9])[ ]?(?:일|日|号|號)(?![간間目本]|[ ]?동안|[ ]?만[ 에]|째|ぶり|반|线|線|楼|機|机)
    """,
    re.VERBOSE,
)
# A two-digit year needs a neighbour that only a date has.
_SHORT_YEAR = re.compile(
    r"(?P<y>\d{2})[ ]?(?:年(?=末|初|春|夏|秋|冬|度|から|まで|以降|時点|中に|中の|半ば|後半|前半|頃|ごろ|[0-9０-９])|년(?=[ ]?(?:말|초|상반기|하반기|중반)))"
)
_ENGLISH = re.compile(
    rf"""
    (?P<mn>{_MONTH})[ ]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]*\d)(?:[ ]?(?:-|–|to)[ ]?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,?[ ](?P<yy>(?:19|20)\d{{2}}))?
    |(?P<mo>{_MONTH})(?:[ ]of)?,?[ ](?P<yo>(?:19|20)\d{{2}})
    """,
    re.VERBOSE,
)
_ENGLISH_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<mn>{_MONTH})\b(?:,?[ ](?P<yy>(?:19|20)\d{{2}}))?"
)
_ENGLISH_YEAR = re.compile(
    r"(?P<ya>(?:19|20)\d{2})(?:s\b|(?:-|–|/| to )(?P<yb>(?:19|20)?\d{2})(?![\d,]|[ -]?[A-Za-z%]))?(?![\d,]*\d|\.\d)"
)
ENGLISH_MONTH = _MONTH


class PrintedDate(NamedTuple):
    """A date in a text: where it ends, its ISO text and, for a range of years, the last one."""

    end: int
    value: str
    high: int | None = None
    approximate: bool = False


def cjk_date(text: str, start: int, published: date | None) -> PrintedDate | None:
    """The date that begins with the digit at ``start``, in Korean, Japanese or Chinese form, or in figures."""
    found = _CJK.match(text, start)
    if found is None:
        short = _SHORT_YEAR.match(text, start)
        return PrintedDate(short.end(), str(_century(short["y"]))) if short else None
    g = found.groupdict()
    if g["ya"]:
        low = _century(g["ya"])
        high = _century(g["yb"]) if len(g["yb"]) == 4 else int(str(low)[:2] + g["yb"])
        if high <= low or (len(g["ya"]) == 2 and g["era"] in ("년", "年") and not _year_like(text, found.end(), g["era"])):
            return None
        return PrintedDate(found.end(), f"{low}..{high}", high)
    if g["y"]:
        year = _century(g["y"])
        if not 1 <= int(g["m"]) <= 12:
            return None
        iso = f"{year}-{int(g['m']):02d}"
        return PrintedDate(found.end(), f"{iso}-{int(g['d']):02d}" if g["d"] else iso)
    if g["yd"]:
        year = int(g["yd"]) if len(g["yd"]) == 4 else 1900 + int(g["yd"]) if int(g["yd"]) > 30 else 2000 + int(g["yd"])
        return PrintedDate(found.end(), str(year), approximate=True)
    if g["yf"]:
        return PrintedDate(found.end(), str(_century(g["yf"])))
    if g["yo"]:
        return PrintedDate(found.end(), g["yo"])
    if g["mx"]:
        return _month_day(found, text, published)
    return _days(found, published)


def _month_day(found: re.Match[str], text: str, published: date | None) -> PrintedDate | None:
    month = int(found["mx"])
    if found["dx"]:
        day = int(found["dx"])
        if day > 31:
            return None
        return PrintedDate(found.end(), _resolve(month, day, text[max(0, found.start() - 8) : found.start()], published))
    before = text[max(0, found.start() - 8) : found.start()]
    return PrintedDate(found.end(), _resolve(month, None, before, published))


def _days(found: re.Match[str], published: date | None) -> PrintedDate | None:
    if found["da"]:
        low, high = int(found["da"]), int(found["db"])
        if not (1 <= low < high <= 31):
            return None
        return PrintedDate(found.end(), _resolve_day(low, published), high)
    day = int(found["dy"])
    return PrintedDate(found.end(), _resolve_day(day, published)) if 1 <= day <= 31 else None


def numeric_date(text: str, start: int) -> PrintedDate | None:
    """A date in figures alone: ``2025. 3. 18.``, ``2024-11-14 15:56:21``, ``2024.04``."""
    found = _NUMERIC.match(text, start)
    if found is None:
        return None
    year = found["y1"] or found["y3"] or found["y2"]
    month, day = found["m1"] or found["m3"] or found["m2"], found["d1"] or found["d3"]
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    iso = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    if found["clock"]:
        iso += f"T{found['clock']}" + _ZONES.get(found["zone"] or "", "")
    return PrintedDate(found.end(), iso)


_ZONES = {"KST": "+09:00", "JST": "+09:00", "PDT": "-07:00", "PST": "-08:00", "EDT": "-04:00", "EST": "-05:00",
          "UTC": "+00:00", "GMT": "+00:00", "CST": "+08:00"}  # fmt: skip


def english_date(text: str, start: int, published: date | None) -> PrintedDate | None:
    """The date that begins at ``start`` with a month's name or a number, in English form."""
    found = _ENGLISH.match(text, start) or _ENGLISH_DAY.match(text, start)
    if found is not None:
        g = found.groupdict()
        month = _month_number(g.get("mn") or g.get("mo") or "")
        if g.get("mo"):
            return PrintedDate(found.end(), f"{g['yo']}-{month:02d}")
        day = int(g["day"])
        if not 1 <= day <= 31:
            return None
        high = int(g["day2"]) if g.get("day2") else None
        if g["yy"]:
            return PrintedDate(found.end(), f"{g['yy']}-{month:02d}-{day:02d}", high)
        return PrintedDate(found.end(), _resolve(month, day, "", published), high)
    years = _ENGLISH_YEAR.match(text, start)
    if years is None:
        return None
    if years["yb"]:
        low = int(years["ya"])
        high = int(years["yb"]) if len(years["yb"]) == 4 else int(years["ya"][:2] + years["yb"])
        return PrintedDate(years.end(), f"{low}..{high}", high) if high > low else None
    return PrintedDate(years.end(), years["ya"], approximate=years[0].endswith("s"))


_DAY_OF_MONTH = re.compile(r"(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b")


def english_day(text: str, start: int, published: date | None) -> PrintedDate | None:
    """``the 18th`` as a day of the month; an ordinal with a noun behind it is none."""
    found = _DAY_OF_MONTH.match(text, start)
    if found is None or not text[max(0, start - 7) : start].lower().endswith(("on the ", "by the ", "of the ")):
        return None
    if re.match(r"\s+(?!of\b|to\b|in\b|at\b|that\b|and\b|for\b|a\b|the\b)[a-z]{4,}", text[found.end() : found.end() + 16]):
        return None
    return PrintedDate(found.end(), _resolve_day(int(found["d"]), published))


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else (2000 if int(year) < 70 else 1900) + int(year)


def _year_like(text: str, end: int, era: str) -> bool:
    return era == "年" and not text.startswith(("間", "间"), end)


_LAST_YEAR = ("지난해", "작년", "전년", "昨年", "去年", "前年")
_NEXT_YEAR = ("내년", "이듬해", "来年", "翌年", "明年", "來年")
_BEFORE_LAST = ("재작년", "一昨年", "前年的")


def _resolve(month: int, day: int | None, before: str, published: date | None) -> str:
    """A month, or month and day, with the year that the words before it or the day of publication give."""
    tail = f"{month:02d}" + (f"-{day:02d}" if day else "")
    if published is None:
        return f"--{tail}"
    before = before.rstrip()
    shift = -1 if before.endswith(_LAST_YEAR) else 1 if before.endswith(_NEXT_YEAR) else 0
    year = published.year + shift
    # News looks back: a month of the other end of the year is the one just gone, unless a word says otherwise.
    if not shift and month > published.month + 8:
        year -= 1
    return f"{year}-{tail}"


def _resolve_day(day: int, published: date | None) -> str:
    """A bare day: the last one of that number up to two days after publication (time zones)."""
    if published is None:
        return f"---{day:02d}"
    latest = published + timedelta(days=2)
    year, month = latest.year, latest.month
    if day > latest.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year}-{month:02d}-{day:02d}"
