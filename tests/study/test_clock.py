"""Days of study: dates where the learner is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from acuviewer.study.answer import Answer, answer_at, read_row
from acuviewer.study.clock import date_of, moment_of, moment_us, study_day

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_late_evening_ends_with_its_own_day() -> None:
    evening, night, morning = (datetime(2026, 5, 4 + number // 24, number % 24, tzinfo=BERLIN) for number in (23, 27, 28))
    assert study_day(evening) == study_day(night)
    assert study_day(morning) == study_day(night) + 1
    assert date_of(study_day(evening)) == date(2026, 5, 4)


def test_each_date_is_one_day_later_when_the_clocks_are_changed() -> None:
    evenings = [datetime(2026, 3, 20, 20, tzinfo=BERLIN) + timedelta(days=number) for number in range(20)]
    first = study_day(evenings[0])
    assert [study_day(evening) for evening in evenings] == [first + number for number in range(20)]


def test_moments_come_back_as_they_were() -> None:
    moment = datetime(2026, 10, 25, 2, 30, 0, 123_456, tzinfo=BERLIN)
    assert moment_of(moment_us(moment)) == moment.astimezone(UTC)
    with pytest.raises(ValueError, match="time zone"):
        moment_us(datetime(2026, 1, 1))


def test_an_answer_comes_back_from_its_row_and_a_damaged_row_is_told() -> None:
    answer = answer_at(
        "BL23/place", "hard", datetime(2026, 5, 4, 20, tzinfo=BERLIN), {"distance_mm": 12.5, "typed": "shèn\nshū", "left": True}
    )
    assert answer.facts["typed"] == "shèn\\nshū"
    assert read_row(answer.row) == answer
    damaged = (*answer.row[:3], "BL24/place", *answer.row[4:])
    with pytest.raises(ValueError, match="damaged"):
        read_row(damaged)


@pytest.mark.parametrize(
    "change",
    [
        {"card": ""}, {"card": "x" * 121}, {"card": "BL23\n"}, {"grade": "perfect"}, {"grade": None}, {"undoes": "abc"},
        {"at_us": 1.5}, {"facts": {"d": float("nan")}}, {"facts": {"d": 1e300}}, {"facts": {"t": "\x00"}}, {"facts": {"t": "x" * 4000}},
        {"facts": {"t": [1]}},
    ],
)  # fmt: skip
def test_what_could_not_be_read_again_is_refused(change: dict[str, object]) -> None:
    fitting: dict[str, object] = {"card": "BL23/place", "grade": "good", "at_us": 0, "day": 0}
    with pytest.raises(ValueError, match=r"grade|card|moment|fact|line"):
        Answer(**fitting | change)  # type: ignore[arg-type]
