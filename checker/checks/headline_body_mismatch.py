"""IN202: a headline's figure that the body does not bear."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks._bare import Bare, bare_numbers
from checker.checks._headline_rates import misrated
from checker.checks._headline_sums import becomes, derived
from checker.checks._headline_years import Misdated, misdated
from checker.checks._slips import power_between, swapped, telling
from checker.checks._telling import place_of
from checker.checks.base import Context, Gap, Issue, check, number, percent
from checker.facts.scoring import AGREEING
from checker.facts.values import Comparison, compare, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim, Severity

_CODE = "IN202"
_COUNT = "count"
_KINDS = frozenset({"money", "power", "energy", "compute", "accelerator", "area", _COUNT})
# A scope that sets a figure apart: the headline tells the whole, or the other part.
_APART = frozenset({"part", "additional", "remaining", "first_phase", "cumulative", "target", "each"})
# What it is to grow to is what a headline tells, where the body has no other figure.
_AIM = "target"
# So near may an amount of another currency be the same amount, at whatever rate a desk took.
_NEARLY = 1.5
# From a thousandfold on two mentions of one amount cannot both be right.
_IMPOSSIBLE = 3


@dataclass(frozen=True, slots=True)
class _Body:
    """A claim of the body that the headline's figure can be compared with."""

    claim: Claim
    values: Comparison


@check(_CODE)
def headline_body_mismatch(context: Context) -> Iterator[Issue | Gap]:
    """No figure of the body, no sum and no difference of two gives the headline's; one of them speaks of the same."""
    by_article: dict[int, list[Claim]] = {}
    for claim in context.run.claims:
        by_article.setdefault(claim.article, []).append(claim)
    for claims in by_article.values():
        body = [claim for claim in claims if not claim.headline]
        for claim in claims:
            if claim.headline and claim.kind in _KINDS and context.run.head(claim).number:
                issue = _against_body(context, claim, body)
                if issue is not None:
                    yield issue
        for rated in misrated(context, claims, context.limits["lead_sentences"]):
            yield _issue(context, rated.headline, _Body(rated.body, rated.values), alone=False, warn=True)
        yield from (_lost(context, bare) for bare in bare_numbers(context, claims))
    yield from (_other_year(context, pair) for pair in misdated(context, context.limits["lead_sentences"]))


def _against_body(context: Context, headline: Claim, body: list[Claim]) -> Issue | None:
    found = [_Body(c, v) for c in body if (v := compare(context.run, headline, c)) is not None]
    if any(entry.values.relation in AGREEING for entry in found) or derived(
        context, headline, [(entry.claim, entry.values) for entry in found]
    ):
        return None
    became = [entry for entry in found if _became(context, headline, entry)]
    if _one_value(became):
        return _issue(context, headline, became[0], alone=False, warn=True)
    spoken = [entry for entry in found if _speaks_of(context, headline, entry, alone=len(found) == 1)]
    if _one_value(spoken):
        return _issue(context, headline, spoken[0], alone=len(found) == len(spoken))
    slipped = [entry for entry in found if _slipped(context, headline, entry)]
    if _one_value(slipped):
        return _issue(context, headline, slipped[0], alone=len(found) == 1)
    meant = _meant(context, headline, found)
    return _issue(context, headline, meant, alone=False, warn=True) if meant else None


def _meant(context: Context, headline: Claim, found: list[_Body]) -> _Body | None:
    """The body's figure that the headline's may come from where no frame tells; None where two may be meant.

    No figure of the body bears the headline's, so it is in doubt whatever it is said of. One whose digits are alike is
    named; else the only one that lies near, of the same thing; else the lead's amount of money, if there is no other.
    """
    own = [entry for entry in found if not entry.values.converted]
    if headline.kind == _COUNT or any(_brought_near(entry) and _by_itself(entry, own) for entry in found):
        return None  # three firms and five sites are two things; what a rate brings near may be the same amount
    fitting = [entry for entry in own if _may_be_one(context, headline, entry)]
    alike = [entry for entry in fitting if _alike(entry)]
    reach = [entry for entry in fitting if _within_reach(context, entry)]
    near = [entry for entry in reach if _of_one_thing(headline, entry.claim)]
    lead = [entry for entry in reach if entry.claim.sentence - headline.sentence <= context.limits["lead_sentences"]]
    named = alike or near or (lead if headline.kind == "money" and _one_value(own) else [])
    return named[0] if _one_value(named) else None


