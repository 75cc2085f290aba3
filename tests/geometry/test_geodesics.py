"""The shortest way over a surface: on a box and a cylinder, which unfold into a plane, and over the skin against an exact solver."""

import numpy as np
import pytest

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.geodesic import lay_geodesic, without_loops
from acuviewer.geometry.mesh import SurfacePoint, Topology, TriangleMesh
from acuviewer.geometry.probe import closest_point, weights_in
from bodies import reference

N_PAIRS = 300


def _box(width: float, height: float, depth: float, cells: int = 6) -> TriangleMesh:
    """The surface of a box, each side a grid, from the origin on."""
    grid = np.linspace(0.0, 1.0, cells + 1)
    vertices, triangles = [], []
    for axis in range(3):
        for end in (0.0, 1.0):
            first = len(vertices)
            for a in grid:
                for b in grid:
                    place = [a, b]
                    place.insert(axis, end)
                    vertices.append(place)
            for row in range(cells):
                for column in range(cells):
                    a, b = first + row * (cells + 1) + column, first + (row + 1) * (cells + 1) + column
                    faces = [(a, b, b + 1), (a, b + 1, a + 1)]
                    outward = (end == 1.0) != (axis == 1)
                    triangles += faces if outward else [face[::-1] for face in faces]
    merged, same = np.unique(np.round(np.array(vertices), 9), axis=0, return_inverse=True)
    return TriangleMesh(Topology(same[np.array(triangles)], len(merged)), merged * [width, height, depth])


def _check_it_lies_on_the_surface(way: SurfaceCurve) -> None:
    """Each straight piece begins and ends in its triangle, so that no way through the air can look short."""
    corners = way.mesh.vertices[way.mesh.triangles[way.triangles]]
    for places in (way.points[:-1], way.points[1:]):
        weights = weights_in(corners, places)
        there = np.einsum("ij,ijk->ik", weights, corners)
        assert weights.min() > -1e-5
        assert np.abs(there - places).max() < 1e-4


@pytest.mark.parametrize(
    ("start", "end", "unfolded"),
    [
        ((50, 20, 0), (50, 80, 0), (60, 0)),
        ((10, 20, 0), (90, 80, 0), (80, 60)),
        # Over one edge, and over two.
        ((100, 50, 30), (70, 50, 0), (60, 0)),
        ((100, 20, 30), (60, 80, 0), (70, 60)),
        ((0, 50, 50), (100, 50, 50), (200, 0)),
    ],
)
def test_on_a_box_it_is_straight_when_the_box_is_unfolded(
    start: tuple[float, ...], end: tuple[float, ...], unfolded: tuple[float, float]
) -> None:
    box = _box(100.0, 100.0, 100.0)
    way = lay_geodesic(box, closest_point(box, np.array(start, dtype=float)), closest_point(box, np.array(end, dtype=float)))
    assert way.length == pytest.approx(np.hypot(*unfolded), abs=1e-6)
    np.testing.assert_allclose(way.points[[0, -1]], [start, end], atol=1e-6)
    _check_it_lies_on_the_surface(way)


def test_it_takes_the_nearer_way_around() -> None:
    slab = _box(200.0, 300.0, 20.0, 10)
    front, behind = np.array([60.0, 150.0, 20.0]), np.array([60.0, 150.0, 0.0])
    way = lay_geodesic(slab, closest_point(slab, front), closest_point(slab, behind))
    assert way.length == pytest.approx(60 + 20 + 60)
    assert way.points[:, 0].min() == pytest.approx(0.0, abs=1e-9)


def test_from_a_place_to_itself_it_has_no_length() -> None:
    mesh = reference("average man").skin.mesh
    place = SurfacePoint(5000, (0.2, 0.3, 0.5))
    assert lay_geodesic(mesh, place, place).length == 0.0


def test_corners_and_edges_are_places_like_others() -> None:
    box = _box(100.0, 100.0, 100.0, 4)
    for weights in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.5, 0.0), (0.0, 0.5, 0.5), (0.2, 0.3, 0.5)):
        for triangle in (0, 40, 77, 130, 191):
            start, end = SurfacePoint(triangle, weights), SurfacePoint(9, (0.25, 0.25, 0.5))
            there, back = lay_geodesic(box, start, end), lay_geodesic(box, end, start)
            _check_it_lies_on_the_surface(there)
            assert there.length == pytest.approx(back.length, rel=1e-9)
            assert there.length >= np.linalg.norm(box.position(start) - box.position(end)) - 1e-9


def test_a_way_that_comes_back_to_a_triangle_is_cut_short() -> None:
    assert without_loops([3, 6, 9, 4], 5) == [4]
    assert without_loops([0, 3, 6], 1) == [0]
    assert without_loops([0, 3, 6], 3) == [0, 3, 6]
    assert without_loops([0, 3], 0) == []


@pytest.mark.slow
def test_over_the_skin_it_is_as_short_as_an_exact_solver_finds() -> None:
    potpourri3d = pytest.importorskip("potpourri3d", reason="the exact solver has no wheel for this Python")
    mesh = reference("average man").skin.mesh
    solver = potpourri3d.EdgeFlipGeodesicSolver(mesh.vertices, mesh.triangles)
    random = np.random.default_rng(20261129)
    sizes = np.linalg.norm(mesh.triangle_normals, axis=1)
    for pair in random.choice(len(sizes), (N_PAIRS, 2), p=sizes / sizes.sum()):
        # The solver starts at vertices.
        corners = random.integers(3, size=2)
        start, end = (
            SurfacePoint(int(t), (float(c == 0), float(c == 1), float(c == 2))) for t, c in zip(pair, corners, strict=True)
        )
        solved = solver.find_geodesic_path(*mesh.triangles[pair, corners].tolist())
        exact = float(np.linalg.norm(np.diff(solved, axis=0), axis=1).sum())
        way = lay_geodesic(mesh, start, end)
        _check_it_lies_on_the_surface(way)
        # The solver is exact for the way it begins with, and may begin on the longer side of a limb.
        assert way.length <= max(1.01 * exact, exact + 1.0), f"{pair}: {way.length:.2f} against {exact:.2f} mm"
