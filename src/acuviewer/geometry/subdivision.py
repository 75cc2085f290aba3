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

_Table = tuple[NDArray[np.intp], ...]


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
        self._inner_edge = n_quads_at_edge == 2
        self._quad_at, self._quad_starts = _incidence(quads.ravel(), n_vertices, 4)
        self._edge_at, self._edge_starts = _incidence(self.edges.ravel(), n_vertices, 2)
        self._set_vertex_rules(n_quads_at_edge)
        self.topology = self._triangulate(self._beyond(sides, order, first, n_quads_at_edge))

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

    def _beyond(
        self,
        sides: NDArray[np.intp],
        order: NDArray[np.intp],
        first: NDArray[np.intp],
        n_quads_at_edge: NDArray[np.intp],
    ) -> NDArray[np.int32] | None:
        """What lies beyond each half-edge of the triangles, by how they are cut; None where quads do not fit together as a surface's do.

        Half-edges of a quad are numbered 6 k to 6 k + 5 for its corner k; its side k is crossed by 6 k and by 6 (k + 1) + 5.
        """
        inner = np.flatnonzero(n_quads_at_edge == 2)
        one, other = order[first[inner]], order[first[inner] + 1]
        if n_quads_at_edge.max() > 2 or not (sides[one, 0] == sides[other, 1]).all():
            return None
        corners = np.arange(4)
        after = (corners + 1) % 4
        within = np.full(24, -1)
        within[6 * corners + 2], within[6 * corners + 3] = 6 * corners + 3, 6 * corners + 2
        within[6 * corners + 1], within[6 * after + 4] = 6 * after + 4, 6 * corners + 1
        beyond = np.where(within < 0, -1, 24 * np.arange(len(self.quads))[:, None] + within).astype(np.int32).ravel()
        sides_at = 24 * np.arange(len(self.quads))[:, None]
        begins, ends = (sides_at + 6 * corners).ravel(), (sides_at + 6 * after + 5).ravel()
        for here, there in ((one, other), (other, one)):
            beyond[begins[here]], beyond[ends[here]] = ends[there], begins[there]
        return beyond

    def _triangulate(self, beyond: NDArray[np.int32] | None) -> Topology:
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
        return Topology(triangles, n_cage + n_edges + len(self.quads), beyond)

    @cached_property
    def _tables(self) -> tuple[_Table, _Table, _Table]:
        """Corners of quads, ends of edges and quads at edges, each column in one piece."""
        return _pieces(self.quads), _pieces(self.edges), _pieces(self._edge_quads)

    @cached_property
    def _sums(self) -> tuple["_Sums", "_Sums"]:
        """What sums quads, and edges, around each vertex."""
        return _Sums(self._quad_at, self._quad_starts), _Sums(self._edge_at, self._edge_starts)

    def subdivide(self, values: Floats) -> Floats:
        """Smooth positions (or colours, or weights) for all rows of ``topology``."""
        fine = np.empty((self.topology.n_vertices, values.shape[1]))
        # Column by column, which takes half the time of rows.
        for axis in range(values.shape[1]):
            self._subdivide_column(np.ascontiguousarray(values[:, axis]), fine[:, axis])
        return fine

    def _subdivide_column(self, values: Floats, fine: Floats) -> None:
        quads, edges, edge_quads = self._tables
        quad_sums, edge_sums = self._sums
        n_cage, n = self.n_vertices, self._valence[:, 0]
        centres, middles = _mean_of(values, quads), _mean_of(values, edges)
        beside = _mean_of(centres, edge_quads)
        beside += middles
        beside /= 2
        fine[n_cage : n_cage + len(middles)] = np.where(self._inner_edge, beside, middles)
        fine[n_cage + len(middles) :] = centres
        total, edge_mean = quad_sums.of(centres), edge_sums.of(middles)
        total /= n
        edge_mean /= n
        edge_mean *= 2
        total += edge_mean
        total += (n - 3) * values
        total /= n
        rim = values[self._rim_neighbours].sum(axis=1) / 8 + values[self._rim_vertices] * 0.75
        total[self._rim_vertices] = rim
        fine[:n_cage] = total

    def gathered(self, growth: Floats) -> Floats:
        """By how much a sum over all fine rows grows with each cage vertex (n_vertices, k), if it grows so (n, k) with each fine row."""
        n_cage, n_edges, n = self.n_vertices, len(self.edges), self._valence
        own = growth[:n_cage].copy()
        at_rim = own[self._rim_vertices]
        own[self._rim_vertices] = 0.0
        of_edges = growth[n_cage : n_cage + n_edges]
        share = own / n**2
        beside = np.where(self._inner_edge[:, None], of_edges / 4, 0.0)
        middles = np.where(self._inner_edge[:, None], of_edges / 2, of_edges) + 2 * _sum_of(share, self.edges)
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
        inner = self._inner_edge
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
        own, mirrored = np.sort(self.quads, axis=1), np.sort(mirror[self.quads], axis=1)
        quad = np.empty(len(self.quads), dtype=np.intp)
        quad[self._order_of(mirrored)] = self._order_of(own)
        if not (own[quad] == mirrored).all():
            raise ValueError("the mirror table does not map the quads onto each other")
        n_cage, n_edges = self.n_vertices, len(self.edges)
        vertex = np.concatenate([mirror, n_cage + edge, n_cage + n_edges + quad])
        # Triangles 2k and 2k+1 of a quad lie at its corner k; mirroring swaps the two.
        corner_match = mirror[self.quads][:, :, None] == self.quads[quad][:, None, :]
        partner_corner = corner_match.argmax(axis=2)
        first = 8 * quad[:, None] + 2 * partner_corner
        triangle = np.stack([first + 1, first], axis=2).reshape(-1)
        return vertex.astype(np.int32), triangle.astype(np.int32)

    def _order_of(self, quads: NDArray[np.intp]) -> NDArray[np.intp]:
        """The order of quads (f, 4) by their corners, of which two different ones never have three in common."""
        keys = (quads[:, 0] * self.n_vertices + quads[:, 1]) * self.n_vertices + quads[:, 2]
        return np.argsort(keys, kind="stable")

    def interpolate(self, values: Floats) -> Floats:
        """The same rows without smoothing: means only. Right for labels, masks and texture coordinates."""
        return np.concatenate([values, values[self.edges].mean(axis=1), values[self.quads].mean(axis=1)])


