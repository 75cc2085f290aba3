"""Normals of a subdivided surface, soon: from how its rows of quads run at each vertex, without a look at its triangles.

At a quad's centre and on an edge two differences of neighbours span the tangent plane, at a corner two sums over the edges around
it, weighted by cosine and sine (Loop's tangent masks, as they are used for subdivision surfaces in general). They turn from the area-weighted
normals of the triangles by a few hundredths of a degree in the median, and cost a quarter.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.geometry.subdivision import CatmullClark

_Single = NDArray[np.float32]
_Rows = NDArray[np.intp]


class SmoothNormals:
    """For all shapes of one subdivided cage; raises ValueError for an open one."""

    def __init__(self, subdivision: CatmullClark) -> None:
        quads, edges, edge_of_side = subdivision.quads, subdivision.edges, subdivision.edge_of_side
        n_cage, n_edges = subdivision.n_vertices, len(edges)
        middles, centres = n_cage + edge_of_side, n_cage + n_edges
        self._of_edges, self._of_quads = slice(n_cage, centres), slice(centres, centres + len(quads))
        # From where to where the two tangents of each edge, and of each quad, lead.
        goes_up = quads < np.roll(quads, -1, axis=1)
        left, right = (_quad_beside(edge_of_side, goes, n_edges) for goes in (goes_up, ~goes_up))
        self._edge_ends = _pieces(edges[:, 1], edges[:, 0], centres + left, centres + right)
        self._quad_ends = _pieces(middles[:, 1], middles[:, 3], middles[:, 2], middles[:, 0])
        self._rings = list(_rings(quads, edges, edge_of_side, n_cage))

    def of(self, vertices: Floats) -> Floats:
        """(n, 3) outward unit normals of the subdivided vertices (n, 3)."""
        first, second = np.empty((3, len(vertices)), np.float32), np.empty((3, len(vertices)), np.float32)
        for axis in range(3):
            self._span(np.ascontiguousarray(vertices[:, axis], dtype=np.float32), first[axis], second[axis])
        normals = np.empty((len(vertices), 3))
        for axis, y, z in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
            normals[:, axis] = first[y] * second[z] - first[z] * second[y]
        squares = np.einsum("ij,ij->i", normals, normals)
        normals /= np.sqrt(np.where(squares > 0, squares, 1.0))[:, None]
        return normals

    def _span(self, places: _Single, first: _Single, second: _Single) -> None:
        """One coordinate of both tangents at every vertex."""
        for part, (a, b, c, d) in ((self._of_edges, self._edge_ends), (self._of_quads, self._quad_ends)):
            np.subtract(places.take(a), places.take(b), out=first[part])
            np.subtract(places.take(c), places.take(d), out=second[part])
        for rows, around, along, across in self._rings:
            one, other = np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32)
            for column, cosine, sine in zip(around, along, across, strict=True):
                near = places.take(column)
                one += cosine * near
                other += sine * near
            first[rows], second[rows] = one, other


@dataclass(frozen=True, eq=False)
class SmoothMesh(TriangleMesh):
    """A mesh whose vertex normals are wanted soon."""

    by: SmoothNormals

    @cached_property
    def vertex_normals(self) -> Floats:
        """(n, 3) unit normals, within a degree or so of those of the triangles."""
        return self.by.of(self.vertices)


def _pieces(*columns: NDArray[np.integer]) -> tuple[_Rows, ...]:
    return tuple(np.ascontiguousarray(column, dtype=np.intp) for column in columns)


def _quad_beside(edge_of_side: NDArray[np.integer], sides: NDArray[np.bool], n_edges: int) -> _Rows:
    """The quad to which each edge is one of some ``sides`` (f, 4)."""
    beside = np.full(n_edges, -1, dtype=np.intp)
    beside[edge_of_side[sides]] = np.nonzero(sides)[0]
    if (beside < 0).any():
        raise ValueError("the surface is open, or its quads do not all face the same way")
    return beside


def _rings(
    quads: NDArray[np.integer], edges: NDArray[np.integer], edge_of_side: NDArray[np.integer], n_cage: int
) -> Iterator[tuple[_Rows, Sequence[_Rows], Sequence[np.float32], Sequence[np.float32]]]:
    """Cage vertices with equally many edges; the middles of these in turn, and both weights of each."""
    after, before = edge_of_side, np.roll(edge_of_side, 1, axis=1)
    # Each edge is seen from both its ends.
    following = np.zeros(2 * len(edges), dtype=np.intp)
    following[2 * after + (edges[after, 1] == quads)] = before
    start = np.zeros(n_cage, dtype=np.intp)
    start[quads] = after
    counts = np.bincount(edges.ravel(), minlength=n_cage)
    for count in np.unique(counts).tolist():
        rows = np.flatnonzero(counts == count)
        edge, around = start[rows], []
        for _ in range(count):
            around.append(n_cage + edge)
            edge = following[2 * edge + (edges[edge, 1] == rows)]
        turns = 2 * np.pi * np.arange(count) / count
        yield rows, around, list(np.cos(turns).astype(np.float32)), list(np.sin(turns).astype(np.float32))
