"""When an article was published: dates as metadata gives them, and date lines in the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.articles.lines import last_lines, written_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.packs.furniture import FurnitureRules

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY: Final = (
    r"(?:(?<![\d.,-])(?P<y>(?:19|20)\d\d)(?:\s?[-./]\s?|\s?[年년]\s?)(?P<m>\d{1,2})(?:\s?[-./]\s?|\s?[月월]\s?)"
    r"(?P<d>\d{1,2})(?!\d)(?:\.|\s?[日일])?"
    rf"|\b(?P<mn>{_MONTH})\.?\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<my>(?:19|20)\d\d)\b"
    rf"|\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<dn>{_MONTH})\.?,?\s(?P<dy>(?:19|20)\d\d)\b)"
)
_WEEKDAY: Final = r"(?:\s?[(（\[][월화수목금토일月火水木金土日一二三四五六](?:요일|曜日?)?[)）\]])?"
_CLOCK: Final = (
    r"(?P<clock>(?:T|,?\s{0,2}(?:at\s)?)(?:(?:오전|오후|午前|午後|上午|下午)\s?)?\d{1,2}(?:[:：]|\s?[시時时点點]\s?)\d{2}"
    r"(?:\s?[분分])?(?::\d{2}(?:\.\d{1,6})?)?(?:\s?[aApP]\.?[mM]\.?(?![a-z]))?(?:\s?(?:Z|[A-Z]{3,4}|ET|PT|[+-]\d{2}:?\d{2})\b)?)?"
)
_STAMP: Final = re.compile(_DAY + _WEEKDAY + _CLOCK)
_REST: Final = r"\d\d(?:\s?[-./]\s?|\s?[年년]\s?)\d{1,2}(?:\s?[-./]\s?|\s?[月월]\s?)\d"
_YEAR_AFTER: Final = r"[a-z]{0,6}\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d"
_LIKELY: Final = re.compile(  # what every full date holds; alternatives that begin with a plain letter are quick
    "|".join([f"19{_REST}", f"20{_REST}", *(f"{month.title()}{_YEAR_AFTER}" for month in _MONTHS)])
)
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z .,]{2,30}(?:, [A-Z][a-z]{1,12}\.?)?,? $"
)  # REDMOND, Wash., April 9, 2024 (AP)
_CAPITALS: Final = re.compile(r"[A-Z][A-Z .,]{2}")  # how a dateline begins
_AFTER_DATELINE: Final = re.compile(r"\s?(?:[(/–—]|--)")
_SENTENCE_END: Final = re.compile(r"(?:[다요죠까]\.|[。!?！？]|[a-z]\.)[\"'”’」』)）]*$")
_LETTER: Final = re.compile(r"\w")
_YEARS: Final = range(1900, 2100)  # another year is a slip of the pen
_HEAD, _TAIL = 15, 8  # written lines at either end where a page says when it was published
_LONGEST: Final = 160  # characters of a line that may still be a date line
_END_TEXT: Final = 4000  # characters that hold the first lines or the last
_PUBLISHED, _PLAIN, _UPDATED = 0, 1, 2  # which kind of date to prefer


class Stamp(NamedTuple):
    """A full date, with its clock time if it has one."""

    start: int
    end: int
    day: date
    clock: bool


def parse_day(written: str) -> date | None:
    """The day that a metadata field gives: an ISO date or time, or one of the forms that articles print."""
    written = written.strip()
    try:
        day = datetime.fromisoformat(written).date()
    except ValueError:
        stamps = find_stamps(written)
        return stamps[0].day if len(stamps) == 1 and stamps[0][:2] == (0, len(written)) else None
    return day if day.year in _YEARS else None


def find_stamps(line: str) -> list[Stamp]:
    """All full dates of a line that the calendar knows."""
    stamps: list[Stamp] = []
    if not _LIKELY.search(line):
        return stamps
    for found in _STAMP.finditer(line):
        group = found.group
        if group("y"):
            year, month, day = group("y"), int(group("m")), group("d")
        elif group("mn"):
            year, month, day = group("my"), _month(group("mn")), group("md")
        else:
            year, month, day = group("dy"), _month(group("dn")), group("dd")
        try:
            stamps.append(Stamp(*found.span(), date(int(year), month, int(day)), bool(group("clock"))))
        except ValueError:
            continue
    return stamps


@dataclass(frozen=True, slots=True)
class DateFinder:
    """Finds the date line of a text; holds the compiled words of rules/furniture.

    Attributes:
        published: Matches a word such as 입력 at the end of what stands before a date.
        updated: Matches a word such as 수정 there.
        label: Matches either anywhere.
        byline: Matches what makes a line a byline.
    """

    published: re.Pattern[str]
    updated: re.Pattern[str]
    label: re.Pattern[str]
    byline: re.Pattern[str]

    @classmethod
    def compile(cls, rules: FurnitureRules) -> DateFinder:
        """The finder for these rules."""
        return cls(
            re.compile(rf"(?:^|\W){_any(rules.published)}[\s:：=|]*$", re.IGNORECASE),
            re.compile(rf"(?:^|\W){_any(rules.updated)}[\s:：=|]*$", re.IGNORECASE),
            re.compile(rf"{_any((*rules.published, *rules.updated))}", re.IGNORECASE),
            re.compile(
                rf"^by\s(?!{_MONTH}\b|\d)|\S@\S|\s{_any(rules.byline)}(?=\W|$)|{_any(rules.byline)}\s?[:：]",
                re.IGNORECASE,
            ),
        )

    def published_in(self, text: str, start: int = 0) -> date | None:
        """The day that a date line or a dated byline of ``text`` gives; a date in a sentence is none."""
        best: tuple[int, date] | None = None
        for line in _ends(text, start) if _may_be_dated(text, start) else ():
            ranked = self._read(line)
            if ranked is not None and (best is None or ranked[0] < best[0]):
                best = ranked
        return best[1] if best else None

    def labelled_in(self, text: str) -> date | None:
        """The day that stands after a word such as 입력 or Published anywhere in ``text``."""
        best: tuple[int, date] | None = None
        for start, end in written_lines(text):
            line = text[start:end]
            for stamp in find_stamps(line) if end - start <= _LONGEST else ():
                rank = self._rank(line[: stamp.start])
                if rank != _PLAIN and (best is None or rank < best[0]):
                    best = rank, stamp.day
        return best[1] if best else None

    def _read(self, line: str) -> tuple[int, date] | None:
        long = len(line) > _LONGEST
        stamps = find_stamps(line[:_LONGEST]) if not long or _CAPITALS.match(line) else []
        if not stamps:
            return None
        first = stamps[0]
        if _DATELINE.match(line[: first.start]) and _AFTER_DATELINE.match(line, first.end):
            return _PLAIN, first.day
        if long:
            return None
        rank, day = min(
            ((self._rank(line[: stamp.start]), stamp.day) for stamp in stamps), key=lambda ranked: ranked[0]
        )
        if rank != _PLAIN or self._stands_alone(line, stamps):
            return rank, day
        if _SENTENCE_END.search(line) and line[first.end :].strip():
            return None
        ends_line = not _LETTER.search(line[stamps[-1].end :])
        at_an_end = ends_line or not _LETTER.search(line[: first.start])
        signed = at_an_end and self.byline.search(line)
        return (_PLAIN, day) if signed or (ends_line and stamps[-1].clock) else None

    def _rank(self, before: str) -> int:
        if self.updated.search(before):
            return _UPDATED
        return _PUBLISHED if self.published.search(before) else _PLAIN

    def _stands_alone(self, line: str, stamps: Sequence[Stamp]) -> bool:
        rest = list(line)
        for stamp in stamps:
            rest[stamp.start : stamp.end] = " " * (stamp.end - stamp.start)
        return not _LETTER.search(self.label.sub("", "".join(rest)))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")" if words else "(?!)"


def _may_be_dated(text: str, start: int) -> bool:
    """Whether the ends of the text hold a date at all; most texts hold none, and are done with at once."""
    tail = max(start, len(text) - _END_TEXT)
    return bool(_LIKELY.search(text, start, start + _END_TEXT) or (tail > start and _LIKELY.search(text, tail)))


def _ends(text: str, start: int) -> list[str]:
    """The first and the last written lines of the text."""
    top = text[start : start + _END_TEXT]
    head = list(islice(written_lines(top), _HEAD))
    rest = max(start + (head[-1][1] if head else 0), len(text) - _END_TEXT)
    tail = [text[first:last] for first, last in last_lines(text, _TAIL) if first >= rest]
    return [top[first:last] for first, last in head] + tail