def cage_triangles(triangles: NDArray[np.integer]) -> NDArray[np.integer]:
    """Of a surface's triangles (8 f, 3), as they are cut here, those of its cage (2 f, 3): two a quad, on the cage's vertices, which are
    the first rows. The same surface as seen from where a small quad is no more than a pixel or two."""
    corners = triangles.reshape(-1, 8, 3)[:, ::2, 0]
    return np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]], axis=1).reshape(-1, 3)


class _Sums:
    """Sums numbers over the runs of a list, of which each is short: all runs of one length together."""

    def __init__(self, owners: NDArray[np.intp], starts: NDArray[np.intp]) -> None:
        self._count = len(starts)
        lengths = np.diff(np.append(starts, len(owners)))
        self._runs = []
        for length in range(1, int(lengths.max()) + 1):
            runs = np.flatnonzero(lengths == length)
            if len(runs):
                self._runs.append((runs, tuple(owners[starts[runs] + k] for k in range(length))))

    def of(self, values: Floats) -> Floats:
        """(runs,) sums; each adds to its first number the sum of the rest."""
        found = np.empty(self._count)
        for runs, columns in self._runs:
            total = values.take(columns[0])
            if len(columns) > 1:
                rest = values.take(columns[1])
                for column in columns[2:]:
                    rest += values.take(column)
                total += rest
            found[runs] = total
        return found


def _pieces(table: NDArray[np.integer]) -> _Table:
    return tuple(np.ascontiguousarray(table[:, column], dtype=np.intp) for column in range(table.shape[1]))


def _mean_of(values: Floats, table: _Table) -> Floats:
    """(rows,) mean of the values (n,) that each row of a table names."""
    total: Floats = values.take(table[0])
    for column in table[1:]:
        total += values.take(column)
    total /= len(table)
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
