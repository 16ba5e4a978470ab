"""English figures in words: three million people, four to 10 times, tens of billions of dollars, a Tuesday in March."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.figures.emit import emit, emit_plain
from checker.figures.following import unit_behind
from checker.figures.numerals import Numeral, tidy
from checker.figures.parts import with_unit
from checker.figures.printed_dates import month_at
from checker.model import Figure

if TYPE_CHECKING:
    from checker.figures.page import Page
    from checker.model import Bound

_RANGE_BEHIND = re.compile(r"[ -](?:to|or)[ -](?=\$?\d|[a-z])", re.IGNORECASE)
_SHARE = re.compile(
    r"[ ](?:in|out[ ]of)[ ](?:every[ ])?(?P<below>\d{1,3}|[a-z]+)\b"
    r"(?![ -](?:years?|months?|weeks?|days?|states|cities|phases|stages)|[,.]\d)",
    re.IGNORECASE,
)
_HUNDRED = 100
# two billion for the first sites: words from here on may be money whose currency is told elsewhere
_BARE_MONEY = 1e9
_ONE_OF_NONE = frozenset({"count", "accelerator", "rank", "ratio"})
_VAGUE = re.compile(
    r"(?:(?P<some>several|a few|a couple of|some|tens of|dozens of|hundreds of|thousands of)[ ])?"
    r"(?P<scale>hundred|thousand|million|billion|trillion)s?(?:[ ]of)?(?=[ ])",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?P<some>tens|dozens|hundreds|thousands|millions|billions|trillions)[ ]of", re.IGNORECASE)
_SOME = {"several": 1.0, "a few": 1.0, "a couple of": 1.0, "some": 1.0, "tens of": 10.0, "dozens of": 12.0,
         "hundreds of": 100.0, "thousands of": 1000.0, "tens": 10.0, "dozens": 12.0, "hundreds": 100.0,
         "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def read_english(page: Page, start: int, _: int) -> None:
    """A number in words, with a unit behind it or as the lower end of a range."""
    words = page.lexicon.english.pattern.match(page.text, start)
    numeral = page.lexicon.english.read(words[0]) if words else None
    if words is None or numeral is None:
        return
    share = _SHARE.match(page.text, words.end())
    if share is not None and _is_share(page, start, share, numeral.value):
        return
    part = with_unit(page, start, words.end(), numeral)
    part = part._replace(scaled=numeral.scaled)
    ranged = part.unit is None and _RANGE_BEHIND.match(page.text, words.end())
    lone = part.unit is not None and numeral.value == 1 and part.unit.kind in _ONE_OF_NONE
    # Sales ($ million), in billion won: what the numbers of a column or a list are in
    heads = words[0].lower() in page.lexicon.english.scales and (part.signed or page.text.endswith("in ", 0, start))
    bare = part.unit is None and numeral.value >= _BARE_MONEY and not page.text.endswith("in ", 0, start)
    if ranged or bare or (part.unit is not None and not lone and not heads):
        emit(page, part)
    page.pass_over(words.end())


def _is_share(page: Page, start: int, share: re.Match[str], above: float) -> bool:
    """``one in five jobs``: a share, which is then found."""
    below = page.lexicon.english.digits.get(share["below"].lower()) or (
        float(share["below"]) if share["below"].isdigit() else 0
    )
    if not 0 < above < below <= _HUNDRED:
        return False
    emit_plain(page, (start, share.end()), "ratio", above / below, "x")
    return True


def read_vague(page: Page, start: int, _: int) -> None:
    """``tens of billions of dollars`` is a range; ``thousands of GPUs`` has no number, only an interval."""
    text = page.text
    found = _VAGUE.match(text, start)
    if found is not None and found["some"]:
        base = _SOME[found["some"].lower()] * _SCALES[found["scale"].lower()]
    else:
        found = _PLURAL.match(text, start)
        if found is None:
            return
        base = _SOME[found["some"].lower()]
    position = found.end() + 1
    unit = page.lexicon.units.at(text, position) or unit_behind(page, found.end(), Numeral(base, base, lead=base))
    if unit is None or unit[0].kind not in {"money", "accelerator", "power", "count", "percent", "duration"}:
        page.pass_over(found.end())
        return
    word, end = unit
    money = word.kind == "money"
    base *= word.factor
    low, high = base if money else base * 2, base * 10
    value, value_high = (tidy(base), tidy(high)) if money else (None, None)
    bound: Bound = "range" if money else "about"
    page.add(
        Figure(
            start,
            end,
            text[start:end],
            word.kind,
            value,
            value_high,
            word.unit,
            bound,
            low,
            high,
            base,
            assumed=word.assumed,
        )
    )


def read_month(page: Page, start: int, end: int) -> None:
    """A date that begins with a month's name."""
    if not month_at(page, start):
        page.pass_over(end)
