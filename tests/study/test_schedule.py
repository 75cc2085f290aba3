"""When a card comes again: as fsrs has it, but by days of study."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS

from acuviewer.study.schedule import GRADES, STEP, WEIGHTS, Grade, Memory, Schedule, recalled

DAY_US = 86_400_000_000


def _answered(*answers: tuple[int, Grade], relearn: bool = True) -> Memory:
    schedule, memory = Schedule(relearn=relearn), None
    for day, grade in answers:
        memory = schedule.after(memory, grade, day * DAY_US, day)
    assert memory is not None
    return memory


def test_the_weights_are_those_that_fsrs_begins_with() -> None:
    assert WEIGHTS == DEFAULT_PARAMETERS


def test_what_is_known_comes_again_after_ever_more_days() -> None:
    days, memory, schedule = [0], None, Schedule()
    for _ in range(5):
        memory = schedule.after(memory, "good", days[-1] * DAY_US, days[-1])
        days.append(memory.due_day)
    gaps = [after - before for before, after in pairwise(days)]
    assert gaps[:2] == [2, 11]
    assert gaps == sorted(gaps)


@pytest.mark.parametrize(
    "grades", [("good", "good", "again", "good"), ("easy", "hard", "hard"), ("again", "good", "good", "easy")]
)
def test_whole_days_give_what_fsrs_gives(grades: tuple[Grade, ...]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    card, memory, schedule = Card(card_id=1, due=moment), None, Schedule(relearn=False)
    for grade in grades:
        day = (moment - datetime(1970, 1, 1, tzinfo=UTC)).days
        card, _ = scheduler.review_card(card, Rating(1 + GRADES.index(grade)), moment)
        memory = schedule.after(memory, grade, day * DAY_US, day)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert memory.interval == (card.due - moment).days
        moment = card.due


def test_evening_after_evening_a_minute_earlier_is_another_day_each_time() -> None:
    """With spans of 24 hours each of these would be a repetition on the same day, and nothing would ever be learned."""
    schedule, memory, raw = Schedule(), None, Scheduler(enable_fuzzing=False)
    card = Card(card_id=1)
    evening = datetime(2026, 1, 1, 20, tzinfo=UTC)
    for number in range(30):
        at = evening + timedelta(days=number, minutes=-number)
        memory = schedule.after(memory, "good", number * DAY_US, number)
        card, _ = raw.review_card(card, Rating.Good, at)
    assert memory is not None
    assert card.stability is not None
    assert memory.stability > 20 * card.stability


def test_what_is_missed_comes_once_more_on_the_same_day_for_who_wants_that() -> None:
    at_us = 20 * 3_600_000_000
    missed = Schedule().after(None, "again", at_us, 0)
    assert (missed.due_day, missed.due_us) == (0, at_us + STEP // timedelta(microseconds=1))
    known = Schedule().after(missed, "good", missed.due_us, 0)
    assert (known.due_us, known.due_day > 0) == (0, True)
    assert Schedule(relearn=False).after(None, "again", at_us, 0).due_us == 0


def test_a_clock_that_was_set_back_makes_no_day_shorter() -> None:
    memory = _answered((100, "good"), (40, "good"))
    assert memory.day == 100
    assert memory.due_day > 100


def test_nine_of_ten_are_recalled_after_the_stability() -> None:
    assert recalled(12.5, 12.5) == pytest.approx(0.9)
    assert recalled(3.0, -1.0) == 1.0


def test_recall_is_that_of_fsrs_on_whole_days() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for days in (0, 1, 7, 400):
        card = Card(card_id=1, stability=11.0, difficulty=5.0, due=now, last_review=now - timedelta(days=days))
        assert recalled(11.0, days) == pytest.approx(Scheduler().get_card_retrievability(card, now))
