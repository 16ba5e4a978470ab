"""Which versions the settings are for."""

import pytest

from checker.versions import holds


@pytest.mark.parametrize(
    "wanted", [">=0.1,<0.2", "==0.1.0", "==0.1", "~=0.1", "~=0.1.0", "!=0.2", "<=0.1", ">0.0.9", " >= 0.1 , <1 "]
)
def test_these_hold_of_this_version(wanted):
    assert holds(wanted, "0.1.0")


@pytest.mark.parametrize(
    "wanted", [">=0.2", "<0.1", "==0.1.1", "~=0.2", "~=0.0.9", "!=0.1", ">0.1", "<=0.0.9", ">=0.1,<0.1"]
)
def test_these_do_not(wanted):
    assert not holds(wanted, "0.1.0")


@pytest.mark.parametrize("wanted", ["", "0.1", ">=", ">=0.1,", "=>0.1", ">=a", ">=0.1 <0.2"])
def test_these_say_nothing(wanted):
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says it
        holds(wanted, "0.1.0")


def test_ten_comes_after_nine():
    assert holds(">=0.9", "0.10.0")
    assert holds("<0.10", "0.9.5.dev1")
