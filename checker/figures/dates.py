"""Dates as printed in Korean, Japanese and Chinese, and in figures alone: ISO text, cut where the text is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.figures.calendar import day_of_month, iso, month_and_day, year_after, year_of

if TYPE_CHECKING:
    from datetime import date

_CLOCK = r"(?:[ T]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s?(?P<zone>KST|JST|PDT|PST|EDT|EST|UTC|GMT|CST))?)?"
_ZONES = {"KST": "+09:00", "JST": "+09:00", "PDT": "-07:00", "PST": "-08:00", "EDT": "-04:00", "EST": "-05:00",
          "UTC": "+00:00", "GMT": "+00:00", "CST": "+08:00"}  # fmt: skip
_TO = r"\s?[~∼～〜–—-]\s?"
_MONTH_WORD, _DAY_WORD = "(?:월|月)", "(?:일|日|号|號)"
_FISCAL = "会計年度|회계연도|회계년도|사업연도|年度|财年|財年|会计年度|會計年度|년도"
# What makes of a day of the month a number of days, a line, a building.
_NO_DAY = "[간間目本內内]|[ ]?동안|[ ]?만[ 에]|째|ぶり|반|线|線|楼|機|机|[ ]?이내|[ ]?연속|[続連]|あたり|当たり"
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
    (?P<ya>(?:19|20)?\d{{2}})(?:년|年)?(?:{_TO}|至|到)(?P<yb>(?:19|20)?\d{{2}})[ ]?(?P<era>{_FISCAL}|년|年)
        (?![간間间]|[ ]?동안|여|[ ]?\d{{1,2}}[ ]?[월月])
    |(?P<y>(?:19|20)\d{{2}}|\d{{2}})[ ]?(?:년|年)[ ]?(?P<m>\d{{1,2}})(?:{_TO}(?P<mc>\d{{1,2}}))?[ ]?{_MONTH_WORD}
        (?:{_TO}(?P<mb>\d{{1,2}})[ ]?{_MONTH_WORD}
        |[ ]?(?P<d>\d{{1,2}})(?:{_TO}(?P<dz>\d{{1,2}}))?[ ]?{_DAY_WORD}(?![간間]))?
    |(?P<yd>(?:19|20)\d{{2}}|\d0)[ ]?(?:년대|年代)
    |(?P<yf>(?:19|20)?\d{{2}})[ ]?(?:{_FISCAL})
    |(?P<yo>(?:19|20)\d{{2}})[ ]?(?:년|年)(?![간間]|[ ]?동안)
    |(?P<ma>1[0-2]|[1-9])[ ]?{_TO}(?P<mz>1[0-2]|[1-9])[ ]?{_MONTH_WORD}(?![ ]?\d{{1,2}}[ ]?{_DAY_WORD})
    |(?P<mx>1[0-2]|0?[1-9])[ ]?{_MONTH_WORD}
        (?:{_TO}(?P<mxb>1[0-2]|0?[1-9])[ ]?{_MONTH_WORD}
        |[ ]?(?P<dx>\d{{1,2}})(?:{_TO}(?P<dxb>\d{{1,2}}))?[ ]?{_DAY_WORD}(?![간間]))?
    |(?P<da>\d{{1,2}})[ ]?(?:일|日)?(?:{_TO}|일부터[ ]|日から|[·,、][ ]?)
        (?P<db>\d{{1,2}})[ ]?(?:일|日)(?![간間目]|[ ]?동안|[ ]?만|째)
    |(?P<dy>3[01]|[12]\d|0?[1-9])[ ]?{_DAY_WORD}(?!{_NO_DAY})
    """,
    re.VERBOSE,
)
# A two-digit year needs a neighbour that only a date has.
_SHORT_YEAR = re.compile(
    r"(?P<y>\d{2})[ ]?(?:年(?=末|初|春|夏|秋|冬|度|から|まで|以降|時点|比|の(?=約?[0-9０-９.]+倍)|中に|中の|半ば"
    r"|後半|前半|頃|ごろ|[0-9０-９]"
    r"|に(?!及|わた|亘|一度|1度|一回|1回|1人)|には|は)"
    r"|년(?=[ ]?(?:말|초|상반기|하반기|중반|[1-4]분기)))"
)
# 25年の設備投資, 28年稼働: near the day of publication such a year needs less beside it, if no term is spoken of.
_TERMS = "契約|リース|保証|歴史|経験|節目|実績|期間|融資|ローン|債|寿命|耐用|固定|償還|長期|歳月"
_NEAR_YEAR = re.compile(
    rf"(?P<y>\d{{2}})年(?=の(?![^、。\n]{{0,12}}(?:{_TERMS}))|通期|[上下]期|、|再?[稼開完着発量操運供]|第[1-4一二三四])"
)
_TERM_BEFORE = (
    "最初の",
    "当初の",
    "残りの",
    "約",
    "築",
    "業",
    "去",
    "後",
    "計",
    "大",
    "この",
    "その",
    "ここ",
    "わずか",
    "たった",
    "各",
    "満",
)
_YEARS_BACK, _YEARS_AHEAD = 4, 10
_THESE_DECADES = range(2016, 2040)
_ERA = re.compile(r"(?P<n>\d{1,3})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?(?![間间])")
# The year before the first of an era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}


