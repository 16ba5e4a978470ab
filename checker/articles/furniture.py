"""What on the page is no story: bylines, menus, notices, credits, copyright lines, addresses.

The words are those of rules/furniture. Dates stay story, in a byline as well: they are figures like others.
Few lines are furniture: a few searches over the whole text find those that may be, and only they are read closely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from checker.articles.dates import find_stamps
from checker.articles.lines import last_lines, lines_with, one_line_end, written_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Span
    from checker.packs.furniture import FurnitureRules

_EMAIL: Final = re.compile(r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_URL: Final = re.compile(r"(?:https?://|(?<![\w.])www\.)[^\s<>\"'()\[\]{}「」『』“”‘’가-힣\u3040-\u30ff\u4e00-\u9fff]+")
_AT: Final = re.compile(r"@(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9-])")
_LINK: Final = re.compile(r"://|www\.")
_EDGE: Final = " \t（）\u00a0\u3000|·•>»›<«‹※■□▶▷◆◇●○★☆#*\\[\\](){}【】〈〉<>:：/,.-–—"
_BY: Final = re.compile(r"(?i:by)\s(?P<names>\S.{0,70})")
_SMALL_WORDS: Final = frozenset({"and", "at", "for", "in", "of", "the", "de", "van", "von", "staff", "reporter"})
_NAME: Final = re.compile(r"[A-Z가-힣\u3040-\u30ff\u4e00-\u9fff|/,&·(-]")
_SENTENCE_END: Final = re.compile(r"(?:[다요죠까][.?!]|[。！？]|[a-z%)]\.)[\"'”’」』)）]*$")
_INNER_END: Final = re.compile(r"[다요죠까a-z]\.[\"'”’)]*\s|。|[)\]>】]\s")
_BRACKETS: Final = r"(\[（【<〈", r")\]）】>〉"
_BEFORE_SLASH: Final = r"[.。\])”\"\s]"

_LONGEST_LINE: Final = 250  # characters; furniture is terse, and long lines are left to the patterns made for them
_LONGEST_LABEL: Final = 120
_LONGEST_BYLINE: Final = 100
_AROUND_EMAIL: Final = 40  # characters beside the address that a byline may have
_LINE_TAIL: Final = 100  # characters at the end of a line where a credit may stand
_STORY_LINE: Final = 25  # characters of a whole sentence that shows that the story goes on after a list
_PROMPTS_AFTER: Final = 0.6  # share of the text; before it a subscription is a subject, after it an appeal
_LONGEST_HEADING: Final = 40
_LAST_LINES: Final = 8

_MARGIN: Final = rf"[^\S\n]*+[{re.escape(_EDGE)}]*+[^\S\n]*+"


@dataclass(frozen=True, slots=True)
class FurnitureFinder:
    """The words of rules/furniture, compiled.

    Attributes:
        begins: Matches the end of a line before one that may begin with furniture.
        holds: Matches what a line may hold that is furniture as a whole, or whose end is.
        ends: Matches what may close a photo credit at the end of a line.
        heads: Matches the end of a line before the heading of a list of other stories.
        labels: Matches one label of a menu.
        tails: The headings of lists of other stories, in lower case.
        line: Matches a whole line that is furniture.
        lead: Matches furniture at the start of a line.
        copyright: Matches a phrase of copyright lines.
        credit: Matches a photo credit at the end of a line.
        notice: Matches a phrase of publishers' notices.
        prompt: Matches a phrase that asks for a subscription.
        byline: Matches a line that is a name with a role.
    """

    begins: re.Pattern[str]
    holds: re.Pattern[str]
    ends: re.Pattern[str]
    heads: re.Pattern[str]
    labels: re.Pattern[str]
    tails: frozenset[str]
    line: re.Pattern[str]
    lead: re.Pattern[str]
    copyright: re.Pattern[str]
    credit: re.Pattern[str]
    notice: re.Pattern[str]
    prompt: re.Pattern[str]
    byline: re.Pattern[str]

    @classmethod
    def compile(cls, rules: FurnitureRules) -> FurnitureFinder:
        """The finder for these rules."""
        return cls(
            re.compile(_line_beginning(rules)),
            re.compile(_anywhere((*rules.copyright, *rules.notice, *rules.byline))),
            re.compile(_line_ending()),
            re.compile(rf"\n(?={_MARGIN}(?:{_any_case(rules.tail)}){_MARGIN}(?:\n|\Z))"),
            re.compile(rf"(?<!\w){_any(rules.menu)}(?!\w)", re.IGNORECASE),
            frozenset(word.lower() for word in rules.tail),
            re.compile("|".join(f"(?:{pattern})" for pattern in rules.line) or "(?!)"),
            re.compile("|".join(f"(?:{pattern})" for pattern in rules.lead) or "(?!)"),
            re.compile(_any_case(rules.copyright)),
            re.compile(_credit(_any(rules.credit)), re.IGNORECASE),
            re.compile(_any_case(rules.notice)),
            re.compile(_anywhere(rules.prompt)),
            re.compile(rf"(?:[가-힣]{{2,4}}[\s·,=]{{1,3}}){{1,3}}\S{{0,6}}{_any(rules.byline)}\s*=?"),
        )

    def find(self, text: str, start: int = 0) -> tuple[Span, ...]:
        """The spans of ``text`` that are no story, in order, disjoint; all before ``start`` is front matter."""
        page = "\n" + one_line_end(text[start:])  # now each line follows a line end, the first one too
        spans = [*_addresses(page), *self._lists(page), *self._prompts(page)]
        for line in self._suspects(page):
            spans += self._in_line(page, line)
        front_matter = [(0, start)] if start else []
        return merge([*front_matter, *((first + start - 1, last + start - 1) for first, last in spans)])

    def _suspects(self, page: str) -> set[Span]:
        """The lines with a sign that they are furniture or hold it."""
        signs = (self.begins, self.holds, self.ends, *((_AT,) if "@" in page else ()))
        return {line for sign in signs for line in lines_with(sign, page)}

    def _in_line(self, text: str, line: Span) -> Iterator[Span]:
        start, end = line
        if end - start > _LONGEST_LINE:
            head = text[start : start + _LONGEST_LABEL]
            yield from self._lead(head, start)
            yield from self._credits(text, line)
            yield from self._copyright(text[end - _LONGEST_LINE : end], end - _LONGEST_LINE, cut=True)
            return
        written = text[start:end]
        parts = self._whole_line(written)
        if parts is not None:
            yield from ((start + first, start + last) for first, last in parts)
            return
        yield from self._lead(written, start)
        yield from self._credits(text, line)
        yield from self._copyright(written, start, cut=False)

    def _whole_line(self, written: str) -> Iterable[Span] | None:
        """The spans of a line that is furniture as a whole, None for other lines."""
        whole = [(0, len(written))]
        label = written.strip(_EDGE)
        labelled = len(written) <= _LONGEST_LABEL and self.labels.match(label)
        if labelled and not self.labels.sub("", label).strip(_EDGE):
            return whole
        if len(written) <= _LONGEST_LABEL + 30 and self.notice.search(written):
            return whole
        if self.line.fullmatch(written):
            return whole
        return without_dates(written) if self._is_byline(written) else None

    def _is_byline(self, written: str) -> bool:
        if len(written) > _LONGEST_BYLINE:
            return False
        bare = "".join(written[first:last] for first, last in without_dates(written)).strip(_EDGE)
        email = _EMAIL.search(bare)
        if email is not None and len(bare) - (email.end() - email.start()) <= _AROUND_EMAIL:
            return _SENTENCE_END.search(_EMAIL.sub("", written)) is None
        if self.byline.fullmatch(bare):
            return True
        signed = _BY.fullmatch(bare)
        return signed is not None and all(
            _NAME.match(word) or word.lower() in _SMALL_WORDS for word in signed["names"].split()
        )

    def _lead(self, written: str, start: int) -> Iterator[Span]:
        found = self.lead.match(written)
        if found is not None:
            yield from ((start + first, start + last) for first, last in without_dates(found.group()))

    def _credits(self, text: str, line: Span) -> Iterator[Span]:
        first = max(line[0], line[1] - _LINE_TAIL)
        found = self.credit.search(text, first, line[1])
        if found is not None:
            yield found.span()

    def _copyright(self, written: str, start: int, *, cut: bool) -> Iterator[Span]:
        """From the last sentence end before the phrase; a line whose beginning was cut off must have one."""
        found = self.copyright.search(written)
        ends = [end.end() for end in _INNER_END.finditer(written, 0, found.start())] if found else []
        if found is None or (cut and not ends):
            return
        first = max(ends, default=0)
        segment = written[first:]
        marked = any(sign in segment for sign in "ⓒ©")
        if marked or len(segment) <= _LONGEST_LABEL // 2 or not _SENTENCE_END.search(segment):
            yield start + first, start + len(written)

    def _lists(self, page: str) -> Iterator[Span]:
        """Lists of other stories: from their heading until a whole sentence shows that the story goes on."""
        listed = 0
        for heading, end in lines_with(self.heads, page):
            short = end - heading <= _LONGEST_HEADING
            if heading >= listed and short and page[heading:end].strip(_EDGE).lower() in self.tails:
                listed = _end_of_list(page, heading)
                yield heading, listed

    def _prompts(self, page: str) -> Iterator[Span]:
        late = 1 + (len(page) - 1) * _PROMPTS_AFTER
        asking = set(lines_with(self.prompt, page, page.rfind("\n", 0, int(late) + 1)))
        for first, last in last_lines(page, _LAST_LINES) if asking else ():
            if first >= late and last - first <= _LONGEST_LINE and (first, last) in asking:
                yield first, last


def _addresses(page: str) -> Iterator[Span]:
    if "@" in page:
        for line in lines_with(_AT, page):
            yield from (found.span() for found in _EMAIL.finditer(page, *line))
    if "://" in page or "www." in page:
        for line in lines_with(_LINK, page):
            yield from (found.span() for found in _URL.finditer(page, *line))


def _end_of_list(page: str, heading: int) -> int:
    """The end of the last line before the story goes on, or of the page."""
    listed = heading
    for first, last in written_lines(page, heading):
        story = last - first >= _STORY_LINE and _SENTENCE_END.search(page, max(first, last - 8), last)
        if story and first > heading:
            break
        listed = last
    return listed


def without_dates(written: str) -> list[Span]:
    """The pieces of a line beside its full dates."""
    pieces, at = [], 0
    for stamp in find_stamps(written):
        pieces.append((at, stamp.start))
        at = stamp.end
    pieces.append((at, len(written)))
    return [(first, last) for first, last in pieces if written[first:last].strip()]


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places as spans in order that do not touch each other."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif end > start:
            merged.append((start, end))
    return tuple(merged)


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")" if words else "(?!)"


def _any_case(words: Sequence[str]) -> str:
    """The words in capitals or not; alternatives that begin with a plain letter let the search skip what has none."""
    beginnings: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        for first in sorted({word[0].lower(), word[0].upper()}):
            beginnings.setdefault(first, []).append(re.escape(word[1:]))
    written = [f"{re.escape(first)}(?i:{'|'.join(rests)})" for first, rests in beginnings.items()]
    return "|".join(written) or "(?!)"


def _letters(words: Sequence[str], place: int) -> str:
    """A class of the letters at a place of the words, capitals or not."""
    letters = {
        case for word in words for letter in word[place : place + 1] for case in (letter.lower(), letter.upper())
    }
    return f"[{''.join(map(re.escape, sorted(letters)))}]" if letters else "(?!)"


def _anywhere(words: Sequence[str]) -> str:
    """The first letter of any of the words, in capitals or not; two classes of letters decide nearly everywhere."""
    alone = _letters([word for word in words if len(word) == 1], 0)
    return rf"{_letters(words, 0)}(?:(?<={alone})|(?={_letters(words, 1)})(?<=(?={_any_case(words)}).))"


def _line_beginning(rules: FurnitureRules) -> str:
    """The line end before a line that begins as furniture does; dates may stand before the name of the writer."""
    patterns = "|".join(f"(?:{pattern})" for pattern in (*rules.lead, *rules.line)) or "(?!)"
    dated = rf"(?:(?:\d|[JFMASOND](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec))[^\n]{{0,{_LONGEST_BYLINE}}}?)?"
    label = rf"(?={_letters(rules.menu, 0)})(?:{_any_case(rules.menu)})(?!\w)"
    return rf"\n(?=[^\S\n]*+(?m:{patterns})|{_MARGIN}(?:{label}|{dated}[bB][yY]\s))"


def _line_ending() -> str:
    """A bracket at the end of a line, or the last slash of one; see ``_credit``."""
    closing = _BRACKETS[1]
    bracket = rf"(?<=[{closing}])(?=[^\S\n]*+[|.]?[^\S\n]*+(?:\n|\Z))"
    return rf"[{closing}/／](?:{bracket}|(?<={_BEFORE_SLASH}[/／])(?=[^/／\n]*+(?:\n|\Z)))"


def _credit(words: str) -> str:
    """A credit at the end of a line: (사진=엔비디아), (Photo: AP), [엔비디아 제공], ./엔비디아 중계 캡처 |."""
    opening, closing = _BRACKETS
    inside, wordy = rf"[^{opening}{closing}\n]", rf"[^{opening}{closing}\d\n]"  # a number may be a figure
    bracketed = (
        rf"(?<=[{opening}])(?:{inside}{{0,20}}?{words}\s*[=:：\-–/ㅣ|]{inside}{{1,70}}|{words}\s{wordy}{{1,40}}"
        rf"|{wordy}{{0,30}}?\s?{words})[{closing}]"
    )
    slashed = rf"(?<={_BEFORE_SLASH}[/／])[^/／\d\n]{{0,30}}{words}"
    return rf"[{opening}/／](?:{bracketed}|{slashed})\s*[|.]?\s*$"
