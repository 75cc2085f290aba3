"""What is in sight can be picked; what another part of the body hides can not."""

from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkCommonDataModel import vtkPolyData

from acuviewer.scene import vtk_data
from acuviewer.scene.sight import Sight
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera
from acuviewer.shown import camera as cameras
from acuviewer.shown.marks import Marks, Pick, build_marks
from acuviewer.shown.projection import Projection
from scene_cases import content, session_after

SIZE = (900.0, 700.0)


def sight_of(anatomy: Anatomy) -> Sight:
    data = vtkPolyData()
    vtk_data.set_points(data, anatomy.skin.mesh.vertices)
    vtk_data.set_triangles(data, anatomy.skin.mesh.triangles)
    return Sight(data)


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(session_after("").body)


@pytest.fixture(scope="module")
def sight(anatomy: Anatomy) -> Sight:
    return sight_of(anatomy)


@pytest.fixture(scope="module")
def crowd(anatomy: Anatomy) -> Marks:
    """As many marks as a full catalog has: vertices drawn by lot, no two nearer than 12 mm."""
    generator = np.random.default_rng(5)
    mesh = anatomy.skin.mesh
    kept: list[int] = []
    for vertex in generator.permutation(len(mesh.vertices)):
        places = mesh.vertices[kept]
        if not kept or float(np.linalg.norm(places - mesh.vertices[vertex], axis=1).min()) > 12.0:
            kept.append(int(vertex))
        if len(kept) == 700:
            break
    picks = [Pick("point", str(row), "left", mesh.vertices[vertex]) for row, vertex in enumerate(kept)]
    return Marks(picks, mesh.vertices[kept], mesh.vertex_normals[kept])


@pytest.mark.parametrize("turn", [0, 70, 180, -120])
def test_each_mark_of_many_is_picked_at_its_own_pixel(anatomy: Anatomy, sight: Sight, crowd: Marks, turn: float) -> None:
    camera = cameras.frame(anatomy.skin.mesh.vertices, turn, 5.0, SIZE[0] / SIZE[1])
    projection = Projection(replace(camera, distance_mm=camera.distance_mm / 3), *SIZE)
    pixels = projection.pixels(crowd.positions_mm)
    tried = 0
    for row, (x, y) in enumerate(pixels):
        in_picture = 0 <= x < SIZE[0] and 0 <= y < SIZE[1]
        if in_picture and sight.sees(projection, crowd.positions_mm[row], crowd.normals[row]):
            tried += 1
            picked = sight.pick(projection, crowd, float(x), float(y))
            assert picked is not None
            assert picked.key == str(row)
    assert tried > 30


def test_marks_on_the_far_side_are_not_picked(anatomy: Anatomy, sight: Sight) -> None:
    marks = build_marks(anatomy, session_after(""), content())
    camera = cameras.frame(anatomy.skin.mesh.vertices, 0.0, 0.0, 1.3)
    projection = Projection(camera, *SIZE)
    found = anatomy.location("BL23", "left")
    assert found is not None
    x, y = projection.pixels(found.position_mm[None])[0]
    picked = sight.pick(projection, marks, float(x), float(y))
    assert picked is not None
    # Bare skin of the belly, or a point on it; never what lies behind.
    assert picked.key != "BL23"
    assert picked.position_mm[2] > found.position_mm[2] + 50
    behind = Projection(cameras.rotate(camera, 180.0, 0.0), *SIZE)
    x, y = behind.pixels(found.position_mm[None])[0]
    picked = sight.pick(behind, marks, float(x), float(y))
    assert picked is not None
    assert (picked.kind, picked.key, picked.side) == ("point", "BL23", "left")


def test_a_mark_that_faces_the_eye_behind_the_other_leg_is_not_picked(anatomy: Anatomy, sight: Sight) -> None:
    marks = build_marks(anatomy, session_after(""), content())
    found = anatomy.location("KI3", "right")
    assert found is not None
    inner_ankle = (float(found.position_mm[0]), float(found.position_mm[1]), float(found.position_mm[2]))
    seen_from_left = Projection(Camera(inner_ankle, 90.0, 0.0, 1500.0), *SIZE)
    assert seen_from_left.faces(found.position_mm[None], found.normal[None]).all()
    picked = sight.pick(seen_from_left, marks, SIZE[0] / 2, SIZE[1] / 2)
    assert picked is not None
    assert picked.position_mm[0] > 0, "picked through the left leg"
    between_the_legs = Projection(Camera(inner_ankle, 90.0, 0.0, 150.0), *SIZE)
    picked = sight.pick(between_the_legs, marks, SIZE[0] / 2, SIZE[1] / 2)
    assert picked is not None
    assert (picked.key, picked.side) == ("KI3", "right")


def test_beside_the_body_nothing_is_picked(anatomy: Anatomy, sight: Sight) -> None:
    camera = cameras.frame(anatomy.skin.mesh.vertices, 0.0, 0.0, 1.3)
    assert sight.pick(Projection(camera, *SIZE), build_marks(anatomy, session_after(""), content()), 5.0, 5.0) is None


def test_the_pick_on_bare_skin_lies_on_the_ray_and_on_the_right_side(anatomy: Anatomy, sight: Sight) -> None:
    camera = cameras.frame(anatomy.skin.mesh.vertices, 0.0, 0.0, 1.3)
    projection = Projection(camera, *SIZE)
    picked = sight.pick(projection, Marks([], np.empty((0, 3)), np.empty((0, 3))), SIZE[0] / 2 + 20, SIZE[1] * 0.3)
    assert picked is not None
    assert picked.side == "left"
    assert projection.pixels(picked.position_mm[None])[0] == pytest.approx([SIZE[0] / 2 + 20, SIZE[1] * 0.3], abs=1e-3)


def test_the_landmarks_of_a_construction_can_be_touched_while_it_is_drawn(anatomy: Anatomy) -> None:
    names = {pick.key for pick in build_marks(anatomy, session_after("point.select GB30; step.all"), content()).picks}
    assert {"greater_trochanter", "sacral_hiatus"} <= names
    names = {pick.key for pick in build_marks(anatomy, session_after("point.select GB30"), content()).picks}
    assert "greater_trochanter" not in names


def test_a_changed_skin_is_seen_after_forgetting_the_old_one() -> None:
    data = vtkPolyData()
    triangle = np.array([[-10.0, -10.0, 0.0], [10.0, -10.0, 0.0], [0.0, 15.0, 0.0]])
    vtk_data.set_points(data, triangle)
    vtk_data.set_triangles(data, np.array([[0, 1, 2]]))
    sight = Sight(data)
    start, end = np.array([0.0, 0.0, 50.0]), np.array([0.0, 0.0, -50.0])
    met = sight.meet(start, end)
    assert met is not None
    assert met == pytest.approx([0, 0, 0], abs=1e-6)
    vtk_data.set_points(data, triangle + np.array([0.0, 0.0, 20.0]))
    sight.forget()
    met = sight.meet(start, end)
    assert met is not None
    assert met == pytest.approx([0, 0, 20], abs=1e-6)


def test_pixels_and_rays_are_each_others_inverse() -> None:
    projection = Projection(Camera((5.0, 900.0, 20.0), 35.0, -20.0, 1500.0), *SIZE)
    for x, y in ((10.0, 20.0), (450.0, 350.0), (880.0, 690.0)):
        start, direction = projection.ray(x, y)
        assert projection.pixels((start + 777.0 * direction)[None])[0] == pytest.approx([x, y])
    behind = cameras.eye(projection.camera) * 2 - np.array(projection.camera.focus_mm)
    assert np.isnan(projection.pixels(behind[None])).all()
