"""Many rays at once find what one ray finds that tries every triangle."""

import numpy as np
import pytest

from acuviewer.geometry import cells
from acuviewer.geometry.cells import Cells
from acuviewer.geometry.mesh import Floats, Topology, TriangleMesh
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.ray_depth import Meetings, first_meetings

REACH = 60.0


def _soup(seed: int, spread: float, smallest: float, largest: float) -> TriangleMesh:
    """Triangles of all sizes that lie about."""
    generator = np.random.default_rng(seed)
    sizes = np.exp(generator.uniform(np.log(smallest), np.log(largest), 600))
    corners = generator.uniform(-spread, spread, (600, 1, 3)) + sizes[:, None, None] * generator.normal(size=(600, 3, 3))
    return TriangleMesh(Topology(np.arange(1800).reshape(-1, 3), 1800), corners.reshape(-1, 3))


def _rays(seed: int, spread: float) -> tuple[Floats, Floats]:
    """Rays from anywhere to anywhere; every fourth runs along an axis, every fourth in a plane of two."""
    generator = np.random.default_rng(seed)
    directions = generator.normal(size=(400, 3))
    directions[::4, 1:] = 0.0
    directions[1::4, 2] = 0.0
    directions = directions[:, generator.permutation(3)] / np.linalg.norm(directions, axis=1, keepdims=True)
    return generator.uniform(-1.4 * spread, 1.4 * spread, (400, 3)), directions


def _one_by_one(mesh: TriangleMesh, origins: Floats, directions: Floats, reach: float) -> Floats:
    distances = np.full(len(origins), np.inf)
    for row, (origin, direction) in enumerate(zip(origins, directions, strict=True)):
        place = cast_ray(mesh, origin, direction)
        if place is not None:
            distances[row] = np.linalg.norm(mesh.positions_at(np.array([place.triangle]), np.array([place.barycentric])) - origin)
    return np.where(distances <= reach, distances, np.inf)


def _lie_on_their_triangles(mesh: TriangleMesh, origins: Floats, directions: Floats, met: Meetings) -> bool:
    hits = np.flatnonzero(met.triangles >= 0)
    assert np.array_equal(hits, np.flatnonzero(np.isfinite(met.distances)))
    places = origins[hits] + met.distances[hits, None] * directions[hits]
    normals = mesh.triangle_normals[met.triangles[hits]]
    away = np.einsum("ij,ij->i", places - mesh.vertices[mesh.triangles[met.triangles[hits], 0]], normals)
    return bool((np.abs(away) <= 1e-6 * np.linalg.norm(normals, axis=1)).all())


@pytest.mark.parametrize(
    ("spread", "smallest", "largest"), [(50.0, 1.0, 5.0), (50.0, 0.001, 60.0), (3.0, 0.5, 1.0), (2000.0, 5.0, 900.0)]
)
@pytest.mark.parametrize("seed", range(3))
def test_each_ray_meets_the_first_triangle_in_its_way(seed: int, spread: float, smallest: float, largest: float) -> None:
    mesh, (origins, directions) = _soup(seed, spread, smallest, largest), _rays(seed, spread)
    met = first_meetings(mesh, origins, directions, 1.2 * spread)
    expected = _one_by_one(mesh, origins, directions, 1.2 * spread)
    hits = int(np.isfinite(expected).sum())
    assert 15 < hits < 400
    assert met.distances == pytest.approx(expected, abs=1e-7)
    assert _lie_on_their_triangles(mesh, origins, directions, met)


@pytest.mark.parametrize("edge_per_side", [0.3, 0.8, 4.0, 50.0])
def test_how_fine_the_cubes_are_changes_nothing(edge_per_side: float, monkeypatch: pytest.MonkeyPatch) -> None:
    mesh, (origins, directions) = _soup(7, 50.0, 1.0, 20.0), _rays(7, 50.0)
    before = first_meetings(mesh, origins, directions, REACH)
    monkeypatch.setattr(cells, "_EDGE_PER_SIDE", edge_per_side)
    after = first_meetings(mesh, origins, directions, REACH)
    assert np.array_equal(before.distances, after.distances)
    assert np.array_equal(before.triangles, after.triangles)


