"""UN402: power where energy is meant, and the reverse (MW, MWh)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.checks._disputes import Dispute, disputes
from checker.checks._operands import after, before
from checker.checks.base import Context, Gap, Issue, Place, check
from checker.figures.intervals import significant_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Claim

_CODE = "UN402"
_REACH = 48
_AROUND = 90
_OTHER = {"power": "energy", "energy": "power"}
_UNIT = {"power": "MW", "energy": "MWh"}
# Storage is told in both.
_STORAGE = re.compile(
    r"배터리|저장|\bess\b|ess\s|蓄電|電池|貯蔵|batter|storage|储能|儲能|电池|電池|抽水",
    re.IGNORECASE,
)
# Words right before a figure that want one of the two.
_WANTS_POWER = re.compile(
    r"(?:수전\s?용량|설비\s?용량|발전\s?용량|최대\s?출력|정격\s?출력|출력|受電容量|"
    r"設備容量|発電出力|定格出力|最大出力|出力|"
    r"installed capacity|generating capacity|power capacity|peak (?:load|demand|"
    r"power)|power output|装机容量|裝機容量|最大负荷|额定功率)"
    r"\s?(?:은|는|이|가|을|를|은 총|は|が|を|of|is|was|为|為|达|達|to)?\s*(?:약|"
    r"최대|총|約|最大|about|some|约|大约)?\s*$",
    re.IGNORECASE,
)
# Words right behind an energy that want a power.
_POWER_BEHIND = re.compile(
    r"\s?(?:의 )?(?:전력 용량|발전 용량|설비용량|연산 용량|컴퓨팅 용량|급 데이터\s?센터)|"
    r"(?:分|級)?の?(?:電力容量|計算容量|発電容量|設備容量)|級のデータセンター|"
    r"(?:的)?(?:电力|電力|计算|計算|算力|发电|發電)容量|[级級](?:的)?(?:数据中心|數據中心|資料中心)|"
    r"[- ](?:of )?(?:(?:new|more|additional|extra) )?"
    r"(?:computing|compute|generating|generation|power|data[- ]cent(?:er|re)) capacity",
    re.IGNORECASE,
)
_WANTS_ENERGY = re.compile(
    r"(?:연간\s?(?:예상\s)?(?:전력\s?)?(?:사용량|소비량|발전량|소모량)|年間(?:の)?(?:消費電力量|"
    r"発電量|発電電力量|使用電力量|電力使用量)|"
    r"annual (?:electricity |power |energy )?(?:consumption|generation|use|usage|demand for electricity)|"
    r"年发电量|年發電量|年用电量|年用電量|年耗电量|年耗電量)"
    r"\s?(?:은|는|이|가|을|를|は|が|を|of|is|was|will be|为|為|达|達|约为)?\s*(?:약|"
    r"최대|총|約|最大|about|some|约|大约)?\s*$",
    re.IGNORECASE,
)


@check(_CODE)
def power_energy_mixed(context: Context) -> Iterator[Issue | Gap]:
    """Two mentions of one thing with the same number in both dimensions; else a word that wants the other one."""
    told: set[Place] = set()
    for issue in (*_of_one_fact(context), *_one_number_in_both(context)):
        if not told & {issue.suspect, *issue.others}:
            yield issue
        told |= {issue.suspect, *issue.others}
    for claim in context.run.claims:
        place = context.places(claim)[0]
        if claim.kind in _OTHER and place not in told and not _stored(context, place):
            yield from _against_its_word(context, place)


def _of_one_fact(context: Context) -> Iterator[Issue]:
    """Claims that other articles put in the other dimension; a year's use is an energy, whatever the power."""
    for dispute in disputes(context):
        if dispute.values.relation != "swap" or dispute.suspect.kind not in _OTHER:
            continue
        if dispute.internal and dispute.suspect.sentence == dispute.against.sentence:
            continue  # a sentence that prints both means both
        if dispute.values.digits < context.limits["least_digits"] and dispute.bearing < _SEVERAL:
            continue
        sides = dispute.suspect, _likeliest(context, dispute)
        places = [place for claim in sides for place in context.places(claim)]
        if not any(_stored(context, place) or _meant(context, place) for place in places):
            yield _issue(context, *sides)


# A round number meets by chance, but hardly with so many witnesses of the other dimension.
_SEVERAL = 2


