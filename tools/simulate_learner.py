"""A learner who is made up, to see what a year of study asks for: python tools/simulate_learner.py

She sits down each day at 20:00, an hour earlier or later at most, asks for today's session, and recalls a card with the probability
that the scheduler's own model gives. A second one, of the same memory, is asked each card at the very moment at which it is due, whenever
that is: nobody can do with fewer reviews. Chance is seeded; nothing is written.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from statistics import mean, median

from acuviewer.study.day_plan import left_of, plan_day
from acuviewer.study.pace import Pace
from acuviewer.study.schedule import Grade, Memory, Schedule, recalled

DAY_US = 86_400_000_000
MINUTE_US = 60_000_000


@dataclass
class Year:
    """What was asked: answers by day of study, how many of them for new cards, after a miss of the same day, and else on the same day."""

    by_day: list[int]
    new: int = 0
    again: int = 0
    wasted: int = 0
    missed: int = 0
    all_known_on: int | None = None
    memories: dict[str, Memory] = field(default_factory=dict)
    begun: dict[str, int] = field(default_factory=dict)
    """On which day each card was new."""

    @property
    def reviews(self) -> int:
        """Answers to cards that were known from another day."""
        return sum(self.by_day) - self.new - self.again


class Learner:
    """Answers by chance as the model has it: a new card is half known, and what is recalled is sometimes hard or easy."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = Random(seed)
        self._of_card: dict[str, Random] = {}

    def start_us(self, day: int) -> int:
        """When she sits down: 20:00, give or take an hour."""
        return day * DAY_US + int((20 + self._random.uniform(-1, 1)) * 60 * MINUTE_US)

    def pause_us(self) -> int:
        """The time to the next answer."""
        return int(self._random.uniform(5e6, 20e6))

    def grade(self, card: str, memory: Memory | None, days: float) -> Grade:
        """Her grade for a card that she answered ``days`` ago. Each card has its own chance, the same whenever it is asked."""
        chance = self._of_card.setdefault(card, Random(f"{self._seed} {card}"))
        share = 0.5 if memory is None else recalled(memory.stability, days)
        misses, how = chance.random() > share, chance.random()
        return "again" if misses else "hard" if how < 0.1 else "easy" if how > 0.9 else "good"


def evenings(deck: tuple[str, ...], pace: Pace, days: int, seed: int) -> Year:
    """A year of evenings with today's session, each worked off to its end."""
    schedule, learner, year = Schedule(pace.retention, pace.relearn), Learner(seed), Year([0] * days)
    known, answered_us = year.memories, dict[str, int]()
    for day in range(days):
        plan, now_us = plan_day(known, deck, pace, day), learner.start_us(day)
        while True:
            left = left_of(plan, known, now_us)
            if not left.now and not left.later:
                break
            card, due_us = (left.now[0], now_us) if left.now else left.later[0]
            now_us = max(now_us, due_us) + learner.pause_us()
            before = known.get(card)
            grade = learner.grade(card, before, (now_us - answered_us.get(card, now_us)) / DAY_US)
            year.begun.setdefault(card, day)
            _count(year, before, grade, day)
            known[card], answered_us[card] = schedule.after(before, grade, now_us, day), now_us
        if len(known) == len(deck) and year.all_known_on is None:
            year.all_known_on = day
    return year


def exactly(deck: tuple[str, ...], begun: dict[str, int], pace: Pace, days: int, seed: int) -> Year:
    """The same days of the first answers (``begun`` by card); each later one comes at the very moment at which it is due."""
    schedule, learner, year = Schedule(pace.retention, pace.relearn), Learner(seed), Year([0] * days)
    for card in deck:
        memory, answered_us, now_us = None, 0, begun.get(card, days) * DAY_US
        while (day := now_us // DAY_US) < days:
            grade = learner.grade(card, memory, (now_us - answered_us) / DAY_US)
            _count(year, memory, grade, day)
            memory, answered_us = schedule.after(memory, grade, now_us, day), now_us
            now_us = memory.due_us or now_us + memory.interval * DAY_US
    return year


def _count(year: Year, before: Memory | None, grade: Grade, day: int) -> None:
    year.by_day[day] += 1
    year.new += before is None
    if before is not None and before.day == day:
        year.again += 1
        year.wasted += not before.due_us
    year.missed += before is not None and grade == "again"


def main() -> None:
    """Simulate and print a table for docs/STUDY.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=361)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--answers-a-day", type=int, default=Pace().answers_a_day)
    parser.add_argument("--new-a-day", type=int, default=Pace().new_a_day)
    choices = parser.parse_args()
    deck = tuple(f"P{number}/place" for number in range(choices.cards))
    print(
        "| again after a miss | seed | reviews | least possible | more | same day, not missed | busiest day | median day | ratio | all known on day |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for relearn in (True, False):
        pace = Pace(choices.new_a_day, choices.answers_a_day, relearn)
        for line in _rows(deck, pace, choices.days, choices.seeds):
            print(line)


def _rows(deck: tuple[str, ...], pace: Pace, days: int, seeds: int) -> Iterator[str]:
    asked, least = [], []
    for seed in range(seeds):
        year = evenings(deck, pace, days, seed)
        bound = exactly(deck, year.begun, pace, days, seed).reviews
        asked.append(year.reviews)
        least.append(bound)
        busiest, middle = max(year.by_day), median(year.by_day)
        yield (
            f"| {'yes' if pace.relearn else 'no'} | {seed} | {year.reviews} | {bound} | {year.reviews / bound - 1:+.1%} | {year.wasted} "
            f"| {busiest} | {middle:g} | {busiest / middle:.2f} | {year.all_known_on} |"
        )
    yield f"| {'yes' if pace.relearn else 'no'} | all | {mean(asked):.0f} | {mean(least):.0f} | {mean(asked) / mean(least) - 1:+.1%} | | | | | |"


if __name__ == "__main__":
    main()
