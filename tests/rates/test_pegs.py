"""Fixed prices, as people write them in rules/currencies/pegs.yaml."""

import pytest

from checker.errors import RulesError
from checker.packs.pegs import read_pegs


def test_the_gulf_is_pegged_to_the_dollar():
    pegs = read_pegs()
    assert (pegs["AED"].rate, pegs["SAR"].rate) == (3.6725, 3.75)
    assert {peg.to for peg in pegs.values()} == {"USD"}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("SAR: {to: USD, rate: 0}", "greater than 0"),
        ("SAR: {to: USD, rate: .inf}", "finite"),
        ("SAR: {to: USD}", "Field required"),
        ("SAR: {to: dollar, rate: 3.75}", "pattern"),
        ("SAR: {to: USD, rate: 3.75, form: 1986}", "not permitted"),
    ],
)
def test_a_malformed_peg_is_refused_with_its_line(tmp_path, entry, says):
    path = tmp_path / "pegs.yaml"
    path.write_text(f"AED: {{to: USD, rate: 3.6725}}\n{entry}\n")
    with pytest.raises(RulesError, match=says) as caught:
        read_pegs(path)
    assert str(caught.value).startswith(f"{path}:2: ")
