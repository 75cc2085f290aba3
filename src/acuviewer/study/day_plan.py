"""What is asked on a day of study: what is due, spread within a day's slack, and as many new cards as the load leaves room for.

A plan follows from what was known when the day began, so it does not change while one answers: what is left is the plan without what
was answered, and with what was missed and comes again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from acuviewer.dataclass import dataclass
from acuviewer.study.pace import Pace
from acuviewer.study.schedule import Memory

AHEAD = 7
"""So many days are looked at to say how much is usual just now."""
_SHORTEST_WITH_SLACK = 3
"""A card that comes after fewer days than this waits for no other day: a day would be too great a part of them."""
_ANSWERS_OF_A_NEW_CARD = 1.5
"""A card that is new costs so many answers in its first days, those that come again after a miss among them."""


@dataclass(frozen=True)
class DayPlan:
    """Cards in the order in which they are asked: reviews, then new ones. ``postponed`` are due and wait for tomorrow."""

    day: int
    reviews: tuple[str, ...]
    new: tuple[str, ...]
    postponed: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    """What is left of a day: cards to ask now, in order, and cards that come again later on the day, with the moment in microseconds."""

    now: tuple[str, ...]
    later: tuple[tuple[str, int], ...]


def plan_day(known: Mapping[str, Memory], deck: Sequence[str], pace: Pace, day: int) -> DayPlan:
    """The plan of a day. ``known`` holds the memories with which the day began, ``deck`` the cards chosen, in the order in which they
    are learned; what is known and no longer in the deck is not asked.
    """
    known = {card: known[card] for card in deck if card in known}
    due = sorted((card for card in known if known[card].due_day <= day), key=lambda card: _urgency(known[card], day, card))
    without_slack = len(due) - sum(_has_slack(known[card], day) for card in due)
    # Half of what is wanted is no heap, even where less is usual.
    most = min(max(_usual(known, day), pace.answers_a_day // 2, without_slack), 2 * pace.answers_a_day)
    reviews = due[:most]
    new = _new_cards(known, deck, pace, len(reviews))
    return DayPlan(day, tuple(reviews), new, tuple(due[most:]))


def left_of(plan: DayPlan, now: Mapping[str, Memory], now_us: int) -> Left:
    """What is left of a plan. ``now`` holds the memories with what was answered on the day."""
    answered = {card for card, memory in now.items() if memory.day >= plan.day}
    again = sorted((memory.due_us, card) for card, memory in now.items() if card in answered and memory.due_us)
    ready = [card for due_us, card in again if due_us <= now_us]
    waiting = [card for card in (*plan.reviews, *plan.new) if card not in answered]
    return Left((*ready, *waiting), tuple((card, due_us) for due_us, card in again if due_us > now_us))


def due_ahead(known: Iterable[Memory], day: int, days: int) -> list[int]:
    """How many of the known cards come due on ``day`` and each of the days after it; what is overdue counts for the first."""
    counts = Counter(max(memory.due_day, day) for memory in known)
    return [counts[day + number] for number in range(days)]


def _usual(known: Mapping[str, Memory], day: int) -> int:
    """How many reviews a day the coming days ask for; of two days as well as of a week, so that what is put off today fits into tomorrow."""
    counts = due_ahead(known.values(), day, AHEAD)
    return max(ceil(sum(counts[:days]) / days) for days in (2, 4, AHEAD))


def _has_slack(memory: Memory, day: int) -> bool:
    return memory.due_day == day and memory.interval >= _SHORTEST_WITH_SLACK


def _urgency(memory: Memory, day: int, card: str) -> tuple[bool, float, str]:
    """Small for what must not wait: without slack first, then what a day more would cost most. The card settles what is equal."""
    return _has_slack(memory, day), memory.stability, card


def _new_cards(known: Mapping[str, Memory], deck: Sequence[str], pace: Pace, reviews: int) -> tuple[str, ...]:
    """The next cards of the deck that are not known, one a point: a second one of the same day would be answered by the first."""
    room = int((pace.answers_a_day - reviews) / _ANSWERS_OF_A_NEW_CARD)
    most = max(0, min(pace.new_a_day, room))
    chosen: dict[str, str] = {}
    for card in deck:
        if len(chosen) >= most:
            break
        if card not in known:
            chosen.setdefault(card.partition("/")[0], card)
    return tuple(chosen.values())
