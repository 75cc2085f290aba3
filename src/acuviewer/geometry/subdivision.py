"""One Catmull-Clark step over a mesh of quadrangles: the coarse cage in, the smooth triangles out.

All tables depend on connectivity alone and are made once; a new shape then costs a few array sums. Boundary
edges keep the usual rule (midpoints; 1/8, 3/4, 1/8 at vertices), so open rims stay where they are.
Source: Catmull & Clark, Computer-Aided Design 10 (1978) 350-355.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats, Topology
from acuviewer.geometry.order import first_rows, stable_order


class CatmullClark:
    """Subdivides any (n_vertices, k) array given on the cage ``quads`` (f, 4).

    The result's rows are: the moved cage vertices, then one row an edge, then one row a quad. Its triangles are
    in ``topology``: each small quad is cut from the cage vertex to the quad's centre, which mirrors exactly.
    """

    def __init__(self, quads: NDArray[np.integer], n_vertices: int) -> None:
        quads = np.asarray(quads, dtype=np.intp)
        n_quads = len(quads)
        self.quads = quads
        self.n_vertices = n_vertices
        sides = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2)
        low, high = _low_high(sides)
        keys = low * n_vertices + high
        order = stable_order(keys, n_vertices * n_vertices)
        first = first_rows(keys[order])
        n_quads_at_edge = np.diff(np.append(first, len(keys)))
        edge_of_side = np.empty(len(keys), dtype=np.intp)
        edge_of_side[order] = np.repeat(np.arange(len(first)), n_quads_at_edge)
        self.edges = np.stack([low[order[first]], high[order[first]]], axis=1)
        self.edge_of_side = edge_of_side.reshape(n_quads, 4)
        last = first + n_quads_at_edge - 1
        self._edge_quads = np.stack([order[first] // 4, order[last] // 4], axis=1)
        self._inner_edge = (n_quads_at_edge == 2)[:, None]
        self._quad_at, self._quad_starts = _incidence(quads.ravel(), n_vertices, 4)
        self._edge_at, self._edge_starts = _incidence(self.edges.ravel(), n_vertices, 2)
        self._set_vertex_rules(n_quads_at_edge)
        self.topology = self._triangulate()

    def _set_vertex_rules(self, n_quads_at_edge: NDArray[np.intp]) -> None:
        valence = np.bincount(self.edges.ravel(), minlength=self.n_vertices).astype(float)
        self._valence = valence[:, None]
        rim = n_quads_at_edge == 1
        rim_edges = self.edges[rim]
        self._rim_vertices = np.flatnonzero(np.bincount(rim_edges.ravel(), minlength=self.n_vertices))
        neighbours = np.zeros((self.n_vertices, 2), dtype=np.intp)
        seen = np.zeros(self.n_vertices, dtype=np.intp)
        for a, b in rim_edges:
            for vertex, other in ((a, b), (b, a)):
                neighbours[vertex, min(seen[vertex], 1)] = other
                seen[vertex] += 1
        self._rim_neighbours = neighbours[self._rim_vertices]

    def _triangulate(self) -> Topology:
        n_cage, n_edges = self.n_vertices, len(self.edges)
        centre = n_cage + n_edges + np.arange(len(self.quads))
        parts = []
        for k in range(4):
            corner = self.quads[:, k]
            after = n_cage + self.edge_of_side[:, k]
            before = n_cage + self.edge_of_side[:, k - 1]
            parts.append(np.stack([corner, after, centre], axis=1))
            parts.append(np.stack([corner, centre, before], axis=1))
        triangles = np.stack(parts, axis=1).reshape(-1, 3)
        return Topology(triangles, n_cage + n_edges + len(self.quads))

    def subdivide(self, values: Floats) -> Floats:
        """Smooth positions (or colours, or weights) for all rows of ``topology``."""
        centres = _mean_of(values, self.quads)
        middles = _mean_of(values, self.edges)
        beside = _mean_of(centres, self._edge_quads)
        edge_rows = np.where(self._inner_edge, (middles + beside) / 2, middles)
        n = self._valence
        quad_mean = np.add.reduceat(centres.take(self._quad_at, axis=0), self._quad_starts, axis=0) / n
        edge_mean = np.add.reduceat(middles.take(self._edge_at, axis=0), self._edge_starts, axis=0) / n
        vertex_rows = (quad_mean + 2 * edge_mean + (n - 3) * values) / n
        rim = values[self._rim_neighbours].sum(axis=1) / 8 + values[self._rim_vertices] * 0.75
        vertex_rows[self._rim_vertices] = rim
        return np.concatenate([vertex_rows, edge_rows, centres])

    def gathered(self, growth: Floats) -> Floats:
        """By how much a sum over all fine rows grows with each cage vertex (n_vertices, k), if it grows so (n, k) with each fine row."""
        n_cage, n_edges, n = self.n_vertices, len(self.edges), self._valence
        own = growth[:n_cage].copy()
        at_rim = own[self._rim_vertices]
        own[self._rim_vertices] = 0.0
        of_edges = growth[n_cage : n_cage + n_edges]
        share = own / n**2
        beside = np.where(self._inner_edge, of_edges / 4, 0.0)
        middles = np.where(self._inner_edge, of_edges / 2, of_edges) + 2 * _sum_of(share, self.edges)
        centres = growth[n_cage + n_edges :] + _sum_of(beside, self.edge_of_side) + _sum_of(share, self.quads)
        total: Floats = own * ((n - 3) / n)
        total += np.add.reduceat(centres.take(self._quad_at, axis=0), self._quad_starts, axis=0) / 4
        total += np.add.reduceat(middles.take(self._edge_at, axis=0), self._edge_starts, axis=0) / 2
        total[self._rim_vertices] += 0.75 * at_rim
        np.add.at(total, self._rim_neighbours, at_rim[:, None] / 8)
        return total

    def stencils(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
        """Of which cage vertices, and by what weight, fine rows (r,) are the sum: how many entries each row has, columns, weights."""
        starts, columns, weights = self._stencils
        lengths = starts[rows + 1] - starts[rows]
        entries = np.repeat(starts[rows] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        return lengths, columns[entries], weights[entries]

    @cached_property
    def _stencils(self) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
        """Of which cage vertices, and by what weight, each fine row is the sum: where each row starts, columns, weights."""
        n_cage, n_edges, n_quads = self.n_vertices, len(self.edges), len(self.quads)
        inner = self._inner_edge[:, 0]
        rows, columns, weights = [], [], []

        def add(row: NDArray[np.integer], column: NDArray[np.integer], weight: Floats | float) -> None:
            rows.append(np.broadcast_to(row[:, None], column.shape).ravel())
            columns.append(column.ravel())
            weights.append(np.broadcast_to(weight, column.shape).ravel())

        add(n_cage + n_edges + np.arange(n_quads), self.quads, 0.25)
        add(n_cage + np.arange(n_edges), self.edges, np.where(inner, 0.25, 0.5)[:, None])
        for side in range(2):
            add(n_cage + np.flatnonzero(inner), self.quads[self._edge_quads[inner, side]], 0.0625)
        smooth = np.ones(n_cage, dtype=bool)
        smooth[self._rim_vertices] = False
        n = self._valence[:, 0]
        for owners, starts, corners, share in (
            (self._quad_at, self._quad_starts, self.quads, 0.25),
            (self._edge_at, self._edge_starts, self.edges, 1.0),
        ):
            at = np.repeat(np.arange(n_cage), np.diff(np.append(starts, len(owners))))
            kept = smooth[at]
            add(at[kept], corners[owners[kept]], (share / n[at[kept]] ** 2)[:, None])
        inside = np.flatnonzero(smooth)
        add(inside, inside[:, None], ((n[inside] - 3) / n[inside])[:, None])
        add(self._rim_vertices, self._rim_neighbours, 0.125)
        add(self._rim_vertices, self._rim_vertices[:, None], 0.75)
        row, column, weight = np.concatenate(rows), np.concatenate(columns), np.concatenate(weights)
        order = np.argsort(row, kind="stable")
        starts = np.searchsorted(row[order], np.arange(n_cage + n_edges + n_quads + 1))
        return starts, column[order], weight[order]

    def mirrored(self, mirror: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Mirror partner of each fine vertex and each triangle, given the partner of each cage vertex.

        Raises ValueError when the cage's quads do not map onto each other.
        """
        low, high = _low_high(mirror[self.edges])
        keys = self.edges[:, 0] * self.n_vertices + self.edges[:, 1]
        edge = np.searchsorted(keys, low * self.n_vertices + high)
        order = np.lexsort(np.sort(self.quads, axis=1).T)
        partner_order = np.lexsort(np.sort(mirror[self.quads], axis=1).T)
        quad = np.empty(len(self.quads), dtype=np.intp)
        quad[partner_order] = order
        if not (np.sort(self.quads[quad], axis=1) == np.sort(mirror[self.quads], axis=1)).all():
            raise ValueError("the mirror table does not map the quads onto each other")
        n_cage, n_edges = self.n_vertices, len(self.edges)
        vertex = np.concatenate([mirror, n_cage + edge, n_cage + n_edges + quad])
        # Triangles 2k and 2k+1 of a quad lie at its corner k; mirroring swaps the two.
        corner_match = mirror[self.quads][:, :, None] == self.quads[quad][:, None, :]
        partner_corner = corner_match.argmax(axis=2)
        first = 8 * quad[:, None] + 2 * partner_corner
        triangle = np.stack([first + 1, first], axis=2).reshape(-1)
        return vertex.astype(np.int32), triangle.astype(np.int32)

    def interpolate(self, values: Floats) -> Floats:
        """The same rows without smoothing: means only. Right for labels, masks and texture coordinates."""
        return np.concatenate([values, values[self.edges].mean(axis=1), values[self.quads].mean(axis=1)])


def _mean_of(values: Floats, table: NDArray[np.integer]) -> Floats:
    """(rows, k) mean of the values that each row of a table (rows, width) names."""
    total = _sum_of(values, table)
    total /= table.shape[1]
    return total


def _sum_of(values: Floats, table: NDArray[np.integer]) -> Floats:
    """(rows, k) sum of the values that each row of a table (rows, width) names; column by column is the fastest way to it."""
    total: Floats = values.take(table[:, 0], axis=0)
    for column in range(1, table.shape[1]):
        total += values.take(table[:, column], axis=0)
    return total


def _low_high(pairs: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The lower and the higher of each of two numbers (n, 2)."""
    return np.minimum(pairs[:, 0], pairs[:, 1]), np.maximum(pairs[:, 0], pairs[:, 1])


def _incidence(flat: NDArray[np.integer], n_vertices: int, width: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Owners (row of a (rows, width) table) sorted by vertex, and where each vertex starts."""
    order = stable_order(flat, n_vertices)
    counts = np.bincount(flat, minlength=n_vertices)
    if not counts.all():
        raise ValueError("every vertex of the cage must belong to a quad")
    return order // width, np.concatenate([[0], np.cumsum(counts)[:-1]])
