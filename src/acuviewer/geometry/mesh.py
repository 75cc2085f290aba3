"""A triangle mesh, and where one is on it.

A ``Topology`` is what all shapes of one mesh share (triangles, who touches whom); it is computed once. A
``TriangleMesh`` is a topology with vertex positions. A ``SurfacePoint`` names a place on the topology, so that
it moves with every shape. Nothing here knows what the surface depicts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class SurfacePoint:
    """A place on a mesh: a triangle and three barycentric weights that add up to 1."""

    triangle: int
    barycentric: tuple[float, float, float]


class Topology:
    """Triangles of a mesh and their adjacency, shared by all meshes of the same connectivity.

    ``triangles`` is (m, 3) vertex indices, counter-clockwise seen from outside; ``n_vertices`` counts the vertices.
    """

    def __init__(self, triangles: NDArray[np.integer], n_vertices: int) -> None:
        self.triangles: Ints = np.ascontiguousarray(triangles, dtype=np.int32)
        self.n_vertices = int(n_vertices)

    @cached_property
    def _corners_by_vertex(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Triangles sorted by the vertex they touch, where each vertex starts, and which vertices occur."""
        flat = self.triangles.ravel()
        order = np.argsort(flat, kind="stable")
        present, starts = np.unique(flat[order], return_index=True)
        return order // 3, starts, present.astype(np.intp)

    def sum_at_vertices(self, of_triangles: Floats) -> Floats:
        """Sum an (m, k) array of triangles into (n_vertices, k), each triangle counting at its three corners."""
        triangle_of_corner, starts, present = self._corners_by_vertex
        sums = np.zeros((self.n_vertices, of_triangles.shape[1]))
        sums[present] = np.add.reduceat(of_triangles[triangle_of_corner], starts, axis=0)
        return sums

    @cached_property
    def neighbours(self) -> NDArray[np.intp]:
        """(m, 3) the triangles on the other side of each one's edges, edge k going from corner k to the next; -1 at a border."""
        starts, ends = self.triangles.ravel(), np.roll(self.triangles, -1, axis=1).ravel()
        low, high = np.minimum(starts, ends).astype(np.int64), np.maximum(starts, ends)
        order = np.argsort(low * self.n_vertices + high, kind="stable")
        keys = (low * self.n_vertices + high)[order]
        pairs = np.flatnonzero(keys[1:] == keys[:-1])
        partner = np.full(len(starts), -1, dtype=np.intp)
        partner[order[pairs]], partner[order[pairs + 1]] = order[pairs + 1] // 3, order[pairs] // 3
        return partner.reshape(-1, 3)

    @cached_property
    def across(self) -> list[list[int]]:
        """``neighbours`` as plain rows, for walks from one to the next."""
        rows: list[list[int]] = self.neighbours.tolist()
        return rows

    @cached_property
    def corners(self) -> list[list[int]]:
        """The triangles as plain rows, for walks from one to the next."""
        rows: list[list[int]] = self.triangles.tolist()
        return rows

    def triangles_around(self, vertices: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Triangles that touch some vertices (each must have one), one vertex after the other, and where each one's begin."""
        triangle_of_corner, starts, present = self._corners_by_vertex
        at = np.searchsorted(present, vertices)
        counts = np.append(starts, len(triangle_of_corner))[at + 1] - starts[at]
        begins = np.cumsum(counts) - counts
        rows = np.repeat(starts[at] - begins, counts) + np.arange(int(counts.sum()))
        return triangle_of_corner[rows], begins

    def triangles_at(self, vertex: int) -> NDArray[np.intp]:
        """Triangles that touch a vertex."""
        triangle_of_corner, starts, present = self._corners_by_vertex
        at = int(np.searchsorted(present, vertex))
        if at == len(present) or present[at] != vertex:
            return np.empty(0, dtype=np.intp)
        end = starts[at + 1] if at + 1 < len(starts) else len(triangle_of_corner)
        return triangle_of_corner[starts[at] : end]


@dataclass(frozen=True, eq=False)
class TriangleMesh:
    """A topology with vertex positions ``vertices`` (n, 3), in millimetres wherever the program uses it."""

    topology: Topology
    vertices: Floats

    @property
    def triangles(self) -> Ints:
        """(m, 3) vertex indices."""
        return self.topology.triangles

    @cached_property
    def triangle_normals(self) -> Floats:
        """(m, 3) normals, twice the triangle's area long."""
        return self._normals_of(self.triangles)

    def _normals_of(self, triangles: Ints) -> Floats:
        a, b, c = (self.vertices[triangles[:, k]] for k in range(3))
        u, v = b - a, c - a
        normals = np.empty_like(u)
        normals[:, 0] = u[:, 1] * v[:, 2] - u[:, 2] * v[:, 1]
        normals[:, 1] = u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2]
        normals[:, 2] = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
        return normals

    @cached_property
    def longest_side(self) -> float:
        """The longest side of a triangle."""
        squares = [np.einsum("ij,ij->i", side, side).max() for side in self._sides()]
        return sqrt(float(max(squares)))

    def _sides(self) -> Iterator[Floats]:
        a, b, c = (self.vertices[self.triangles[:, k]] for k in range(3))
        yield from (b - a, c - b, a - c)

    @cached_property
    def places(self) -> list[list[float]]:
        """The vertices as plain rows, for walks from triangle to triangle."""
        rows: list[list[float]] = self.vertices.tolist()
        return rows

    @cached_property
    def vertex_normals(self) -> Floats:
        """(n, 3) unit normals, the area-weighted mean of the triangles around each vertex."""
        sums = self.topology.sum_at_vertices(self.triangle_normals)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return sums / np.where(lengths > 0, lengths, 1.0)

    def positions_at(self, triangles: NDArray[np.integer], weights: Floats) -> Floats:
        """(k, 3) positions of places given by triangle (k,) and weights (k, 3)."""
        found: Floats = np.einsum("ij,ijk->ik", weights, self.vertices[self.triangles[triangles]])
        return found

    def normals_at(self, triangles: NDArray[np.integer], weights: Floats) -> Floats:
        """(k, 3) outward unit normals at places; few places do not make the mesh work out all its normals."""
        corners = self.triangles[triangles]
        vertices, place = np.unique(corners, return_inverse=True)
        around, begins = self.topology.triangles_around(vertices)
        sums = np.add.reduceat(self._normals_of(self.triangles[around]), begins, axis=0)
        normals = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        mean = np.einsum("ij,ijk->ik", weights, normals[place.reshape(corners.shape)])
        found: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found

    def position(self, place: SurfacePoint) -> Floats:
        """(3,) position of a place on the surface."""
        return np.asarray(place.barycentric) @ self.vertices[self.triangles[place.triangle]]

    def normal(self, place: SurfacePoint) -> Floats:
        """(3,) outward unit normal at a place, interpolated between the vertex normals."""
        mean = np.asarray(place.barycentric) @ self.vertex_normals[self.triangles[place.triangle]]
        return unit(mean)


def cross(a: Floats, b: Floats) -> Floats:
    """The cross product of two vectors (3,); NumPy's own is made for many and slow for two."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def unit(vector: Floats) -> Floats:
    """The vector at length 1; raises ValueError for the null vector, which has no direction."""
    length = sqrt(float(vector @ vector))
    if length == 0.0:
        raise ValueError("the null vector has no direction")
    return vector / length
