"""A triangle mesh, and where one is on it.

A ``Topology`` is what all shapes of one mesh share (triangles, who touches whom); it is computed once. A
``TriangleMesh`` is a topology with vertex positions. A ``SurfacePoint`` names a place on the topology, so that
it moves with every shape. Nothing here knows what the surface depicts.
"""

from dataclasses import dataclass
from functools import cached_property

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
        a, b, c = (self.vertices[self.triangles[:, k]] for k in range(3))
        u, v = b - a, c - a
        normals = np.empty_like(u)
        normals[:, 0] = u[:, 1] * v[:, 2] - u[:, 2] * v[:, 1]
        normals[:, 1] = u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2]
        normals[:, 2] = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
        return normals

    @cached_property
    def vertex_normals(self) -> Floats:
        """(n, 3) unit normals, the area-weighted mean of the triangles around each vertex."""
        sums = self.topology.sum_at_vertices(self.triangle_normals)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return sums / np.where(lengths > 0, lengths, 1.0)

    def position(self, place: SurfacePoint) -> Floats:
        """(3,) position of a place on the surface."""
        return np.asarray(place.barycentric) @ self.vertices[self.triangles[place.triangle]]

    def normal(self, place: SurfacePoint) -> Floats:
        """(3,) outward unit normal at a place, interpolated between the vertex normals."""
        mean = np.asarray(place.barycentric) @ self.vertex_normals[self.triangles[place.triangle]]
        return unit(mean)


def unit(vector: Floats) -> Floats:
    """The vector at length 1; raises ValueError for the null vector, which has no direction."""
    length = float(np.linalg.norm(vector))
    if length == 0.0:
        raise ValueError("the null vector has no direction")
    return vector / length
