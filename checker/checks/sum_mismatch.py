"""AR606: parts that do not add to the stated total."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks import _parties
from checker.checks._arithmetic import alike, bare, conversion_of, neighbours, times
from checker.checks._lists import Laid, laid_out, whole_of
from checker.checks._operands import neighbourhood
from checker.checks._slipped import exchanged, exchanged_in_list, written
from checker.checks._sums import addable, fits, some_fit, sums, terms, told_as_whole, whole
from checker.checks._tables import columns
from checker.checks._wholes import made_up, summed_behind
from checker.checks.base import Context, Gap, Issue, Place, as_json, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks._operands import Found
    from checker.checks._slipped import Slipped
    from checker.model import Severity

_CODE = "AR606"
# 등, including: the list may name only some of the parts.
_OPEN = re.compile(
    r"등(?:에|을|를|의|으로|과|이|\s|,|,)|など|(?<![円ルン元]の)ほか|等(?!于|於)|나머지|포함|제외|이 가운데|이 중|그중|"
    r"含|うち|除|残り|其中|[当當]中|之中|包括|其余|"
    r"\b(?:including|include[sd]?|such as|among|of which|plus|excluding|rest|remaining|other)\b",
    re.IGNORECASE,
)
# Words between two amounts after which they are no two parts of one sum; 3억원, 부산에서 5억원 tells a place.
_APART = re.compile(
    r"^[)）]?(?: ?(?:규모|수준|안팎|정도|가량))?에서|보다|대비|から|より|に対し|比|"
    r"毎|매년|연간|\bfrom\b|\bthan\b|\bversus\b|\bper\b|\bagainst\b|从|從|"
    r"较|每|[.。;；]\s|비해|가운데|중\s|\bof the\b",
    re.IGNORECASE,
)
# Between two amounts of a list: what follows is a part of what stands before.
_WITHIN = re.compile(r"그중|이 중|うち|内訳|其中|[当當]中|之中|包括|\b(?:including|of which|among)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"이미|기존|앞서|여기에|추가|더해|더하|합치|합하|すでに|既に|加え|足す|已|此前|再加|\balready\b|"
    r"\bearlier\b|\bon top of\b|\badd(?:ed|s|ing)?\b|\bwith\b",
    re.IGNORECASE,
)
# A sentence that begins so sums up the one before it.
_SUMS_UP = re.compile(
    r"\s*(?:모두 )?(?:합하면|합치면|더하면|합계는|합계|모두 합쳐|모두 더하면|合わせて|あわせて|合計で|合計は|"
    r"总计|合计|共计|总共|together|combined|in all|in total|altogether|that adds up to|they add up to|the total)",
    re.IGNORECASE,
)
_MOST = 8
# Between the last part and the total: something more is added that has no amount of its own.
_MORE = re.compile(r"\d|까지|및|(?:과|와)\s|および|以及|\band\b", re.IGNORECASE)
# A running total may hold more than what is listed.
_RUNNING = re.compile(r"누적|누계|지금까지|累計|累计|累積|\bcumulative|\bto date\b|\bso far\b|\bsince\b", re.IGNORECASE)
# From what there is to what each gets of it.
_OUT_OF = re.compile(r"^[^\d.。;；]{0,12}(?:가운데|중(?:에서)?\s|のうち|うち|中[，,]|其中|之中)")


@check(_CODE, alone=True)
def sum_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """The sum of the parts as an interval against the total, for each currency by itself."""
    for text, before, found, _ in neighbours(context):
        told = list(_listed(context, text, found, before)) or list(_added(context, text, found, before))
        told = told or list(_summed_up(context, text, found, before)) or list(_of_parties(context, text, found))
        told = told or list(_handed_out(context, found)) or list(_made_up(context, text, found))
        yield from told or _exchanged(context, exchanged(context, text, found, before))
    for rows, total in columns(context):
        yield from _against(context, rows, total, "error")
    for laid in laid_out(context):
        behind = summed_behind(context, laid)
        if behind is not None:
            yield from _against(context, laid.parts, behind, "error")
            continue
        yield from list(_exchanged(context, exchanged_in_list(context, laid))) or _in_lines(context, laid)


def _listed(context: Context, text: str, found: list[Found], before: list[Found]) -> Iterator[Issue]:
    """``A 3조, B 4조, 총 8조`` and ``총 9조 가운데 A 5조, B 2조, C 1조`` within one sentence."""
    amounts = terms(context, found)
    wholes = [item for item in amounts if told_as_whole(context, item)]
    if len(wholes) != 1:
        return
    total = wholes[0]
    same = [item for item in amounts if addable(item[1], total[1])]
    ahead = _run(context, [item for item in same if item[0] < total[0]][::-1])
    behind = _run(context, [item for item in same if item[0] > total[0]])
    parts, least = (ahead[::-1], int(context.limits["least_parts"])) if ahead else (behind, _CLOSED_LIST)
    closing = _gap(context, ahead[0], total) if ahead else ""
    if len(parts) < 2 or _APART.search(closing) or _MORE.search(closing):
        return
    others = [item for item in (*terms(context, before), *same) if addable(item[1], total[1]) and item != total]
    if len(others) > _MOST or some_fit(context, others, total):
        return
    above = min(computed.low for computed in sums(context, parts, total[1])) > whole(context, total).high
    closed = not _OPEN.search(text) and not _RUNNING.search(text) and not _fewer(context, parts, text, found)
    if above or (len(parts) >= least and closed):
        yield from _against(context, parts, total, "error" if closed and ahead else "warning")


def _fewer(context: Context, parts: Sequence[Found], text: str, found: list[Found]) -> bool:
    """Whether the text says that more parties share the total than the list names: 計5社 and four amounts."""
    framed = context.run.framed[parts[0][0].article]
    here = framed.sentence_of[parts[0][0].figure]
    before = [item for item in neighbourhood(context, parts[0][0]) if framed.sentence_of[item[0].figure] < here]
    told = _parties.told(text, found) or _parties.told(_text_of(context, before), before)
    return told is not None and told.number > len(parts)


def _handed_out(context: Context, found: list[Found]) -> Iterator[Issue]:
    """``26만 장 가운데 삼성 9만 장, SK 9만 장, 네이버 12만 장``: what each of several gets is more than there is."""
    amounts = terms(context, found)
    if len(amounts) <= _CLOSED_LIST or not _OUT_OF.match(_gap(context, amounts[0], amounts[1])):
        return
    total, frames = amounts[0], context.run.framed[amounts[0][0].article].frames
    parts = _run(context, [item for item in amounts[1:] if addable(item[1], total[1])])
    actors = [frames[place.figure].actor for place, _ in parts]
    each_its_own = None not in actors and len({actor.id for actor in actors if actor is not None}) == len(parts)
    more = sum((figure.number or 0.0) * times(figure, total[1]) for _, figure in parts) > (total[1].number or 0.0)
    if len(parts) >= _CLOSED_LIST and each_its_own and more:
        yield from _against(context, parts, total, "warning")


def _made_up(context: Context, text: str, found: list[Found]) -> Iterator[Issue]:
    """``부채 50억 달러는 회사채 30억 달러, 대출 20억 달러로 이뤄졌다``: the whole before all of its parts."""
    told = made_up(context, found)
    if told is not None and len(_run(context, told[0])) == len(told[0]) and not _OPEN.search(text):
        yield from _against(context, *told, "error")


def _text_of(context: Context, found: Sequence[Found]) -> str:
    if not found:
        return ""
    framed, place = context.run.framed[found[0][0].article], found[0][0]
    start, end = framed.views[framed.sentence_of[place.figure]].span
    return context.article(place).text[start:end]


def _of_parties(context: Context, text: str, found: list[Found]) -> Iterator[Issue]:
    """``네 회사를 합치면 3500억 달러``, where the sentences around tell what each of the four gives."""
    wholes = [item for item in terms(context, found) if told_as_whole(context, item)]
    told = _parties.told(text, found)
    if len(wholes) != 1 or told is None or _OPEN.search(text) or _RUNNING.search(text):
        return
    parts = _parties.shares(context, wholes[0], told)
    if parts is not None and _near(parts, wholes[0], context.limits["farthest"]):
        yield from _against(context, parts, wholes[0], "warning")


def _near(parts: Sequence[Found], total: Found, farthest: float) -> bool:
    """Whether the parts are of the total's size, so that it may be theirs."""
    ratio = sum((figure.number or 0.0) * times(figure, total[1]) for _, figure in parts) / (total[1].number or 1.0)
    return 1 / farthest <= ratio <= farthest