def _likeliest(context: Context, dispute: Dispute) -> Claim:
    """The claim of another article that is the likeliest to say the same: one number of power has many owners."""
    claims = context.run.claims
    suspect = next(index for index in dispute.fact.claims if claims[index] is dispute.suspect)
    links = [
        (context.linked.links[pair].probability, -other)
        for other in dispute.fact.claims
        if claims[other].article != dispute.suspect.article
        and (pair := (min(suspect, other), max(suspect, other))) in context.linked.links
        and context.linked.links[pair].values.relation == "swap"
    ]
    return claims[-max(links)[1]] if links else dispute.against


def _meant(context: Context, place: Place) -> bool:
    """Whether the word before an energy wants one."""
    return context.figure(place).kind == "energy" and bool(_WANTS_ENERGY.search(before(context, place, _REACH)))


def _one_number_in_both(context: Context) -> Iterator[Issue]:
    groups: dict[float, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.run.claims:
        figure = context.run.head(claim)
        if claim.kind not in _OTHER or not figure.number or figure.per is not None:
            continue
        if not _stored(context, context.places(claim)[0]):
            groups[round(figure.number, 6)][claim.kind].append(claim)
    for _, kinds in sorted(groups.items()):
        pairs = [(p, e) for p in kinds["power"] for e in kinds["energy"] if _of_one_thing(context, p, e)]
        if pairs:
            yield _issue(context, *_sides(pairs))


def _sides(pairs: list[tuple[Claim, Claim]]) -> tuple[Claim, Claim]:
    """The suspect and the one it is held against: the unit that fewer articles print, else the later one."""
    power, energy = pairs[0]
    with_power, with_energy = ({pair[i].article for pair in pairs} for i in (0, 1))
    if len(with_power) != len(with_energy):
        return (power, energy) if len(with_power) < len(with_energy) else (energy, power)
    later = (power.article, power.figures) > (energy.article, energy.figures)
    return (power, energy) if later else (energy, power)


def _of_one_thing(context: Context, power: Claim, energy: Claim) -> bool:
    """Whether both speak of one site or firm, and of the same kind of thing.

    A round number needs more: beside both stands one and the same amount of power.
    """
    names = context.run.names
    mine, theirs = (
        {names.root(n) for n in (claim.names or context.run.framed[claim.article].main) if _specific(context, n)}
        for claim in (power, energy)
    )
    if power.article != energy.article and mine & theirs and _beside(context, power) & _beside(context, energy):
        return not _meant(context, context.places(energy)[0])
    digits = min(significant_digits(context.run.head(claim)) for claim in (power, energy))
    things = power.objects & energy.objects or power.article == energy.article
    return digits >= context.limits["least_digits"] and bool(things) and bool(mine & theirs)


def _beside(context: Context, claim: Claim) -> set[float]:
    """The powers that its sentence tells beside a claim, in MW."""
    mates = (context.run.claims[index] for index in context.run.claims_in(claim.article))
    return {
        round(number, 6)
        for mate in mates
        if mate is not claim and mate.kind == "power" and mate.sentence == claim.sentence
        if (number := context.run.head(mate).number)
    }


def _specific(context: Context, name: str) -> bool:
    entity = context.run.names.by_id.get(name)
    return entity is None or entity.kind not in {"country", "region", "media", "index"}


def _stored(context: Context, place: Place) -> bool:
    figure, text = context.figure(place), context.article(place).text
    return bool(_STORAGE.search(text[max(0, figure.start - _AROUND) : figure.end + _AROUND]))


def _issue(context: Context, suspect: Claim, against: Claim) -> Issue:
    one, two = context.places(suspect)[0], context.places(against)[0]
    figure = context.figure(one)
    return Issue(
        _CODE,
        "error",
        one,
        (two,),
        {
            "expected": context.amount(figure.number or 0.0, _UNIT[against.kind], one),
            "detail": f"{figure.surface} ({figure.kind}); {context.figure(two).surface} ({against.kind})",
        },
        working={"printed": figure.unit, "other": context.figure(two).unit},
        confidence=0.85,
    )


def _against_its_word(context: Context, place: Place) -> Iterator[Issue]:
    figure = context.figure(place)
    wants = {"power": _WANTS_ENERGY, "energy": _WANTS_POWER}[figure.kind]
    word = wants.search(before(context, place, _REACH))
    if word is None and figure.kind == "energy":
        word = _POWER_BEHIND.match(after(context, place, _REACH))
    if word is None or figure.per is not None or not figure.number:
        return
    expected = context.amount(figure.number, _UNIT[_OTHER[figure.kind]], place)
    yield Issue(
        _CODE,
        "warning",
        place,
        (),
        {"other": word[0].strip(), "expected": expected, "detail": f"{word[0].strip()} {figure.surface}"},
        variant="word",
        working={"printed": figure.unit, "word": word[0].strip()},
        confidence=0.7,
    )
