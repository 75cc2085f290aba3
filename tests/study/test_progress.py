"""The figures of charts, and how one stands with a point, held against the answers themselves."""

from datetime import timedelta
from pathlib import Path

import pytest

from acuviewer.points.atlas import load_atlas
from acuviewer.study.answer import Answer, Fact, answer_at
from acuviewer.study.cards import card_parts
from acuviewer.study.clock import date_of, study_day
from acuviewer.study.point_standing import point_standing
from acuviewer.study.progress import DAYS_AHEAD, progress
from study_files import evening, file_with, some_answers

POINTS = load_atlas().points
ERROR: dict[str, Fact] = {
    "distance_mm": 9.0,
    "along_mm": 8.0,
    "along": "up/down",
    "across_mm": 1.0,
    "across": "from_spine/to_spine",
}


def test_every_answer_stands_in_a_bar(tmp_path: Path) -> None:
    answers = some_answers(300)
    file = file_with(tmp_path / "anna.sqlite", answers)
    found = progress(file, POINTS, evening(50))
    assert found.reviews.span == "day"
    assert found.reviews.answers == 300
    bars = {bar.day: bar for bar in found.reviews.bars}
    assert list(bars) == list(range(study_day(evening(0)), study_day(evening(50)) + 1))
    third = [answer for answer in answers if answer.day == study_day(evening(2))]
    assert bars[study_day(evening(2))].missed == sum(answer.grade == "again" for answer in third) > 0
    assert sum(bar.recalled for bar in bars.values()) == sum(answer.grade != "again" for answer in answers)
    file.close()


@pytest.mark.parametrize(("days", "span"), [(200, "week"), (900, "month")])
def test_long_times_are_told_by_weeks_and_months(tmp_path: Path, days: int, span: str) -> None:
    file = file_with(tmp_path / "anna.sqlite", [answer_at("BL23/place", "good", evening(day)) for day in range(0, days, 10)])
    found = progress(file, POINTS, evening(days)).reviews
    assert (found.span, found.answers) == (span, days // 10)
    for bar in found.bars:
        assert date_of(bar.day).weekday() == 0 if span == "week" else date_of(bar.day).day == 1
    assert found.bars[0].day <= study_day(evening(0))
    file.close()


def test_retention_is_that_of_reviews_by_group(tmp_path: Path) -> None:
    asked = [("BL23/place", "again", 0), ("BL23/place", "again", 0.01), ("BL23/place", "good", 3), ("GB30/place", "good", 3),
             ("GB30/place", "again", 9), ("GB30/place", "good", 30), ("XX1/place", "good", 30)]  # fmt: skip
    answers = [answer_at(card, grade, evening(0) + timedelta(days=day)) for card, grade, day in asked]  # type: ignore[arg-type]
    file = file_with(tmp_path / "anna.sqlite", answers)
    found = progress(file, POINTS, evening(31))
    by_meridian = {one.group: (one.right, one.reviews) for one in found.by_meridian}
    assert by_meridian == {"BL": (1, 1), "GB": (1, 2)}
    regions = {POINTS["BL23"].region: 1, POINTS["GB30"].region: 2}
    assert {one.group: one.reviews for one in found.by_region} == regions
    assert all(one.low <= one.right / one.reviews <= one.high for one in found.by_region)
    later = progress(file, POINTS, evening(400))
    assert later.by_meridian == ()  # only what was asked lately
    file.close()


def test_the_forecast_holds_each_known_card_once(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", some_answers(40))
    now = evening(6)
    found = progress(file, POINTS, now)
    memories = file.known(found_cards := sorted({answer.card for answer in some_answers(40)}))
    due = [max(memory.due_day - study_day(now), 0) for memory in memories.values()]
    assert found.due == tuple(due.count(day) for day in range(DAYS_AHEAD))
    assert (found.deck - found.unseen, found.wanted) == (len(found_cards), 0.9)
    file.close()


def test_without_answers_there_are_no_figures(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", [])
    found = progress(file, POINTS, evening(0))
    assert (found.reviews.bars, sum(found.due), found.by_meridian, found.by_region, dict(found.errors)) == ((), 0, (), (), {})
    assert found.unseen == found.deck > 300
    file.close()


def test_how_one_stands_with_a_point(tmp_path: Path) -> None:
    given = [("again", 0), ("good", 0.01), ("good", 2), ("again", 8), ("good", 9)]
    answers: list[Answer] = [
        answer_at("BL23/place", grade, evening(0) + timedelta(days=day), ERROR if number else {"distance_mm": 19.0})  # type: ignore[arg-type]
        for number, (grade, day) in enumerate(given)
    ]
    file = file_with(tmp_path / "anna.sqlite", answers)
    found = point_standing(file, POINTS, "BL23", evening(10))
    (place,) = found.asked
    assert (place.kind, place.answers, place.reviews, place.right) == ("place", 5, 3, 2)
    assert (place.last_day, place.due_day) == (study_day(evening(9)), file.known(["BL23/place"])["BL23/place"].due_day)
    assert place.distance_mm == pytest.approx((4 * 9.0 + 19.0) / 5)
    assert 0.5 < place.recalled < 1.0
    assert found.never == ("name", "order", "category")
    assert found.cloud is not None
    assert found.cloud.errors.tolist() == [[8.0, 1.0]] * 4
    none = point_standing(file, POINTS, "GB30", evening(10))
    assert (none.asked, none.cloud, card_parts("GB30/place")[0]) == ((), None, "GB30")
    file.close()


def test_what_was_taken_back_counts_nowhere(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", [answer_at("BL23/place", "good", evening(0), ERROR)])
    assert list(progress(file, POINTS, evening(1)).errors) == ["BL23"]
    file.take_back(evening(0, 1))
    found = progress(file, POINTS, evening(1))
    assert (dict(found.errors), found.reviews.answers, point_standing(file, POINTS, "BL23", evening(1)).asked) == ({}, 0, ())
    file.close()
