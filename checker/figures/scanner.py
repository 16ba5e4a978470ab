"""One pass over a text: finds the numbers and reads each with its sign, scale, unit, range and bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.figures import context, dates
from checker.figures.intervals import allowed
from checker.figures.lexicon import UnitWord
from checker.figures.numerals import LONGEST, Numeral, english_pattern, scaled
from checker.figures.things import Things
from checker.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.figures.lexicon import Lexicon
    from checker.model import Bound, Kind, Span

_SPACES = " \u3000\xa0"
_DATE_SIGNS = frozenset("년年월月일日号號회財财./-~∼～〜–—,、· ")
_HYPHENS = "-‐‑–−－"
_MINUS = ("-", "−", "－", "△", "▲", "마이너스 ", "마이너스", "マイナス", "minus ", "负", "負", "-$")
_MORE = re.compile(r"[ ]?여(?=[ ]?[가-힣A-Za-z㎿㎡%])|餘|余り|余(?!年)|多(?=[台名人家个個张張座万萬亿億])|数(?=十|百)")
_EMBEDDED = re.compile(r"[(（][^()（）]{1,30}[)）][ ]?")
_GLOSS = re.compile(r"[(（](?P<unit>[^()（）\d]{1,12})[)）]")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)[^\s)）」』\"'<>]+")
_PHONE = re.compile(r"(?<![\d,.])(?:\+?\d{1,3}[- ])?\(?0?\d{1,4}\)?[- ]\d{3,4}-\d{4}(?!\d)")
_STOCK_CODE = re.compile(r"[(\[（]\d{4,6}(?:\.[A-Z]{2})?[)\]）]")
_CLOCK_OR_SCORE = re.compile(r":\d|\d*[xX×*]\d|\.\d+\.\d|/\d{1,2}/\d")
_ENGLISH_STOP = frozenset(
    "of in to and for with from the at by on as or is are was were be been than that this those these which who but "
    "will would can could may might has have had its their his her our into about after before over under per each "
    "more less up out if not no so an a during while since until through between among including said says".split()
)
_ENGLISH_WORD = re.compile(r"[ \n]([A-Za-z][\w'’+.-]*)")
# A fraction with so great a denominator defines a unit (nano: a thousand-millionth).
_DEFINITION = 100_000
_PARTICLES = frozenset("이가은는을를의에로와과도만씩당정까부인으")


class _Part(NamedTuple):
    """A number with what belongs to it: the half of a range, or a figure of its own."""

    start: int
    number_end: int
    end: int
    numeral: Numeral
    unit: UnitWord | None
    negative: bool = False
    more: bool = False
    sign: bool = False
    flaw: str | None = None
    explicit_scale: bool = False


class Scanner:
    """Reads the figures of texts in one article language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.trigger = _trigger(lexicon)
        self.things = Things(lexicon)
        scales = "|".join(sorted((w for w in self.grammar.english_scales), key=len, reverse=True))
        self._english_scale = re.compile(rf"[ \-]?({scales})(?![A-Za-z])", re.IGNORECASE)
        self._letter_scale = re.compile(r"([kKmMbBtT])(?:n|ln)?(?![A-Za-z0-9])")
        ranges = "|".join(re.escape(mark) for mark in lexicon.rules.ranges)
        self._range = re.compile(rf"[ ]?(?P<mark>{ranges}|to(?=[ ]))[ ]?(?=[$€£¥₩\d]|(?:US|HK|A|C)\$)")
        self._english_range = re.compile(rf"[ ](?:to|or)[ ](?=\$?\d|{english_pattern(self.grammar.english)})", re.IGNORECASE)
        self._english_number = re.compile(english_pattern(self.grammar.english), re.IGNORECASE)
        self._digits = re.compile(self.grammar.digit_run)
        self._word_figures = lexicon.rules.words
        self.lexicon_sign_ends = frozenset(lexicon.sign_ends)

    def scan(self, text: str, skip: tuple[Span, ...], published: date | None) -> list[Figure]:
        """The figures of ``text`` in order; none starts inside a span of ``skip``.

        Args:
            text: The whole text.
            skip: Disjoint spans in order that hold no figures.
            published: The day that bare days and months are resolved from.
        """
        return _Pass(self, text, _gaps(text, skip), published).figures()

    def unit_at(self, text: str, position: int) -> tuple[UnitWord, int] | None:
        """The longest unit word right at ``position`` and where it ends."""
        first = text[position : position + 1]
        candidates = self.lexicon.units.get(first)
        if not candidates:
            return None
        for word in candidates:
            length = len(word.surface)
            if word.folded:
                if text[position : position + length].lower() != word.surface:
                    continue
            elif not text.startswith(word.surface, position):
                continue
            behind = text[position + length : position + length + 1]
            if word.word and (behind.isascii() and (behind.isalnum()) and behind):
                continue
            return word, position + length
        return None


