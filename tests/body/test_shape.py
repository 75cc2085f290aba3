"""Bodies as values: reading them, refusing impossible ones."""

import pytest
from hypothesis import given

from acuviewer.body.shape import BodyShape, BodyShapeError, parse_body
from bodies import body_shapes


def test_the_command_line_form_is_read() -> None:
    shape = parse_body("sex=female, age=35,height_mm=1650,weight=0.6,muscle=0.4")
    assert (shape.sex, shape.age, shape.height_mm, shape.weight, shape.muscle) == ("female", 35, 1650, 0.6, 0.4)


@given(body_shapes())
def test_a_body_survives_being_written_and_read(shape: BodyShape) -> None:
    again = parse_body(shape.to_text())
    for name in ("age", "height_mm", "weight", "muscle", "proportions"):
        assert getattr(again, name) == pytest.approx(getattr(shape, name), rel=1e-4, abs=1e-4)


def test_an_unnamed_height_is_the_mean_of_the_sex() -> None:
    assert BodyShape(sex="female").height_mm < 1650 < BodyShape(sex="male").height_mm


def test_changing_the_sex_keeps_a_chosen_height_only() -> None:
    assert BodyShape(sex="male").with_sex("female").height_mm == BodyShape(sex="female").height_mm
    assert BodyShape(sex="male", height_mm=1800).with_sex("female").height_mm == 1800


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BodyShapeError) as caught:
        parse_body("age=200,weight=2,colour=red,muscle=much,height_mm,sex=male,sex=female")
    text = " ".join(caught.value.problems)
    for expected in ("200", "weight is 2", "'colour'", "'much'", "height_mm", "sex is given twice"):
        assert expected in text
    assert len(caught.value.problems) == 6


@pytest.mark.parametrize(
    "text", ["sex=cat", "age=17", "age=91", "height_mm=1200", "weight=-0.1", "african=0,asian=0,caucasian=0"]
)
def test_impossible_bodies_are_refused(text: str) -> None:
    with pytest.raises(BodyShapeError):
        parse_body(text)


def test_not_a_number_is_refused() -> None:
    with pytest.raises(BodyShapeError):
        parse_body("age=nan")
