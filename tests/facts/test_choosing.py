"""Which of two facts a lone claim is put to that fits both."""

from __future__ import annotations

import pytest

from checker.facts import grouping
from checker.facts.grouping import Groups

_LONE, _ONE, _OTHER = 0, 1, 2


def _chosen(one, other):
    """The member that is chosen of two facts; each offers a probability, and whether it keeps all digits."""
    offers = [
        grouping._Offer(probability, member, converted=False, slip=True, scaled=scaled)
        for member, (probability, scaled) in ((_ONE, one), (_OTHER, other))
    ]
    best = grouping._best(Groups(3), _LONE, offers, lambda _fact: 3, 0.7)
    return best and best.member


@pytest.mark.parametrize(
    ("one", "other", "member"),
    [
        ((0.99, False), (0.90, False), _ONE),
        ((0.99, False), (0.97, False), None),
        ((0.99, True), (0.97, False), _ONE),
        ((0.99, False), (0.97, True), None),
        ((0.99, True), (0.97, True), None),
    ],
    ids=["far likelier", "as likely", "keeps the digits", "the less likely keeps them", "both keep them"],
)
def test_a_slip_is_of_the_fact_whose_digits_it_keeps(one, other, member):
    assert _chosen(one, other) == member
