"""Days, months and years that a text leaves out, resolved from the day of publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_LAST_YEAR = ("지난해", "작년", "전년", "昨年", "去年", "前年", "지난해의", "last year's")
_NEXT_YEAR = ("내년", "이듬해", "来年", "翌年", "明年", "來年")
_LAST_MONTH = ("지난달", "전달", "先月", "前月", "上月", "上个月", "上個月")
_NEXT_MONTH = ("다음달", "다음 달", "내달", "来月", "翌月", "下月", "下个月", "下個月")
_THIS_MONTH = ("이달", "이번 달", "이번달", "今月", "本月", "当月")
# 오는 25일 is ahead, 지난 12월 behind, whatever the day of publication.
_AHEAD_WORDS = ("오는", "来る", "きたる", "即将于", "this coming", "next")
_BEHIND_WORDS = ("지난", "去る", "last")
# Two-digit years from here on belong to the last century.
_PIVOT = 70
# News looks back: a month this much later in the year than the day of publication is the one just gone.
_FAR_AHEAD = 8
# Time zones: a story may name the day after its own.
_AHEAD = timedelta(days=2)


def year_of(digits: str) -> int:
    """A year printed with two or four digits."""
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < _PIVOT else 1900) + int(digits)


def year_after(low: int, digits: str) -> int:
    """The second year of a range, which may lack its century (2023-27)."""
    return int(digits) if len(digits) == 4 else int(str(low)[:2] + digits)


def iso(year: int | str, month: int | None = None, day: int | None = None) -> str:
    """ISO text, cut where the text is."""
    text = str(year)
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def month_and_day(month: int, day: int | None, before: str, published: date | None) -> str:
    """A month, or month and day, with the year that the words before it or the day of publication give."""
    if published is None:
        return iso("-", month, day)
    before = before.rstrip()
    shift = -1 if before.endswith(_LAST_YEAR) else 1 if before.endswith(_NEXT_YEAR) else 0
    year = published.year + shift
    if shift:
        return iso(year, month, day)
    if before.endswith(_BEHIND_WORDS):
        year -= month > published.month
    elif before.endswith(_AHEAD_WORDS):
        year += month < published.month
    elif month > published.month + _FAR_AHEAD:
        year -= 1
    return iso(year, month, day)


def day_of_month(day: int, published: date | None, before: str = "") -> str:
    """A bare day: the last one of that number up to two days after publication."""
    if published is None:
        return f"---{day:02d}"
    before = before.rstrip()
    if before.endswith(_NEXT_MONTH):
        return iso(*_month_from(published.year, published.month, 1), day)
    if before.endswith(_LAST_MONTH):
        return iso(*_month_from(published.year, published.month, -1), day)
    if before.endswith(_THIS_MONTH):
        return iso(published.year, published.month, day)
    if before.endswith(_AHEAD_WORDS):
        months = 1 if day < published.day else 0
        return iso(*_month_from(published.year, published.month, months), day)
    latest = published + (timedelta() if before.endswith(_BEHIND_WORDS) else _AHEAD)
    year, month = latest.year, latest.month
    while day > (latest.day if (year, month) == (latest.year, latest.month) else monthrange(year, month)[1]):
        year, month = _month_from(year, month, -1)
    return iso(year, month, day)


def _month_from(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1
