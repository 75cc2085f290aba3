"""What is in sight can be picked; what another part of the body hides can not."""

from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from acuviewer.geometry.mesh import Topology, TriangleMesh
from acuviewer.scene.sight import Sight
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera
from acuviewer.shown import camera as cameras
from acuviewer.shown.marks import Marks, build_marks
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import content, session_after

SIZE = (900.0, 700.0)


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(session_after("").body)


@pytest.fixture(scope="module")
def sight(anatomy: Anatomy) -> Sight:
    return Sight(anatomy.skin.mesh)


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
    points = [
        replace(location, code=str(row)) for row, location in enumerate([next(iter(anatomy.locations.values()))] * len(kept))
    ]
    return Marks(points, [], mesh.vertices[kept], mesh.vertex_normals[kept])


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
            picked = sight.touch(projection, crowd, float(x), float(y))
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
    picked = sight.touch(projection, marks, float(x), float(y))
    # Nothing, or a point on the belly; never what lies behind.
    assert picked is None or picked.position_mm[2] > found.position_mm[2] + 50
    behind = Projection(cameras.rotate(camera, 180.0, 0.0), *SIZE)
    x, y = behind.pixels(found.position_mm[None])[0]
    picked = sight.touch(behind, marks, float(x), float(y))
    assert picked is not None
    assert (picked.kind, picked.key, picked.side) == ("point", "BL23", "left")


def test_a_mark_that_faces_the_eye_behind_the_other_leg_is_not_picked(anatomy: Anatomy, sight: Sight) -> None:
    marks = build_marks(anatomy, session_after(""), content())
    found = anatomy.location("KI3", "right")
    assert found is not None
    inner_ankle = (float(found.position_mm[0]), float(found.position_mm[1]), float(found.position_mm[2]))
    seen_from_left = Projection(Camera(inner_ankle, 90.0, 0.0, 1500.0), *SIZE)
    assert seen_from_left.faces(found.position_mm[None], found.normal[None]).all()
    picked = sight.touch(seen_from_left, marks, SIZE[0] / 2, SIZE[1] / 2)
    assert picked is None or picked.position_mm[0] > 0, "picked through the left leg"
    between_the_legs = Projection(Camera(inner_ankle, 90.0, 0.0, 150.0), *SIZE)
    picked = sight.touch(between_the_legs, marks, SIZE[0] / 2, SIZE[1] / 2)
    assert picked is not None
    assert (picked.key, picked.side) == ("KI3", "right")


def _stage(anatomy: Anatomy, camera: Camera) -> Stage:
    """A stage without dots, so that nothing lies before the skin."""
    stage = Stage(vtkRenderWindow(), load_theme("light"), content())
    stage.show(anatomy, session_after("layer.points"))
    stage.look(camera)
    return stage


def test_beside_the_body_nothing_is_picked(anatomy: Anatomy) -> None:
    camera = cameras.frame(anatomy.skin.mesh.vertices, 0.0, 0.0, 1.3)
    assert _stage(anatomy, camera).pick(5.0, 5.0, *SIZE) is None


def test_the_pick_on_bare_skin_lies_on_the_ray_and_on_the_right_side(anatomy: Anatomy) -> None:
    camera = cameras.frame(anatomy.skin.mesh.vertices, 0.0, 0.0, 1.3)
    place = (SIZE[0] / 2 + 20, SIZE[1] * 0.3)
    picked = _stage(anatomy, camera).pick(*place, *SIZE)
    assert picked is not None
    assert (picked.kind, picked.side) == ("skin", "left")
    assert Projection(camera, *SIZE).pixels(picked.position_mm[None])[0] == pytest.approx(place, abs=1e-3)
    assert picked.surface is not None
    on_skin = anatomy.skin.mesh.position(picked.surface)
    assert on_skin == pytest.approx(picked.position_mm, abs=1e-2)


def test_the_landmarks_of_a_construction_can_be_touched_while_it_is_drawn(anatomy: Anatomy) -> None:
    names = {pick.key for pick in build_marks(anatomy, session_after("point.select GB30; step.all"), content()).picks}
    assert {"greater_trochanter", "sacral_hiatus"} <= names
    names = {pick.key for pick in build_marks(anatomy, session_after("point.select GB30"), content()).picks}
    assert "greater_trochanter" not in names


def test_another_skin_is_seen_from_when_it_is_shown() -> None:
    triangle = np.array([[-10.0, -10.0, 0.0], [10.0, -10.0, 0.0], [0.0, 15.0, 0.0]])
    first = TriangleMesh(Topology(np.array([[0, 1, 2]], dtype=np.int32), 3), triangle)
    sight = Sight(first)
    start, end = np.array([0.0, 0.0, 50.0]), np.array([0.0, 0.0, -50.0])
    met = sight.meet(start, end)
    assert met is not None
    assert met[0] == pytest.approx([0, 0, 0], abs=1e-6)
    sight.show(TriangleMesh(first.topology, triangle + np.array([0.0, 0.0, 20.0])))
    met = sight.meet(start, end)
    assert met is not None
    assert met[0] == pytest.approx([0, 0, 20], abs=1e-6)


def test_a_ray_in_the_median_plane_meets_the_skin(anatomy: Anatomy, sight: Sight) -> None:
    """The edges of both halves lie in that plane: rays run along them."""
    for height in np.linspace(900.0, 1600.0, 60):
        met = sight.meet(np.array([0.0, height, 1000.0]), np.array([0.0, height, -1000.0]))
        assert met is not None, height
