"""What is asked on a day: what is due, no more new cards than there is room for, and within a day's slack no day much fuller than others."""

from dataclasses import replace

import pytest

from acuviewer.study.day_plan import due_ahead, left_of, plan_day
from acuviewer.study.pace import Pace
from acuviewer.study.schedule import Memory
from simulate_learner import Year, evenings, exactly
from study_files import CARDS

DECK = tuple(f"P{number}/place" for number in range(361))


def _known(day: int, due_day: int, stability: float = 10.0, due_us: int = 0) -> Memory:
    return Memory(day, 2, None, stability, 5.0, due_day, due_us)


def test_what_is_due_comes_before_what_is_new_and_nothing_comes_early() -> None:
    known = {"P1/place": _known(90, 100), "P2/place": _known(90, 101), "P3/place": _known(90, 99)}
    plan = plan_day(known, DECK, Pace(new_a_day=2), 100)
    assert set(plan.reviews) == {"P1/place", "P3/place"}
    assert plan.new == ("P0/place", "P4/place")
    assert left_of(plan, known, 0).now == (*plan.reviews, *plan.new)


def test_what_is_no_longer_chosen_is_not_asked() -> None:
    plan = plan_day({"P1/place": _known(90, 95), "P2/place": _known(90, 95)}, ("P2/place",), Pace(), 100)
    assert (plan.reviews, plan.new, plan.postponed) == (("P2/place",), (), ())


def test_of_a_point_one_card_is_new_a_day() -> None:
    deck = ("P1/place", "P1/name", "P2/place", "P2/name")
    assert plan_day({}, deck, Pace(), 0).new == ("P1/place", "P2/place")
    assert plan_day({"P1/place": _known(0, 5), "P2/place": _known(0, 5)}, deck, Pace(), 1).new == ("P1/name", "P2/name")


def test_when_much_is_due_less_is_new() -> None:
    def new(due: int) -> int:
        return len(plan_day({card: _known(90, 100) for card in DECK[:due]}, DECK, Pace(), 100).new)

    assert [new(due) for due in (0, 2, 3, 20)] == [10, 8, 8, 3]


def test_a_heap_is_spread_and_what_has_slack_longest_waits() -> None:
    known = {f"P{number}/place": _known(80, 100, stability=10 + number) for number in range(12)}
    plan = plan_day(known, DECK, Pace(), 100)
    assert (len(plan.reviews), len(plan.postponed)) == (7, 5)
    assert plan.postponed == tuple(f"P{number}/place" for number in range(7, 12))
    assert set(plan_day(known, DECK, Pace(), 101).reviews) == set(known), "nothing waits for a second day"


def test_what_comes_after_two_days_waits_for_no_third() -> None:
    known = {f"P{number}/place": _known(98, 100) for number in range(12)}
    assert len(plan_day(known, DECK, Pace(), 100).reviews) == 12


def test_after_a_long_absence_no_day_is_more_than_twice_what_one_wants() -> None:
    known = {f"P{number}/place": _known(0, 50) for number in range(200)}
    plan = plan_day(known, DECK, Pace(answers_a_day=15), 100)
    assert (len(plan.reviews), len(plan.postponed), plan.new) == (30, 170, ())


def test_what_is_left_is_the_plan_without_what_was_answered_and_with_what_was_missed() -> None:
    began = {card: _known(90, 100) for card in CARDS[:4]}
    plan = plan_day(began, CARDS, Pace(new_a_day=1, answers_a_day=40), 100)
    asked = (*plan.reviews, *plan.new)
    answered = replace(_known(100, 120), day=100)
    missed = _known(100, 100, due_us=5000)
    now = began | {asked[0]: answered, asked[1]: missed}
    early, late = left_of(plan, now, 4999), left_of(plan, now, 5000)
    assert (early.now, early.later) == (asked[2:], ((asked[1], 5000),))
    assert (late.now, late.later) == ((asked[1], *asked[2:]), ())


def test_days_ahead_are_counted_with_what_is_overdue_on_the_first() -> None:
    known = [_known(0, day) for day in (3, 10, 10, 11, 13, 99)]
    assert due_ahead(known, 10, 4) == [3, 1, 0, 1]


@pytest.mark.parametrize("relearn", [True, False])
def test_a_year_of_evenings_asks_for_little_more_than_must_be_and_for_about_as_much_each_day(relearn: bool) -> None:
    pace = Pace(relearn=relearn)
    year: Year = evenings(DECK, pace, 365, seed=2)
    least = exactly(DECK, year.begun, pace, 365, seed=2)
    assert year.reviews <= 1.05 * least.reviews
    assert (year.wasted, len(year.memories)) == (0, 361)
    assert max(year.by_day) <= 2 * sorted(year.by_day)[182]
    assert (year.again > 0) is relearn