def _plane(steps: int) -> TriangleMesh:
    """A square from -1 to 1 in x and y at z = 0, of ``steps`` x ``steps`` squares cut in two."""
    across = np.linspace(-1.0, 1.0, steps + 1)
    x, y = np.meshgrid(across, across, indexing="ij")
    number = np.arange((steps + 1) ** 2).reshape(steps + 1, steps + 1)
    a, b, c, d = number[:-1, :-1].ravel(), number[1:, :-1].ravel(), number[1:, 1:].ravel(), number[:-1, 1:].ravel()
    triangles = np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])
    return TriangleMesh(Topology(triangles, number.size), np.column_stack([x.ravel(), y.ravel(), np.zeros(number.size)]))


@pytest.mark.parametrize("way", [(0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (0.6, 0.0, 0.8), (0.48, -0.36, -0.8)])
def test_no_ray_slips_through_at_corners_and_edges(way: tuple[float, float, float]) -> None:
    mesh, direction = _plane(16), np.array(way)
    corners = mesh.vertices[mesh.triangles]
    aims = np.concatenate([mesh.vertices, ((corners + np.roll(corners, 1, axis=1)) / 2).reshape(-1, 3)])
    directions = np.broadcast_to(direction, aims.shape)
    met = first_meetings(mesh, aims - 3.0 * direction, directions, 10.0)
    assert met.distances == pytest.approx(np.full(len(aims), 3.0), abs=1e-9)


@pytest.mark.parametrize("slope", [1e-3, 1e-5, 3e-7, 2e-8, 1e-8, 3e-9, 1e-13])
def test_rays_all_but_along_an_axis_come_to_their_end(slope: float) -> None:
    mesh = _plane(16)
    size = Cells(mesh).edge
    # They begin a rounding error before and behind the sides between cubes, and so drift over them or never do.
    sides = Cells(mesh).origin[:2] + size * np.arange(3, 18)[:, None]
    starts = np.concatenate([np.nextafter(sides, -9.0), sides, np.nextafter(sides, 9.0), sides - 1e-9, sides + 1e-9])
    starts = starts[(np.abs(starts) < 0.99).all(axis=1)]
    for sign in (1.0, -1.0):
        direction = np.array([sign * slope, -slope, 1.0]) / np.sqrt(1.0 + 2 * slope**2)
        origins = np.column_stack([starts, np.full(len(starts), -4.0)])
        met = first_meetings(mesh, origins, np.broadcast_to(direction, origins.shape), 10.0)
        assert met.distances == pytest.approx(np.full(len(starts), 4.0 / direction[2]), abs=1e-9)


def test_a_ray_ends_at_its_reach_and_does_not_look_back() -> None:
    mesh, up = _plane(4), np.array([[0.0, 0.0, 1.0]])
    assert first_meetings(mesh, np.array([[0.1, 0.2, -5.0]]), up, 5.1).distances == pytest.approx([5.0])
    beyond = first_meetings(mesh, np.array([[0.1, 0.2, -5.0], [0.1, 0.2, 1.0]]), np.repeat(up, 2, axis=0), 4.9)
    assert beyond.distances.tolist() == [np.inf, np.inf]
    assert beyond.triangles.tolist() == [-1, -1]


def test_no_rays_and_no_triangles_meet_nothing() -> None:
    nothing = TriangleMesh(Topology(np.empty((0, 3), dtype=np.int32), 0), np.empty((0, 3)))
    assert first_meetings(nothing, np.zeros((2, 3)), np.eye(3)[:2], 5.0).triangles.tolist() == [-1, -1]
    assert len(first_meetings(_plane(2), np.empty((0, 3)), np.empty((0, 3)), 5.0).distances) == 0


def test_triangles_without_area_meet_nothing() -> None:
    flat = TriangleMesh(Topology(np.array([[0, 1, 2], [0, 0, 0]]), 3), np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0]]))
    met = first_meetings(flat, np.array([[1.0, 0.0, -1.0]]), np.array([[0.0, 0.0, 1.0]]), 5.0)
    assert met.distances.tolist() == [np.inf]
