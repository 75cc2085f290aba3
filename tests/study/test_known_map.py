"""How well each point was known at a moment, by the card that counts."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from acuviewer.study.answer import answer_at
from acuviewer.study.clock import date_of, moment_of, moment_us, study_day
from acuviewer.study.known_map import KnownMap, first_day, moment_on
from acuviewer.study.schedule import Schedule, recalled
from study_files import evening, file_with

GIVEN = (
    ("BL23/place", "easy", 0), ("BL23/name", "again", 1), ("GB30/name", "good", 2), ("GB30/riddle", "again", 3), ("BL23/place", "good", 9),
)  # fmt: skip


@pytest.fixture
def known(tmp_path: Path) -> KnownMap:
    file = file_with(tmp_path / "anna.sqlite", [answer_at(card, grade, evening(day)) for card, grade, day in GIVEN])  # type: ignore[arg-type]
    history = file.history()
    file.close()
    return KnownMap(history)


def expected(card: str, day: float) -> float:
    """The probability of a card so many days after the first evening, by the schedule itself."""
    memory, last = None, 0
    for given, grade, at in GIVEN:
        if given == card and at <= day:
            memory, last = Schedule().after(memory, grade, moment_us(evening(at)), study_day(evening(at))), at  # type: ignore[arg-type]
    assert memory is not None
    return recalled(memory.stability, day - last)


def test_a_kind_of_card_counts_alone(known: KnownMap) -> None:
    moment = moment_us(evening(5))
    assert known.known(moment, "place") == {"BL23": pytest.approx(expected("BL23/place", 5))}
    assert known.known(moment, "name") == {
        "BL23": pytest.approx(expected("BL23/name", 5)),
        "GB30": pytest.approx(expected("GB30/name", 5)),
    }
    assert known.known(moment, "order") == {}


def test_the_weakest_is_the_worst_of_what_was_asked(known: KnownMap) -> None:
    at_first = known.known(moment_us(evening(0, 720)), "weakest")
    assert at_first == {"BL23": pytest.approx(expected("BL23/place", 0.5))}  # its name was not asked yet: that makes it no weaker
    later = known.known(moment_us(evening(5)), "weakest")
    assert later["BL23"] == pytest.approx(expected("BL23/name", 5))
    assert later["BL23"] < expected("BL23/place", 5)
    # A card of a kind that this program does not know is no card of the map.
    assert later["GB30"] == pytest.approx(expected("GB30/name", 5))


def test_nobody_has_answered(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", [])
    empty = KnownMap(file.history())
    file.close()
    assert (empty.known(moment_us(evening(5))), empty.first_us) == ({}, None)
    assert first_day(empty, evening(5)) == study_day(evening(5))


def test_a_day_stands_for_its_end_and_a_day_to_come_for_this_hour(known: KnownMap) -> None:
    here = timezone(timedelta(hours=2))
    now = datetime(2026, 3, 10, 21, 30, tzinfo=here)
    today = study_day(now)
    assert moment_on(today, now) == moment_us(now)
    assert moment_of(moment_on(today + 3, now)) == now + timedelta(days=3)
    past = moment_of(moment_on(today - 4, now)).astimezone(here)
    assert study_day(past) == today - 4
    assert study_day(past + timedelta(seconds=1)) == today - 3
    assert date_of(first_day(known, now)) == evening(0).date()


def test_the_clock_may_have_been_set_back(known: KnownMap) -> None:
    before = datetime(2020, 1, 1, 12, tzinfo=UTC)
    assert first_day(known, before) == study_day(before)
