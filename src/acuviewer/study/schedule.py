"""When a card comes again: the model of fsrs, on days of study instead of spans of 24 hours.

fsrs counts days as spans of 24 hours since the last review: a card that is answered each evening a minute earlier than the evening
before would be a repetition on the same day for ever. So the scheduler is told midnight of the day of study, whatever the hour. A day
of study is a date where the learner is (``clock.py``), kept with each answer; neither summer time nor a journey makes it shorter.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from acuviewer.dataclass import dataclass

if TYPE_CHECKING:
    import fsrs

Grade = Literal["again", "hard", "good", "easy"]
GRADES: tuple[Grade, ...] = ("again", "hard", "good", "easy")
"""In the order of their numbers, from 1."""

WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
    0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The weights that fsrs 6 begins with, written out: what was learned shall not move because a library was renewed."""

STEP = timedelta(minutes=10)
"""After so long a card that was missed is asked once more on the same day, for who wants that."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DECAY = -WEIGHTS[20]
FACTOR = 0.9 ** (1 / DECAY) - 1
"""A card of stability ``s`` is recalled after ``d`` days with the probability ``(1 + FACTOR * d / s) ** DECAY``: nine of ten after ``s``."""


@dataclass(frozen=True)
class Memory:
    """What the model holds of a card after an answer.

    ``day`` and ``due_day`` are days of study since 1970; ``due_us`` is the moment, in microseconds since 1970 (UTC), from which the card
    may be asked again on the same day, 0 where it waits for another day. ``stage`` and ``step`` are those of fsrs. ``stability`` is in
    days, ``difficulty`` from 1 to 10.
    """

    day: int
    stage: int
    step: int | None
    stability: float
    difficulty: float
    due_day: int
    due_us: int = 0

    @property
    def interval(self) -> int:
        """Days from the answer to the next one."""
        return self.due_day - self.day


class Schedule:
    """Carries memories on from answer to answer. ``retention`` is the share that shall be recalled when it is asked for; with
    ``relearn`` a card that was missed comes once more on the same day.
    """

    def __init__(self, retention: float = 0.9, relearn: bool = True) -> None:
        from fsrs import Card, Rating, Scheduler, State

        steps = (STEP,) if relearn else ()
        self._scheduler = Scheduler(
            WEIGHTS, retention, learning_steps=steps, relearning_steps=steps, enable_fuzzing=False  # spread by session.py
        )  # fmt: skip
        self._card, self._rating, self._state = Card, Rating, State

    def after(self, memory: Memory | None, grade: Grade, at_us: int, day: int) -> Memory:
        """The memory after an answer, given at a moment of a day of study; ``memory`` is None for a card that is new."""
        day = day if memory is None else max(day, memory.day)
        midnight = _EPOCH + timedelta(days=day)
        card, _ = self._scheduler.review_card(self._as_card(memory, midnight), self._rating(1 + GRADES.index(grade)), midnight)
        wait = card.due - midnight
        assert card.stability is not None
        assert card.difficulty is not None
        due_us = at_us + int(wait.total_seconds() * 1e6) if wait < timedelta(days=1) else 0
        return Memory(day, int(card.state), card.step, card.stability, card.difficulty, day + wait.days, due_us)

    def _as_card(self, memory: Memory | None, midnight: datetime) -> "fsrs.Card":
        # With an id of our own: fsrs sleeps a millisecond to make one from the clock.
        if memory is None:
            return self._card(card_id=1, due=midnight)
        last = _EPOCH + timedelta(days=memory.day)
        return self._card(1, self._state(memory.stage), memory.step, memory.stability, memory.difficulty, midnight, last)


def recalled(stability: float, days: float) -> float:
    """The probability that a card is recalled ``days`` after an answer that left it at ``stability`` days."""
    return float((1 + FACTOR * max(days, 0.0) / stability) ** DECAY)