class PrintedDate(NamedTuple):
    """A date in a text: where it ends, its ISO text and, for a range, its last year, month or day."""

    end: int
    value: str
    high: int | None = None
    approximate: bool = False


def cjk_date(text: str, start: int, published: date | None) -> PrintedDate | None:
    """The date that begins with the digit at ``start``, in Korean, Japanese or Chinese form."""
    if text[start - 1 : start] == "泊":  # 3泊4日
        return None
    era = _ERAS.get(text[start - 2 : start]) if start >= 2 else None
    if era is not None:
        return _of_era(text, start, era)
    found = _CJK.match(text, start)
    if found is None:
        term = text.endswith(_TERM_BEFORE, 0, start)
        short = None if term else _SHORT_YEAR.match(text, start) or _near_year(text, start, published)
        return PrintedDate(short.end(), iso(year_of(short["y"]))) if short else None
    if found["ma"] or found["mx"]:
        return _month(found, published)
    return _days(found, published) if found["da"] or found["dy"] else _with_year(found, published)


def _near_year(text: str, start: int, published: date | None) -> re.Match[str] | None:
    """A year of two digits that lies near the day of publication and is no number of years."""
    found = _NEAR_YEAR.match(text, start) if published else None
    if found is None or published is None:
        return None
    return found if _lies_near(year_of(found["y"]), published) else None


def _lies_near(year: int, published: date | None) -> bool:
    """Whether a story of that day, or an undated one of these decades, may well speak of the year."""
    if published is None:
        return year in _THESE_DECADES
    return -_YEARS_BACK <= year - published.year <= _YEARS_AHEAD


def _with_year(found: re.Match[str], published: date | None) -> PrintedDate | None:
    if found["ya"]:
        return _years(found, published)
    if found["y"]:
        return _year_and_month(found)
    if found["yd"]:
        return PrintedDate(found.end(), iso(_decade(found["yd"])), approximate=True)
    return PrintedDate(found.end(), iso(year_of(found["yf"] or found["yo"])))


def _of_era(text: str, start: int, era: int) -> PrintedDate | None:
    """令和7年3月, 民國114年."""
    found = _ERA.match(text, start)
    if found is None:
        return None
    month, day = (int(found[name]) if found[name] else None for name in ("m", "d"))
    return PrintedDate(found.end(), iso(era + int(found["n"]), month, day))


def _years(found: re.Match[str], published: date | None) -> PrintedDate | None:
    low = year_of(found["ya"])
    high = year_after(low, found["yb"])
    if len(found["ya"]) == 2 and not _lies_near(low, published):
        return None  # 10~15年: how long, not which years
    if high <= low or (len(found["ya"]) == 2 and found["era"] == "년"):
        return None
    return PrintedDate(found.end(), f"{low}..{high}", high)


def _decade(digits: str) -> int:
    return int(digits) if len(digits) == 4 else (1900 if int(digits) > 30 else 2000) + int(digits)


def _year_and_month(found: re.Match[str]) -> PrintedDate | None:
    year, month = year_of(found["y"]), int(found["m"])
    if not 1 <= month <= 12:
        return None
    if found["mb"] or found["mc"]:
        return PrintedDate(found.end(), iso(year, month), int(found["mb"] or found["mc"]))
    day = int(found["d"]) if found["d"] else None
    return PrintedDate(found.end(), iso(year, month, day), int(found["dz"]) if found["dz"] else None)


def _month(found: re.Match[str], published: date | None) -> PrintedDate | None:
    before = found.string[max(0, found.start() - 8) : found.start()]
    month, last = int(found["ma"] or found["mx"]), found["mz"] or found["mxb"]
    if last is not None:  # a quarter may be of this year, the last or the next: its year is left open, as in the text
        return PrintedDate(found.end(), iso("-", month), int(last)) if int(last) > month else None
    day = int(found["dx"]) if found["dx"] else None
    if day is not None and day > 31:
        return None
    last = found["dxb"]
    return PrintedDate(found.end(), month_and_day(month, day, before, published), int(last) if last else None)


def _days(found: re.Match[str], published: date | None) -> PrintedDate | None:
    before = found.string[max(0, found.start() - 8) : found.start()]
    if found["da"]:
        low, high = int(found["da"]), int(found["db"])
        if not 1 <= low < high <= 31:
            return None
        last = day_of_month(high, published, before)  # both days are of the last one's month
        return PrintedDate(found.end(), f"{last[:-2]}{low:02d}", high)
    return PrintedDate(found.end(), day_of_month(int(found["dy"]), published, before))


def numeric_date(text: str, start: int) -> PrintedDate | None:
    """A date in figures alone: ``2025. 3. 18.``, ``2024-11-14 15:56:21``, ``2024.04``."""
    found = _NUMERIC.match(text, start)
    if found is None:
        return None
    year = found["y1"] or found["y3"] or found["y2"]
    month, day = found["m1"] or found["m3"] or found["m2"], found["d1"] or found["d3"]
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    value = iso(year, int(month), int(day) if day else None)
    if found["clock"]:
        value += f"T{found['clock']}" + _ZONES.get(found["zone"] or "", "")
    return PrintedDate(found.end(), value)
