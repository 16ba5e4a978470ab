"""The plots of the HTML report: where values, their intervals and the courses behind them stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.facts.courses import with_courses
from checker.model import Bound, Course, FactMember
from checker.packs.messages import load_words
from checker.rates import embedded
from checker.reporting.chart import chart, numbered
from checker.reporting.page import disputed_facts, filter_rules, page
from checker.reporting.ticks import powers_of_ten, round_days, round_numbers

from .samples import BAD_TEXT, CONVERSION, DOLLARS, EMPTY, MEGAWATTS_LATER, NASTY, NEWSROOM, WON

INVESTMENT, CAPACITY = NEWSROOM.facts
RATES = embedded(updated=False)
WORDS = load_words("en")


def drawn(fact, suspects=None):
    found = chart(fact, suspects or {}, WORDS)
    assert found
    return found


@pytest.mark.parametrize("fact", [INVESTMENT, CAPACITY, replace(CAPACITY, members=CAPACITY.members[:1] * 2)])
def test_a_plot_stays_within_its_frame(fact):
    for mark in drawn(fact).marks:
        assert 0 < mark.x < 100
        assert 0 <= mark.top <= mark.y <= mark.bottom <= 100


def test_a_fact_with_one_value_that_compares_has_no_plot():
    assert chart(NASTY.facts[0], {}, WORDS) is None


def test_a_value_is_drawn_as_the_interval_that_its_words_allow():
    exact, at_least = drawn(CAPACITY).marks[1], drawn(CAPACITY).marks[0]
    assert exact.caption == "East Wire · 2026-03-10 · 150 MW · 150 MW"
    assert exact.top < exact.y < exact.bottom
    assert (at_least.top, at_least.bottom) == (0.0, at_least.y)  # 이상: no upper end


def test_larger_amounts_stand_higher_and_later_days_further_right():
    dollars, won = drawn(INVESTMENT).marks
    assert won.y < dollars.y
    later, earlier = drawn(CAPACITY).marks[1], drawn(CAPACITY).marks[0]
    assert earlier.x < later.x


def test_a_thousand_times_more_leaves_room_for_the_small_value():
    assert [tick.label for tick in drawn(CAPACITY).amounts] == ["1,000 MW", "10,000 MW", "100,000 MW"]


def test_an_undated_value_stands_left_of_all_the_others():
    bound: Bound = "at_least"
    undated = FactMember(WON, BAD_TEXT, None, 4.0e12, "KRW", bound, 4.0e12)
    found = drawn(replace(INVESTMENT, members=(*INVESTMENT.members, undated)))
    assert found.days[0].label == "undated"
    assert found.marks[-1].x < min(mark.x for mark in found.marks[:-1])


def test_values_that_are_alike_share_a_mark_and_a_number():
    again = replace(INVESTMENT.members[0], outlet="East Wire")
    fact = replace(INVESTMENT, members=(*INVESTMENT.members, again))
    assert [number for number, _ in numbered(fact, {})] == [1, 1, 2, None]
    assert "해동일보" in drawn(fact).marks[0].caption
    assert "East Wire" in drawn(fact).marks[0].caption


def test_marks_of_one_day_move_aside_for_each_other():
    first, second = INVESTMENT.members[:2]
    near = [replace(first, common=4.2e12 + 1e9 * n, low=None, high=None) for n in range(5)]
    marks = drawn(replace(INVESTMENT, members=(second, *near))).marks
    assert len({mark.shift for mark in marks if mark.caption.startswith("해동일보") and "29억" in mark.caption}) == 5


def test_a_suspected_value_is_drawn_in_the_colour_of_its_finding():
    marks = drawn(INVESTMENT, {WON: "warning"}).marks
    assert [mark.severity for mark in marks] == [None, "warning"]


def test_behind_the_values_runs_the_amount_at_the_rate_of_each_day():
    (line,) = drawn(INVESTMENT).lines
    assert line.label == "$2.9 billion at the rate of each day"
    points = [tuple(map(float, point.split())) for point in line.path[1:].split("L")]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)  # the rate rises
    dollars = drawn(INVESTMENT).marks[0]
    assert points[1] == pytest.approx((dollars.x, dollars.y), abs=0.1)  # printed and converted on that day


def test_the_course_of_an_amount_is_that_of_the_rates():
    fact = replace(INVESTMENT, first=date(2024, 4, 18), last=date(2024, 4, 18), courses=())
    (course,) = (each for each in with_courses(fact, RATES).courses if each.unit == "USD")
    assert course.amount == 2.9e9
    assert (course.days[0][0], course.days[-1][0]) == (date(2024, 4, 8), date(2024, 4, 28))
    quote = RATES.on("USD", "KRW", date(2024, 4, 18))
    assert quote
    assert dict(course.days)[date(2024, 4, 18)] == 2.9e9 * quote.rate


def test_a_course_of_years_has_no_more_points_than_can_be_seen():
    fact = replace(INVESTMENT, first=date(2016, 1, 1), last=date(2024, 4, 18), courses=())
    for course in with_courses(fact, RATES).courses:
        assert len(course.days) < 100


def test_what_is_no_money_or_has_no_day_has_no_course():
    assert with_courses(CAPACITY, RATES).courses == ()
    assert with_courses(replace(INVESTMENT, first=None, last=None, courses=()), RATES).courses == ()
    assert Course(1.0, "GPU", ()) not in with_courses(INVESTMENT, RATES).courses


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(0.0, 100.0, (0, 50, 100)), (3.9e12, 4.4e12, (4.0e12, 4.2e12, 4.4e12)), (7, 7, (7,)), (-1.0, 1.0, (-1, 0, 1))],
)
def test_amounts_are_marked_at_round_numbers(low, high, found):
    assert round_numbers(low, high, 4) == pytest.approx(found)


def test_powers_of_ten_are_few():
    assert powers_of_ten(80, 9e9, 4) == (1e2, 1e4, 1e6, 1e8)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (20, ["2024-02-26", "2024-03-04", "2024-03-11"]),
        (100, ["2024-03", "2024-04", "2024-05", "2024-06"]),
        (900, ["2025", "2026"]),
        (0, ["2024-02-23"]),
    ],
)
def test_days_are_marked_at_round_days(days, labels):
    first = date(2024, 2, 23)
    assert [label for _, label in round_days(first, first + timedelta(days=days), 4)] == labels


def test_only_facts_that_findings_touch_are_disputed():
    assert disputed_facts(NEWSROOM) == (CAPACITY, INVESTMENT)  # the error first
    assert disputed_facts(replace(NEWSROOM, findings=(CONVERSION,))) == (INVESTMENT,)
    assert disputed_facts(EMPTY) == ()


def test_findings_and_the_facts_that_they_dispute_lead_to_each_other():
    shown = page(NEWSROOM, WORDS)
    assert [(each.number, each.facts) for each in shown.findings] == [(1, (1,)), (2, (2,)), (3, ())]
    assert [(each.number, each.findings) for each in shown.disputes] == [(1, (1,)), (2, (2,))]
    assert {row.member.location: row.severity for row in shown.disputes[0].rows}[MEGAWATTS_LATER] == "error"
    assert {row.member.location: row.severity for row in shown.disputes[1].rows}[DOLLARS] is None


def test_no_name_of_an_outlet_reaches_the_style():
    shown = page(NASTY, WORDS)
    rules = filter_rules(shown.outlets, "by-outlet")
    assert rules.count("\n") == len(shown.outlets) - 1
    assert "evil" not in rules
    assert {choice.key for choice in shown.outlets} == {"o0", "o1"}
