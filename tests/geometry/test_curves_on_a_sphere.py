"""Rays, sections and tapes held against what is known of a sphere."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import SurfacePlaces, SurfacePoint, TriangleMesh
from acuviewer.geometry.probe import cast_ray, closest_point
from acuviewer.geometry.section import LevelWalk, SectionError, lay_tape, walk_level
from acuviewer.geometry.subdivision import CatmullClark

RADIUS = 100.0


def _sphere(steps: int = 5) -> TriangleMesh:
    """A cube subdivided and pushed onto a sphere: edges of about 3 mm on a radius of 100 mm."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
    quads = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
    for _ in range(steps - 1):
        step = CatmullClark(quads, len(corners))
        corners = step.subdivide(corners)
        centre = step.n_vertices + len(step.edges) + np.arange(len(quads))
        after = step.n_vertices + step.edge_of_side
        parts = [np.stack([quads[:, k], after[:, k], centre, after[:, k - 1]], axis=1) for k in range(4)]
        quads = np.concatenate(parts)
        corners = corners / np.linalg.norm(corners, axis=1, keepdims=True)
    step = CatmullClark(quads, len(corners))
    fine = step.subdivide(corners)
    return TriangleMesh(step.topology, RADIUS * fine / np.linalg.norm(fine, axis=1, keepdims=True))


@pytest.fixture(scope="module")
def sphere() -> TriangleMesh:
    return _sphere()


def _at(mesh: TriangleMesh, direction: list[float]):
    place = cast_ray(mesh, np.zeros(3), np.array(direction, dtype=float))
    assert place is not None
    return place


def test_normals_point_outward(sphere: TriangleMesh) -> None:
    outward = sphere.vertices / RADIUS
    assert (np.einsum("ij,ij->i", sphere.vertex_normals, outward) > 0.999).all()


def test_a_ray_from_outside_meets_the_near_side_first(sphere: TriangleMesh) -> None:
    place = cast_ray(sphere, np.array([0.0, 0.0, 500.0]), np.array([0.0, 0.0, -1.0]))
    assert place is not None
    assert sphere.position(place) == pytest.approx([0, 0, RADIUS], abs=0.2)


def test_a_ray_that_passes_by_meets_nothing(sphere: TriangleMesh) -> None:
    assert cast_ray(sphere, np.array([0.0, 150.0, 500.0]), np.array([0.0, 0.0, -1.0])) is None


@pytest.mark.parametrize("direction", [[1, 0, 0], [0.3, -0.5, 0.8], [-0.2, 0.9, 0.1]])
def test_the_closest_point_lies_on_the_way_to_the_centre(sphere: TriangleMesh, direction: list[float]) -> None:
    unit = np.array(direction) / np.linalg.norm(direction)
    found = sphere.position(closest_point(sphere, unit * 160.0))
    # 0.15 mm: the sagitta of an edge of about 6 mm on this radius is 0.05 mm.
    assert found == pytest.approx(unit * RADIUS, abs=RADIUS * 0.03)
    assert np.linalg.norm(found) == pytest.approx(RADIUS, abs=0.15)


@pytest.mark.parametrize("angle", [10, 45, 90, 150])
def test_a_tape_is_as_long_as_the_great_circle(sphere: TriangleMesh, angle: float) -> None:
    turn = np.radians(angle)
    start, end = _at(sphere, [1, 0, 0.02]), _at(sphere, [np.cos(turn), np.sin(turn), 0.02])
    tape = lay_tape(sphere, start, end)
    # Chords across edges of about 6 mm fall short of the arc by less than 0.1 %.
    assert tape.length == pytest.approx(RADIUS * turn, rel=2e-3)
    assert tape.position(0.0) == pytest.approx(sphere.position(start))
    assert tape.position(tape.length) == pytest.approx(sphere.position(end))


def test_places_on_a_tape_divide_it_evenly(sphere: TriangleMesh) -> None:
    tape = lay_tape(sphere, _at(sphere, [1, 0.01, 0]), _at(sphere, [0, 1, 0.02]))
    third = sphere.position(tape.place(tape.length / 3))
    assert np.degrees(np.arccos(third[0] / np.linalg.norm(third))) == pytest.approx(30, abs=0.7)


def test_opposite_places_have_no_single_tape(sphere: TriangleMesh) -> None:
    start = closest_point(sphere, np.array([200.0, 0, 0]))
    end = closest_point(sphere, np.array([-200.0, 0, 0]))
    try:
        tape = lay_tape(sphere, start, end)
    except SectionError:
        return
    assert tape.length == pytest.approx(np.pi * RADIUS, rel=5e-3)


def test_a_level_walk_keeps_its_height_and_length(sphere: TriangleMesh) -> None:
    start = _at(sphere, [0, 0.4, 1])
    height = sphere.position(start)[1]
    walk = walk_level(sphere, start, np.array([0.0, 1, 0]), np.array([1.0, 0, 0]), 55.0)
    assert walk.length == pytest.approx(55.0)
    assert walk.points[:, 1] == pytest.approx(height)
    assert walk.points[-1, 0] > 40


def test_a_level_walk_cannot_be_longer_than_the_level(sphere: TriangleMesh) -> None:
    with pytest.raises(SectionError, match="level line ends after"):
        walk_level(sphere, _at(sphere, [0, 0.4, 1]), np.array([0.0, 1, 0]), np.array([1.0, 0, 0]), 2000.0)


