"""Where a text says that a figure was replaced: raised, cut, brought up to date; and where it tells history."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.base import Context, Place
from checker.facts.scoring import AGREEING
from checker.facts.values import compare
from checker.figures.units import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks._disputes import Dispute
    from checker.model import Claim

_CHANGED = re.compile(
    r"증액|상향|하향|감액|늘리|늘려|늘렸|늘린|늘어|확대|올려|올렸|높였|높여|줄였|줄여|낮췄|낮춰|조정|수정|변경|"
    r"上方修正|下方修正|増額|減額|引き上げ|引き下げ|上積み|上乗せ|拡大|増や|修正|"
    r"\braised?\b|\braising\b|\blifted\b|\bincreased?\b|\bincreasing\b|\bboosted\b|\bupped\b|\bexpanded\b|"
    r"\brevised\b|\bcut\b|\blowered\b|\breduced\b|\bscaled back\b|"
    r"上调|上調|下调|下調|提高|增至|增加到|扩大到|擴大到|追加至|修订|修訂",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"당시|당초|애초|종전|원래|기존 계획|최초 계획|当初|当時|それまで|originally|"
    r"initially|at the time|formerly|back then|had planned|"
    r"最初|原计划|原計劃|当时|當時|原定",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\s*(?:[(（][^()（）]*[)）]\s*)?(?:에서|이던|였던|から|より|to\b|提高到|上调至|增至|到|至)")
_BACK = re.compile(
    r"^\s*(?:[(（][^()（）]*[)）]\s*)?(?:a year |in sales )?(?:from|up from|down from)\s+(?:the |its |an? )?$",
    re.IGNORECASE,
)
_REACH = 40
_REACH_BEFORE = 70  # increased its investment in the plant that it is building in ... to
_LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class Change:
    """``from 3조 to 4조``: two claims of one article, by their indexes in the run."""

    old: int
    new: int


def explicit_changes(context: Context, among: range) -> Iterator[Change]:
    """Every pair of amounts that a text joins by from and to, with a word of change; the first is one of ``among``."""
    claims = context.run.claims
    for number in among:
        for other in (number + 1, number + 2):
            if other < len(claims) and _joined(context, claims[number], claims[other]):
                first, last = context.run.renderings(claims[number])[-1], context.run.head(claims[other])
                gap = context.run.articles[claims[number].article].text[first.end : last.start]
                yield Change(number, other) if _FROM.match(gap) else Change(other, number)


def changed_places(context: Context) -> list[set[Place]]:
    """The two figures of every such pair."""
    claims = context.run.claims
    return [
        {context.places(claims[change.old])[0], context.places(claims[change.new])[0]}
        for change in explicit_changes(context, range(len(claims)))
    ]


def _joined(context: Context, first: Claim, second: Claim) -> bool:
    if first.article != second.article or first.sentence != second.sentence:
        return False
    one, two = context.run.renderings(first)[-1], context.run.head(second)
    if dimension(context.run.head(first).unit) != dimension(two.unit) or two.start - one.end > _LONGEST_GAP:
        return False
    text = context.run.articles[first.article].text
    gap = text[one.end : two.start]
    around = text[max(0, context.run.head(first).start - _REACH) : context.run.renderings(second)[-1].end + _REACH]
    return bool(_FROM.match(gap) or _BACK.match(gap)) and bool(_CHANGED.search(around))


def told_as_changed(context: Context, claim: Claim) -> bool:
    """Whether the clause of a claim says that its figure is a new one."""
    first, last = context.run.head(claim), context.run.renderings(claim)[-1]
    text = context.run.articles[claim.article].text
    start, end = _sentence(context, claim)
    if context.article(Place(claim.article, claim.figures[0])).language in {"ko", "ja"}:
        return bool(_CHANGED.search(text[last.end : min(end, last.end + _REACH)]))
    return bool(_CHANGED.search(text[max(start, first.start - _REACH_BEFORE) : first.start]))


def told_as_history(context: Context, claim: Claim) -> bool:
    """Whether a claim's figure is told as a former one, right before it or right behind."""
    first, last = context.run.head(claim), context.run.renderings(claim)[-1]
    text = context.run.articles[claim.article].text
    start, end = _sentence(context, claim)
    near = text[max(start, first.start - _REACH) : first.start] + " " + text[last.end : min(end, last.end + 12)]
    return bool(_HISTORY.search(near))


def replaced(context: Context, dispute: Dispute) -> tuple[Claim, Claim] | None:
    """The older and the newer claim of a dispute, where the newer one says that it replaces a figure."""
    claims = (dispute.suspect, dispute.against)
    days = [context.run.published(claim) for claim in claims]
    if dispute.internal or days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    old, new = claims if days[0] < days[1] else claims[::-1]
    if dispute.values.relation not in {"near", "different"} or not told_as_changed(context, new):
        return None
    return old, new


def settled_by_change(context: Context, dispute: Dispute) -> bool:
    """Whether the text tells why two figures differ: one replaced the other, or is told as a former one."""
    if replaced(context, dispute) or any(
        told_as_history(context, claim) for claim in (dispute.suspect, dispute.against)
    ):
        return True
    sides = dispute.suspect, dispute.against
    for article in {side.article for side in sides}:
        for change in explicit_changes(context, context.run.claims_in(article)):
            pair = context.run.claims[change.old], context.run.claims[change.new]
            if any(_agree(context, a, pair[0]) and _agree(context, b, pair[1]) for a, b in (sides, sides[::-1])):
                return True
    return False


def _agree(context: Context, a: Claim, b: Claim) -> bool:
    values = compare(context.run, a, b)
    return values is not None and values.relation in AGREEING


def _sentence(context: Context, claim: Claim) -> tuple[int, int]:
    views = context.run.framed[claim.article].views
    if not views:
        return 0, len(context.run.articles[claim.article].text)
    return views[claim.sentence].span
