"""A body asked for figure by figure: what it takes, what it refuses, and in which words."""

from dataclasses import replace

import pytest

from acuviewer.body.measures import MEASURE_GROUPS, load_measures
from acuviewer.body.presets import PRESETS, preset_of
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.i18n import say
from acuviewer.points.atlas import load_atlas
from acuviewer.session.body_draft import answer, figure_of, likely_figure, measures_by_key, say_refusal, with_figures
from acuviewer.session.body_figures import Units
from acuviewer.session.measure_names import names_by_key, names_of_group

MAN = BodyShape(sex="male", height_mm=1750, weight_kg=76)


def _refusal(shape: BodyShape, key: str, figure: float, units: Units = "metric") -> str:
    found = answer(shape, {key: figure})
    assert found.shape == shape, "the body stays"
    return say(say_refusal(key, found.refused[key], names_by_key(load_atlas()), units))


def test_figures_make_a_person_of_a_free_form() -> None:
    heavy = BodyShape(sex="female", weight=0.9, muscle=0.4)
    assert with_figures(heavy, {"weight_kg": 85.0}) == replace(heavy, weight=None, weight_kg=85.0)
    assert with_figures(heavy, {"waist_mm": 1000.0}).measures == (("waist", 1000.0),)
    assert with_figures(heavy, {"height_mm": 1650.0}) == replace(heavy, height_mm=1650.0), "height alone makes no person"


def test_figures_stand_in_the_order_of_the_table_and_can_be_taken_back() -> None:
    given = with_figures(with_figures(MAN, {"waist_mm": 900.0}), {"neck_mm": 380.0, "cun_forearm_mm": 250.0})
    assert given == parse_body(given.to_text())
    assert [name for name, _ in given.measures] == ["neck", "waist", "cun_forearm"]
    assert figure_of(given, "waist_mm") == 900.0
    assert with_figures(given, {"waist_mm": None, "neck_mm": None, "cun_forearm_mm": None}) == MAN


def test_whose_last_figure_is_taken_back_remains_a_person() -> None:
    by_waist = BodyShape(height_mm=1750, measures=(("waist", 900.0),))
    for shape, key in ((by_waist, "waist_mm"), (MAN, "weight_kg")):
        left = with_figures(shape, {key: None})
        assert left.is_person
        assert (left.weight_kg, left.measures) == (0.0, ())
        assert left.likely_weight_kg == pytest.approx(84.1, abs=1.0), "what men of that stature weigh"


def test_what_is_likely_follows_from_stature_and_weight() -> None:
    waist = likely_figure(MAN, "waist_mm")
    assert waist is not None
    assert 800 < waist < 950
    more = likely_figure(with_figures(MAN, {"weight_kg": 95.0}), "waist_mm")
    assert more is not None
    assert more > waist + 100
    assert likely_figure(BodyShape(measures=(("waist", 900.0),)), "weight_kg") is not None
    assert likely_figure(MAN, "cun_forearm_mm") is None, "nobody has measured people along it"
    assert likely_figure(BodyShape(weight=0.7), "waist_mm") is None, "a free form is no person"


def test_all_is_taken_at_once_where_one_after_the_other_would_be_refused() -> None:
    small = BodyShape(sex="female", height_mm=1450, weight_kg=45)
    assert set(answer(small, {"weight_kg": 140.0}).refused) == {"weight_kg"}
    both = answer(small, {"height_mm": 1900.0, "weight_kg": 140.0})
    assert (both.shape.height_mm, both.shape.weight_kg, both.refused) == (1900.0, 140.0, {})


def test_what_can_be_is_taken_and_the_rest_refused() -> None:
    found = answer(MAN, {"waist_mm": 3000.0, "neck_mm": 390.0, "age": 200.0})
    assert found.shape == replace(MAN, measures=(("neck", 390.0),))
    assert set(found.refused) == {"waist_mm", "age"}


def test_a_refusal_says_what_is_possible_in_the_units_of_the_field() -> None:
    assert _refusal(MAN, "age", 5.0) == "It must lie between 18 y and 90 y."
    assert _refusal(MAN, "height_mm", 3000.0) == _refusal(MAN, "height_mm", 2100.0) == "It must lie between 140 cm and 205 cm."
    assert _refusal(BodyShape(weight=0.6), "height_mm", 3000.0) == "It must lie between 135 cm and 215 cm.", "of a free form"
    assert _refusal(MAN, "weight_kg", 300.0) == "At this height 49 kg to 137.8 kg are possible (body mass index 16 to 45)."
    assert _refusal(MAN, "weight_kg", 300.0, "imperial").startswith("At this height 108.1 lb to 303.8 lb")
    assert "People of this height and weight have " in _refusal(MAN, "waist_mm", 2000.0)
    assert "in to " in _refusal(MAN, "waist_mm", 2000.0, "imperial")


def test_a_figure_that_makes_another_one_impossible_names_it() -> None:
    heavy = BodyShape(height_mm=1900, weight_kg=150)
    assert _refusal(heavy, "height_mm", 1500.0) == "Weight would then have to lie between 36 kg and 101.2 kg; it is 150 kg."
    waist = BodyShape(height_mm=1750, measures=(("waist", 1250.0),))
    assert _refusal(waist, "weight_kg", 60.0).startswith("Girth of the waist would then have to lie between ")


def test_of_several_faults_that_of_the_field_itself_is_told() -> None:
    neck = BodyShape(height_mm=1750, measures=(("neck", 345.0),))
    faults = answer(neck, {"waist_mm": 2000.0}).refused["waist_mm"].problems
    assert [fault.split()[0] for fault in faults] == ["neck_mm", "waist_mm"]
    assert _refusal(neck, "waist_mm", 2000.0).startswith("People of this height and weight have ")


def test_each_measure_has_its_group_and_its_name() -> None:
    named = {name.key: name for group in MEASURE_GROUPS for name in names_of_group(group, load_atlas())}
    assert (
        set(named) == set(measures_by_key()) == {m.key for m in load_measures().measures.values()} - {"stature_mm", "weight_kg"}
    )
    assert (named["waist_mm"].short, named["waist_mm"].whole) == ("Waist", "Girth of the waist")
    assert named["navel_height_mm"].short == "Navel"
    assert named["cun_forearm_mm"].whole == "Forearm, 12 cun along the skin"
    for group in MEASURE_GROUPS:
        short = [name.short for name in names_of_group(group, load_atlas())]
        assert len(set(short)) == len(short), group
    for measure in measures_by_key().values():
        is_girth = measure.how.get("section", {}).get("take") == "girth"
        assert is_girth == (measure.group == "girths"), measure.id


def test_the_bodies_to_begin_with_are_sound() -> None:
    for name, shape in PRESETS.items():
        assert parse_body(shape.to_text()) == shape
        assert preset_of(shape) == name
    assert preset_of(replace(MAN, age=36.0)) is None
