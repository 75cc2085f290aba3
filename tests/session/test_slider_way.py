"""Where everything goes while a slider moves: between the bodies of which the rules have told, and never far from where they would put it."""

from dataclasses import replace

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from acuviewer.session.ruled import NamedPlaces, told_of
from acuviewer.session.slider_way import SliderWay, moved_figure


def _away(one: Anatomy, other: Anatomy) -> Floats:
    """(points,) mm between the places of points on two bodies."""
    keys = [key for key, found in one.locations.items() if found.is_place]
    return np.array([np.linalg.norm(one.locations[key].position_mm - other.locations[key].position_mm) for key in keys])


def _muscular(muscle: float) -> BodyShape:
    """Of all sliders that of muscle moves places farthest over the skin."""
    return BodyShape(weight=0.5, muscle=muscle)


@pytest.fixture(scope="module")
def bodies() -> dict[float, Anatomy]:
    return {muscle: compute_anatomy(_muscular(muscle)) for muscle in (0.4, 0.45, 0.5, 0.55, 0.6, 0.7)}


def _way(bodies: dict[float, Anatomy], resting: float, *known: float, with_lines: bool = False) -> SliderWay:
    way = SliderWay(bodies[resting])
    for muscle in known:
        way.learn(told_of(bodies[muscle], with_lines))
    return way


def test_between_two_bodies_nothing_strays(bodies: dict[float, Anatomy]) -> None:
    alone, both = _way(bodies, 0.4), _way(bodies, 0.4, 0.5)
    ruled = bodies[0.45]
    assert np.quantile(_away(alone.follow(ruled.shape), ruled), 0.95) > 0.7
    assert np.quantile(_away(both.follow(ruled.shape), ruled), 0.95) < 0.1


@pytest.mark.parametrize(("resting", "known", "shown"), [(0.4, 0.45, 0.5), (0.5, 0.6, 0.7), (0.5, 0.55, 0.6), (0.6, 0.55, 0.5)])
def test_a_little_beyond_them_it_goes_on_as_it_went(
    bodies: dict[float, Anatomy], resting: float, known: float, shown: float
) -> None:
    shown_there, ruled = _way(bodies, resting, known).follow(_muscular(shown)), bodies[shown]
    assert np.quantile(_away(shown_there, ruled), 0.95) < 0.5


def test_where_the_way_bends_it_does_not_go_on_as_it_went(bodies: dict[float, Anatomy]) -> None:
    straight, bent = (_way(bodies, 0.4, *known).follow(_muscular(0.55)) for known in ((0.45, 0.5), (0.45, 0.5, 0.6)))
    assert straight.along is not None
    assert straight.along.points.far is None
    assert np.quantile(_away(bent, bodies[0.55]), 0.95) < 0.1


def test_no_farther_beyond_than_it_is_known(bodies: dict[float, Anatomy]) -> None:
    along = _way(bodies, 0.5, 0.55).follow(_muscular(0.7)).along
    assert along is not None
    assert along.points.share == -1.0


def test_on_a_body_that_is_known_everything_is_where_the_rules_put_it(bodies: dict[float, Anatomy]) -> None:
    shown = _way(bodies, 0.4, 0.5, 0.6).follow(_muscular(0.5))
    assert _away(shown, bodies[0.5]).max() < 1e-9
    for key, placed in bodies[0.5].landmarks.items():
        assert shown.landmarks[key].position_mm == pytest.approx(placed.position_mm, abs=1e-9)
        assert shown.landmarks[key].surface == placed.surface


def test_tapes_are_those_of_the_nearest_body(bodies: dict[float, Anatomy]) -> None:
    shown = _way(bodies, 0.4, 0.6, with_lines=True).follow(_muscular(0.55))
    found, ruled = shown.locations["BL23", "left", "standard"], bodies[0.55].locations["BL23", "left", "standard"]
    assert [step.text for step in found.steps] == [step.text for step in bodies[0.6].locations["BL23", "left", "standard"].steps]
    assert np.linalg.norm(found.steps[-1].place_mm - ruled.position_mm) < 1.5
    assert [len(line.triangles) for line in shown.meridians] == [len(line.triangles) for line in bodies[0.6].meridians]