def _brought_near(entry: _Body) -> bool:
    return entry.values.converted and 1 / _NEARLY < abs(entry.values.ratio or 0.0) < _NEARLY


def _became(context: Context, headline: Claim, entry: _Body) -> bool:
    """Whether headline and body tell what one amount becomes, and the two lie near each other."""
    changed = becomes(context, headline) and becomes(context, entry.claim)
    return changed and _within_reach(context, entry) and _may_be_one(context, headline, entry)


def _by_itself(converted: _Body, direct: list[_Body]) -> bool:
    """Whether an amount of another currency is none of the others once more, for the readers at home."""
    ratio = converted.values.ratio or 0.0
    return not any(abs((entry.values.ratio or 0.0) / ratio - 1) < _ONCE_MORE for entry in direct if ratio)


# Desks convert at rates that lie so far apart.
_ONCE_MORE = 0.05


def _may_be_one(context: Context, headline: Claim, entry: _Body) -> bool:
    """Whether nothing that is told of the two sets them apart: neither party nor act, year nor part.

    Where two digits changed places in the amount of one act, or both are what it becomes, a party that was only carried
    on sets nothing apart.
    """
    mine, theirs, actor = _act(headline), _act(entry.claim), entry.claim.frame.actor
    measure = _of_one_measure(context, headline, entry.claim) and _of_one_year(headline, entry.claim)
    carried = actor is not None and actor.origin == "carried"
    alike = swapped(entry.values) or (becomes(context, headline) and becomes(context, entry.claim))
    known = carried and mine is not None and mine == theirs and alike
    one_actor = known or _one_actor(context, headline, entry.claim)
    return measure and (None in {mine, theirs} or mine == theirs) and one_actor


def _act(claim: Claim) -> str | None:
    """What is said to be done; what only the kind of a figure suggests is not said."""
    predicate = claim.frame.predicate
    return None if predicate is None or predicate.origin == "carried" else predicate.id


def _alike(entry: _Body) -> bool:
    values = entry.values
    return values.relation in {"slip", "swap", "near"} or power_between(values) is not None or bool(likeness(values))


def _within_reach(context: Context, entry: _Body) -> bool:
    return 1 / context.limits["farthest"] < abs(entry.values.ratio or 0.0) < context.limits["farthest"]


def _of_one_thing(headline: Claim, body: Claim) -> bool:
    mine, theirs = _act(headline), _act(body)
    one_act = mine is not None and mine == theirs
    return one_act or bool(headline.objects & body.objects) or bool(headline.names & body.names)


def _one_value(entries: list[_Body]) -> bool:
    return len({round(entry.values.ratio or 0.0, 6) for entry in entries}) == 1


def _slipped(context: Context, headline: Claim, entry: _Body) -> bool:
    """Whether a figure of the lead is the headline's but for a scale word, a digit lost or two that changed places.

    Digits that are known again need less of the frame: neither side may speak of another act, year or part.
    """
    mine, theirs = headline.frame, entry.claim.frame
    swap, power = swapped(entry.values), power_between(entry.values)
    early = entry.claim.sentence - headline.sentence <= context.limits["lead_sentences"]
    if not early or not (swap or power is not None) or not _of_one_measure(context, headline, entry.claim):
        return False
    one_year = _of_one_year(headline, entry.claim)
    if mine.predicate is None or theirs.predicate is None:
        return one_year and (swap or telling(entry.values)) and _one_actor(context, headline, entry.claim)
    return one_year and mine.predicate.id == theirs.predicate.id


def _of_one_year(headline: Claim, body: Claim) -> bool:
    mine, theirs = headline.frame.period, body.frame.period
    return mine is None or theirs is None or mine.id == theirs.id


def _of_one_measure(context: Context, headline: Claim, body: Claim) -> bool:
    """Whether both are amounts of the whole, or both of the same part, and both a year or both not."""
    scopes = [claim.frame.scope.id if claim.frame.scope is not None else "" for claim in (headline, body)]
    apart = scopes[1] in _APART and scopes[0] != scopes[1]
    return not apart and context.run.head(body).per == context.run.head(headline).per


