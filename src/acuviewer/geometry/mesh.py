"""A triangle mesh, and where one is on it.

A ``Topology`` is what all shapes of one mesh share (triangles, who touches whom); it is computed once. A
``TriangleMesh`` is a topology with vertex positions. A ``SurfacePoint`` names a place on the topology, so that
it moves with every shape. Nothing here knows what the surface depicts.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.crossings import Crossings
from acuviewer.geometry.order import distinct_rows, first_rows, stable_order
from acuviewer.geometry.surface_point import SurfacePoint as SurfacePoint

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

MIRROR = np.array([-1.0, 1.0, 1.0])
"""What a place is multiplied by to get its mirror image in the median plane."""
Vector = tuple[float, float, float]
_FEW = 0.1
"""Up to so many places for each vertex, the normals of the triangles around them alone are worked out."""

_BLOCK = 8192

Columns = tuple[Sequence[float], Sequence[float], Sequence[float]]


@dataclass(frozen=True, eq=False)
class SurfacePlaces:
    """Many places on a topology, to be worked out together: ``triangles`` (k,) and ``weights`` (k, 3).

    Like each ``SurfacePoint`` they move with every shape.
    """

    triangles: NDArray[np.intp]
    weights: Floats

    @staticmethod
    def of(places: Iterable[SurfacePoint]) -> "SurfacePlaces":
        """Single places in a row."""
        rows = list(places)
        triangles = np.array([place.triangle for place in rows], dtype=np.intp)
        return SurfacePlaces(triangles, np.array([place.barycentric for place in rows]).reshape(-1, 3))

    def on(self, mesh: "TriangleMesh") -> Floats:
        """(k, 3) where the places are on a mesh of the topology."""
        return mesh.positions_at(self.triangles, self.weights)

    def stand_on(self, mesh: "TriangleMesh") -> Iterator[tuple[Floats, Floats]]:
        """Position (3,) and outward unit normal (3,) of each place in turn."""
        return zip(self.on(mesh), self.normals_on(mesh), strict=True)

    def normals_on(self, mesh: "TriangleMesh") -> Floats:
        """(k, 3) outward unit normals at the places."""
        return mesh.normals_at(self.triangles, self.weights)

    def at(self, row: int) -> SurfacePoint:
        """One of the places on its own."""
        return SurfacePlaces(self.triangles[row : row + 1], self.weights[row : row + 1]).singly()[0]

    def singly(self) -> list[SurfacePoint]:
        """Each of the places on its own."""
        rows = zip(self.triangles.tolist(), self.weights.tolist(), strict=True)
        return [SurfacePoint(triangle, (first, second, third)) for triangle, (first, second, third) in rows]


class Topology:
    """Triangles of a mesh and their adjacency, shared by all meshes of the same connectivity.

    ``triangles`` is (m, 3) vertex indices, counter-clockwise seen from outside; ``n_vertices`` counts the vertices. Whoever knows
    already what lies beyond each half-edge gives it, and spares the search.
    """

    def __init__(self, triangles: NDArray[np.integer], n_vertices: int, beyond: Ints | None = None) -> None:
        self.triangles: Ints = np.ascontiguousarray(triangles, dtype=np.int32)
        self.n_vertices = int(n_vertices)
        self._given = beyond

    @cached_property
    def corners(self) -> NDArray[np.intp]:
        """(3 m,) vertices of all triangles one after the other; half-edge 3 t + k begins at corner k of triangle t."""
        return self.triangles.ravel().astype(np.intp)

    @cached_property
    def half_edges(self) -> Ints:
        """(3 m, 2) the vertices at which each half-edge begins and ends."""
        return np.column_stack([self.triangles.ravel(), np.roll(self.triangles, -1, axis=1).ravel()])

    @cached_property
    def _corners_by_vertex(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Triangles sorted by the vertex they touch, where each vertex starts, and which vertices occur."""
        order = stable_order(self.corners, self.n_vertices)
        rising = self.corners[order]
        starts = first_rows(rising)
        return order // 3, starts, rising[starts]

    @property
    def corner_vertices(self) -> NDArray[np.intp]:
        """The vertices that are a corner of a triangle."""
        return self._corners_by_vertex[2]

    def sum_at_vertices(self, of_triangles: Floats) -> Floats:
        """Sum one number for each triangle (m,) into one for each vertex; a triangle counts at its three corners."""
        return np.bincount(self.corners, np.repeat(of_triangles, 3), self.n_vertices).astype(np.float64, copy=False)

    @cached_property
    def beyond(self) -> NDArray[np.int32]:
        """(3 m,) for each half-edge the one that runs the other way along the same edge; -1 at a border."""
        if self._given is not None:
            return self._given
        starts, ends = self.half_edges.T
        keys = np.minimum(starts, ends).astype(np.int64) * self.n_vertices + np.maximum(starts, ends)
        order = stable_order(keys, self.n_vertices * self.n_vertices)
        keys = keys[order]
        pairs = np.flatnonzero(keys[1:] == keys[:-1])
        beyond = np.full(len(keys), -1, dtype=np.int32)
        beyond[order[pairs]], beyond[order[pairs + 1]] = order[pairs + 1], order[pairs]
        return beyond

    @cached_property
    def neighbours(self) -> NDArray[np.intp]:
        """(m, 3) the triangles on the other side of each one's edges, edge k going from corner k to the next; -1 at a border."""
        return np.where(self.beyond < 0, -1, self.beyond // 3).astype(np.intp).reshape(-1, 3)

    @cached_property
    def crossings(self) -> Crossings:
        """What lies beyond each half-edge."""
        beyond = self.beyond
        around = np.arange(len(beyond), dtype=np.int32).reshape(-1, 3)
        after, before = (np.roll(around, by, axis=1).ravel()[beyond] for by in (-1, 1))
        ahead = np.where(beyond < 0, -1, self.corners[before]).astype(np.int32)
        starts, ends = self.half_edges.T
        return Crossings(
            starts.data, ends.data, ahead.data, before.data, after.data, np.ones(len(self.triangles), dtype=bool).data
        )

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
        return np.stack(list(self._normals_of(self.topology.corners)), axis=1)

    @cached_property
    def columns(self) -> Columns:
        """x, y and z of all vertices, to read single ones without NumPy's cost for each."""
        return _columns(self.vertices)

    @cached_property
    def longest_side(self) -> float:
        """The longest side of a triangle."""
        ends = self.topology.half_edges
        sides = self.vertices.take(ends[:, 1], axis=0) - self.vertices.take(ends[:, 0], axis=0)
        return sqrt(float(np.einsum("ij,ij->i", sides, sides).max()))

    @cached_property
    def levels(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Between which y (m,) each triangle lies, a hair wider: in single precision, which is fast to look through."""
        heights = self.vertices[:, 1].astype(np.float32).take(self.topology.corners).reshape(-1, 3)
        first, second, third = heights[:, 0], heights[:, 1], heights[:, 2]
        slack = np.float32(1e-6 * float(np.abs(heights).max(initial=1.0)))
        low, high = np.minimum(np.minimum(first, second), third), np.maximum(np.maximum(first, second), third)
        return low - slack, high + slack

    @cached_property
    def vertex_normals(self) -> Floats:
        """(n, 3) unit normals, the area-weighted mean of the triangles around each vertex."""
        normals = np.empty((self.topology.n_vertices, 3))
        for axis, of_triangles in enumerate(self._normals_of(self.topology.corners)):
            normals[:, axis] = self.topology.sum_at_vertices(of_triangles)
        squares = np.einsum("ij,ij->i", normals, normals)
        normals /= np.sqrt(np.where(squares > 0, squares, 1.0))[:, None]
        return normals

    def _normals_of(self, corners: NDArray[np.intp]) -> Iterator[Floats]:
        """x, y and z of triangles' normals (k,), twice the area long; ``corners`` (3 k,) one triangle after the other.

        Column by column, which for whole meshes takes half the time of rows, and by blocks whose numbers stay near the processor.
        """
        normals = np.empty((3, len(corners) // 3))
        columns = [np.ascontiguousarray(self.vertices[:, axis]) for axis in range(3)]
        for begin in range(0, normals.shape[1], _BLOCK):
            block = corners[3 * begin : 3 * (begin + _BLOCK)].reshape(-1, 3)
            first, second, third = (np.ascontiguousarray(block[:, k]) for k in range(3))
            starts = [column.take(first) for column in columns]
            b = [column.take(second) - start for column, start in zip(columns, starts, strict=True)]
            c = [column.take(third) - start for column, start in zip(columns, starts, strict=True)]
            for axis, y, z in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
                np.subtract(b[y] * c[z], b[z] * c[y], out=normals[axis, begin : begin + _BLOCK])
        yield from normals

    def positions_at(self, triangles: NDArray[np.integer], weights: Floats) -> Floats:
        """(k, 3) positions of places given by triangle (k,) and weights (k, 3)."""
        return _mean(self.vertices, self.triangles[triangles], weights)

    def normals_at(self, triangles: NDArray[np.integer], weights: Floats) -> Floats:
        """(k, 3) outward unit normals at places; few places do not make the mesh work out all its normals."""
        corners = self.triangles[triangles]
        if "vertex_normals" in self.__dict__ or len(corners) > _FEW * len(self.vertices):
            return _units(_mean(self.vertex_normals, corners, weights))
        vertices, place = distinct_rows(corners)
        around, begins = self.topology.triangles_around(vertices)
        owner = np.repeat(np.arange(len(vertices)), np.diff(np.append(begins, len(around))))
        columns = self._normals_of(self.triangles[around].ravel().astype(np.intp))
        # Summed as for all vertices: what was looked at before must not move the last bit.
        normals = _units(np.stack([np.bincount(owner, column) for column in columns], axis=1))
        return _units(_mean(normals, place.reshape(corners.shape), weights))

    def position(self, place: SurfacePoint) -> Floats:
        """(3,) position of a place on the surface."""
        return np.array(self.coordinates(place))

    def coordinates(self, place: SurfacePoint) -> Vector:
        """The position as plain numbers."""
        return self._mean(self.columns, place)

    def normal(self, place: SurfacePoint) -> Floats:
        """(3,) outward unit normal at a place, interpolated between the vertex normals."""
        return np.array(self.direction(place))

    def direction(self, place: SurfacePoint) -> Vector:
        """The normal as plain numbers."""
        x, y, z = self._mean(self._normal_columns, place)
        length = sqrt(x * x + y * y + z * z)
        return x / length, y / length, z / length

    @cached_property
    def _normal_columns(self) -> Columns:
        return _columns(self.vertex_normals)

    def _mean(self, columns: Columns, place: SurfacePoint) -> Vector:
        triangle, (u, v, w) = place
        corner, first = self.topology.crossings.start, 3 * triangle
        i, j, k = corner[first], corner[first + 1], corner[first + 2]
        x, y, z = columns
        return u * x[i] + v * x[j] + w * x[k], u * y[i] + v * y[j] + w * y[k], u * z[i] + v * z[j] + w * z[k]


def _units(vectors: Floats) -> Floats:
    """(k, 3) vectors at length 1."""
    found: Floats = vectors / np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    return found


def _mean(rows: Floats, corners: NDArray[np.integer], weights: Floats) -> Floats:
    """(k, 3) weighted means of the rows that ``corners`` (k, 3) name; a sum of columns is the fastest way to it."""
    found: Floats = rows.take(corners[:, 0], axis=0)
    found *= weights[:, :1]
    for corner in (1, 2):
        part = rows.take(corners[:, corner], axis=0)
        part *= weights[:, corner : corner + 1]
        found += part
    return found


def _columns(rows: Floats) -> Columns:
    return rows[:, 0].data, rows[:, 1].data, rows[:, 2].data


def unit(vector: Floats) -> Floats:
    """The vector at length 1; raises ValueError for the null vector, which has no direction."""
    length = sqrt(float(vector @ vector))
    if length == 0.0:
        raise ValueError("the null vector has no direction")
    return vector / length