# A list behind its total is taken for a whole one only from so many parts on.
_CLOSED_LIST = 3


def _gap(context: Context, one: Found, two: Found) -> str:
    return bare(context.article(one[0]).text[one[1].end : two[1].start])


def _run(context: Context, items: Sequence[Found]) -> list[Found]:
    """The amounts from the first on between which nothing but a list stands."""
    kept = list(items[:1])
    for one, two in pairwise(items):
        gap = _gap(context, *sorted((one, two)))
        if _APART.search(gap) or _WITHIN.search(gap) or len(gap) > _LIST_GAP:
            break
        kept.append(two)
    return kept


_LIST_GAP = 40


def _added(context: Context, text: str, found: list[Found], before: list[Found]) -> Iterator[Issue]:
    """X in one sentence; "Y is already decided, so the total is Z" in the next."""
    here, there = terms(context, found), terms(context, before)
    if len(here) != 2 or not told_as_whole(context, here[1]) or not _ADDED.search(text) or _OPEN.search(text):
        return
    total = here[1]
    ahead = [item for item in there if alike(item[1], total[1])]
    if len(ahead) != 1 or not alike(here[0][1], total[1]) or _APART.search(_gap(context, *here)):
        return
    parts = [ahead[0], here[0]]
    if some_fit(context, parts, total):
        yield from _converted(context, parts, total)
    elif not _RUNNING.search(text) or next(sums(context, parts, total[1])).low > whole(context, total).high:
        yield from _against(context, parts, total, "warning")


