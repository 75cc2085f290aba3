"""A place on an edge, or at a corner, has one name, whichever of its triangles a search comes upon."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import SurfacePoint, Topology, TriangleMesh
from acuviewer.geometry.probe import ON_EDGE, canonical, cast_ray, closest_point

OCTAHEDRON = np.array([[0, 2, 4], [2, 1, 4], [1, 3, 4], [3, 0, 4], [2, 0, 5], [1, 2, 5], [3, 1, 5], [0, 3, 5]])
CORNERS = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], dtype=float)
MESH = TriangleMesh(Topology(OCTAHEDRON, len(CORNERS)), CORNERS)
EDGES = {tuple(sorted(edge)) for edge in MESH.topology.half_edges.tolist()}


def _names(weights: dict[int, float]) -> list[SurfacePoint]:
    """Every name of the place that is the weighted mean of some vertices."""
    names = []
    for row, corners in enumerate(OCTAHEDRON.tolist()):
        if set(weights) <= set(corners):
            first, second, third = (weights.get(vertex, 0.0) for vertex in corners)
            names.append(SurfacePoint(row, (first, second, third)))
    return names


@pytest.mark.parametrize(("first", "second"), sorted(EDGES))
def test_a_place_on_an_edge_is_named_after_the_lower_triangle(first: int, second: int) -> None:
    names = _names({first: 0.3, second: 0.7})
    assert len(names) == 2
    assert {canonical(MESH.topology, name) for name in names} == {min(names)}


@pytest.mark.parametrize("vertex", range(len(CORNERS)))
def test_a_place_at_a_corner_is_named_after_the_lowest_triangle(vertex: int) -> None:
    names = _names({vertex: 1.0})
    assert len(names) == 4
    assert {canonical(MESH.topology, name) for name in names} == {min(names)}


def test_rounding_decides_nothing_and_the_place_stays() -> None:
    for row in range(len(OCTAHEDRON)):
        for corner in range(3):
            weights = [0.25, 0.75, 0.75]
            weights[corner] = 0.4 * ON_EDGE
            weights[corner - 1] = 1.0 - sum(weights) + weights[corner - 1]
            place = SurfacePoint(row, (weights[0], weights[1], weights[2]))
            named = canonical(MESH.topology, place)
            assert 0.0 in named.barycentric
            assert sum(named.barycentric) == pytest.approx(1.0, abs=1e-15)
            assert MESH.position(named) == pytest.approx(MESH.position(place), abs=2 * ON_EDGE)


def test_any_other_place_keeps_its_name_to_the_last_bit() -> None:
    place = SurfacePoint(7, (0.2, 0.5, 0.3))
    assert canonical(MESH.topology, place) is place


def test_an_edge_at_a_border_has_one_name() -> None:
    alone = Topology(OCTAHEDRON[5:6], len(CORNERS))
    assert canonical(alone, SurfacePoint(0, (0.5, 0.5, 0.0))) == SurfacePoint(0, (0.5, 0.5, 0.0))


@pytest.mark.parametrize("turned", range(8))
def test_a_search_gives_the_same_name_in_whatever_order_the_triangles_stand(turned: int) -> None:
    """The triangles are asked in another order; what is found is the lowest of those that share the place."""
    among = np.roll(np.arange(8), turned)
    inward = np.array([-1.0, -1.0, 0.0]) / np.sqrt(2)
    met = cast_ray(MESH, np.array([2.0, 2.0, 0.0]), inward, among)
    assert met is not None
    assert met.triangle == 0
    assert closest_point(MESH, np.array([2.0, 2.0, 0.0]), among).triangle == 0
    assert closest_point(MESH, np.array([0.0, 0.0, 3.0]), among).triangle == 0
    # From the middle all triangles are equally near.
    assert closest_point(MESH, np.zeros(3), among).triangle == 0


def test_a_place_stays_where_more_than_two_triangles_share_its_edge() -> None:
    """Three leaves of a book: their edges cannot all run against each other."""
    leaves = Topology(np.array([[0, 1, 2], [1, 0, 3], [0, 1, 4]]), 5)
    mesh = TriangleMesh(leaves, np.array([[0, 0, 0], [0, 10, 0], [5, 1, 0], [-5, 2, 1], [-5, 3, -1]], dtype=float))
    for row, corners in enumerate(leaves.triangles.tolist()):
        first, second, third = (0.2 if corner == 0 else 0.8 if corner == 1 else 0.0 for corner in corners)
        place = SurfacePoint(row, (first, second, third))
        assert mesh.position(canonical(leaves, place)) == pytest.approx([0, 8, 0], abs=1e-12)


def test_normals_of_a_few_places_are_those_of_all_to_the_last_bit() -> None:
    rng = np.random.default_rng(3)
    rows, columns = np.meshgrid(np.arange(39), np.arange(39))
    corner = (rows * 40 + columns).ravel()
    triangles = np.concatenate(
        [np.stack([corner, corner + 1, corner + 41], axis=1), np.stack([corner, corner + 41, corner + 40], axis=1)]
    )
    mesh = TriangleMesh(Topology(triangles, 1600), rng.normal(size=(1600, 3)))
    some, weights = rng.integers(0, len(triangles), 40), rng.dirichlet([1.0, 1.0, 1.0], 40)
    few = mesh.normals_at(some, weights)
    assert "vertex_normals" not in mesh.__dict__
    mesh.vertex_normals  # noqa: B018  # computed on first use, and kept
    assert np.array_equal(few, mesh.normals_at(some, weights))
