"""AR607: a share that part and whole do not give, a part above its whole, shares of one whole above 100 %."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from checker.checks._arithmetic import alike, bare, operand, result, times
from checker.checks._fractions import Fraction, fractions, glossed
from checker.checks._moves import directions
from checker.checks._operands import Found, after, before, between, sentences
from checker.checks._party_shares import ONE_WHOLE, share_lists
from checker.checks._stakes import Stake, stakes
from checker.checks._up_to import UpTo, up_to
from checker.checks.base import Context, Gap, Issue, as_json, check
from checker.figures.intervals import rounded
from checker.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "AR607"
_WHOLE = 100.0
_MULTIPLE = re.compile(
    r"복수\s?(?:응답|선택|답변)|중복\s?(?:응답|선택)|複数回答|複数選択|多选|複選|多選|可多选|"
    r"multiple (?:answers|responses|choice)|more than one answer|"
    r"respondents could (?:choose|select|pick)",
    re.IGNORECASE,
)
# From a whole to its part: 500곳 중 150곳, 500社のうち150社, 500家中有150家, 150 of the 500 firms.
_OF = re.compile(r"^\s?(?:가운데|중(?:에서?)?(?=\s|$)|中(?:有|的)?|のうち|うち|之中|里有)\s?[^\d。.;；]{0,26}$")
_OF_WHICH = re.compile(
    r"^[^\d。.;；]{0,8}?[,，、]\s?(?:이 ?가운데|이 ?중|그 ?중|うち|其中|of which|including)\s?[^\d。.;；,，、]{0,14}$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"^\s(?:out )?of (?:the |its |their |all |some |about |more than )*$", re.IGNORECASE)
_OF_AHEAD = re.compile(r"\bof (?:the |its |their |all |some |about )*$", re.IGNORECASE)
_GLOSS = re.compile(r"^\s?[(（]\s?(?:약|約|约|about |占|비중\s?|or )?\s?$")
# Words that tie a per cent behind the part to part and whole.
_TIED = re.compile(
    r"도입률은|비율은|비중은|채택률은|가입률은|참여율은|률은|割合は|比率は|導入率は|率は|占比为|占比|占|比例为|比例|"
    r"[,，、]\s?(?:즉|곧|すなわち|つまり|即)[,，、\s]|전체의|全体の|"
    r"(?:a|the) (?:rate|share|proportion) of|\bor about|,? or\b|equal to|which is|or roughly",
    re.IGNORECASE,
)
_REST = re.compile(r"나머지|그 외|残り|其余|剩余|\b(?:the rest|remaining|others)\b", re.IGNORECASE)
_TIED_GAP = 26
_NESTED = re.compile(
    r"가운데|(?:이|그)\s?중|포함|합계|합산|합쳐|에서|각국|별로|대비|うち|中で|では|合わせ|含|其中|合计|共计|"
    r"分别在|各|세대|대는|代は|岁|"
    r"\b(?:including|of which|combined|together|total|in|across|among|aged|from|respectively in|each|up|"
    r"down)\b|[。；]|[.;]\s",
    re.IGNORECASE,
)


@check(_CODE, alone=True)
def share_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """Part over whole as an interval against the share; part against whole; the sum of a list of shares."""
    goes_on = {(one.article, one.sentence) for one in share_lists(context)}
    free = {index for index, article in enumerate(context.run.articles) if _MULTIPLE.search(article.text)}
    for article, text, found in sentences(context):
        if article in free:
            continue
        for one, two in pairwise(found):
            ordered = _part_of(context, one, two)
            if ordered is not None:
                yield from _of_whole(context, text, found, *ordered)
        here = context.run.framed[article].sentence_of[found[0][0].figure]
        if ONE_WHOLE.search(text) or (article, here) in goes_on:
            yield from _listed(context, found)
    for share in (*fractions(context), *glossed(context)):
        yield from _fraction(context, share)
    for cumulated in up_to(context):
        yield from _up_to(context, cumulated)
    for told in stakes(context):
        yield from _stake(context, told)


def _part_of(context: Context, one: Found, two: Found) -> tuple[Found, Found] | None:
    """(part, whole) of two neighbouring amounts."""
    if not (_countable(one) and _countable(two) and alike(one[1], two[1])):
        return None
    gap = bare(between(context, one[0], two[0]))
    if _OF.match(gap) or _OF_WHICH.match(gap) or (gap == ", " and _OF_AHEAD.search(before(context, one[0], 16))):
        return two, one
    return (one, two) if _OUT_OF.match(gap) else None


def _countable(item: Found) -> bool:
    figure = item[1]
    kinds = {"money", "count", "accelerator", "power", "energy", "area"}
    return figure.kind in kinds and figure.number is not None and figure.value_high is None and figure.per is None


def _of_whole(context: Context, text: str, found: list[Found], part: Found, whole: Found) -> Iterator[Issue]:
    a, b = _read(context, part).scale(times(part[1], whole[1])), _read(context, whole)
    if a.low > b.high:
        yield _issue(part, (whole,), f"{part[1].surface} > {whole[1].surface}", (a, b))
        return
    share = _share_of(context, found, max(part, whole))
    if share is None or b.low <= 0:
        return
    computed = (a / b).scale(_WHOLE)
    readings = [computed, (Interval.point(1.0) - a / b).scale(_WHOLE)] if _REST.search(text) else [computed]
    if any(reading.meets(result(context, share[0])) for reading in readings):
        return
    exact = (part[1].number or 0.0) * times(part[1], whole[1]) / (whole[1].number or 1.0) * _WHOLE
    detail = f"{part[1].surface} / {whole[1].surface} = {exact:.1f} %"
    yield _issue(share, (part, whole), detail, (computed, result(context, share[0])), f"{exact:.1f}")


def _read(context: Context, item: Found) -> Interval:
    """What an amount may stand for; one digit is no rounding of anything far from it: 1조 is not 6000억."""
    interval, value = operand(item[1]), item[1].number or 0.0
    far = abs(value) * context.limits["roughest"]
    low = interval.low if item[1].bound in _UP_TO else max(interval.low, value - far)
    high = interval.high if item[1].bound in _FROM_ON else min(interval.high, value + far)
    return Interval(low, high, high_open=interval.high_open)


_UP_TO, _FROM_ON = frozenset({"at_most", "less_than"}), frozenset({"at_least", "more_than"})


def _fraction(context: Context, told: Fraction) -> Iterator[Issue]:
    """An amount over the whole that it is told to be a share of."""
    part, whole = _read(context, told.part).scale(times(told.part[1], told.whole[1])), _read(context, told.whole)
    stated = result(context, told.rate[0])
    if whole.low <= 0 or (part / whole).scale(_WHOLE).meets(stated):
        return
    exact = (told.part[1].number or 0.0) * times(told.part[1], told.whole[1]) / (told.whole[1].number or 1.0) * _WHOLE
    detail = f"{told.part[1].surface} / {told.whole[1].surface} = {exact:.1f} %"
    yield _issue(told.rate, (told.part, told.whole), detail, ((part / whole).scale(_WHOLE), stated), f"{exact:.1f}")


def _up_to(context: Context, told: UpTo) -> Iterator[Issue]:
    """The shares of all sizes up to one, added up, against the share told of them together."""
    total = reduce(add, (rounded(figure) for _, figure in told.parts))
    if total.meets(result(context, told.share[0])):
        return
    printed = f"{sum(figure.number or 0.0 for _, figure in told.parts):.4g}"
    detail = f"{' + '.join(figure.surface for _, figure in told.parts)} = {printed} %"
    yield _issue(told.share, tuple(told.parts), detail, (total, result(context, told.share[0])), printed)


def _stake(context: Context, told: Stake) -> Iterator[Issue]:
    """The payment over the worth, taken with the payment in it and without."""
    paid, worth = operand(told.paid[1]).scale(times(told.paid[1], told.worth[1])), operand(told.worth[1])
    if worth.low <= 0 or paid.low < 0:
        return
    readings = [(paid / worth).scale(_WHOLE), (paid / (worth + paid)).scale(_WHOLE)]
    stated = result(context, told.stake[0])
    if any(reading.meets(stated) for reading in readings):
        return
    exact = (told.paid[1].number or 0.0) * times(told.paid[1], told.worth[1]) / (told.worth[1].number or 1.0) * _WHOLE
    detail = f"{told.paid[1].surface} / {told.worth[1].surface} = {exact:.1f} %"
    issue = _issue(told.stake, (told.paid, told.worth), detail, (readings[0], stated), f"{exact:.1f}")
    yield issue if told.near else replace(issue, severity="warning", confidence=0.75)


def _share_of(context: Context, found: list[Found], last: Found) -> Found | None:
    """The per cent in brackets behind the second amount, or tied to the two by a word of share."""
    behind = next((item for item in found if item[0] > last[0] and item[1].converts is None), None)
    if behind is None or behind[1].kind != "percent":
        return None
    gap = between(context, last[0], behind[0])
    closing = after(context, behind[0], 2).lstrip()[:1]
    if directions(before(context, behind[0], 6) + after(context, behind[0], 8)) or behind[1].surface[:1] in "+-":
        return None
    if _GLOSS.match(gap) and closing in {")", "）", ","}:
        return behind
    return behind if len(gap) <= _TIED_GAP and _TIED.search(gap) and not re.search(r"[。.;；]", gap) else None


def _listed(context: Context, found: list[Found]) -> Iterator[Issue]:
    """Three shares or more of one market, side by side."""
    run: list[Found] = []
    for item in found:
        gap = between(context, run[-1][0], item[0]) if run else ""
        if _NESTED.search(gap) or len(gap) > _LIST_GAP or not _one_share(item):
            yield from _above_all(context, run)
            run = []
        if _one_share(item):
            run.append(item)
    yield from _above_all(context, run)


_LEAST_SHARES = 3
_LIST_GAP = 24


def _one_share(item: Found) -> bool:
    return item[1].kind == "percent" and item[1].value_high is None


def _above_all(context: Context, run: list[Found]) -> Iterator[Issue]:
    if len(run) < _LEAST_SHARES or any(directions(after(context, place, 6)) for place, _ in run):
        return
    if _twice(context, run):
        return
    total = reduce(add, (rounded(figure) for _, figure in run))
    printed = sum(figure.number or 0.0 for _, figure in run)
    if min(total.low, printed) <= _WHOLE + context.limits["total_slack"]:
        return
    if any(abs((figure.number or 0.0) - (printed - (figure.number or 0.0))) <= 1 for _, figure in run):
        return
    surfaces = " + ".join(figure.surface for _, figure in run)
    yield _issue(run[-1], tuple(run[:-1]), f"{surfaces} = {printed:.4g} %", (total, Interval.point(_WHOLE)))


def _twice(context: Context, run: list[Found]) -> bool:
    """Whether one party has two shares: of two wholes, or of one at two times."""
    frames = [context.run.framed[place.article].frames[place.figure] for place, _ in run]
    parties = [frame.actor.id for frame in frames if frame.actor is not None and frame.actor.origin == "clause"]
    return len(parties) > len(set(parties))


def _issue(
    suspect: Found, others: tuple[Found, ...], detail: str, held: tuple[Interval, Interval], computed: str = ""
) -> Issue:
    """What is wrong with a share; without a computed one the parts are above their whole."""
    listed = not computed and len(others) > 1
    return Issue(
        _CODE,
        "warning" if listed else "error",
        suspect[0],
        tuple(place for place, _ in others),
        {
            "detail": detail, "computed": f"{computed} %", "expected": f"{computed}%",
            "other": ", ".join(figure.surface for _, figure in others),
        },
        variant="" if computed else "above",
        working={"computed": as_json(held[0]), "stated": as_json(held[1])},
        confidence=0.75 if listed else 0.85,
    )  # fmt: skip