def test_a_level_walk_goes_once_around(sphere: TriangleMesh) -> None:
    """The whole circle at 3.3 mm above the middle, but for the piece in the triangle where it began."""
    start = _at(sphere, [0, 0.033, 1])
    around = 2 * np.pi * np.sqrt(RADIUS**2 - sphere.position(start)[1] ** 2)
    walk = walk_level(sphere, start, np.array([0.0, 1, 0]), np.array([1.0, 0, 0]), around - 10.0)
    assert walk.length == pytest.approx(around - 10.0)
    assert np.linalg.norm(walk.points[-1] - walk.points[0]) == pytest.approx(10.0, abs=1.0)


def test_a_tape_takes_the_shorter_way_round(sphere: TriangleMesh) -> None:
    turn = np.radians(200)
    start, end = _at(sphere, [1, 0, 0.02]), _at(sphere, [np.cos(turn), np.sin(turn), 0.02])
    assert lay_tape(sphere, start, end).length == pytest.approx(RADIUS * np.radians(160), rel=2e-3)


def test_a_tape_stays_on_the_triangles_it_may_enter(sphere: TriangleMesh) -> None:
    start, end = _at(sphere, [1, 0.3, 0.02]), _at(sphere, [-1, 0.3, 0.02])
    above = (sphere.vertices[sphere.triangles].mean(axis=1)[:, 1] > 0).tolist()
    tape = lay_tape(sphere, start, end, above)
    assert tape.points[:, 1].min() > -5
    below = [not one for one in above]
    with pytest.raises(SectionError):
        lay_tape(sphere, start, end, below)


def test_a_tape_begins_and_ends_on_corners_too(sphere: TriangleMesh) -> None:
    start, end = (SurfacePoint(row, (1.0, 0.0, 0.0)) for row in (40, 900))
    tape = lay_tape(sphere, start, end)
    a, b = sphere.position(start), sphere.position(end)
    arc = RADIUS * np.arccos(np.clip(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)), -1, 1))
    assert tape.length == pytest.approx(arc, rel=5e-3)


def test_a_level_walk_goes_on_where_it_stopped(sphere: TriangleMesh) -> None:
    start = _at(sphere, [0, 0.4, 1])
    plane, way = (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)
    walk = LevelWalk(sphere, start, plane, way)
    near, far = walk.reach(5.0).until(5.0), walk.reach(150.0).until(150.0)
    at_once = walk_level(sphere, start, np.array(plane), np.array(way), 150.0)
    assert far.points == pytest.approx(at_once.points)
    assert near.points[:-1] == pytest.approx(far.points[: len(near.points) - 1])
    assert walk.reach(20.0).length >= 150.0


def test_the_points_of_a_tape_are_places_on_the_surface(sphere: TriangleMesh) -> None:
    tape = lay_tape(sphere, _at(sphere, [1, 0.3, 0.02]), _at(sphere, [0.1, 1, 0.3]))
    places = tape.places()
    assert places.on(sphere) == pytest.approx(tape.points)
    assert places.weights.min() > -1e-9
    assert places.weights.sum(axis=1) == pytest.approx(1.0)
    # On a sphere twice as large the same places lie twice as far out.
    larger = TriangleMesh(sphere.topology, 2 * sphere.vertices)
    assert places.on(larger) == pytest.approx(2 * tape.points)


def test_places_stand_together_as_each_stands_alone(sphere: TriangleMesh) -> None:
    rows = [SurfacePoint(row, (0.2, 0.5, 0.3)) for row in range(0, len(sphere.triangles), 97)]
    fresh = TriangleMesh(sphere.topology, sphere.vertices)
    places = SurfacePlaces.of(rows)
    assert places.singly() == rows
    for place, (position, normal) in zip(rows, places.stand_on(fresh), strict=True):
        assert position == pytest.approx(sphere.position(place))
        assert normal == pytest.approx(sphere.normal(place))
        assert normal == pytest.approx(position / np.linalg.norm(position), abs=0.01)
    assert "vertex_normals" not in fresh.__dict__


@pytest.mark.parametrize("way", [[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [-0.6, 0.0, -0.8], [-0.5, -0.3, -0.7]])
def test_a_ray_meets_the_same_place_however_it_is_told_where_to_look(sphere: TriangleMesh, way: list[float]) -> None:
    direction = np.array(way)
    origin = -300.0 * direction + [7.0, 11.0, 5.0]
    among = sphere.vertices[sphere.triangles].mean(axis=1)[:, 1] > 0
    places = [cast_ray(sphere, origin, direction, selected) for selected in (among, np.flatnonzero(among), None)]
    assert None not in places
    assert places[0] == places[1] == places[2]
    met = sphere.position(places[0])
    assert np.linalg.norm(np.cross(met - origin, direction)) < 1e-6 * 300
    assert (met - origin) @ direction < 300


def test_a_level_is_passed_where_the_line_first_meets_it_or_comes_nearest(sphere: TriangleMesh) -> None:
    tape = lay_tape(sphere, _at(sphere, [0, 0, 1]), _at(sphere, [0, 1, 0.2]))
    up = tape.first_at(1, 50.0)
    assert tape.position(up)[1] == pytest.approx(50.0, abs=0.05)
    assert up == pytest.approx(RADIUS * np.pi / 6, rel=0.01)
    assert tape.first_at(1, 150.0) == pytest.approx(tape.length)
    assert tape.first_at(1, -20.0) == 0.0