def _one_actor(context: Context, headline: Claim, body: Claim) -> bool:
    root, mine, theirs = context.run.names.root, headline.frame.actor, body.frame.actor
    return mine is None or theirs is None or root(mine.id) == root(theirs.id)


def _speaks_of(context: Context, headline: Claim, entry: _Body, *, alone: bool) -> bool:
    """Whether a figure of the body is said of the same thing by the same party, and is near enough to be a slip."""
    ratio, claim = abs(entry.values.ratio or 0.0), entry.claim
    mine, theirs = headline.frame, claim.frame
    if not ratio or context.run.head(claim).per != context.run.head(headline).per:
        return False
    scope = theirs.scope.id if theirs.scope is not None else ""
    apart = scope in _APART and not (alone and scope == _AIM)
    if apart and (mine.scope is None or mine.scope.id != scope):
        return False
    slip = entry.values.relation in {"slip", "swap"}
    if not slip and not 1 / context.limits["farthest"] < ratio < context.limits["farthest"]:
        return False
    one_act = mine.predicate is not None and theirs.predicate is not None and mine.predicate.id == theirs.predicate.id
    one_year = _of_one_year(headline, claim)
    one_place = mine.place is None or theirs.place is None or mine.place.id == theirs.place.id
    shared = bool(headline.names & claim.names) or bool(headline.objects & claim.objects)
    early = claim.sentence - headline.sentence <= context.limits["lead_sentences"]
    return _one_actor(context, headline, claim) and one_act and one_year and one_place and (shared or slip) and early


def _issue(context: Context, headline: Claim, entry: _Body, *, alone: bool, warn: bool = False) -> Issue:
    suspect = place_of(context, headline, entry.values.first)
    against = place_of(context, entry.claim, entry.values.second)
    first, second, ratio = entry.values.first, entry.values.second, entry.values.ratio or 1.0
    between = power_between(entry.values)
    power = round(abs(math.log10(abs(ratio)))) if between is None else abs(between)
    slip = entry.values.relation == "slip" or between is not None
    detail = f"{first.surface} : {second.surface} = {percent(1 / ratio - 1)}"
    same = first.unit == second.unit and second.number is not None and second.value_high is None
    return Issue(
        _CODE,
        "warning" if warn else _severity(context, headline, entry, slip_of=power if slip else None, alone=alone),
        suspect,
        (against,),
        {
            "deviation": percent(1 / ratio - 1),
            "ratio": number(ratio),
            "expected": context.amount(second.number or 0.0, second.unit, suspect) if same else second.surface,
            "detail": f"{detail} (10^{power})" if slip else detail,
        },
        working={"ratio": 1 / ratio, "only_figure_of_its_kind": alone},
        confidence=0.85 if alone else 0.7,
    )


def _lost(context: Context, bare: Bare) -> Issue:
    """A number that lost its scale word, and with it all that would make it a figure."""
    surface = context.figure(bare.figure).surface
    return Issue(_CODE, "warning", bare.figure, (), {"expected": surface}, variant="lost", bare=bare.span)


def _other_year(context: Context, pair: Misdated) -> Issue:
    years = context.figure(pair.headline).surface, context.figure(pair.body).surface
    fields = {"expected": years[1], "detail": " : ".join(years)}
    return Issue(_CODE, "warning", pair.headline, (pair.body,), fields, variant="year", confidence=0.7)


def _plain(values: Comparison, power: int) -> bool:
    """Whether a slip needs no frame to be plain: a thousandfold one, or one of telling digits that no bound excuses."""
    exact = values.first.bound == "exact" and values.second.bound in {"exact", "about"}
    return power >= _IMPOSSIBLE or (telling(values) and exact)


def _severity(context: Context, headline: Claim, entry: _Body, *, slip_of: int | None, alone: bool) -> Severity:
    """An error where a slip is plain, or both name their actor and nothing else in the body could be meant."""
    if slip_of is not None and _plain(entry.values, slip_of):
        return "error"
    body = entry.claim
    actors = headline.frame.actor, body.frame.actor
    told = all(actor is not None and actor.origin != "carried" for actor in actors)
    bound = any(context.run.head(claim).bound != "exact" for claim in (headline, body))
    return "error" if told and alone and not bound else "warning"