class _Pass:
    """One text being read."""

    def __init__(self, scanner: Scanner, text: str, skip: list[Span], published: date | None) -> None:
        self.scanner = scanner
        self.lexicon = scanner.lexicon
        self.text = text
        self.skip = skip
        self.published = published
        self.found: list[Figure] = []
        self.cursor = 0

    def figures(self) -> list[Figure]:
        readers = {
            "num": self._digits, "spelled": self._spelled, "han": self._spelled, "native": self._native,
            "fraction": self._fraction, "word": self._word, "english": self._english, "month": self._month,
        }  # fmt: skip
        hole = 0
        for match in self.scanner.trigger.finditer(self.text):
            start = match.start()
            if start < self.cursor:
                continue
            while hole < len(self.skip) and self.skip[hole][1] <= start:
                hole += 1
            if hole < len(self.skip) and self.skip[hole][0] <= start:
                self.cursor = self.skip[hole][1]
                continue
            readers[match.lastgroup or "num"](match)
        return self.found

    # -- the ways a figure begins ------------------------------------------------------------------------------

    def _digits(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if start < self.cursor:
            return
        text = self.text
        before = text[start - 1 : start] if start else ""
        if before and self._in_a_name(start, before):
            self.cursor = end
            return
        if self._date(start) or self._no_figure(start, end):
            return
        part = self._part(start, match[0])
        if part is None:
            self.cursor = max(self.cursor, end)
            return
        self._emit(self._whole(part))

    def _spelled(self, match: re.Match[str]) -> None:
        """삼천억 원, 수십억 달러, 二千台: only with a unit behind, and no lone syllable."""
        start, end = match.span()
        run = match[0]
        vague = run[0] in "수몇数數几幾何"
        numeral = self.scanner.grammar.read(run.lstrip("수몇数數几幾何 ").replace(" ", ""))
        if numeral is None:
            return
        found = self._unit(end, numeral)
        if found is None:
            if vague and len(run) > 1 and numeral.scaled and numeral.value >= 1e8:
                self._vague(start, end, end, numeral, None)
            return
        unit, unit_end = found
        if vague:
            self._vague(start, end, unit_end, numeral, unit)
            return
        weak = len(run) == 1 and unit.kind not in {"money", "percent"} and not (unit.unit == "person" and run in "백천만")
        if len(run) == 1 and run >= "가" and run in self.scanner.grammar.digits and unit.kind != "percent":
            return
        if unit.kind == "rank" or (weak and not self._han_counter(run, unit)) or (unit.role == "generic" and len(run) < 2):
            if not (run[0] < "가" and unit.kind in {"ratio", "duration", "count"} and len(run) == 1):
                return
            if self.lexicon.language == "zh" and run in "一" or unit.role == "generic" and run == "一":
                return
        before = self.text[start - 1 : start]
        if before in self.lexicon.rules.ordinal_before and before:
            return
        self._emit(self._whole(_Part(start, end, unit_end, numeral, unit)))

    def _han_counter(self, run: str, unit: UnitWord) -> bool:
        return run[0] < "가" and self.lexicon.language in {"ja", "zh"} and unit.kind in {"ratio", "duration", "count"} and run not in "一万千百"

    def _vague(self, start: int, end: int, unit_end: int, numeral: Numeral, unit: UnitWord | None) -> None:
        """수십억 달러 is a range; 수백 곳 has no number, only an interval."""
        low, high = float(numeral.value) * 2, float(numeral.value) * 9.9
        money = unit is None or unit.kind == "money"
        name, kind = (unit.unit, unit.kind) if unit else (self.lexicon.local_currency, "money")
        if unit is not None and unit.role == "generic":
            name, kind, unit_end = self.scanner.things.of(self.text, start, unit_end, unit, self.found)
        factor = unit.factor if unit else 1.0
        self._add(Figure(
            start, unit_end, self.text[start:unit_end], kind,
            _number(numeral.value * factor) if money else None, None, name, "range" if money else "about",
            low / 2 * factor if money else low, high * factor, numeral.value * factor, assumed=unit is None or unit.assumed,
        ))  # fmt: skip

    def _native(self, match: re.Match[str]) -> None:
        """두 곳, 세 배, 한 달: Korean native numerals before a counter."""
        start, end = match.span()
        text = self.text
        value = self.lexicon.rules.native[match["native"]]
        position = end + (text[end : end + 1] == " ")
        found = self.scanner.unit_at(text, position)
        if found is None:
            return
        unit, unit_end = found
        if unit.kind not in {"count", "ratio", "duration"} or unit.unit in {"rank", "second", "share"}:
            return
        if position == end and len(unit.surface) == 1 and unit.surface not in "곳달명개배":
            return
        if value == 1 and not (unit.surface in {"기업", "곳", "달"}):
            return
        behind = text[unit_end : unit_end + 1]
        if "가" <= behind <= "힣" and behind not in _PARTICLES and len(unit.surface) == 1:
            return
        self._emit(self._whole(_Part(start, end, unit_end, Numeral(value, 1.0, lead=float(value)), unit)))

    def _fraction(self, match: re.Match[str]) -> None:
        start, end = match.span()
        below, above = match["below"] or match["d"], match["above"] or match["n"]
        if match["n"] and (self._in_a_name(start, self.text[start - 1 : start]) or self._date(start)):
            self.cursor = max(self.cursor, end)
            return
        read = self.scanner.grammar.read
        low, high = read(below.replace(" ", "")), read(above.replace(" ", "")) if above else None
        if low is None or high is None or not low.value:
            return
        value = high.value / low.value
        if low.value >= _DEFINITION and not match["n"]:
            self.cursor = end  # 10억분의 1 defines a unit
            return
        percent = low.value in {100, 1000, 10000} and bool(match["below"])
        if match["n"] and (low.value < 2 or high.value >= low.value):
            return
        unit, kind = ("percent", "percent") if percent else ("x", "ratio")
        value = _number(value * 100 if percent else value)
        self._simple(start, end, kind, value, unit, 0.0)

    def _word(self, match: re.Match[str]) -> None:
        """Words that are figures by themselves: 절반, decade, half."""
        start, end = match.span()
        rule = self._word_rule(match[0])
        if rule is None:
            return
        left = self.text[max(0, start - 12) : start].lower()
        right = self.text[end : end + 12].lower()
        if match[0].lower() == "half" and (
            left.endswith(("first ", "second ", "first-", "second-", "other ", "latter ", "one-", "and a ", "a "))
            or right.startswith(("-year", " year", " a ", "way", " of 20", "-ye", " time"))
        ):
            return
        if match[0][:2].lower() == "a " and not re.match(r"\s(?:of|the|from|lower|higher|more|less|cheaper|as)\b|[,.;)]|$", right):
            return
        if match[0].startswith("の"):
            start += 1
        unit = rule.unit
        kind: Kind = {"x": "ratio", "percent": "percent", "year": "duration"}[unit]  # type: ignore[assignment]
        self._simple(start, end, kind, _number(rule.value), unit, 0.0)

    def _word_rule(self, word: str):  # type: ignore[no-untyped-def]
        words = self.scanner._word_figures
        return words.get(word) or words.get(word.lower())

    def _english(self, match: re.Match[str]) -> None:
        """three million people, two years, four to 10 times."""
        start, end = match.span()
        words = [word for word in re.split(r"[ -]+", match[0].lower()) if word]
        numeral = self.scanner.grammar.english_words(words)
        if numeral is None or (start and self.text[start - 1] in "-–"):
            return
        part = self._behind(start, end, numeral, scaled_word=numeral.scaled)
        joined = self.scanner._english_range.match(self.text, end)
        if part.unit is None and not joined:
            return
        if part.unit is not None and numeral.value == 1 and part.unit.kind in {"count", "accelerator", "rank", "ratio"}:
            return
        whole = self._whole(part)
        if whole is not None:
            self._emit(whole)

    def _month(self, match: re.Match[str]) -> None:
        if not self._print_date(match.start(), dates.english_date(self.text, match.start(), self.published)):
            self.cursor = match.end()

    # -- what is no figure -----------------------------------------------------------------------------------------

    def _in_a_name(self, start: int, before: str) -> bool:
        """Whether the digits belong to a name: A100, GPT-4, COVID-19, No. 5, 제3공장, #7."""
        if before.isascii() and before.isalpha():
            return self._sign(start) is None and not self._thing_word_before(start)
        if before in "#№_@&/":
            return before != "/" or not self.text[start - 2 : start - 1].isspace()
        if before in _HYPHENS and start > 1:
            left = self.text[start - 2]
            return (left.isascii() and left.isalpha()) or left.isdigit()
        if before == "." and start > 1:
            return self.text[start - 2].isdigit()
        return before in self.lexicon.rules.ordinal_before

    def _thing_word_before(self, start: int) -> bool:
        """GPU100台: digits right behind the name of what they count."""
        return self.lexicon.language != "en" and self.scanner.things.before(self.text, start) == ("GPU", "accelerator")

    def _no_figure(self, start: int, end: int) -> bool:
        """Clock times, scores, sizes, ordinals, phone numbers: passed over as a whole."""
        text = self.text
        odd = _CLOCK_OR_SCORE.match(text, end)
        if odd:
            self.cursor = odd.end() + len(re.match(r"[\d:.xX×]*", text[odd.end() : odd.end() + 12]).group())  # type: ignore[union-attr]
            return True
        rest = text[end : end + 12]
        if rest.lstrip(_SPACES).startswith(self.lexicon.rules.not_after):
            if not (self.lexicon.language == "en" and rest[:1] in _SPACES and rest[1:3] in {"st", "nd", "rd", "th"}):
                self.cursor = end
                return True
        word = text[max(0, start - 12) : start].lower().rstrip(_SPACES)
        if self.lexicon.language == "en" and word.endswith(self.lexicon.words.ordinal_before) and text[start - 1] in _SPACES:
            self.cursor = end
            return True
        if text[end : end + 2].strip().startswith("조") and re.match(r"조[ ]?(?:제?\d+[ ]?항|의\d|에 따|를 위반)", text[end : end + 10]):
            self.cursor = end
            return True
        return False

    # -- dates -------------------------------------------------------------------------------------------------

    def _date(self, start: int) -> bool:
        text = self.text
        if text[start + 1 : start + 2].isdigit():
            behind = text[start + 2 : start + 3]
            behind = text[start + 4 : start + 5] if behind.isdigit() and text[start + 3 : start + 4].isdigit() else behind
        else:
            behind = text[start + 1 : start + 2]
        if behind in _DATE_SIGNS:
            printed = dates.numeric_date(text, start) or dates.cjk_date(text, start, self.published)
            if printed is not None:
                return self._print_date(start, printed)
        if self.lexicon.language == "en":
            printed = self._english_year(start)
            return printed is not None and self._print_date(start, printed)
        return False

    def _english_year(self, start: int) -> dates.PrintedDate | None:
        text = self.text
        if text[start : start + 2] in {"19", "20"}:
            if start and text[start - 1] in "$€£¥₩":
                return None
            printed = dates.english_date(text, start, self.published)
            if printed is None or self._unit_behind_year(printed.end):
                return None
            before = re.search(r"([A-Za-z][\w’'.&]*)[ ]$", text[max(0, start - 24) : start])
            named = before and before[1][:1].isupper() and not re.fullmatch(dates.ENGLISH_MONTH, before[1])
            opener = before and (before.start() == 0 or text[max(0, start - 24) : start][: before.start()].rstrip()[-1:] in ".!?")
            if named and not opener and before and before[1].lower() not in {"in", "by", "since", "fiscal", "year", "q1", "q2", "q3", "q4"}:
                self.cursor = printed.end
                return None
            return printed
        return dates.english_date(text, start, self.published) or dates.english_day(text, start, self.published)

    def _unit_behind_year(self, end: int) -> bool:
        if self.text[end - 1] == "s":
            return False
        position = end + (self.text[end : end + 1] in {" ", "-"})
        found = self.scanner.unit_at(self.text, position)
        return found is not None or bool(self.scanner._english_scale.match(self.text, end))

    def _print_date(self, start: int, printed: dates.PrintedDate | None) -> bool:
        if printed is None:
            return False
        text = self.text
        left, right = context.left_of(text, start), text[printed.end : printed.end + 6].lower().lstrip()
        about = printed.approximate or right.startswith(("경", "께", "쯤", "頃", "ごろ", "前後")) or left.endswith(("around", "about", "약"))
        value = printed.value
        if printed.high is not None and ".." not in value:
            value = f"{value}..{value[: value.rfind('-') + 1]}{printed.high:02d}"
        bound: Bound = "range" if ".." in value else "about" if about else "exact"
        end = printed.end
        self._add(Figure(start, end, text[start:end], "date", value, None, "date", bound, None, None))
        return True

    # -- numbers -------------------------------------------------------------------------------------------------

    def _part(self, start: int, run: str) -> _Part | None:
        """The number at ``start`` with its sign, scale and unit."""
        text = self.text
        run = run.rstrip(",，")
        end = start + len(run)
        numeral = self.scanner.grammar.read(run)
        if numeral is None:
            return None
        return self._behind(start, end, numeral)

    def _behind(self, start: int, end: int, numeral: Numeral, *, scaled_word: bool = False) -> _Part:
        text = self.text
        sign = self._sign(start)
        if text[end : end + 1].isascii():
            found = self.scanner._english_scale.match(text, end)
            if found and not (found[1].lower() in {"mn", "tn", "bn"} and not text[end - 1].isdigit()):
                numeral, end, scaled_word = scaled(numeral, self.scanner.grammar.english[found[1].lower()]), found.end(), True
            else:
                letter = self.scanner._letter_scale.match(text, end)
                if letter and (sign or self._counts_behind(letter.end())):
                    scale = self.scanner.grammar.letters[letter[1]]
                    numeral, end, scaled_word = scaled(numeral, scale), letter.end(), True
        more = _MORE.match(text, end)
        position = more.end() if more else end
        number_end = end
        unit: UnitWord | None = None
        flaw = numeral.flaw
        found_unit = self._unit(position, numeral)
        if found_unit is not None:
            unit, end = found_unit
            malformed = self._scale_behind_unit(unit, end) if unit.kind == "money" and not numeral.scaled else None
            if malformed is not None:
                numeral, unit, end, flaw = scaled(numeral, malformed[0]), malformed[1], malformed[2], "unit-inside"
        if sign is not None:
            if unit is None or (unit.kind == "money" and not scaled_word) or unit.unit == sign[0].unit:
                end = end if unit is not None and unit.kind == "money" else number_end
                unit = sign[0]
            elif unit.kind != "money":
                unit, end = sign[0], number_end
            start = sign[1]
        negative, start = self._minus(start, unit, sign is not None)
        if negative:
            numeral = numeral._replace(value=-numeral.value)
        return _Part(start, number_end, end, numeral, unit, negative, more is not None and unit is not None, sign is not None, flaw, scaled_word or numeral.scaled)

    def _scale_behind_unit(self, unit: UnitWord, end: int) -> tuple[float, UnitWord, int] | None:
        """4,400円億円: a second scale and unit behind the first unit."""
        mark = self.text[end : end + 1]
        scale = self.scanner.grammar.scales.get(mark, 0)
        again = self.scanner.unit_at(self.text, end + 1) if scale >= 1e8 else None
        return (scale, again[0], again[1]) if again and again[0].kind == "money" else None

    def _sign(self, start: int) -> tuple[UnitWord, int] | None:
        """The currency sign that ends before ``start`` and where it begins."""
        text = self.text
        position = start
        while position and text[position - 1] in _SPACES:
            position -= 1
        if position == 0 or not text[position - 1 : position].strip() or text[position - 1] not in self.scanner.lexicon_sign_ends:
            return None
        for sign in self.lexicon.signs:
            if text.endswith(sign.surface, max(0, position - len(sign.surface)), position):
                begin = position - len(sign.surface)
                if sign.surface[0].isalpha() and begin and text[begin - 1].isascii() and text[begin - 1].isalnum():
                    continue
                return UnitWord(sign.surface, self._by_cue(sign.surface, sign.unit, begin), "money", 1.0, assumed=sign.assumed), begin
        return None

    def _by_cue(self, word: str, unit: str, position: int) -> str:
        """An ambiguous sign's currency by the words around it."""
        cues = self.lexicon.cues.get(word)
        if not cues:
            return unit
        around = self.text[max(0, position - 120) : position + 120]
        best = [(around.count(cue), code) for code, words in cues.items() for cue in words if cue in around]
        return max(best)[1] if best and unit not in {code for _, code in best} else unit

    def _minus(self, start: int, unit: UnitWord | None, signed: bool) -> tuple[bool, int]:
        before = self.text[max(0, start - 6) : start]
        for minus in _MINUS:
            if before.endswith(minus):
                outside = before[: len(before) - len(minus)][-1:]
                if minus in "-−－" and (outside.isalnum() or outside in _HYPHENS and outside):
                    return False, start
                return True, start - len(minus)
        if before.endswith("+") and unit is not None and unit.kind in {"percent", "percent_point"}:
            return False, start - 1
        return False, start

    def _counts_behind(self, end: int) -> bool:
        """Whether what follows a scale letter is something counted: ``1M GPUs``, ``10k$``."""
        position = end + (self.text[end : end + 1] == " ")
        found = self.scanner.unit_at(self.text, position)
        return found is not None and (position > end or found[0].kind == "money")

    def _unit(self, position: int, numeral: Numeral) -> tuple[UnitWord, int] | None:
        """The unit behind a number, with the space or hyphen between."""
        text = self.text
        first = text[position : position + 1]
        if not first:
            return None
        found = self.scanner.unit_at(text, position)
        if found is not None:
            return found if self._fits(found, position, attached=True) else None
        if first in _SPACES or first == "\n" or first == "-":
            position += 1
            if first in _SPACES and text[position : position + 1] in _SPACES:
                position += 1
            found = self.scanner.unit_at(text, position)
            if found is not None and (first != "-" or found[0].word) and self._fits(found, position, attached=False):
                return found
            return self._english_counter(position - 1, numeral) if first != "-" else None
        if first in "(（":
            return self._bracketed_unit(position)
        return None

    def _fits(self, found: tuple[UnitWord, int], position: int, *, attached: bool) -> bool:
        """A lone syllable behind a space is a counter only before a particle or no letter at all."""
        unit, end = found
        text = self.text
        behind = text[end : end + 1]
        hangul = "가" <= behind <= "힣"
        if unit.surface in {"사", "인", "장", "기", "대", "층", "열", "주", "종", "건"} and hangul:
            if not attached:
                return behind in _PARTICLES
            return text.startswith(("이", "가", "은", "는", "을", "를", "의", "에", "로", "와", "과", "도", "씩", "당", "규모", "이상", "가량", "정도", "미만", "이하", "까지", "만", "으로", "짜리", "분", "급", "에서", "분량", "대", "부터", "뿐", "다", "이다", "입", "였"), end)
        if not attached and len(unit.surface) == 1 and "가" <= unit.surface <= "힣" and unit.kind != "money" and hangul:
            return behind in _PARTICLES
        if behind == "당" and unit.kind == "count":
            return False
        if unit.surface in {"国", "國", "家", "人", "个", "個", "年"} and self.lexicon.language in {"ja", "ko"} and unit.surface in {"国", "國", "家"}:
            return False
        if not attached and unit.surface in {"x"}:
            return False
        return not (unit.surface == "초" and text[position - 1 : position] in _SPACES)

    def _bracketed_unit(self, position: int) -> tuple[UnitWord, int] | None:
        """40~100(㎾) and 300억(약 40조원) 달러: the unit in a bracket, or behind one."""
        text = self.text
        gloss = _GLOSS.match(text, position)
        if gloss is not None:
            found = self.scanner.unit_at(text, gloss.start("unit"))
            if found is not None and found[1] == gloss.end("unit"):
                return found[0], gloss.end()
        inside = _EMBEDDED.match(text, position)
        if inside is not None and any(c.isdigit() for c in inside[0]):
            found = self.scanner.unit_at(text, inside.end())
            if found is not None and found[0].kind == "money":
                return found[0], position
        return None

    def _english_counter(self, position: int, numeral: Numeral) -> tuple[UnitWord, int] | None:
        """``60,000 cutting-edge graphics processing units``: up to four words between a number and what it counts."""
        if self.lexicon.language != "en" or not self.text[position : position + 2].strip().isascii():
            return None
        text, at = self.text, position
        plural: tuple[str, int] | None = None
        for passed in range(5):
            word = _ENGLISH_WORD.match(text, at)
            if word is None:
                break
            lower = word[1].lower().rstrip(".")
            if lower in _ENGLISH_STOP and not (passed and lower in {"and", "or"}):
                break
            model = self.scanner.things.model_at(text, word.start(1))
            if model is not None:
                after = self.scanner.unit_at(text, model[1] + 1) if text[model[1] : model[1] + 1] == " " else None
                end = after[1] if after and after[0].kind == "accelerator" else model[1]
                return UnitWord(model[0], f"GPU:{model[0]}", "accelerator", 1.0), end
            found = self.scanner.unit_at(text, word.start(1))
            if found is not None and found[0].kind in {"count", "accelerator"} and found[0].word:
                return found
            if passed and found is not None:
                break
            if plural is None and lower.endswith("s") and len(lower) > 3 and not lower.endswith(("ss", "'s", "us", "is")):
                plural = (lower, word.end())
            at = word.end()
            if word[1].endswith((".", "'s", "’s")):
                break
        if plural is not None and numeral.value >= 2:
            return UnitWord(plural[0], plural[0], "count", 1.0), plural[1]
        return None

    # -- ranges and figures -------------------------------------------------------------------------------------

    def _whole(self, part: _Part) -> tuple[_Part, _Part | None]:
        """``part`` with the upper end of its range, if one follows."""
        text = self.text
        mark = self.scanner._range.match(text, part.end) or (
            self.scanner._english_range.match(text, part.end) if self.lexicon.language == "en" else None
        )
        if mark is None:
            return self._list_of_years(part)
        spelled = self.scanner._english_number.match(text, mark.end()) if self.lexicon.language == "en" else None
        if spelled and mark[0].strip().lower() in {"to", "or"}:
            words = re.split(r"[ -]+", spelled[0].lower())
            numeral = self.scanner.grammar.english_words([w for w in words if w])
            second = self._behind(mark.end(), spelled.end(), numeral) if numeral else None
        else:
            digit = re.compile(r"\D{0,4}").match(text, mark.end())
            begin = digit.end() if digit else mark.end()
            run = self.scanner._digits.match(text, begin)
            second = self._part(begin, run[0]) if run else None
        return (part, second) if second is not None and self._joins(part, second, mark[0].strip()) else (part, None)

    def _list_of_years(self, part: _Part) -> tuple[_Part, _Part | None]:
        """1、2年: neighbouring numbers with one unit are a range."""
        text = self.text
        if part.unit is None and text[part.end : part.end + 1] in "、,·" and text[part.end + 1 : part.end + 2].isdigit():
            run = self.scanner._digits.match(text, part.end + 1)
            second = self._part(part.end + 1, run[0]) if run else None
            if second is None and run is not None:
                return part, None
            if second and second.numeral.value == part.numeral.value + 1 and second.numeral.value < 10:
                year = second.unit or self._bare_year(second.end)
                if year is not None:
                    return part, second._replace(unit=year, end=second.end if second.unit else second.end + 1)
        return part, None

    def _bare_year(self, end: int) -> UnitWord | None:
        return UnitWord("年", "year", "duration", 1.0) if self.text[end : end + 1] in "年년" and self.text[end : end + 1] else None

    def _joins(self, first: _Part, second: _Part, mark: str) -> bool:
        """Whether two numbers with a mark between are one range, not a change or a compound."""
        low, high = self._elided(first, second), float(second.numeral.value) * (second.unit.factor if second.unit else 1)
        if second.unit is None and first.unit is None:
            return second.numeral.scaled and mark in "~∼～〜" and low < high
        if second.unit is None and not (first.sign and mark in "-–~∼～〜—to"):
            return False
        if first.unit is not None and second.unit is not None:
            if first.unit.unit != second.unit.unit:
                return False
            if mark in {"에서", "から", "to", "or"} and not first.sign:
                return False
            if mark in {"to", "or"}:
                return False
        if mark in "-–—" and first.unit is not None and not first.sign:
            return False
        return low < high

    def _elided(self, first: _Part, second: _Part) -> float:
        """The lower end with the scale it shares with the upper (2~3조원)."""
        value = float(first.numeral.value)
        unit = first.unit or second.unit
        shared = not first.explicit_scale and second.explicit_scale and value < 10_000
        if shared and (first.unit is None or first.sign):
            scale = second.numeral.lead_scale
            if value * scale < float(second.numeral.value):
                value *= scale
        return value * (unit.factor if unit else 1)

    def _emit(self, pair: tuple[_Part, _Part | None] | None) -> None:
        if pair is None:
            return
        first, second = pair
        if second is not None:
            self._emit_range(first, second)
            return
        unit = first.unit
        if unit is None:
            unit = self._unit_by_neighbours(first)
            if unit is None:
                self.cursor = max(self.cursor, first.end)
                return
            first = first._replace(unit=unit[0], end=unit[1])
        unit = first.unit
        assert unit is not None  # noqa: S101 - given above
        kind, name, end = unit.kind, unit.unit, first.end
        if unit.role == "generic":
            name, kind, end = self.scanner.things.of(self.text, first.start, first.end, unit, self.found)
        if name == "GPU":
            name = self.scanner.things.model_near(self.text, first.start, end) or name
        left, right = context.left_of(self.text, first.start), context.right_of(self.text, end)
        bound: Bound = context.bound_of(left, right, self.lexicon.words, kind)
        if first.more and bound == "exact":
            bound = "about"
        if unit.surface == "割" and self.text[end : end + 1] == "引":
            self.cursor = end
        value = _number(first.numeral.value * unit.factor)
        step = first.numeral.step * unit.factor
        low, high = allowed(float(value), None, step, bound)
        self._add(Figure(
            first.start, end, self.text[first.start : end], kind, value, None, name, bound, low, high, step,
            per=context.per_of(left, right, self.lexicon), assumed=unit.assumed, flaw=first.flaw,
        ))  # fmt: skip

    def _emit_range(self, first: _Part, second: _Part) -> None:
        unit = second.unit or first.unit
        start, end = first.start, second.end
        if unit is None:
            unit = UnitWord("", self.lexicon.local_currency, "money", 1.0, assumed=True)
        kind, name = unit.kind, unit.unit
        if unit.role == "generic":
            name, kind, end = self.scanner.things.of(self.text, start, end, unit, self.found)
        low_value = _number(self._elided(first, second._replace(unit=unit)))
        high_value = _number(second.numeral.value * unit.factor)
        step = second.numeral.step * unit.factor
        low, high = allowed(float(low_value), float(high_value), step, "range")
        left, right = context.left_of(self.text, start), context.right_of(self.text, end)
        self._add(Figure(
            start, end, self.text[start:end], kind, low_value, high_value, name, "range", low, high, step,
            per=context.per_of(left, right, self.lexicon), assumed=unit.assumed,
        ))  # fmt: skip

    def _unit_by_neighbours(self, part: _Part) -> tuple[UnitWord, int] | None:
        """A bare number's unit: the thing beside it, or for 4조, 226億 a currency that is settled later."""
        thing = self.scanner.things.before(self.text, part.start)
        big = part.numeral.scaled or part.numeral.value >= 1000
        if thing is not None and big and thing[1] in {"accelerator"}:
            return UnitWord(thing[0], thing[0], thing[1], 1.0), part.end
        if part.numeral.scaled and abs(part.numeral.value) >= 1e8:
            return UnitWord("", "?", "money", 1.0, assumed=True), part.end
        if self.lexicon.language == "en" and part.numeral.value >= 1000 and "," in self.text[part.start : part.end]:
            return UnitWord("", "?", "count", 1.0, assumed=True), part.end
        return None

    def _simple(self, start: int, end: int, kind: Kind, value: float, unit: str, step: float) -> None:
        left, right = context.left_of(self.text, start), context.right_of(self.text, end)
        bound: Bound = context.bound_of(left, right, self.lexicon.words, kind)
        low, high = allowed(value, None, step, bound)
        self._add(Figure(start, end, self.text[start:end], kind, _number(value), None, unit, bound, low, high, step))

    def _add(self, figure: Figure) -> None:
        self.found.append(figure)
        self.cursor = figure.end


def _number(value: float) -> float | int:
    """A whole number as an int, any other without the noise of binary fractions."""
    if isinstance(value, int):
        return value
    tidy = float(f"{value:.15g}")
    return int(tidy) if tidy.is_integer() and abs(tidy) < 1e22 else tidy


def _gaps(text: str, furniture: tuple[Span, ...]) -> list[Span]:
    """Where no figure is read: furniture, addresses, phone numbers and stock codes; disjoint and in order."""
    spans = list(furniture)
    if "@" in text or "://" in text or "www." in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    if "-" in text:
        spans += [match.span() for match in _PHONE.finditer(text)]
    spans += [match.span() for match in _STOCK_CODE.finditer(text)]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _trigger(lexicon: Lexicon) -> re.Pattern[str]:
    """One pattern that stops wherever a figure may begin."""
    grammar, rules = lexicon.grammar, lexicon.rules
    hangul, han = grammar.hangul_run, grammar.han_run
    words = "|".join(re.escape(word) for word in sorted(rules.words, key=len, reverse=True))
    number = rf"(?:{grammar.digit_run}|{hangul}{{1,12}}|{han}{{1,12}})"
    parts = [
        rf"(?P<fraction>(?P<below>{number})[ ]?(?:분의|分の|分之)[ ]?(?P<above>\d[\d,]*(?:[.．]\d+)?|{hangul}{{1,12}}|{han}{{1,12}})|(?P<n>\d{{1,4}})/(?P<d>\d{{1,5}})(?![\d/]))",
        rf"(?P<num>{grammar.digit_run})",
    ]
    if lexicon.language == "ko":
        native = "|".join(sorted(rules.native, key=len, reverse=True))
        parts.append(rf"(?<![가-힣])(?P<native>{native})(?=[ ]?[가-힣])")
        parts.append(rf"(?<![가-힣\d])(?P<spelled>(?:수|몇)[ ]?[십백천만억조]{{1,8}}|{hangul}{{1,16}}(?:[ ]\d+[만억조])?)")
        parts.append(rf"(?P<word>{words})")
    elif lexicon.language == "en":
        parts.append(rf"(?i:(?P<month>\b{dates.ENGLISH_MONTH}(?=[ ]\d)))")
        parts.append(rf"(?i:\b(?P<word>{words})\b)")
        parts.append(rf"(?i:(?P<english>{english_pattern(grammar.english)}))")
    else:
        before = r"(?<![第\d])" if lexicon.language == "zh" else r"(?<![一-鿿\d])"
        parts.append(rf"{before}(?P<spelled>[数數几幾]?{han}{{1,{LONGEST}}})")
        parts.append(rf"(?P<word>{words})")
    if lexicon.language != "en":
        parts[-1:] = [parts[-1]]
    return re.compile("|".join(parts))


def scan_all(scanner: Scanner, texts: Iterator[tuple[str, tuple[Span, ...], date | None]]) -> Iterator[list[Figure]]:
    """The figures of many texts."""
    for text, skip, published in texts:
        yield scanner.scan(text, skip, published)
