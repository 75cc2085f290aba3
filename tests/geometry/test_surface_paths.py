"""Threads on a sphere, where the shortest way is known: they pass their places, keep to great circles and bend smoothly."""

import itertools

import numpy as np
import pytest

from acuviewer.geometry.mesh import Floats, SurfacePoint, Topology, TriangleMesh
from acuviewer.geometry.probe import closest_point
from acuviewer.geometry.surface_path import lay_paths

RADIUS = 100.0


def _sphere(rings: int = 60, sectors: int = 90, bump: float = 0.0) -> TriangleMesh:
    """A sphere of two poles; ``bump`` raises waves on it."""
    tilt, turn = np.meshgrid(
        np.linspace(0, np.pi, rings + 1)[1:-1], np.linspace(0, 2 * np.pi, sectors, endpoint=False), indexing="ij"
    )
    radius = RADIUS * (1 + bump * np.sin(5 * turn) * np.sin(tilt))
    body = np.stack([radius * np.sin(tilt) * np.cos(turn), radius * np.sin(tilt) * np.sin(turn), radius * np.cos(tilt)], axis=2)
    vertices = np.concatenate([body.reshape(-1, 3), [[0, 0, RADIUS], [0, 0, -RADIUS]]])
    north, south = len(vertices) - 2, len(vertices) - 1
    triangles = []
    for sector in range(sectors):
        after = (sector + 1) % sectors
        triangles += [(north, sector, after), (south, (rings - 2) * sectors + after, (rings - 2) * sectors + sector)]
        for ring in range(rings - 2):
            a, b = ring * sectors + sector, ring * sectors + after
            triangles += [(a, a + sectors, b), (b, a + sectors, b + sectors)]
    return TriangleMesh(Topology(np.array(triangles), len(vertices)), vertices)


SPHERE = _sphere()


def _place(mesh: TriangleMesh, *direction: float) -> SurfacePoint:
    return closest_point(mesh, RADIUS * np.array(direction) / np.linalg.norm(direction))


def _length(points: Floats) -> float:
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def test_between_two_places_it_is_a_great_circle() -> None:
    start, end = _place(SPHERE, 1, 0.1, 0.2), _place(SPHERE, 0.3, 1, 0.5)
    (path,) = lay_paths(SPHERE, [[start, end]], 5.0)
    a, b = (SPHERE.position(place) / np.linalg.norm(SPHERE.position(place)) for place in (start, end))
    assert _length(path.points) == pytest.approx(RADIUS * np.arccos(a @ b), rel=0.01)
    assert np.abs(path.points @ np.cross(a, b)).max() < 0.5
    assert np.linalg.norm(np.diff(path.points, axis=0), axis=1).max() <= 5.0


def test_it_passes_its_places_and_every_corner_is_on_the_surface() -> None:
    mesh = _sphere(bump=0.1)
    ways = [
        [_place(mesh, 1, 0, 0.1), _place(mesh, 1, 1, 0.3), _place(mesh, 0.2, 1, 0.4)],
        [_place(mesh, 0, -1, 0), _place(mesh, 1, -1, 0)],
    ]
    paths = lay_paths(mesh, ways, 8.0)
    for way, path in zip(ways, paths, strict=True):
        for place, row in zip(way, path.stops, strict=True):
            assert path.points[row] == pytest.approx(mesh.position(place), abs=1e-6)
        assert (path.weights >= 0).all()
        assert mesh.positions_at(path.triangles, path.weights) == pytest.approx(path.points)
        assert (np.einsum("ij,ij->i", path.normals, path.points) > 0.5 * RADIUS).all()


@pytest.mark.parametrize("bump", [0.0, 0.06])
def test_a_corner_becomes_a_bend(bump: float) -> None:
    """The way turns by about a right angle in the middle; the path turns there little by little."""
    mesh = _sphere(bump=bump)
    way = [_place(mesh, 1, -0.5, 0), _place(mesh, 1, 0, 0), _place(mesh, 1, 0, 0.5)]
    (path,) = lay_paths(mesh, [way], 8.0)
    ways = np.diff(path.points, axis=0)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    turns = np.degrees(np.arccos(np.clip((ways[1:] * ways[:-1]).sum(axis=1), -1, 1)))
    assert turns.max() < 30
    # It does not go far out of its way for that.
    straight = sum(np.linalg.norm(mesh.position(a) - mesh.position(b)) for a, b in itertools.pairwise(way))
    assert _length(path.points) < 1.15 * straight


def test_a_path_never_leaps_to_another_surface_nearby() -> None:
    """Two spheres that nearly touch: a path on one stays on it."""
    other = SPHERE.vertices + np.array([2 * RADIUS + 1.0, 0, 0])
    triangles = np.concatenate([SPHERE.triangles, SPHERE.triangles + len(SPHERE.vertices)])
    mesh = TriangleMesh(Topology(triangles, 2 * len(other)), np.concatenate([SPHERE.vertices, other]))
    start, end = _place(SPHERE, 1, -0.6, 0), _place(SPHERE, 1, 0.6, 0)
    (path,) = lay_paths(mesh, [[start, end]], 6.0)
    assert (path.triangles < len(SPHERE.triangles)).all()
    assert np.linalg.norm(path.points, axis=1) == pytest.approx(np.full(len(path.points), RADIUS), rel=0.01)
