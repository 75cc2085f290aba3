"""What is drawn while a slider moves: everything follows the skin, and nothing is worked out that nobody looks at."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.probe import closest_point
from acuviewer.session.anatomy import Anatomy, compute_anatomy, follow_skin

RESTING, MOVED = BodyShape(weight=0.4), BodyShape(weight=0.52, muscle=0.6)


@pytest.fixture(scope="module")
def resting() -> Anatomy:
    return compute_anatomy(RESTING)


@pytest.fixture(scope="module")
def moved(resting: Anatomy) -> Anatomy:
    return follow_skin(resting, MOVED)


def test_ridden_points_and_landmarks_lie_on_the_new_skin(resting: Anatomy, moved: Anatomy) -> None:
    mesh = moved.skin.mesh
    assert np.abs(mesh.vertices - compute_anatomy(MOVED).skin.mesh.vertices).max() < 1e-9
    for found in [*list(moved.locations.values())[::23], *list(moved.landmarks.values())[::23]]:
        nearest = mesh.position(closest_point(mesh, found.position_mm))
        assert np.linalg.norm(nearest - found.position_mm) < 1e-6
    moved = [np.linalg.norm(found.position_mm - resting.locations[key].position_mm) for key, found in moved.locations.items()]
    assert max(moved) > 5


def test_who_follows_nowhere_stays(resting: Anatomy) -> None:
    assert follow_skin(resting, RESTING) is resting


def test_there_and_back_again_everything_is_where_it_was(resting: Anatomy, moved: Anatomy) -> None:
    back = follow_skin(moved, RESTING)
    for key, found in resting.locations.items():
        assert back.locations[key].position_mm == pytest.approx(found.position_mm, abs=1e-9)
        # Normals of a moving skin are there soon, and no eye tells them from those of one that rests.
        assert back.locations[key].normal == pytest.approx(found.normal, abs=0.1)
    for key, placed in resting.landmarks.items():
        assert back.landmarks[key].position_mm == pytest.approx(placed.position_mm, abs=1e-9)
        assert back.landmarks[key].depth_mm == pytest.approx(placed.depth_mm, abs=1e-9)


def test_the_right_side_mirrors_the_left_while_it_follows(moved: Anatomy) -> None:
    for (code, side, definition), found in moved.locations.items():
        if side == "left":
            other = moved.locations[code, "right", definition]
            assert other.position_mm == pytest.approx(found.position_mm * [-1, 1, 1], abs=1e-6)
            assert other.normal == pytest.approx(found.normal * [-1, 1, 1], abs=1e-6)


@pytest.mark.parametrize(("code", "side"), [("ST36", "left"), ("BL23", "right"), ("GB30", "right")])
def test_a_construction_follows_with_its_point(resting: Anatomy, moved: Anatomy, code: str, side: str) -> None:
    found, stood = moved.location(code, side), resting.location(code, side)
    assert [step.text for step in found.steps] == [step.text for step in stood.steps]
    assert found.steps[-1].place_mm == pytest.approx(found.position_mm, abs=1e-9)
    mesh = moved.skin.mesh
    for step in found.steps:
        for place in [*step.line_mm[::9], *step.ticks_mm[::3]]:
            # A tape's points lie on edges of triangles, which stay straight.
            assert np.linalg.norm(mesh.position(closest_point(mesh, place)) - place) < 1e-6
    measured = [step for step in found.steps if step.kind == "path" and len(step.line_mm) and step.length_mm is not None]
    assert measured
    for step in measured:
        along = np.linalg.norm(np.diff(step.line_mm, axis=0), axis=1).sum()
        assert step.length_mm == pytest.approx(along, rel=1e-9)
    for segment, scale in found.mm_per_cun.items():
        assert scale == pytest.approx(compute_anatomy(MOVED).ruler.mm_per_cun(segment), rel=0.02)
        assert scale != pytest.approx(stood.mm_per_cun[segment], rel=1e-5)


def test_bones_are_placed_truly_but_only_for_who_looks(moved: Anatomy) -> None:
    fresh = follow_skin(compute_anatomy(RESTING), MOVED)
    assert "mesh" not in fresh.skeleton.__dict__
    there = compute_anatomy(MOVED).skeleton.mesh.vertices
    assert np.abs(fresh.skeleton.mesh.vertices - there).max() < 1e-9


def test_a_short_way_ends_near_where_the_rules_lead(resting: Anatomy) -> None:
    """Two steps of a slider of 200: what follows is seen to move on by less than a millimetre in general when the hand rests."""
    shape = BodyShape(weight=0.41)
    moved, ruled = follow_skin(resting, shape), compute_anatomy(shape)
    away = [np.linalg.norm(moved.locations[key].position_mm - found.position_mm) for key, found in ruled.locations.items()]
    assert np.percentile(away, 95) < 0.5


def test_competing_definitions_wait_until_somebody_asks() -> None:
    anatomy = compute_anatomy(BodyShape(muscle=0.45))
    competing = {key: found for key, found in anatomy.locations.items() if not found.is_place}
    assert ("GB30", "right", "trochanter-asis") in competing
    assert not any("spot" in found.__dict__ for found in competing.values())
    for found in competing.values():
        # The construction carries the rule out on its own.
        assert found.steps[-1].place_mm == pytest.approx(found.position_mm, abs=1e-9)
        assert anatomy.skin.mesh.position(found.surface) == pytest.approx(found.position_mm, abs=1e-6)