def _summed_up(context: Context, text: str, found: list[Found], before: list[Found]) -> Iterator[Issue]:
    """A list in one sentence; "합하면 580에이커" at the head of the next."""
    here = terms(context, found)
    if not here or not _SUMS_UP.match(text) or not told_as_whole(context, here[0]):
        return
    total = here[0]
    parts = [item for item in terms(context, before) if addable(item[1], total[1])]
    listed = _text_of(context, before)
    told = _parties.told(listed, before)
    complete = not _OPEN.search(listed) if told is None else told.number == len(parts)
    if len(parts) < 2 or len(parts) > _MOST or not complete or _OPEN.search(text) or _RUNNING.search(text):
        return
    if len(_run(context, parts)) == len(parts) and not some_fit(context, parts, total):
        yield from _against(context, parts, total, "warning" if told is None else "error")


def _in_lines(context: Context, laid: Laid) -> Iterator[Issue]:
    """A list of lines or a column, where the paragraph before it tells the whole and that this is its division."""
    total = whole_of(context, laid)
    if total is None or len(laid.parts) > _MOST or some_fit(context, laid.parts, total):
        return
    if _near(laid.parts, total, context.limits["farthest"]):
        yield from _against(context, laid.parts, total, "warning")


def _exchanged(context: Context, found: Iterator[Slipped]) -> Iterator[Issue]:
    """Parts that give the total once two digits of one figure change places."""
    for slip in found:
        sure = next(sums(context, slip.parts, slip.total[1]))
        figures = [*slip.parts, slip.total]
        expected = written(context, slip)
        printed = " + ".join(figure.surface for _, figure in slip.parts)
        yield Issue(
            _CODE,
            "warning" if sure.meets(whole(context, slip.total)) else "error",
            slip.suspect[0],
            tuple(place for place, _ in figures if place != slip.suspect[0]),
            {
                "expected": expected, "other": slip.total[1].surface,
                "detail": f"{printed} ≠ {slip.total[1].surface}; {slip.suspect[1].surface} → {expected}",
            },
            variant="exchanged",
            working={"sum": as_json(sure), "stated": as_json(whole(context, slip.total)), "unit": slip.total[1].unit},
            confidence=0.8,
        )  # fmt: skip


def _converted(context: Context, parts: list[Found], total: Found) -> Iterator[Issue]:
    """The amounts as first stated add up: then their conversions have to add up too."""
    figures = context.run.figures[total[0].article]
    for unit in sorted({f.unit for f in figures if f.converts == total[0].figure}):
        restated = [conversion_of(context, place, unit) for place, _ in (*parts, total)]
        known = [item for item in restated if item is not None]
        if len(known) == len(parts) + 1 and not some_fit(context, known[:-1], known[-1]):
            yield from _against(context, known[:-1], known[-1], "warning")


def _against(context: Context, parts: Sequence[Found], total: Found, severity: Severity) -> Iterator[Issue]:
    if fits(context, parts, total):
        return
    value = sum((figure.number or 0.0) * times(figure, total[1]) for _, figure in parts)
    computed, stated = next(sums(context, parts, total[1])), whole(context, total)
    printed = context.amount(value, total[1].unit, total[0])
    surfaces = [figure.surface for _, figure in parts]
    others: tuple[Place, ...] = tuple(place for place, _ in parts)
    yield Issue(
        _CODE,
        "warning" if computed.meets(stated) else severity,
        total[0],
        others,
        {
            "computed": printed, "expected": printed, "other": ", ".join(surfaces),
            "detail": f"{' + '.join(surfaces)} = {printed}",
        },
        working={"computed": value, "sum": as_json(computed), "stated": as_json(stated), "unit": total[1].unit},
        confidence=0.9 if severity == "error" else 0.75,
    )  # fmt: skip
