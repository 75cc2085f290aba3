"""What a learner did and where she stands, as figures for charts and tables; nothing here is drawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import card_parts
from acuviewer.study.clock import date_of, study_day
from acuviewer.study.confidence import wilson
from acuviewer.study.day_plan import due_ahead
from acuviewer.study.placing_facts import PlacingError, read_error
from acuviewer.study.tally import Count
from acuviewer.study.today import deck_of

Span = Literal["day", "week", "month"]

DAYS_AHEAD = 30
"""So many days are looked forward to."""
LATELY_DAYS = 180
"""Retention is that of the last days, so many."""
_LAST_ENTRIES = 4000
"""Of so many entries of the file the last placings are taken: to read all would take as long as all else together."""
_MOST_BARS = 62


@dataclass(frozen=True)
class Bar:
    """The answers of a day, a week from Monday or a month that begins on ``day`` (of study): ``recalled`` and ``missed``."""

    day: int
    recalled: int
    missed: int


@dataclass(frozen=True)
class Reviews:
    """All answers by ``span``, spans without any too."""

    span: Span
    bars: tuple[Bar, ...]

    @property
    def answers(self) -> int:
        """How many there are."""
        return sum(bar.recalled + bar.missed for bar in self.bars)


@dataclass(frozen=True)
class Retained:
    """Reviews of a group of points, to what was known from another day: ``right`` of ``reviews`` were recalled, and the interval in
    which the true share lies (95 of 100 such intervals hold it)."""

    group: str
    right: int
    reviews: int
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Progress:
    """All figures of a learner at a moment. ``due`` are cards by day from ``today`` on, what is overdue with the first; ``unseen`` of her
    ``deck`` cards were never asked; ``wanted`` is the retention that she aims at; ``errors`` are those of her last placings, by code of the point.
    """

    today: int
    reviews: Reviews
    due: tuple[int, ...]
    deck: int
    unseen: int
    by_meridian: tuple[Retained, ...]
    by_region: tuple[Retained, ...]
    wanted: float
    errors: Mapping[str, tuple[PlacingError, ...]]


def progress(file: AnswersFile, points: Mapping[str, AcuPoint], now: datetime) -> Progress:
    """The figures of a moment; raises StudyError where the file cannot be read."""
    today = study_day(now)
    deck = deck_of(file, points)
    known = file.known(deck)
    counts = file.count_by_card(today - LATELY_DAYS)
    return Progress(
        today,
        _reviews(file.count_by_day(), today),
        tuple(due_ahead(known.values(), today, DAYS_AHEAD)),
        len(deck),
        len(deck) - len(known),
        _retained(counts, {code: point.meridian for code, point in points.items()}),
        _retained(counts, {code: point.region for code, point in points.items()}),
        file.pace.retention,
        last_errors(file, points),
    )


def last_errors(file: AnswersFile, points: Mapping[str, AcuPoint]) -> dict[str, tuple[PlacingError, ...]]:
    """The errors of the last placings by code of the point, each in the order of time."""
    found: dict[str, list[PlacingError]] = {}
    for card, facts in file.last_facts("place", _LAST_ENTRIES):
        code, error = card_parts(card)[0], read_error(facts)
        if error is not None and code in points:
            found.setdefault(code, []).append(error)
    return {code: tuple(errors) for code, errors in found.items()}


def _reviews(by_day: Mapping[int, Count], today: int) -> Reviews:
    """Bars by day; by week or month where so many days would be too many to look at."""
    if not by_day:
        return Reviews("day", ())
    first, last = min(by_day), max(today, *by_day)
    span: Span = "day" if last - first < _MOST_BARS else "week" if last - first < 7 * _MOST_BARS else "month"
    counts = dict.fromkeys((_begin(day, span) for day in range(first, last + 1)), Count(0, 0))
    for day, count in by_day.items():
        begin = _begin(day, span)
        counts[begin] = Count(counts[begin].answers + count.answers, counts[begin].missed + count.missed)
    return Reviews(span, tuple(Bar(day, count.answers - count.missed, count.missed) for day, count in counts.items()))


def _begin(day: int, span: Span) -> int:
    """The first day of the span in which a day lies."""
    date = date_of(day)
    return day if span == "day" else day - date.weekday() if span == "week" else day - date.day + 1


def _retained(counts: Mapping[str, Count], group_of: Mapping[str, str]) -> tuple[Retained, ...]:
    """By group in the order of the catalog; groups without a review are left out."""
    sums: dict[str, list[int]] = {group: [0, 0] for group in group_of.values()}
    for card, count in counts.items():
        group = group_of.get(card_parts(card)[0])
        if group is not None:
            sums[group][0] += count.answers - count.missed
            sums[group][1] += count.answers
    return tuple(Retained(group, right, of, *wilson(right, of)) for group, (right, of) in sums.items() if of)