def test_another_slider_follows_from_where_it_rests(bodies: dict[float, Anatomy]) -> None:
    way = _way(bodies, 0.4, 0.5)
    shown = way.follow(BodyShape(weight=0.5, muscle=0.4, age=40.0))
    assert shown.along is not None
    assert shown.along.points.far is None


def test_a_place_that_jumps_is_shown_where_it_is_nearest(bodies: dict[float, Anatomy]) -> None:
    way, told = _way(bodies, 0.4), told_of(bodies[0.5], with_lines=False)
    key = ("ST36", "left", "standard")
    singly = dict(zip(told.points.keys, told.points.places.singly(), strict=True))
    astray = NamedPlaces.of({**singly, key: singly["LU1", "left", "standard"]})
    way.learn(replace(told, points=astray))
    shown = way.follow(_muscular(0.44))
    assert np.linalg.norm(shown.locations[key].position_mm - bodies[0.45].locations[key].position_mm) < 5.0


def _wanted(way: SliderWay, muscle: float) -> float:
    shape = way.next_after(_muscular(muscle))
    assert shape is not None
    return shape.muscle


def test_the_next_body_is_as_far_ahead_as_the_slider_went(bodies: dict[float, Anatomy]) -> None:
    way = _way(bodies, 0.5)
    assert _wanted(way, 0.62) == pytest.approx(0.74)
    assert _wanted(way, 0.7) == pytest.approx(0.8), "at least a stride"
    assert _wanted(way, 0.69) == pytest.approx(0.59), "also on the way back"
    assert _wanted(way, 0.95) == 1.0, "no farther than the slider goes"
    assert _wanted(way, 0.95) == 0.95
    assert _way(bodies, 0.5).next_after(_muscular(0.5)) is None


def test_where_the_way_bends_the_rules_are_wanted_first(bodies: dict[float, Anatomy]) -> None:
    way = _way(bodies, 0.4)
    assert _wanted(way, 0.48) == 0.5
    way.learn(told_of(bodies[0.5], with_lines=False))
    assert _wanted(way, 0.52) == pytest.approx(0.62)


def test_between_two_persons_lies_a_person() -> None:
    shapes = [BodyShape(age=age) for age in (40.0, 43.0, 46.0)]
    young, middle, old = map(compute_anatomy, shapes)
    way = SliderWay(young)
    way.learn(told_of(old, with_lines=False))
    assert np.quantile(np.linalg.norm(way.follow(shapes[1]).skin.mesh.vertices - middle.skin.mesh.vertices, axis=1), 0.95) < 1.0
    assert np.array_equal(way.follow(shapes[2]).skin.mesh.vertices, old.skin.mesh.vertices)


def test_one_number_moves() -> None:
    assert moved_figure(BodyShape(weight=0.4), BodyShape(weight=0.5)) == "weight"
    assert moved_figure(BodyShape(weight=0.4), BodyShape(weight=0.5, age=40.0)) is None
    assert moved_figure(BodyShape(), BodyShape(weight=0.5)) is None
    assert moved_figure(BodyShape(weight=0.4), BodyShape(weight=0.4)) is None
    assert moved_figure(BodyShape(sex="female", height_mm=1700.0, weight=0.4), BodyShape(height_mm=1700.0, weight=0.4)) is None


def test_what_the_rules_could_not_place_there_stays_where_it_lay(bodies: dict[float, Anatomy]) -> None:
    way, told = _way(bodies, 0.4), told_of(bodies[0.5], with_lines=False)
    key = ("ST36", "left", "standard")
    singly = dict(zip(told.points.keys, told.points.places.singly(), strict=True))
    del singly[key]
    way.learn(replace(told, points=NamedPlaces.of(singly)))
    shown = way.follow(_muscular(0.5))
    assert shown.locations[key].surface == bodies[0.4].locations[key].surface
    assert np.delete(_away(shown, bodies[0.5]), list(way.resting.followers.rows).index(key)).max() < 1e-9
